package dev.tocsin.alerttest;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.tocsin.json.JsonLimits;
import dev.tocsin.json.JsonReader;
import dev.tocsin.json.JsonSyntaxException;
import dev.tocsin.load.ProjectFiles;
import dev.tocsin.load.UnreadableFileException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Rows in files beside the test. */
final class FixtureFiles {
    private final ProjectFiles files;

    FixtureFiles(ProjectFiles files) {
        this.files = files;
    }

    /** Comma-separated values with a header; an empty cell is null, or an empty string. */
    void csv(Part part, List<Map<String, @Nullable Object>> rows) {
        Optional<String> text = read(part);
        if (text.isEmpty()) {
            return;
        }
        if (text.get().chars().filter(c -> c == '"').count() % 2 != 0) {
            // The library would take all that follows as one value.
            part.error("\"" + part.value().asText() + "\" is not CSV: a quote is not closed");
            return;
        }
        try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(text.get())) {
            for (NamedCsvRecord record : reader) {
                rows.add(new LinkedHashMap<>(record.getFieldsAsMap()));
            }
        } catch (CsvParseException | java.io.IOException e) {
            part.error("\"" + part.value().asText() + "\" is not CSV: " + e.getMessage());
        }
    }

    /** One JSON object a line. */
    void jsonl(Part part, List<Map<String, @Nullable Object>> rows) {
        Optional<String> text = read(part);
        if (text.isEmpty()) {
            return;
        }
        int number = 0;
        for (String line : text.get().lines().toList()) {
            number++;
            if (line.isBlank()) {
                continue;
            }
            try {
                if (ValueReader.plain(
                                new JsonReader(JsonLimits.DEFINITION).read(line).root())
                        instanceof Map<?, ?> object) {
                    Map<String, @Nullable Object> row = new LinkedHashMap<>();
                    object.forEach((key, value) -> row.put(String.valueOf(key), value));
                    rows.add(row);
                } else {
                    part.error("line " + number + " of \"" + part.value().asText() + "\" is no JSON object");
                }
            } catch (JsonSyntaxException e) {
                part.error("line " + number + " of \"" + part.value().asText() + "\" is not JSON: " + e.getMessage());
            }
        }
    }

    private Optional<String> read(Part part) {
        Optional<String> name = part.text();
        if (name.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(files.read(files.resolve(part.source().folder(), name.get())));
        } catch (UnreadableFileException e) {
            part.error(String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }
}

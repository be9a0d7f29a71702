package dev.tocsin.kql.evaluate.data;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import dev.tocsin.kql.evaluate.value.JsonParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a file has, before its columns have types: in each record the values by column, those of CSV as text.
 *
 * @param names in the order in which they come up
 */
record Records(String file, List<String> names, List<Line> rows, boolean textual) {

    /** One record and the line where it begins. */
    record Line(long line, Map<String, @Nullable Object> values) {}

    /** CSV, the first record being the columns' names. */
    static Records csv(Path file) throws DataException {
        String name = String.valueOf(file.getFileName());
        List<Line> rows = new ArrayList<>();
        List<String> names = new ArrayList<>();
        try (CsvReader<CsvRecord> reader = CsvReader.builder()
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(file, StandardCharsets.UTF_8)) {
            for (CsvRecord record : reader) {
                if (names.isEmpty()) {
                    names.addAll(header(record, name));
                    continue;
                }
                if (record.getFieldCount() != names.size()) {
                    throw new DataException(
                            name + ":" + record.getStartingLineNumber() + ": there are "
                                    + record.getFieldCount() + " values for " + names.size()
                                    + " columns; write one for each (nothing between commas is null), and quote values with commas");
                }
                Map<String, @Nullable Object> values = new LinkedHashMap<>();
                for (int i = 0; i < names.size(); i++) {
                    values.put(names.get(i), record.getField(i));
                }
                rows.add(new Line(record.getStartingLineNumber(), values));
            }
        } catch (CsvParseException | UncheckedIOException e) {
            throw new DataException(name + ": is not CSV in UTF-8 (" + e.getMessage() + ")", e);
        } catch (IOException e) {
            throw new DataException(name + ": cannot be read", e);
        }
        if (names.isEmpty()) {
            throw new DataException(name + ": has no header; write the columns' names into the first line");
        }
        return new Records(name, names, rows, true);
    }

    private static List<String> header(CsvRecord record, String file) throws DataException {
        List<String> names = new ArrayList<>();
        for (String field : record.getFields()) {
            String name = names.isEmpty() && field.startsWith("\ufeff") ? field.substring(1) : field.trim();
            if (name.isEmpty() || names.contains(name)) {
                throw new DataException(file + ":1: the column name \"" + name + "\" is empty or comes twice");
            }
            names.add(name);
        }
        return names;
    }

    /** One JSON object a line. */
    static Records jsonLines(Path file) throws DataException {
        String name = String.valueOf(file.getFileName());
        List<String> lines;
        try {
            lines = Files.readAllLines(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new DataException(name + ": cannot be read as UTF-8", e);
        }
        Map<String, String> names = new LinkedHashMap<>();
        List<Line> rows = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).isBlank()) {
                continue;
            }
            Map<String, @Nullable Object> values = new LinkedHashMap<>();
            object(lines.get(i), name + ":" + (i + 1)).forEach((key, value) -> values.put(String.valueOf(key), value));
            values.keySet().forEach(key -> names.putIfAbsent(key, key));
            rows.add(new Line(i + 1, values));
        }
        return new Records(name, new ArrayList<>(names.keySet()), rows, false);
    }

    private static Map<?, ?> object(String line, String place) throws DataException {
        try {
            if (JsonParser.parse(line) instanceof Map<?, ?> map) {
                return map;
            }
        } catch (JsonParser.NotJson e) {
            throw new DataException(place + ": " + e.getMessage(), e);
        }
        throw new DataException(place + ": is no JSON object");
    }
}

package dev.tocsin.preview.data;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.json.JsonLimits;
import dev.tocsin.json.JsonReader;
import dev.tocsin.json.JsonSyntaxException;
import dev.tocsin.json.JsonWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Rows of items in files: {@code NAME.json} holds {@code [{"column": value}]} or {@code {"columns": ["…"], "rows": [[…]]}}
 * for the item or parameter of that name.
 */
final class Fixtures {
    private static final long MOST_BYTES = 8L << 20;
    private final @Nullable Path folder;

    Fixtures(@Nullable Path folder) {
        this.folder = folder;
    }

    /** What the file says; empty when there is none. */
    Optional<Answer> of(String name) {
        if (folder == null || !isFileName(name)) {
            return Optional.empty();
        }
        Path file = folder.resolve(name + ".json");
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            if (Files.size(file) > MOST_BYTES) {
                return Optional.of(new Answer.Missing(name + ".json has more than " + MOST_BYTES + " bytes"));
            }
            JsonNode root =
                    new JsonReader(JsonLimits.DEFINITION).readTree(Files.readString(file, StandardCharsets.UTF_8));
            return Optional.of(rows(root, name));
        } catch (IOException e) {
            return Optional.of(new Answer.Missing(name + ".json cannot be read as UTF-8 text"));
        } catch (JsonSyntaxException e) {
            return Optional.of(new Answer.Missing(name + ".json is not JSON: " + e.getMessage()));
        }
    }

    /** The name comes from a workbook: it must not lead out of the folder. */
    private static boolean isFileName(String name) {
        return !name.isBlank()
                && name.length() <= 150
                && name.chars().noneMatch(c -> c < ' ' || "/\\:*?\"<>|".indexOf(c) >= 0)
                && !name.startsWith(".");
    }

    private static Answer rows(JsonNode root, String name) {
        if (root.path("columns").isArray() && root.path("rows").isArray()) {
            List<String> columns = new ArrayList<>();
            root.path("columns")
                    .forEach(one -> columns.add(
                            one.isTextual() ? one.asText() : one.path("name").asText()));
            List<List<@Nullable Object>> rows = new ArrayList<>();
            for (JsonNode row : root.path("rows")) {
                List<@Nullable Object> values = new ArrayList<>();
                for (int i = 0; i < columns.size(); i++) {
                    values.add(value(row.path(i)));
                }
                rows.add(Collections.unmodifiableList(values));
            }
            return new Answer.Rows(new DataSet(columns, rows));
        }
        if (!root.isArray()) {
            return new Answer.Missing(
                    name + ".json must be [{\"column\": value}] or {\"columns\": [\"…\"], \"rows\": [[…]]}");
        }
        Set<String> names = new LinkedHashSet<>();
        root.forEach(row -> row.fieldNames().forEachRemaining(names::add));
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (JsonNode row : root) {
            List<@Nullable Object> values = new ArrayList<>();
            names.forEach(one -> values.add(value(row.path(one))));
            rows.add(Collections.unmodifiableList(values));
        }
        return new Answer.Rows(new DataSet(List.copyOf(names), rows));
    }

    private static @Nullable Object value(JsonNode node) {
        if (node.isNull() || node.isMissingNode()) {
            return null;
        }
        if (node.isBoolean()) {
            return node.booleanValue();
        }
        if (node.isIntegralNumber() && node.canConvertToLong()) {
            return node.longValue();
        }
        if (node.isNumber()) {
            return node.doubleValue();
        }
        return node.isTextual() ? node.textValue() : JsonWriter.compact(node);
    }
}

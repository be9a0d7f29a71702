package dev.tocsin.load;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.diagnostic.Diagnostics;
import dev.tocsin.diagnostic.Level;
import dev.tocsin.json.JsonPointers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads {@code {"lint": {"rules": {"TOC2302": "off"}, "ignore": [{"rule", "file", "reason"}], "tables": {"Orders_CL":
 * {"State": "string"}}}}} of the project file.
 */
final class LintSettingsReader {
    private static final Map<String, Optional<Level>> LEVELS = Map.of(
            "off", Optional.empty(),
            "info", Optional.of(Level.NOTE),
            "note", Optional.of(Level.NOTE),
            "warning", Optional.of(Level.WARNING),
            "error", Optional.of(Level.ERROR));

    private static final List<String> TYPES =
            List.of("bool", "datetime", "decimal", "dynamic", "guid", "int", "long", "real", "string", "timespan");

    private final SourceFile source;
    private final Diagnostics diagnostics;
    private final Keys keys;

    LintSettingsReader(SourceFile source, Diagnostics diagnostics) {
        this.source = source;
        this.diagnostics = diagnostics;
        this.keys = new Keys(source, diagnostics);
    }

    LintSettings read() {
        JsonNode lint = source.root().path("lint");
        if (lint.isMissingNode() || !keys.isObject(lint, "/lint", "\"lint\"")) {
            return LintSettings.NONE;
        }
        keys.onlyKnown(lint, "/lint", List.of("rules", "ignore", "tables"));
        return new LintSettings(levels(lint.path("rules")), ignores(lint.path("ignore")), tables(lint.path("tables")));
    }

    private Map<String, Optional<Level>> levels(JsonNode rules) {
        Map<String, Optional<Level>> levels = new HashMap<>();
        for (Map.Entry<String, JsonNode> rule : rules.properties()) {
            String word = rule.getValue().asText();
            Optional<Level> level = LEVELS.get(word);
            if (level == null) {
                diagnostics.error(
                        "TOC0105",
                        source.at(JsonPointers.child("/lint/rules", rule.getKey())),
                        "the level of a rule is off, info, warning or error, not \"" + word + "\"");
            } else {
                levels.put(rule.getKey(), level);
            }
        }
        return levels;
    }

    private Map<String, Map<String, String>> tables(JsonNode tables) {
        Map<String, Map<String, String>> all = new LinkedHashMap<>();
        if (tables.isMissingNode() || !keys.isObject(tables, "/lint/tables", "\"tables\"")) {
            return all;
        }
        for (Map.Entry<String, JsonNode> table : tables.properties()) {
            String at = JsonPointers.child("/lint/tables", table.getKey());
            if (keys.isObject(table.getValue(), at, "a table")) {
                all.put(table.getKey(), columns(table.getValue(), at));
            }
        }
        return all;
    }

    private Map<String, String> columns(JsonNode table, String at) {
        Map<String, String> columns = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> column : table.properties()) {
            String type = column.getValue().asText();
            if (TYPES.contains(type)) {
                columns.put(column.getKey(), type);
            } else {
                diagnostics.error(
                        "TOC0105",
                        source.at(JsonPointers.child(at, column.getKey())),
                        "the type of a column is one of " + String.join(", ", TYPES) + ", not \"" + type + "\"");
            }
        }
        return columns;
    }

    private List<LintSettings.Ignore> ignores(JsonNode list) {
        List<LintSettings.Ignore> ignores = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            String at = JsonPointers.child("/lint/ignore", i);
            keys.onlyKnown(list.get(i), at, List.of("rule", "file", "reason"));
            Optional<String> rule = keys.requiredText(list.get(i), at, "rule");
            Optional<String> file = keys.requiredText(list.get(i), at, "file");
            Optional<String> reason = keys.requiredText(list.get(i), at, "reason");
            if (rule.isPresent() && file.isPresent() && reason.isPresent()) {
                ignores.add(new LintSettings.Ignore(rule.get(), file.get(), source, at));
            }
        }
        return ignores;
    }
}

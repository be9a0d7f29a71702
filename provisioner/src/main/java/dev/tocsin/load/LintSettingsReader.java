package dev.tocsin.load;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.diagnostic.Diagnostics;
import dev.tocsin.diagnostic.Level;
import dev.tocsin.json.JsonPointers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads {@code {"lint": {"rules": {"TOC2302": "off"}, "ignore": [{"rule", "file", "reason"}]}}} of the project file. */
final class LintSettingsReader {
    private static final Map<String, Optional<Level>> LEVELS = Map.of(
            "off", Optional.empty(),
            "info", Optional.of(Level.NOTE),
            "note", Optional.of(Level.NOTE),
            "warning", Optional.of(Level.WARNING),
            "error", Optional.of(Level.ERROR));

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
        keys.onlyKnown(lint, "/lint", List.of("rules", "ignore"));
        Map<String, Optional<Level>> levels = new HashMap<>();
        lint.path("rules").fieldNames().forEachRemaining(rule -> {
            String word = lint.path("rules").path(rule).asText();
            Optional<Level> level = LEVELS.get(word);
            if (level == null) {
                diagnostics.error(
                        "TOC0105",
                        source.at(JsonPointers.child("/lint/rules", rule)),
                        "the level of a rule is off, info, warning or error, not \"" + word + "\"");
            } else {
                levels.put(rule, level);
            }
        });
        return new LintSettings(levels, ignores(lint.path("ignore")));
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
                ignores.add(new LintSettings.Ignore(rule.get(), file.get(), source.at(at)));
            }
        }
        return ignores;
    }
}

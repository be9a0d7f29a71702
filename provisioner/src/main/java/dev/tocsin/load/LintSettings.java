package dev.tocsin.load;

import dev.tocsin.diagnostic.Level;
import dev.tocsin.diagnostic.Location;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code lint} of the project file: what the project wants to hear of, and how loud.
 *
 * @param levels level by rule; empty for a rule that is off
 * @param ignores what is ignored in a whole file
 * @param tables columns and their types by table, for tables that are the user's own, such as custom logs
 */
public record LintSettings(
        Map<String, Optional<Level>> levels, List<Ignore> ignores, Map<String, Map<String, String>> tables) {
    /** Nothing changed. */
    public static final LintSettings NONE = new LintSettings(Map.of(), List.of(), Map.of());

    /** Copies all; the columns keep their order. */
    public LintSettings {
        levels = Map.copyOf(levels);
        ignores = List.copyOf(ignores);
        Map<String, Map<String, String>> copies = new LinkedHashMap<>();
        for (Map.Entry<String, Map<String, String>> table : tables.entrySet()) {
            copies.put(table.getKey(), Collections.unmodifiableMap(new LinkedHashMap<>(table.getValue())));
        }
        tables = Collections.unmodifiableMap(copies);
    }

    /**
     * One rule in one file.
     *
     * @param rule code of the rule
     * @param file relative to the project root
     * @param source the project file
     * @param pointer where it says so
     */
    public record Ignore(String rule, String file, SourceFile source, String pointer) {
        /** Where the project file says so. */
        public Location place() {
            return source.at(pointer);
        }
    }

    /** Whether the rule shall not look at all. */
    public boolean isOff(String rule) {
        Optional<Level> level = levels.get(rule);
        return level != null && level.isEmpty();
    }

    /** The level of a finding that has this one of itself; empty for one that nobody wants. */
    public Optional<Level> level(String rule, Level own) {
        Optional<Level> level = levels.get(rule);
        return level == null ? Optional.of(own) : level;
    }
}

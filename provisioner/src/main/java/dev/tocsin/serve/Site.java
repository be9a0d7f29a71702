package dev.tocsin.serve;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What is shown at a moment.
 *
 * @param version another for each state of the project
 * @param pages HTML for a path such as {@code /workbook/operations}, decoded; empty when there is no such page. Asked from several
 *     threads
 * @param scripts programs that pages load, by path; at one path there is the same for ever
 */
public record Site(String version, Function<String, Optional<String>> pages, Map<String, Supplier<String>> scripts) {
    /** Copies the map. */
    public Site {
        scripts = Map.copyOf(scripts);
    }
}

package dev.tocsin.alerttest;

import dev.tocsin.arm.Suggestion;
import dev.tocsin.diagnostic.Diagnostics;
import dev.tocsin.load.SourceFile;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The profiles of the telemetry contract: what the application sends on a normal day, or when something is wrong. A
 * profile holds streams for tables; one that extends another takes its streams too, and replaces those of the same name.
 */
final class Profiles {
    private final Map<String, Part> profiles = new LinkedHashMap<>();

    Profiles(List<SourceFile> contracts, Diagnostics diagnostics) {
        for (SourceFile contract : contracts) {
            for (Part profile : Part.root(contract, diagnostics).at("profiles").members()) {
                profiles.put(profile.key(), profile);
            }
        }
    }

    /**
     * A stream of a profile.
     *
     * @param gaps stretches of time without rows of any stream, beside those of its own
     */
    record Stream(Part stream, List<Part> gaps) {}

    /** The streams of a profile by table; empty and an error at the place that names it, when there is no such profile. */
    Map<String, List<Stream>> streams(String name, Part place) {
        Map<String, Map<String, Part>> tables = new LinkedHashMap<>();
        List<Part> gaps = new ArrayList<>();
        collect(name, place, tables, gaps, new HashSet<>());
        Map<String, List<Stream>> streams = new LinkedHashMap<>();
        tables.forEach((table, named) -> streams.put(
                table,
                named.values().stream().map(part -> new Stream(part, gaps)).toList()));
        return streams;
    }

    private void collect(
            String name, Part place, Map<String, Map<String, Part>> tables, List<Part> gaps, Set<String> seen) {
        Part known = profiles.get(name);
        Part profile = known == null ? null : known.with(place.diagnostics());
        if (profile == null || !seen.add(name)) {
            place.error(
                    profile != null
                            ? "the profile \"" + name + "\" extends itself"
                            : "no telemetry contract has a profile \"" + name + "\""
                                    + Suggestion.nearest(name, profiles.keySet())
                                            .map(near -> "; did you mean \"" + near + "\"?")
                                            .orElse(""));
            return;
        }
        if (!profile.object("description", "extends", "without", "missing", "tables", "fires")) {
            return;
        }
        Part base = profile.at("extends");
        base.text().ifPresent(other -> collect(other, base.with(place.diagnostics()), tables, gaps, seen));
        gaps.addAll(profile.at("missing").elements());
        Set<String> without = new HashSet<>();
        profile.at("without").elements().forEach(one -> one.text().ifPresent(without::add));
        tables.values().forEach(streams -> streams.keySet().removeAll(without));
        for (Part table : profile.at("tables").members()) {
            Map<String, Part> streams = tables.computeIfAbsent(table.key(), unused -> new LinkedHashMap<>());
            List<Part> elements = new ArrayList<>(table.elements());
            for (Part stream : elements) {
                Optional<String> key = stream.at("name").text();
                streams.put(key.orElse(stream.pointer()), stream);
            }
        }
    }
}

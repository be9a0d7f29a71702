package dev.tocsin.lint.alert;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/** Names of metrics that Azure's resource types have; {@code metrics.txt} says where they are from. */
final class PlatformMetrics {
    private static final String COMPLETE = "complete";

    private final Map<String, OfType> types = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    private PlatformMetrics() {}

    /** Reads what this version ships with. */
    static PlatformMetrics shipped() {
        PlatformMetrics metrics = new PlatformMetrics();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(PlatformMetrics.class.getResourceAsStream("metrics.txt")),
                StandardCharsets.UTF_8))) {
            String type = "";
            boolean complete = false;
            List<String> names = new ArrayList<>();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith(" ")) {
                    names.add(line.strip());
                } else if (!line.startsWith("#") && !line.isBlank()) {
                    metrics.add(type, complete, names);
                    names = new ArrayList<>();
                    complete = line.endsWith(" " + COMPLETE);
                    type = line.split(" ", 2)[0];
                }
            }
            metrics.add(type, complete, names);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return metrics;
    }

    private void add(String type, boolean complete, List<String> names) {
        if (!type.isEmpty()) {
            types.put(type, new OfType(type, complete, names));
        }
    }

    /** What is known of a resource type or metric namespace, in any case. */
    Optional<OfType> of(String type) {
        return Optional.ofNullable(types.get(type));
    }

    /**
     * Metrics of a resource type.
     *
     * @param complete whether these are all
     */
    record OfType(String name, boolean complete, List<String> names) {
        OfType {
            names = List.copyOf(names);
        }

        /** Azure compares names of metrics without regard to case. */
        boolean has(String metric) {
            String wanted = metric.toLowerCase(Locale.ROOT);
            return names.stream().anyMatch(name -> name.toLowerCase(Locale.ROOT).equals(wanted));
        }
    }
}

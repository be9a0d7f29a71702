package dev.tocsin.alerttest;

import dev.tocsin.alerting.rule.Aggregation;
import dev.tocsin.alerting.rule.DimensionFilter;
import dev.tocsin.alerting.rule.MetricCriterion;
import dev.tocsin.alerting.rule.MetricRule;
import dev.tocsin.alerting.source.MetricSample;
import dev.tocsin.alerting.source.MetricSeries;
import dev.tocsin.arm.Suggestion;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads the metrics of a test, as far as the rule reads them: all else would be a test of nothing. */
final class MetricReader {
    private static final String TIME = "timestamp";
    private static final String VALUE = "value";
    private static final List<String> PARTS = List.of(TIME, VALUE, "total", "count", "minimum", "maximum");

    private final MetricRule rule;
    private final MetricRule evaluated;
    private final List<String> scopes;
    private final DataReader data;
    private final Instant now;

    /**
     * A reader for one test.
     *
     * @param rule what may be given is what it reads
     * @param evaluated what has to be given of each sample is what it aggregates
     * @param scopes the resource ids that the rule looks at
     */
    MetricReader(MetricRule rule, MetricRule evaluated, List<String> scopes, DataReader data, Instant now) {
        this.rule = rule;
        this.evaluated = evaluated;
        this.scopes = scopes;
        this.data = data;
        this.now = now;
    }

    /** The series; what is wrong is told to the part's diagnostics. */
    List<MetricSeries> read(Part metrics) {
        List<MetricSeries> all = new ArrayList<>();
        for (Part metric : metrics.members()) {
            List<MetricCriterion> criteria = of(rule, metric.key());
            if (criteria.isEmpty()) {
                unread(metric);
            } else {
                for (Part series : metric.elements()) {
                    if (series.object("resource", "namespace", "dimensions", "rows", "csv", "jsonl", "generate")) {
                        all.add(series(metric.key(), series, criteria));
                    }
                }
            }
        }
        return all;
    }

    private static List<MetricCriterion> of(MetricRule rule, String metric) {
        return rule.criteria().stream()
                .filter(one -> one.metric().equalsIgnoreCase(metric))
                .toList();
    }

    private void unread(Part metric) {
        Set<String> known = new TreeSet<>();
        rule.criteria().forEach(one -> known.add(one.metric()));
        metric.error("the rule reads no metric \"" + metric.key() + "\""
                + Suggestion.nearest(metric.key(), known)
                        .map(near -> "; did you mean \"" + near + "\"?")
                        .orElse("; it reads " + String.join(", ", known)));
    }

    private MetricSeries series(String metric, Part series, List<MetricCriterion> criteria) {
        Map<String, String> dimensions = new LinkedHashMap<>();
        for (Part one : series.at("dimensions").members()) {
            one.word().ifPresent(value -> dimensions.put(one.key(), value));
        }
        for (MetricCriterion criterion : criteria) {
            for (DimensionFilter filter : criterion.dimensions()) {
                if (dimensions.keySet().stream().noneMatch(filter.name()::equalsIgnoreCase)) {
                    series.error("the series has no dimension \"" + filter.name() + "\", by which the criterion \""
                            + criterion.name() + "\" splits; add it under \"dimensions\"");
                }
            }
        }
        Set<String> needed = needed(of(evaluated, metric));
        List<MetricSample> samples = new ArrayList<>();
        int number = 0;
        for (Map<String, @Nullable Object> row : data.rows(series)) {
            number++;
            sample(series, "sample " + number, row, needed).ifPresent(samples::add);
        }
        return new MetricSeries(resource(series), namespace(series, criteria), metric, dimensions, samples);
    }

    private String resource(Part series) {
        Optional<String> given = series.at("resource").text();
        if (given.isEmpty()) {
            if (scopes.size() != 1) {
                series.error(
                        "the rule has " + scopes.size() + " scopes; name the \"resource\" that reports the metric");
            }
            return scopes.isEmpty() ? "" : scopes.get(0);
        }
        String wanted = given.get().toLowerCase(Locale.ROOT);
        for (String scope : scopes) {
            String id = scope.toLowerCase(Locale.ROOT);
            if (wanted.equals(id) || wanted.startsWith(id + "/")) {
                return given.get();
            }
            if (!wanted.startsWith("/") && id.endsWith("/" + wanted)) {
                return scope;
            }
        }
        series.at("resource")
                .error("\"" + given.get() + "\" is in none of the rule's scopes: " + String.join(", ", scopes));
        return given.get();
    }

    private static String namespace(Part series, List<MetricCriterion> criteria) {
        Set<String> own = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        criteria.forEach(one -> own.add(one.namespace().orElse("")));
        Optional<String> given = series.at("namespace").text();
        if (given.isEmpty() && own.size() > 1) {
            series.error("the rule reads the metric of several namespaces; name the \"namespace\"");
        }
        if (given.isPresent() && !own.contains(given.get()) && !own.contains("")) {
            series.at("namespace")
                    .error("the rule does not read the namespace \"" + given.get() + "\" but "
                            + String.join(", ", own));
        }
        return given.orElse(own.iterator().next());
    }

    /** The parts of a sample that the aggregations of criteria need. */
    static Set<String> needed(List<MetricCriterion> criteria) {
        Set<String> needed = new TreeSet<>();
        for (MetricCriterion one : criteria) {
            Aggregation aggregation = one.aggregation();
            switch (aggregation) {
                case COUNT -> needed.add("count");
                case AVERAGE -> needed.addAll(List.of("count", "total"));
                case MINIMUM -> needed.add("minimum");
                case MAXIMUM -> needed.add("maximum");
                case TOTAL -> needed.add("total");
            }
        }
        return needed;
    }

    private Optional<MetricSample> sample(
            Part series, String what, Map<String, @Nullable Object> row, Set<String> needed) {
        Set<String> unknown = new HashSet<>(row.keySet());
        unknown.removeAll(PARTS);
        unknown.remove(DataReader.TIME);
        if (!unknown.isEmpty()) {
            String first = unknown.iterator().next();
            series.error(what + ": a sample has no \"" + first + "\""
                    + Suggestion.nearest(first, PARTS)
                            .map(near -> "; did you mean \"" + near + "\"?")
                            .orElse("; it has timestamp, and value or total, count, minimum and maximum"));
            return Optional.empty();
        }
        Object at = row.containsKey(DataReader.TIME) ? row.get(DataReader.TIME) : row.get(TIME);
        Optional<Instant> time = at instanceof Instant instant
                ? Optional.of(instant)
                : at instanceof String text ? Moments.parse(text, now) : Optional.empty();
        if (time.isEmpty()) {
            series.error(
                    at == null
                            ? what + " has no \"timestamp\" such as -5m or 2026-01-05T12:00:00Z; every sample has one"
                            : what + " has the timestamp \"" + at + "\"; write -5m or 2026-01-05T12:00:00Z");
            return Optional.empty();
        }
        Map<String, Double> numbers = new LinkedHashMap<>();
        for (Map.Entry<String, @Nullable Object> cell : row.entrySet()) {
            if (cell.getKey().equals(TIME) || cell.getKey().equals(DataReader.TIME)) {
                continue;
            }
            Optional<Double> number = number(cell.getValue());
            if (number.isEmpty()) {
                series.error(what + ": \"" + cell.getKey() + "\" is no number but " + cell.getValue());
                return Optional.empty();
            }
            numbers.put(cell.getKey(), number.get());
        }
        Double value = numbers.get(VALUE);
        if (value != null && numbers.size() == 1) {
            return Optional.of(MetricSample.of(time.get(), value));
        }
        if (value != null || !numbers.keySet().containsAll(needed)) {
            series.error(what + " has " + (numbers.isEmpty() ? "no value" : String.join(", ", numbers.keySet()))
                    + "; give \"value\" alone, or what the rule aggregates: " + String.join(", ", needed));
            return Optional.empty();
        }
        return Optional.of(new MetricSample(
                time.get(),
                numbers.getOrDefault("total", 0.0),
                numbers.getOrDefault("count", 1.0),
                numbers.getOrDefault("minimum", Double.NaN),
                numbers.getOrDefault("maximum", Double.NaN)));
    }

    private static Optional<Double> number(@Nullable Object value) {
        if (value instanceof Number number) {
            return Optional.of(number.doubleValue());
        }
        try {
            return value instanceof String text
                    ? Optional.of(Cells.real(text)).filter(Double::isFinite)
                    : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}

package dev.tocsin.alerttest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.alerting.rule.DimensionFilter;
import dev.tocsin.alerting.rule.MetricCriterion;
import dev.tocsin.alerting.rule.MetricRule;
import dev.tocsin.alerting.source.MetricSample;
import dev.tocsin.alerting.source.MetricSeries;
import dev.tocsin.kql.evaluate.table.Table;
import dev.tocsin.kql.evaluate.value.Datetime;
import dev.tocsin.kql.evaluate.value.Ticks;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Metrics among recorded rows: the tables into which the service exports platform metrics, AzureMetricsV2 by data collection
 * rules, with dimensions, and AzureMetrics by diagnostic settings, without (Microsoft Learn, reference of Azure Monitor's tables).
 */
final class RecordedMetrics {
    private static final String WITH_DIMENSIONS = "AzureMetricsV2";
    private static final List<String> TABLES = List.of(WITH_DIMENSIONS, "AzureMetrics");

    private final MetricRule rule;
    private final JsonNode body;

    /**
     * Metrics for one rule.
     *
     * @param body the rule's, which says what it looks at
     */
    RecordedMetrics(MetricRule rule, JsonNode body) {
        this.rule = rule;
        this.body = body;
    }

    /** A metric of one resource for one combination of dimension values. */
    private record Key(String resource, Map<String, String> dimensions) {}

    /**
     * The series of all metrics that the rule reads.
     *
     * @throws NotRecorded when one is missing, or lacks what the rule reads of it
     */
    List<MetricSeries> series(Map<String, TimedTable> tables) throws NotRecorded {
        if (rule.isOfWebTest()) {
            throw new NotRecorded(
                    "/properties/criteria/odata.type: how the service counts the places from which a web test failed is"
                            + " not documented, so that recorded results say nothing about the rule");
        }
        Map<String, Integer> criteria = new LinkedHashMap<>();
        for (int i = 0; i < rule.criteria().size(); i++) {
            criteria.putIfAbsent(rule.criteria().get(i).metric().toLowerCase(Locale.ROOT), i);
        }
        List<MetricSeries> all = new ArrayList<>();
        for (int first : criteria.values()) {
            all.addAll(series(first, tables));
        }
        for (int i = 0; i < rule.criteria().size(); i++) {
            demandDimensions(i, all);
        }
        return all;
    }

    private List<MetricSeries> series(int index, Map<String, TimedTable> tables) throws NotRecorded {
        MetricCriterion criterion = rule.criteria().get(index);
        for (String name : TABLES) {
            TimedTable table = tables.get(name);
            List<MetricSeries> series = table == null ? List.of() : read(criterion, name, table.table());
            if (!series.isEmpty()) {
                // Both may hold the same values, exported twice.
                return series;
            }
        }
        throw new NotRecorded(
                "/properties/criteria/allOf/" + index + "/metricName \"" + criterion.metric() + "\": no row of "
                        + String.join(" or ", TABLES) + " has this metric of a resource in the rule's scopes");
    }

    private List<MetricSeries> read(MetricCriterion criterion, String name, Table table) throws NotRecorded {
        Set<String> needed = MetricReader.needed(rule.criteria().stream()
                .filter(one -> one.metric().equalsIgnoreCase(criterion.metric()))
                .toList());
        Map<Key, List<MetricSample>> samples = new LinkedHashMap<>();
        Set<String> grains = new TreeSet<>();
        for (int row = 0; row < table.rows(); row++) {
            String resource = text(table, row, "_ResourceId", "ResourceId");
            if (text(table, row, "MetricName").equalsIgnoreCase(criterion.metric())
                    && isMeant(resource, criterion)
                    && value(table, row, "TimeGenerated") instanceof Datetime time) {
                grains.add(text(table, row, "TimeGrain"));
                samples.computeIfAbsent(new Key(resource, dimensions(table, row)), unused -> new ArrayList<>())
                        .add(sample(name, table, row, time, needed));
            }
        }
        demandGrain(name, criterion, grains);
        List<MetricSeries> series = new ArrayList<>();
        samples.forEach((key, own) -> series.add(
                new MetricSeries(key.resource(), type(key.resource()), criterion.metric(), key.dimensions(), own)));
        return series;
    }

    private static MetricSample sample(String name, Table table, int row, Datetime time, Set<String> needed)
            throws NotRecorded {
        for (String part : needed) {
            String column = part.substring(0, 1).toUpperCase(Locale.ROOT) + part.substring(1);
            if (!(value(table, row, column) instanceof Number)) {
                throw new NotRecorded("the row of " + name + " at " + Ticks.instant(time.ticks()) + " has no \""
                        + column + "\", which the rule aggregates");
            }
        }
        return new MetricSample(
                Ticks.instant(time.ticks()),
                number(table, row, "Total"),
                number(table, row, "Count"),
                number(table, row, "Minimum"),
                number(table, row, "Maximum"));
    }

    /** A row is one moment for an evaluation, however long the time is that it sums up. */
    private void demandGrain(String name, MetricCriterion criterion, Set<String> grains) throws NotRecorded {
        if (grains.size() > 1) {
            throw new NotRecorded(
                    "the rows of " + name + " with the metric \"" + criterion.metric() + "\" have several time grains, "
                            + String.join(", ", grains) + ", and would be added up; keep one");
        }
        for (String grain : grains) {
            if (length(grain).compareTo(rule.frequency()) > 0) {
                throw new NotRecorded("/properties/evaluationFrequency " + rule.frequency() + ": the rows of " + name
                        + " sum up " + grain + " each, too long to tell what the rule would have seen");
            }
        }
    }

    private static Duration length(String grain) {
        try {
            return grain.isEmpty() ? Duration.ZERO : Duration.parse(grain);
        } catch (DateTimeParseException e) {
            return Duration.ZERO;
        }
    }

    private void demandDimensions(int index, List<MetricSeries> all) throws NotRecorded {
        MetricCriterion criterion = rule.criteria().get(index);
        for (DimensionFilter filter : criterion.dimensions()) {
            boolean known = all.stream()
                    .filter(one -> one.metric().equalsIgnoreCase(criterion.metric()))
                    .flatMap(one -> one.dimensions().keySet().stream())
                    .anyMatch(filter.name()::equalsIgnoreCase);
            if (!known) {
                throw new NotRecorded("/properties/criteria/allOf/" + index + "/dimensions \"" + filter.name()
                        + "\": no recorded row of \"" + criterion.metric() + "\" has this dimension; " + WITH_DIMENSIONS
                        + " keeps dimensions, AzureMetrics does not");
            }
        }
    }

    private boolean isMeant(String resource, MetricCriterion criterion) {
        String type = type(resource);
        String wanted = body.at("/properties/targetResourceType").asText("");
        if (!wanted.isEmpty() && !wanted.equalsIgnoreCase(type)
                || criterion.namespace().isPresent()
                        && !criterion.namespace().get().equalsIgnoreCase(type)) {
            return false;
        }
        String id = resource.toLowerCase(Locale.ROOT);
        for (JsonNode scope : body.at("/properties/scopes")) {
            String own = scope.asText().toLowerCase(Locale.ROOT);
            if (id.equals(own) || id.startsWith(own.endsWith("/") ? own : own + "/")) {
                return true;
            }
        }
        return false;
    }

    /** The type of a resource by its id: {@code Microsoft.Sql/servers/databases}. */
    private static String type(String id) {
        int at = id.toLowerCase(Locale.ROOT).lastIndexOf("/providers/");
        String[] parts = at < 0
                ? new String[0]
                : id.substring(at + "/providers/".length()).split("/", -1);
        StringBuilder type = new StringBuilder(parts.length == 0 ? "" : parts[0]);
        for (int i = 1; i < parts.length; i += 2) {
            type.append('/').append(parts[i]);
        }
        return type.toString();
    }

    private static Map<String, String> dimensions(Table table, int row) {
        Map<String, String> dimensions = new TreeMap<>();
        if (value(table, row, "Dimension") instanceof Map<?, ?> given) {
            given.forEach((name, value) -> dimensions.put(String.valueOf(name), String.valueOf(value)));
        }
        return dimensions;
    }

    private static @Nullable Object value(Table table, int row, String column) {
        int index = table.index(column);
        return index < 0 ? null : table.at(row, index);
    }

    private static double number(Table table, int row, String column) {
        return value(table, row, column) instanceof Number number ? number.doubleValue() : Double.NaN;
    }

    /** The first of some columns that says something. */
    private static String text(Table table, int row, String... columns) {
        for (String column : columns) {
            if (value(table, row, column) instanceof String text && !text.isEmpty()) {
                return text;
            }
        }
        return "";
    }
}

package dev.tocsin.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.azure.ArmQueries;
import dev.tocsin.json.JsonWriter;
import dev.tocsin.kql.evaluate.value.Datetime;
import dev.tocsin.kql.evaluate.value.Ticks;
import dev.tocsin.preview.data.Answer;
import dev.tocsin.preview.data.DataSet;
import dev.tocsin.preview.data.LiveRows.Wanted;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Metrics items: for charts a row for each moment and a column for each series, else a row for each resource, with the value of
 * the whole time and, beside it, those of its parts.
 */
final class LiveMetrics {
    /** The portal takes 200 for grids; each is a request here. */
    private static final int MOST_RESOURCES = 20;

    private static final int MOST_SERIES = 100;

    private final ArmQueries service;

    LiveMetrics(ArmQueries service) {
        this.service = service;
    }

    /** How values of moments become one, and what the service calls it. The numbers are those that public workbooks name in titles. */
    private enum Aggregation {
        TOTAL,
        MINIMUM,
        MAXIMUM,
        AVERAGE,
        COUNT;

        static @Nullable Aggregation of(int number) {
            return switch (number) {
                case 1 -> TOTAL;
                case 2 -> MINIMUM;
                case 3 -> MAXIMUM;
                case 4 -> AVERAGE;
                case 7 -> COUNT;
                default -> null;
            };
        }

        String word() {
            return name().charAt(0) + name().substring(1).toLowerCase(Locale.ROOT);
        }

        @Nullable
        Double whole(List<Double> values) {
            if (values.isEmpty()) {
                return null;
            }
            double sum = values.stream().mapToDouble(Double::doubleValue).sum();
            return switch (this) {
                case TOTAL, COUNT -> sum;
                case AVERAGE -> sum / values.size();
                case MINIMUM -> Collections.min(values);
                case MAXIMUM -> Collections.max(values);
            };
        }
    }

    /** Values over time of one metric of one resource, of one value of what it is split by. */
    private record Series(
            String resource, String metric, String segment, Aggregation by, Map<Instant, Double> values) {}

    Answer rows(Wanted wanted, List<String> ids) {
        List<String> asked = ids.subList(0, Math.min(MOST_RESOURCES, ids.size()));
        List<Series> all = new ArrayList<>();
        for (JsonNode metric : wanted.content().path("metrics")) {
            int number = metric.path("aggregation").asInt(4);
            Aggregation by = Aggregation.of(number);
            if (by == null) {
                return new Answer.Missing("it aggregates metrics by " + number + ", which --live does not know");
            }
            for (String id : asked) {
                series(wanted, metric, by, id, all);
            }
        }
        boolean chart = wanted.content().path("chartType").asInt(2) > 0;
        List<Series> shown = all.subList(0, Math.min(MOST_SERIES, all.size()));
        String note = asked.size() < ids.size() ? "the first " + asked.size() + " of " + ids.size() + " resources" : "";
        return new Answer.Rows(chart ? overTime(shown) : each(shown), note);
    }

    /** {@code NAMESPACE-CATEGORY-NAME}; the category may be empty. */
    private static String name(JsonNode metric) {
        String whole = metric.path("metric").asText();
        String namespace = metric.path("namespace").asText();
        String rest = whole.startsWith(namespace + "-") ? whole.substring(namespace.length() + 1) : whole;
        return rest.substring(rest.indexOf('-') + 1);
    }

    private void series(Wanted wanted, JsonNode metric, Aggregation by, String id, List<Series> all) {
        Map<String, String> parameters = new LinkedHashMap<>();
        // A comma would end the name (Microsoft Learn, rest/api/monitor/metrics/list).
        parameters.put("metricnames", name(metric).replace(",", "%2"));
        parameters.put("aggregation", by.word());
        parameters.put("metricnamespace", metric.path("namespace").asText());
        wanted.range().ifPresent(range -> {
            parameters.put("timespan", PreviewLive.timespan(range));
            String grain = range.grain().toUpperCase(Locale.ROOT);
            parameters.put("interval", grain.endsWith("D") ? "P" + grain : "PT" + grain);
        });
        String split = metric.path("splitBy").asText();
        if (!split.isEmpty() && !split.equals("null")) {
            parameters.put("$filter", split + " eq '*'");
        }
        JsonNode answer = service.metrics(part(id, metric.path("namespace").asText()), parameters);
        String own = metric.path("columnName").asText();
        for (JsonNode one : answer.at("/value/0/timeseries")) {
            Map<Instant, Double> values = new TreeMap<>();
            for (JsonNode point : one.path("data")) {
                JsonNode value = point.path(by.name().toLowerCase(Locale.ROOT));
                if (value.isNumber()) {
                    moment(point.path("timeStamp").asText(), values, value.doubleValue());
                }
            }
            String segment = one.at("/metadatavalues/0/value").asText();
            all.add(new Series(id, own.isBlank() ? name(metric) : own, segment, by, values));
        }
    }

    private static void moment(String text, Map<Instant, Double> values, double value) {
        try {
            values.put(Instant.parse(text), value);
        } catch (DateTimeException e) {
            // A point without a time has no place.
        }
    }

    /** Metrics of a part have the part's path: {@code …/storageAccounts/x/blobServices/default} for a namespace that ends in it. */
    private static String part(String id, String namespace) {
        int at = id.toLowerCase(Locale.ROOT).lastIndexOf("/providers/");
        if (at < 0) {
            return id;
        }
        int types = id.substring(at + "/providers/".length()).split("/", -1).length / 2;
        String[] parts = namespace.split("/", -1);
        return parts.length == types + 2 && parts[0].contains(".") ? id + "/" + parts[types + 1] + "/default" : id;
    }

    private static DataSet overTime(List<Series> all) {
        long resources = all.stream().map(Series::resource).distinct().count();
        long metrics = all.stream().map(Series::metric).distinct().count();
        List<String> columns = new ArrayList<>(List.of("TimeGenerated"));
        Map<Instant, @Nullable Object[]> rows = new TreeMap<>();
        for (int i = 0; i < all.size(); i++) {
            Series one = all.get(i);
            List<String> words = new ArrayList<>();
            if (metrics > 1 || resources == 1 && one.segment().isEmpty()) {
                words.add(one.metric());
            }
            if (resources > 1) {
                words.add(last(one.resource()));
            }
            if (!one.segment().isEmpty()) {
                words.add(one.segment());
            }
            String column = String.join(" · ", words);
            columns.add(columns.contains(column) ? column + " " + i : column);
            int at = i;
            one.values().forEach((time, value) -> {
                @Nullable Object[] row = rows.computeIfAbsent(time, unused -> new @Nullable Object[all.size() + 1]);
                row[0] = new Datetime(Ticks.of(time));
                row[at + 1] = value;
            });
        }
        List<List<@Nullable Object>> lists = new ArrayList<>();
        rows.values().forEach(row -> lists.add(Collections.unmodifiableList(Arrays.asList(row))));
        return new DataSet(columns, lists);
    }

    private static DataSet each(List<Series> all) {
        boolean split = all.stream().anyMatch(one -> !one.segment().isEmpty());
        List<String> columns = new ArrayList<>(split ? List.of("Name", "Segment") : List.of("Name"));
        for (Series one : all) {
            if (!columns.contains(one.metric())) {
                columns.add(one.metric());
                columns.add(one.metric() + " Timeline");
            }
        }
        Map<List<String>, @Nullable Object[]> rows = new LinkedHashMap<>();
        for (Series one : all) {
            @Nullable
            Object[] row = rows.computeIfAbsent(
                    List.of(one.resource(), one.segment()), unused -> new @Nullable Object[columns.size()]);
            row[0] = last(one.resource());
            if (split) {
                row[1] = one.segment();
            }
            List<Double> values = List.copyOf(one.values().values());
            row[columns.indexOf(one.metric())] = one.by().whole(values);
            row[columns.indexOf(one.metric() + " Timeline")] = values;
        }
        List<List<@Nullable Object>> lists = new ArrayList<>();
        rows.values().forEach(row -> lists.add(Collections.unmodifiableList(Arrays.asList(row))));
        return new DataSet(columns, lists);
    }

    private static String last(String id) {
        return id.substring(id.lastIndexOf('/') + 1);
    }

    /** The table of an answer of Resource Graph; objects in it are shown as JSON. */
    static DataSet table(JsonNode data) {
        List<String> columns = new ArrayList<>();
        data.path("columns").forEach(one -> columns.add(one.path("name").asText()));
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (JsonNode row : data.path("rows")) {
            List<@Nullable Object> values = new ArrayList<>();
            for (int i = 0; i < columns.size(); i++) {
                values.add(cell(row.path(i)));
            }
            rows.add(Collections.unmodifiableList(values));
        }
        return new DataSet(columns, rows);
    }

    private static @Nullable Object cell(JsonNode value) {
        if (value.isNull() || value.isMissingNode()) {
            return null;
        }
        if (value.isBoolean()) {
            return value.booleanValue();
        }
        if (value.isIntegralNumber() && value.canConvertToLong()) {
            return value.longValue();
        }
        if (value.isNumber()) {
            return value.doubleValue();
        }
        return value.isTextual() ? value.textValue() : JsonWriter.compact(value);
    }
}

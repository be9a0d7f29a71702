package dev.tocsin.preview.data;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.kql.bind.BoundQuery;
import dev.tocsin.kql.symbol.Column;
import dev.tocsin.kql.symbol.Scalar;
import dev.tocsin.kql.symbol.TableType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The columns that an item's rows must have: those that its query gives, as far as the binder knows, then those that its
 * settings name.
 */
final class WantedColumns {
    private static final int MOST = 60;
    private static final Pattern TIMES = Pattern.compile("timestamp|.*timegenerated|.*date|.*time(stamp)?|.*datetime");
    private static final Pattern LISTS = Pattern.compile(".*(trend|timeline)( .*)?|.*trend");
    private static final Pattern NUMBERS =
            Pattern.compile("(count|sum|avg|max|min|total|percent|latitude|longitude|value|size|duration|cpu|memory).*"
                    + "|.*(count|total|percent|percentage|latitude|longitude|value|bytes|duration|ms|%)_?d?");
    private static final Pattern NAME = Pattern.compile("[^$^*+?()|\\\\\\[\\]{}]+");
    private static final List<String> CONTENTS = List.of(
            "titleContent",
            "subtitleContent",
            "leftContent",
            "rightContent",
            "secondaryContent",
            "topContent",
            "centerContent",
            "bottomContent",
            "hivesContent");
    private static final List<String> NAMES = List.of(
            "nodeIdField",
            "sourceIdField",
            "targetIdField",
            "groupByField",
            "valueField",
            "sortCriteriaField",
            "sortOrderField",
            "locInfoColumn",
            "latitude",
            "longitude",
            "sizeSettings",
            "labelSettings",
            "legendMetric");

    private final Map<String, ColumnType> columns = new LinkedHashMap<>();

    private WantedColumns() {}

    /** By name, in their order; at most sixty. */
    static Map<String, ColumnType> of(JsonNode content, List<Column> known, boolean complete) {
        WantedColumns wanted = new WantedColumns();
        for (Column one : known) {
            wanted.put(one.name(), type(one));
        }
        if (!complete || known.isEmpty()) {
            wanted.settings(content);
        }
        wanted.formats(content.path("gridSettings").path("formatters"), complete && !known.isEmpty());
        if (wanted.columns.isEmpty() && content.path("version").asText().startsWith("KqlParameterItem")) {
            wanted.put("value", ColumnType.TEXT);
        } else if (wanted.columns.isEmpty()) {
            boolean series = GeneratedRows.isSeries(content);
            wanted.put(series ? "TimeGenerated" : "Name", series ? ColumnType.TIME : ColumnType.TEXT);
            wanted.put(series ? "Value" : "Count", ColumnType.WHOLE);
        }
        return wanted.columns;
    }

    /** Of metrics: charts over time, or one row for each resource. */
    static Map<String, ColumnType> ofMetrics(JsonNode content) {
        WantedColumns wanted = new WantedColumns();
        boolean chart = content.path("chartType").asInt(2) > 0;
        wanted.put(chart ? "TimeGenerated" : "Name", chart ? ColumnType.TIME : ColumnType.TEXT);
        for (JsonNode one : content.path("metrics")) {
            String metric = one.path("metric").asText();
            String own = one.path("columnName").asText();
            String name = own.isBlank() ? metric.substring(metric.lastIndexOf('-') + 1) : own;
            if (!one.path("splitBy").asText().isEmpty() && !chart) {
                wanted.put("Segment", ColumnType.TEXT);
            }
            if (chart) {
                wanted.put(name, ColumnType.REAL);
            } else {
                wanted.put(own.isBlank() ? metric : own, ColumnType.REAL);
                wanted.put((own.isBlank() ? metric : own) + " Timeline", ColumnType.LIST);
            }
        }
        JsonNode first = content.path("metrics").path(0).path("splitBy");
        if (chart && content.path("metrics").size() == 1 && !first.asText().isEmpty()) {
            wanted.put(first.asText(), ColumnType.TEXT);
        }
        if (!chart) {
            wanted.settings(content);
        }
        return wanted.columns;
    }

    /** Whether the columns of a bound query are all that it gives. */
    static boolean complete(BoundQuery query) {
        return query.result() instanceof TableType table
                && !table.open()
                && !table.columns().isEmpty();
    }

    private void put(String name, ColumnType type) {
        if (!name.isBlank() && name.length() <= 200 && columns.size() < MOST) {
            columns.putIfAbsent(name, type);
        }
    }

    private static ColumnType type(Column column) {
        if (column.type() instanceof Scalar scalar) {
            return switch (scalar) {
                case INT, LONG -> ColumnType.WHOLE;
                case REAL, DECIMAL -> ColumnType.REAL;
                case DATETIME -> ColumnType.TIME;
                case TIMESPAN -> ColumnType.SPAN;
                case BOOL -> ColumnType.TRUTH;
                case STRING, GUID -> ColumnType.TEXT;
                default -> guess(column.name());
            };
        }
        return ColumnType.LIST;
    }

    /** What a column of that name has, when nothing else says. */
    static ColumnType guess(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (TIMES.matcher(lower).matches()) {
            return ColumnType.TIME;
        }
        if (LISTS.matcher(lower).matches()) {
            return ColumnType.LIST;
        }
        return NUMBERS.matcher(lower).matches() ? ColumnType.WHOLE : ColumnType.TEXT;
    }

    private void settings(JsonNode content) {
        JsonNode chart = content.path("chartSettings");
        put(chart.path("xAxis").asText(), guess(chart.path("xAxis").asText()));
        chart.path("yAxis").forEach(one -> put(one.asText(), ColumnType.REAL));
        put(chart.path("group").isTextual() ? chart.path("group").asText() : "", ColumnType.TEXT);
        JsonNode grid = content.path("gridSettings");
        for (JsonNode one : grid.path("labelSettings")) {
            String name = one.path("columnId").asText();
            put(name, formatted(grid.path("formatters"), name));
        }
        for (String settings : List.of("tileSettings", "graphSettings", "mapSettings", "statSettings")) {
            for (String name : CONTENTS) {
                JsonNode part = content.path(settings).path(name);
                put(part.path("columnMatch").asText(), formatted(part));
            }
            for (String name : NAMES) {
                String column = content.path(settings).path(name).asText();
                put(column, guess(column));
            }
        }
        put(content.path("exportFieldName").asText(), ColumnType.TEXT);
        content.path("exportedParameters")
                .forEach(one -> put(one.path("fieldName").asText(), ColumnType.TEXT));
    }

    /** Formatters name columns by patterns; a mere name is the column's. */
    private void formats(JsonNode formatters, boolean complete) {
        for (JsonNode one : formatters) {
            String name = one.path("columnMatch").asText();
            if (!complete && NAME.matcher(name).matches()) {
                put(name, formatted(one));
            }
        }
    }

    private static ColumnType formatted(JsonNode formatters, String name) {
        for (JsonNode one : formatters) {
            if (one.path("columnMatch").asText().equals(name)) {
                return formatted(one);
            }
        }
        return guess(name);
    }

    private static ColumnType formatted(JsonNode format) {
        return switch (format.path("formatter").asInt(0)) {
            case 3, 4, 8, 12, 22 -> ColumnType.WHOLE;
            case 6 -> ColumnType.TIME;
            case 9, 10, 21 -> ColumnType.LIST;
            default ->
                format.path("numberFormat").isObject()
                        ? ColumnType.REAL
                        : guess(format.path("columnMatch").asText());
        };
    }
}

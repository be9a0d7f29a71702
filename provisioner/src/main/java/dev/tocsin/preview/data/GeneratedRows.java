package dev.tocsin.preview.data;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.kql.evaluate.value.Datetime;
import dev.tocsin.kql.evaluate.value.Ticks;
import dev.tocsin.kql.evaluate.value.Timespan;
import dev.tocsin.preview.model.TimeRange;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Rows that are made up, to see what a workbook looks like before there is any data: the same for the same item and time. Texts
 * that thresholds ask for come first, so that each look is seen.
 */
final class GeneratedRows {
    private static final int ROWS = 8;
    private static final int STEPS = 25;
    private static final int GROUPS = 3;
    private static final List<String> PLACES = List.of("westeurope", "northeurope", "eastus", "westus2", "uksouth");
    private static final List<String> COUNTRIES =
            List.of("Germany", "France", "United States", "United Kingdom", "India", "Brazil", "Japan", "Australia");
    private static final List<String> RESULTS = List.of("Succeeded", "Failed", "Running");

    private final Map<String, ColumnType> columns;
    private final JsonNode content;
    private final TimeRange range;
    private final boolean series;
    private final boolean several;

    private GeneratedRows(Map<String, ColumnType> columns, JsonNode content, TimeRange range, boolean series) {
        this.columns = columns;
        this.content = content;
        this.range = range;
        this.series = series && columns.containsValue(ColumnType.TIME);
        this.several = columns.containsValue(ColumnType.TEXT);
    }

    /**
     * Makes them.
     *
     * @param columns names and types
     * @param content of the item, for the texts that its formatters know
     * @param range from which times are; null for the day before now
     */
    static DataSet of(Map<String, ColumnType> columns, JsonNode content, @Nullable TimeRange range, Instant now) {
        Map<String, ColumnType> drawn = isChart(content) ? charted(columns) : columns;
        TimeRange times = range == null ? new TimeRange(now.minus(Duration.ofDays(1)), now) : range;
        return new GeneratedRows(drawn, content, times, isSeries(content)).rows();
    }

    /** {@code make-series} gives lists, here one row for each member; a chart needs a number. */
    private static Map<String, ColumnType> charted(Map<String, ColumnType> columns) {
        Map<String, ColumnType> charted = new LinkedHashMap<>(columns);
        boolean time = columns.containsValue(ColumnType.TIME);
        for (Map.Entry<String, ColumnType> one : charted.entrySet()) {
            if (one.getValue() == ColumnType.LIST) {
                boolean first = !time && WantedColumns.guess(one.getKey()) == ColumnType.TIME;
                one.setValue(first ? ColumnType.TIME : ColumnType.REAL);
                time |= first;
            }
        }
        boolean numbers = charted.containsValue(ColumnType.WHOLE)
                || charted.containsValue(ColumnType.REAL)
                || charted.containsValue(ColumnType.SPAN);
        if (!numbers) {
            charted.putIfAbsent("Value", ColumnType.REAL);
        }
        return charted;
    }

    private static boolean isChart(JsonNode content) {
        String look = content.path("visualization").asText();
        return isSeries(content) || look.equals("piechart") || look.equals("categoricalbar");
    }

    /** Whether a chart over time is to be drawn. */
    static boolean isSeries(JsonNode content) {
        String look = content.path("visualization").asText();
        if (look.isEmpty() && content.path("metrics").isArray()) {
            return content.path("chartType").asInt(2) > 0;
        }
        return look.isEmpty()
                ? content.path("query")
                        .asText()
                        .matches("(?s).*\\|\\s*render\\s+(time|line|area|bar|column|stackedarea)\\w*.*")
                : look.endsWith("chart") && !look.equals("piechart") || look.equals("unstackedbar");
    }

    private DataSet rows() {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        int number = series ? STEPS * (several ? GROUPS : 1) : ROWS;
        for (int row = 0; row < number; row++) {
            List<@Nullable Object> values = new ArrayList<>();
            for (Map.Entry<String, ColumnType> column : columns.entrySet()) {
                values.add(value(column.getKey(), column.getValue(), row));
            }
            rows.add(Collections.unmodifiableList(values));
        }
        return new DataSet(List.copyOf(columns.keySet()), rows);
    }

    private Object value(String column, ColumnType type, int row) {
        int step = series ? row / (several ? GROUPS : 1) : row;
        int which = series && several ? row % GROUPS : row;
        int seed = column.hashCode();
        return switch (type) {
            case TEXT -> text(column, which);
            case WHOLE -> (Object) Math.round(number(column, seed + which, step));
            case REAL -> Math.rint(number(column, seed + which, step) * 100) / 100;
            case TIME -> time(step);
            case SPAN -> new Timespan(Ticks.MINUTE * (1 + Math.floorMod(seed + 7 * row, 90)));
            case TRUTH -> Math.floorMod(seed + row, 3) != 0;
            case LIST -> list(column, seed + row);
        };
    }

    private Datetime time(int step) {
        long start = range.start().toEpochMilli();
        long length = range.end().toEpochMilli() - start;
        return new Datetime(Ticks.of(Instant.ofEpochMilli(start + length * step / (series ? STEPS - 1 : ROWS))));
    }

    private static double number(String column, int seed, int step) {
        String lower = column.toLowerCase(Locale.ROOT);
        if (lower.contains("latitude")) {
            return -30 + Math.floorMod(seed * 31 + step * 17, 90);
        }
        if (lower.contains("longitude")) {
            return -120 + Math.floorMod(seed * 13 + step * 41, 250);
        }
        double most = lower.matches(".*(percent|pct|rate|%|cpu).*") ? 100 : 20 + Math.floorMod(seed, 380);
        double wave = 0.55 + 0.25 * Math.sin(step / 3.5 + Math.floorMod(seed, 7));
        double noise = Math.floorMod((seed ^ 0x9E37) * 31 + step * 7919, 97) / 97.0;
        return most * Math.min(1, Math.max(0, wave + 0.2 * (noise - 0.5)));
    }

    private static List<@Nullable Object> list(String column, int seed) {
        List<@Nullable Object> values = new ArrayList<>();
        for (int i = 0; i < STEPS; i++) {
            values.add(Math.rint(number(column, seed, i) * 10) / 10);
        }
        return Collections.unmodifiableList(values);
    }

    private String text(String column, int which) {
        List<String> known = known(column);
        if (!known.isEmpty()) {
            return known.get(which % known.size());
        }
        String lower = column.toLowerCase(Locale.ROOT);
        if (lower.matches(".*(location|region).*")) {
            return PLACES.get(which % PLACES.size());
        }
        if (lower.contains("country")) {
            return COUNTRIES.get(which % COUNTRIES.size());
        }
        if (lower.matches(".*(status|state|result)")) {
            return RESULTS.get(which % RESULTS.size());
        }
        if (lower.matches("(_?subscription(_?id)?|.*subscriptionid)")) {
            return "/subscriptions/00000000-0000-0000-0000-00000000000" + which % 3;
        }
        if (lower.matches("id|.*resource_?id|resource")) {
            return "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg-" + (1 + which % 2)
                    + "/providers/Microsoft.Example/things/thing-" + (1 + which);
        }
        return (column.length() > 24 ? column.substring(0, 24) : column) + " " + (char) ('A' + which % 26);
    }

    /** Texts that the thresholds of a column compare with. */
    private List<String> known(String column) {
        List<String> texts = new ArrayList<>();
        for (JsonNode format : content.path("gridSettings").path("formatters")) {
            if (format.path("columnMatch").asText().equals(column)) {
                for (JsonNode one : format.path("formatOptions").path("thresholdsGrid")) {
                    if (one.path("operator").asText().equals("==") && texts.size() < 8) {
                        texts.add(one.path("thresholdValue").asText());
                    }
                }
            }
        }
        return texts;
    }
}

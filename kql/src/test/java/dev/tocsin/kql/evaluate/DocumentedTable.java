package dev.tocsin.kql.evaluate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tocsin.kql.evaluate.table.Table;
import dev.tocsin.kql.evaluate.value.ValueType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A table as documentation shows it. Names of columns and the order of rows do not count (pages are careless with both), nor
 * digits that pages round away: reals are the same within a millionth.
 */
record DocumentedTable(JsonNode example) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern NOT_CORE = Pattern.compile(
            "/(geo-|geospatial|series-|convert-|scan|hll|tdigest|make-graph|map-graph|[a-z-]*graph|[a-z0-9-]*-plugin)");

    /** Whether the page is of none of the families that are left out: geography, graphs, series, units, plug-ins, scan, sketches. */
    static boolean core(String file) {
        return !NOT_CORE.matcher(file).find();
    }

    boolean matches(Table table) {
        JsonNode rows = example.get("rows");
        int width = example.get("columns").size();
        if (rows.size() != table.rows() || width != table.fields().size()) {
            return false;
        }
        List<Integer> left = new ArrayList<>();
        for (int i = 0; i < table.rows(); i++) {
            left.add(i);
        }
        for (JsonNode row : rows) {
            Integer same =
                    left.stream().filter(i -> same(row, table, i)).findFirst().orElse(null);
            if (same == null) {
                return false;
            }
            left.remove((Object) same);
        }
        return true;
    }

    private static boolean same(JsonNode row, Table table, int at) {
        for (int i = 0; i < row.size(); i++) {
            ValueType type = table.fields().get(i).type();
            Object value = table.at(at, i);
            if (!same(row.get(i).asText().strip(), value == null ? "" : table.textAt(at, i), type)) {
                return false;
            }
        }
        return true;
    }

    private static boolean same(String shown, String given, ValueType type) {
        if (type == ValueType.DYNAMIC && sameJson(shown, given)) {
            return true;
        }
        String plain = shown.replace("`", "");
        if (plain.equalsIgnoreCase("null") || plain.equals("(null)")) {
            plain = "";
        }
        if (plain.equals(given)) {
            return true;
        }
        return switch (type) {
            case BOOL ->
                plain.toLowerCase(Locale.ROOT)
                        .replace("1", "true")
                        .replace("0", "false")
                        .equals(given);
            case INT, LONG, REAL, DECIMAL -> sameNumber(plain.replace(",", ""), given);
            case DATETIME -> time(plain).equals(time(given));
            case TIMESPAN -> plain.contains(":") && time(plain).equals(time(given));
            case DYNAMIC -> sameJson(plain, given);
            default -> plain.equals(given.strip());
        };
    }

    private static String time(String text) {
        String plain = text.replace('T', ' ').replace("Z", "");
        int point = plain.lastIndexOf('.');
        return point > plain.lastIndexOf(':') && plain.contains(":") ? plain.replaceAll("\\.?0+$", "") : plain;
    }

    private static boolean sameNumber(String a, String b) {
        try {
            double x = Double.parseDouble(a.replace("∞", "Infinity"));
            double y = Double.parseDouble(b);
            return x == y || Math.abs(x - y) <= 1e-6 * Math.max(Math.abs(x), Math.abs(y));
        } catch (NumberFormatException none) {
            return false;
        }
    }

    private static boolean sameJson(String a, String b) {
        try {
            return same(JSON.readTree(a.replace("<br>", "")), JSON.readTree(b));
        } catch (JsonProcessingException none) {
            return a.replace("\"", "").equals(b);
        }
    }

    private static boolean same(JsonNode a, JsonNode b) {
        if (a.isNumber() && b.isNumber()) {
            return sameNumber(a.asText(), b.asText());
        }
        if (a.isArray() && b.isArray() && a.size() == b.size()) {
            for (int i = 0; i < a.size(); i++) {
                if (!same(a.get(i), b.get(i))) {
                    return false;
                }
            }
            return true;
        }
        if (a.isObject() && b.isObject() && a.size() == b.size()) {
            return a.properties().stream()
                    .allMatch(entry -> b.has(entry.getKey()) && same(entry.getValue(), b.get(entry.getKey())));
        }
        return a.equals(b);
    }
}

package dev.tocsin.kql.evaluate.data;

import dev.tocsin.kql.evaluate.function.TimeText;
import dev.tocsin.kql.evaluate.table.Field;
import dev.tocsin.kql.evaluate.table.Table;
import dev.tocsin.kql.evaluate.value.Datetime;
import dev.tocsin.kql.evaluate.value.JsonParser;
import dev.tocsin.kql.evaluate.value.Texts;
import dev.tocsin.kql.evaluate.value.Timespan;
import dev.tocsin.kql.evaluate.value.ValueType;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads tables from files. Columns that are declared have their types, and are there even if the file does not have them; the
 * types of others are those that all their values fit: long, real, bool, datetime (ISO 8601), dynamic (objects and arrays of
 * JSON), else string. An empty value is null, of a string the empty one.
 */
public final class TableReader {
    private static final Pattern WHOLE = Pattern.compile("[+-]?\\d{1,18}");
    private static final Pattern REAL = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?|NaN|-?Infinity");
    private static final Pattern ISO = Pattern.compile("\\d{4}-\\d{2}-\\d{2}([T ]\\d{2}:\\d{2}.*)?");
    private static final List<ValueType> GUESSES = List.of(
            ValueType.LONG, ValueType.REAL, ValueType.BOOL, ValueType.DATETIME, ValueType.DYNAMIC, ValueType.STRING);

    private TableReader() {}

    /** Reads CSV with a header. */
    public static Table csv(Path file, List<Field> declared) throws DataException {
        return table(Records.csv(file), declared);
    }

    /** Reads one JSON object a line. */
    public static Table jsonLines(Path file, List<Field> declared) throws DataException {
        return table(Records.jsonLines(file), declared);
    }

    /**
     * A table of rows that are known by column.
     *
     * @param place what messages begin with
     * @param rows each with JSON values, or text, by column
     */
    public static Table rows(String place, List<Map<String, @Nullable Object>> rows, List<Field> declared)
            throws DataException {
        List<String> names = new ArrayList<>();
        List<Records.Line> records = new ArrayList<>();
        for (Map<String, @Nullable Object> row : rows) {
            for (String name : row.keySet()) {
                if (!names.contains(name)) {
                    names.add(name);
                }
            }
            records.add(new Records.Line(records.size() + 1L, row));
        }
        return table(new Records(place, names, records, false), declared);
    }

    private static Table table(Records records, List<Field> declared) throws DataException {
        List<Field> fields = new ArrayList<>(declared);
        for (String name : records.names()) {
            if (fields.stream().noneMatch(field -> field.name().equals(name))) {
                fields.add(new Field(name, guess(name, records)));
            }
        }
        Table.Builder builder = Table.builder(fields);
        for (Records.Line record : records.rows()) {
            @Nullable Object[] values = new Object[fields.size()];
            for (int i = 0; i < values.length; i++) {
                Object written = record.values().get(fields.get(i).name());
                values[i] = value(written, fields.get(i), records.textual(), records.file() + ":" + record.line());
            }
            builder.row(values);
        }
        return builder.build();
    }

    private static ValueType guess(String name, Records records) {
        for (ValueType type : GUESSES) {
            boolean fits = true;
            boolean any = false;
            for (Records.Line record : records.rows()) {
                Object value = record.values().get(name);
                boolean nothing = value == null || value.equals("");
                any |= !nothing;
                fits &= nothing || looksLike(value, type, records.textual());
            }
            if (fits && (any || type == ValueType.STRING)) {
                return type;
            }
        }
        return ValueType.DYNAMIC;
    }

    private static boolean looksLike(@Nullable Object value, ValueType type, boolean textual) {
        String text = value instanceof String own ? own : "";
        return switch (type) {
            case LONG -> textual ? WHOLE.matcher(text).matches() : value instanceof Long;
            case REAL -> textual ? REAL.matcher(text).matches() : value instanceof Number;
            case BOOL -> textual ? text.equals("true") || text.equals("false") : value instanceof Boolean;
            case DATETIME -> ISO.matcher(text).matches() && TimeText.datetime(text) != null;
            case DYNAMIC -> value instanceof List || value instanceof Map || (textual && container(text) != null);
            default -> value instanceof String;
        };
    }

    private static @Nullable Object container(String text) {
        if (!text.startsWith("{") && !text.startsWith("[")) {
            return null;
        }
        try {
            return JsonParser.parse(text);
        } catch (JsonParser.NotJson none) {
            return null;
        }
    }

    private static @Nullable Object value(@Nullable Object written, Field field, boolean textual, String place)
            throws DataException {
        if (written == null || (written.equals("") && field.type() != ValueType.STRING)) {
            return null;
        }
        Object value = converted(written, field.type(), textual);
        if (value == null) {
            throw new DataException(place + ": " + field.name() + " is "
                    + field.type().word() + ", and \"" + Texts.text(written) + "\" is none");
        }
        return value;
    }

    private static @Nullable Object converted(Object value, ValueType type, boolean textual) {
        String text = Texts.text(value).trim();
        return switch (type) {
            case STRING -> Texts.text(value);
            case DYNAMIC -> textual ? json(Texts.text(value)) : value;
            case BOOL -> value instanceof Boolean ? value : bool(text);
            case INT, LONG ->
                value instanceof Double real ? whole(real) : WHOLE.matcher(text).matches() ? Long.valueOf(text) : null;
            case REAL ->
                value instanceof Number number
                        ? (Object) number.doubleValue()
                        : REAL.matcher(text).matches() ? Double.valueOf(text) : null;
            case DECIMAL ->
                REAL.matcher(text).matches() && !text.endsWith("N") && !text.endsWith("y")
                        ? new BigDecimal(text)
                        : null;
            case DATETIME -> {
                Long ticks = TimeText.datetime(text);
                yield ticks == null ? null : new Datetime(ticks);
            }
            case TIMESPAN -> {
                Long ticks = TimeText.timespan(text);
                yield ticks == null ? null : new Timespan(ticks);
            }
            case GUID -> text.length() == 36 ? guid(text) : null;
        };
    }

    private static @Nullable Object whole(double real) {
        return real == Math.rint(real) && Math.abs(real) < 9e15 ? (Object) (long) real : null;
    }

    private static @Nullable Object bool(String text) {
        return switch (text) {
            case "true", "True", "TRUE", "1" -> true;
            case "false", "False", "FALSE", "0" -> false;
            default -> null;
        };
    }

    private static @Nullable Object guid(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException none) {
            return null;
        }
    }

    /** JSON, or the text itself if it is none. */
    private static Object json(String text) {
        try {
            Object value = JsonParser.parse(text);
            return value == null ? text : value;
        } catch (JsonParser.NotJson none) {
            return text;
        }
    }
}

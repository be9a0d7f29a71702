package dev.tocsin.kql.evaluate.function;

import dev.tocsin.kql.evaluate.value.Datetime;
import dev.tocsin.kql.evaluate.value.JsonParser;
import dev.tocsin.kql.evaluate.value.Texts;
import dev.tocsin.kql.evaluate.value.Timespan;
import dev.tocsin.kql.evaluate.value.ValueType;
import dev.tocsin.kql.evaluate.value.Values;
import dev.tocsin.kql.evaluate.value.Vector;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Conversions between types. What cannot be converted is null. */
final class ConversionFunctions implements FunctionFamily {
    private static final Pattern WHOLE = Pattern.compile("[+-]?\\d{1,19}");
    private static final Pattern HEX = Pattern.compile("0[xX][0-9a-fA-F]{1,16}");
    private static final Pattern REAL = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");
    private static final Pattern GUID =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");

    @Override
    public void addTo(FunctionRegistry.Entries functions) {
        functions
                .add(
                        "tostring",
                        site -> site.type(0) == ValueType.STRING
                                ? (arguments, rows, run) -> arguments[0]
                                : Kernels.text(text -> text))
                .add("tolong", site -> to(site, ConversionFunctions::toLong))
                .add("toint", site -> to(site, ConversionFunctions::toInt))
                .add(List.of("todouble", "toreal"), site -> to(site, ConversionFunctions::toReal))
                .add("todecimal", site -> to(site, ConversionFunctions::toDecimal))
                .add(List.of("tobool", "toboolean"), site -> to(site, ConversionFunctions::toBool))
                .add("todatetime", site -> to(site, ConversionFunctions::toDatetime))
                .add(List.of("totimespan", "totime"), site -> to(site, ConversionFunctions::toTimespan))
                .add("toguid", site -> to(site, ConversionFunctions::toGuid))
                .add(List.of("parse_json", "parsejson", "todynamic", "toobject"), ConversionFunctions::parseJson);
    }

    /** Of one value that is not null, and the call for messages. */
    @FunctionalInterface
    private interface Conversion {
        @Nullable
        Object apply(Object value, CallSite site);
    }

    private static Kernel to(CallSite site, Conversion conversion) {
        if (site.count() > 1) {
            throw site.notImplemented("with a format");
        }
        if (site.type(0) == site.result()) {
            return (arguments, rows, run) -> arguments[0];
        }
        return Kernels.each(site.result(), values -> {
            Object value = values[0];
            return value == null ? null : conversion.apply(value, site);
        });
    }

    /** The conversion that the parts of {@code typeof()} and {@code to typeof()} need; null for what does not fit. */
    static @Nullable Object convert(@Nullable Object value, ValueType type, CallSite site) {
        if (value == null) {
            return null;
        }
        return switch (type) {
            case BOOL -> toBool(value, site);
            case INT -> toInt(value, site);
            case LONG -> toLong(value, site);
            case REAL -> toReal(value, site);
            case DECIMAL -> toDecimal(value, site);
            case DATETIME -> toDatetime(value, site);
            case TIMESPAN -> toTimespan(value, site);
            case GUID -> toGuid(value, site);
            case STRING -> Texts.text(value);
            case DYNAMIC -> value;
        };
    }

    private static @Nullable Object toLong(Object value, CallSite site) {
        if (value instanceof Long
                || value instanceof Boolean
                || value instanceof Datetime
                || value instanceof Timespan) {
            return Values.asLong(value);
        }
        if (value instanceof Double real) {
            if (real.isNaN() || Math.abs(real) >= 0x1p63) {
                throw site.undocumented(
                        "a real that is no long is converted, and what the service gives is not documented");
            }
            return real.longValue();
        }
        if (value instanceof BigDecimal decimal) {
            return decimal.longValue();
        }
        return value instanceof String text ? wholeOf(text.trim()) : null;
    }

    private static @Nullable Object wholeOf(String text) {
        try {
            if (WHOLE.matcher(text).matches()) {
                return Long.valueOf(text);
            }
            if (HEX.matcher(text).matches()) {
                return Long.parseUnsignedLong(text.substring(2), 16);
            }
        } catch (NumberFormatException tooLarge) {
            return null;
        }
        if (REAL.matcher(text).matches()) {
            double real = Double.parseDouble(text);
            return Math.abs(real) < 9.2e18 ? (Object) (long) real : null;
        }
        return null;
    }

    private static @Nullable Object toInt(Object value, CallSite site) {
        Object whole = toLong(value, site);
        if (whole instanceof Long number && number == number.intValue()) {
            return number;
        }
        if (whole != null && !(value instanceof String)) {
            throw site.undocumented(
                    "a number that is no int is converted, and what the service gives is not documented");
        }
        return null;
    }

    private static @Nullable Object toReal(Object value, CallSite site) {
        if (value instanceof Number number) {
            return number.doubleValue();
        }
        if (value instanceof Boolean || value instanceof Datetime || value instanceof Timespan) {
            return (double) Values.asLong(value);
        }
        if (!(value instanceof String written)) {
            return null;
        }
        String text = written.trim();
        if (REAL.matcher(text).matches()) {
            return Double.valueOf(text);
        }
        if (HEX.matcher(text).matches()) {
            throw site.undocumented("a hexadecimal text is converted, and what the service gives is not documented");
        }
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "nan" -> Double.NaN;
            case "inf", "+inf", "infinity" -> Double.POSITIVE_INFINITY;
            case "-inf", "-infinity" -> Double.NEGATIVE_INFINITY;
            default -> null;
        };
    }

    private static @Nullable Object toDecimal(Object value, CallSite site) {
        if (value instanceof Double real && !Double.isFinite(real)) {
            return null;
        }
        if (value instanceof Number number) {
            return Values.decimal(number);
        }
        if (value instanceof String text && REAL.matcher(text.trim()).matches()) {
            return new BigDecimal(text.trim());
        }
        return null;
    }

    private static @Nullable Object toBool(Object value, CallSite site) {
        if (value instanceof Boolean) {
            return value;
        }
        if (value instanceof Long number) {
            return number != 0;
        }
        if (value instanceof String text) {
            return switch (text.trim().toLowerCase(Locale.ROOT)) {
                case "true", "1" -> true;
                case "false", "0" -> false;
                default -> {
                    Object number = wholeOf(text.trim());
                    yield number == null ? null : (Object) !number.equals(0L);
                }
            };
        }
        if (value instanceof Number) {
            throw site.undocumented(
                    "a real or decimal is converted to bool, and what the service gives is not documented");
        }
        return null;
    }

    private static @Nullable Object toDatetime(Object value, CallSite site) {
        if (value instanceof Datetime) {
            return value;
        }
        if (value instanceof String text) {
            Long ticks = TimeText.datetime(text);
            if (ticks == null && looksLikeTime(text)) {
                throw site.undocumented("\"" + text + "\" is a time in a form that is not known here");
            }
            return ticks == null ? null : new Datetime(ticks);
        }
        if (value instanceof Long ticks) {
            throw site.undocumented("the number " + ticks
                    + " is converted to a datetime; use unixtime_seconds_todatetime() or one of its kind");
        }
        return null;
    }

    /** Whether Kusto might read it as a time though we do not. */
    private static boolean looksLikeTime(String text) {
        int digits = 0;
        for (int i = 0; i < text.length(); i++) {
            digits += Character.isDigit(text.charAt(i)) ? 1 : 0;
        }
        return digits >= 4 && (text.indexOf('-') > 0 || text.indexOf('/') > 0 || text.indexOf(':') > 0 || digits > 5);
    }

    private static @Nullable Object toTimespan(Object value, CallSite site) {
        if (value instanceof Timespan) {
            return value;
        }
        if (value instanceof String text) {
            Long ticks = TimeText.timespan(text);
            return ticks == null ? null : new Timespan(ticks);
        }
        if (value instanceof Long ticks) {
            return new Timespan(ticks);
        }
        return null;
    }

    private static @Nullable Object toGuid(Object value, CallSite site) {
        if (value instanceof UUID) {
            return value;
        }
        return value instanceof String text && GUID.matcher(text.trim()).matches()
                ? UUID.fromString(text.trim())
                : null;
    }

    private static Kernel parseJson(CallSite site) {
        if (site.type(0) == ValueType.DYNAMIC) {
            return (arguments, rows, run) -> json(arguments[0], rows);
        }
        if (site.type(0) != ValueType.STRING) {
            return Kernels.each(ValueType.DYNAMIC, values -> values[0]);
        }
        return Kernels.each(ValueType.DYNAMIC, values -> parse(Texts.text(values[0])));
    }

    /** JSON stays what it is; a text in it is read as JSON. */
    private static Vector json(Vector values, int rows) {
        dev.tocsin.kql.evaluate.value.VectorBuilder out =
                new dev.tocsin.kql.evaluate.value.VectorBuilder(ValueType.DYNAMIC, rows);
        for (int i = 0; i < rows; i++) {
            Object value = values.at(i);
            out.add(value instanceof String text ? parse(text) : value);
        }
        return out.build();
    }

    /** What is not JSON is a text; nothing is null. */
    static @Nullable Object parse(String text) {
        if (text.isEmpty()) {
            return null;
        }
        try {
            return JsonParser.parse(text);
        } catch (JsonParser.NotJson none) {
            return text;
        }
    }
}

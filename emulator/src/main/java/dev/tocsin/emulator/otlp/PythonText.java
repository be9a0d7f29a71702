package dev.tocsin.emulator.otlp;

import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Values as Python writes them, because the exporter is written in it: {@code str(value)} of attributes, {@code json.dumps} of bodies. */
final class PythonText {
    private static final char MOST_ASCII = '~';

    private PythonText() {}

    /** {@code str(value)}; an array is a tuple, which is what the SDK makes of one. */
    static String str(AnyValue value) {
        return value.hasStringValue() ? value.getStringValue() : repr(value);
    }

    /** {@code str(value)[:most]}. */
    static String cut(String text, int most) {
        return text.length() <= most || text.codePointCount(0, text.length()) <= most
                ? text
                : text.substring(0, text.offsetByCodePoints(0, most));
    }

    private static String repr(AnyValue value) {
        return switch (value.getValueCase()) {
            case STRING_VALUE -> quoted(value.getStringValue());
            case BOOL_VALUE -> value.getBoolValue() ? "True" : "False";
            case INT_VALUE -> Long.toString(value.getIntValue());
            case DOUBLE_VALUE -> number(value.getDoubleValue());
            case BYTES_VALUE -> "b" + quoted(value.getBytesValue().toString(StandardCharsets.ISO_8859_1), MOST_ASCII);
            case ARRAY_VALUE -> tuple(value.getArrayValue().getValuesList());
            case KVLIST_VALUE ->
                value.getKvlistValue().getValuesList().stream()
                        .map(one -> quoted(one.getKey()) + ": " + repr(one.getValue()))
                        .collect(Collectors.joining(", ", "{", "}"));
            default -> "None";
        };
    }

    private static String tuple(List<AnyValue> values) {
        String all = values.stream().map(PythonText::repr).collect(Collectors.joining(", "));
        return "(" + all + (values.size() == 1 ? ",)" : ")");
    }

    private static String quoted(String text) {
        return quoted(text, Character.MAX_VALUE);
    }

    /** @param most the last character that is written as it is */
    private static String quoted(String text, char most) {
        char quote = text.indexOf('\'') >= 0 && text.indexOf('"') < 0 ? '"' : '\'';
        StringBuilder out = new StringBuilder().append(quote);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                case '\\' -> out.append("\\\\");
                default -> {
                    if (c == quote) {
                        out.append('\\').append(c);
                    } else if (c < ' ' || c > most || c >= 0x7f && c < 0xa1) {
                        out.append(String.format(Locale.ROOT, "\\x%02x", (int) c));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        return out.append(quote).toString();
    }

    /** {@code repr(float)}: the shortest digits that mean this number, with an exponent below 1e-4 and from 1e16 on. */
    static String number(double value) {
        if (!Double.isFinite(value)) {
            return Double.isNaN(value) ? "nan" : value > 0 ? "inf" : "-inf";
        }
        if (value == 0) {
            return 1 / value < 0 ? "-0.0" : "0.0";
        }
        BigDecimal shortest = shortest(value);
        int exponent = shortest.precision() - shortest.scale() - 1;
        if (exponent < -4 || exponent >= 16) {
            String digits = shortest.unscaledValue().abs().toString();
            String rest = digits.length() > 1 ? "." + digits.substring(1) : "";
            return (value < 0 ? "-" : "") + digits.charAt(0) + rest + "e" + (exponent < 0 ? "-" : "+")
                    + (Math.abs(exponent) < 10 ? "0" : "") + Math.abs(exponent);
        }
        return shortest.scale() <= 0 ? shortest.toBigInteger() + ".0" : shortest.toPlainString();
    }

    private static BigDecimal shortest(double value) {
        BigDecimal exact = new BigDecimal(value);
        for (int digits = 1; digits < 17; digits++) {
            BigDecimal rounded = exact.round(new MathContext(digits));
            if (rounded.doubleValue() == value) {
                return rounded.stripTrailingZeros();
            }
        }
        return exact.round(new MathContext(17)).stripTrailingZeros();
    }

    /** {@code json.dumps(value)}. */
    static String json(AnyValue value) {
        return switch (value.getValueCase()) {
            case STRING_VALUE -> jsonText(value.getStringValue());
            case BOOL_VALUE -> value.getBoolValue() ? "true" : "false";
            case ARRAY_VALUE ->
                value.getArrayValue().getValuesList().stream()
                        .map(PythonText::json)
                        .collect(Collectors.joining(", ", "[", "]"));
            case KVLIST_VALUE ->
                value.getKvlistValue().getValuesList().stream()
                        .map(PythonText::member)
                        .collect(Collectors.joining(", ", "{", "}"));
            case INT_VALUE, DOUBLE_VALUE -> repr(value);
            // Bytes are nothing that json.dumps can write.
            case BYTES_VALUE -> jsonText(repr(value));
            default -> "null";
        };
    }

    private static String member(KeyValue one) {
        return jsonText(one.getKey()) + ": " + json(one.getValue());
    }

    private static String jsonText(String text) {
        StringBuilder out = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    if (c < ' ' || c > '~') {
                        out.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        return out.append('"').toString();
    }
}

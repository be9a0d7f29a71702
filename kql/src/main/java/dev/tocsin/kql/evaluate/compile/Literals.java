package dev.tocsin.kql.evaluate.compile;

import dev.tocsin.kql.evaluate.function.TimeText;
import dev.tocsin.kql.evaluate.run.EvaluationException;
import dev.tocsin.kql.evaluate.value.Datetime;
import dev.tocsin.kql.evaluate.value.JsonParser;
import dev.tocsin.kql.evaluate.value.Timespan;
import dev.tocsin.kql.syntax.StringLiterals;
import dev.tocsin.kql.text.SourceRange;
import dev.tocsin.kql.tree.Clause;
import dev.tocsin.kql.tree.Expression;
import dev.tocsin.kql.tree.Operation;
import dev.tocsin.kql.tree.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The values of literals. */
final class Literals {
    private Literals() {}

    /** What a literal stands for; null is null. */
    static @Nullable Object value(Value.Literal literal) {
        String text = inner(literal.text());
        if (literal.kind() != Value.Kind.STRING && text.equalsIgnoreCase("null")) {
            return null;
        }
        try {
            Object value = switch (literal.kind()) {
                case BOOL -> bool(text);
                case INT, LONG -> whole(text);
                case REAL -> real(text);
                case DECIMAL -> new BigDecimal(text);
                case STRING -> StringLiterals.value(literal.text());
                case WORD -> literal.text();
                case DATETIME -> datetime(text);
                case TIMESPAN -> timespan(text);
                case GUID -> UUID.fromString(unquoted(text));
                case NULL -> null;
            };
            if (value != null || literal.kind() == Value.Kind.NULL) {
                return value;
            }
        } catch (IllegalArgumentException notOne) {
            throw unknown(literal.text(), literal.range());
        }
        throw unknown(literal.text(), literal.range());
    }

    private static EvaluationException unknown(String text, SourceRange range) {
        return EvaluationException.undocumented("What " + text + " stands for is not known here", range);
    }

    /** What stands in the parentheses of {@code long(5)}. */
    private static String inner(String text) {
        int open = text.indexOf('(');
        if (open < 0 || !Character.isLetter(text.charAt(0))) {
            return text;
        }
        return text.substring(open + 1, text.endsWith(")") ? text.length() - 1 : text.length())
                .trim();
    }

    private static String unquoted(String text) {
        boolean quoted = text.length() > 1 && (text.startsWith("\"") || text.startsWith("'"));
        return quoted ? StringLiterals.value(text) : text;
    }

    private static @Nullable Object bool(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "1" -> true;
            case "false", "0" -> false;
            default -> null;
        };
    }

    private static Object whole(String text) {
        return text.startsWith("0x") || text.startsWith("0X")
                ? (Object) Long.parseUnsignedLong(text.substring(2), 16)
                : Long.valueOf(text);
    }

    private static Object real(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "nan" -> Double.NaN;
            case "inf", "+inf" -> Double.POSITIVE_INFINITY;
            case "-inf" -> Double.NEGATIVE_INFINITY;
            default -> Double.valueOf(text);
        };
    }

    private static @Nullable Object datetime(String text) {
        Long ticks = TimeText.datetime(unquoted(text));
        return ticks == null ? null : new Datetime(ticks);
    }

    private static @Nullable Object timespan(String text) {
        Long ticks = TimeText.timespan(unquoted(text));
        return ticks == null ? null : new Timespan(ticks);
    }

    /** Whether the expression is written-out JSON or a literal, with a sign perhaps. */
    static boolean isLiteral(Expression expression) {
        return expression instanceof Value.Literal
                || expression instanceof Value.Strings
                || expression instanceof Value.Dynamic
                || (expression instanceof Operation.Unary unary && unary.operand() instanceof Value.Literal);
    }

    /** What a literal expression stands for. */
    static @Nullable Object value(Expression expression) {
        if (expression instanceof Value.Literal literal) {
            return value(literal);
        }
        if (expression instanceof Value.Strings strings) {
            StringBuilder text = new StringBuilder();
            for (Value.Literal part : strings.parts()) {
                text.append(StringLiterals.value(part.text()));
            }
            return text.toString();
        }
        if (expression instanceof Value.Dynamic dynamic) {
            return json(dynamic.value());
        }
        if (expression instanceof Operation.Unary unary && unary.operand() instanceof Value.Literal literal) {
            return signed(unary, literal);
        }
        throw EvaluationException.notImplemented("This literal", expression.range());
    }

    private static @Nullable Object signed(Operation.Unary unary, Value.Literal literal) {
        // The smallest long has no positive counterpart.
        if (unary.sign() == Operation.Sign.MINUS && literal.text().equals("9223372036854775808")) {
            return Long.MIN_VALUE;
        }
        Object value = value(literal);
        if (unary.sign() == Operation.Sign.PLUS || value == null) {
            return value;
        }
        if (value instanceof Long number) {
            return -number;
        }
        if (value instanceof Double number) {
            return -number;
        }
        if (value instanceof BigDecimal number) {
            return number.negate();
        }
        if (value instanceof Timespan timespan) {
            return new Timespan(-timespan.ticks());
        }
        throw EvaluationException.notImplemented("A sign before this literal", unary.range());
    }

    /** JSON as a query writes it, in which literals of the language may stand. */
    private static @Nullable Object json(Expression expression) {
        if (expression instanceof Value.JsonArray array) {
            List<@Nullable Object> items = new ArrayList<>();
            for (Expression item : array.items()) {
                items.add(json(item));
            }
            return items;
        }
        if (expression instanceof Value.JsonObject object) {
            Map<String, @Nullable Object> properties = new LinkedHashMap<>();
            for (Clause.JsonProperty property : object.properties()) {
                properties.put(unquoted(property.name()), json(property.value()));
            }
            return properties;
        }
        if (expression instanceof Value.Literal literal && literal.kind() == Value.Kind.STRING) {
            return jsonText(literal);
        }
        if (expression instanceof Operation.Parenthesized parenthesized) {
            return json(parenthesized.inner());
        }
        return value(expression);
    }

    /** JSON knows escapes that the language does not, such as those of pairs of surrogates. */
    private static @Nullable Object jsonText(Value.Literal literal) {
        if (literal.text().startsWith("\"")) {
            try {
                return JsonParser.parse(literal.text());
            } catch (JsonParser.NotJson other) {
                return StringLiterals.value(literal.text());
            }
        }
        return StringLiterals.value(literal.text());
    }
}

package dev.tocsin.kql.lint;

import dev.tocsin.kql.tree.Expression;
import dev.tocsin.kql.tree.Operation;
import dev.tocsin.kql.tree.Value;
import java.util.Map;
import java.util.Optional;

/**
 * A time that a query names relative to now, as far as it can be read from the text.
 *
 * @param ticks 100 nanoseconds each; negative before now
 */
public record Moment(double ticks) {
    private static final double SECOND = 10_000_000;
    private static final double HOUR = 3_600 * SECOND;
    private static final double DAY = 24 * HOUR;
    private static final Map<String, Double> UNITS = Map.ofEntries(
            Map.entry("d", DAY),
            Map.entry("day", DAY),
            Map.entry("days", DAY),
            Map.entry("h", HOUR),
            Map.entry("hr", HOUR),
            Map.entry("hrs", HOUR),
            Map.entry("hour", HOUR),
            Map.entry("hours", HOUR),
            Map.entry("m", 60 * SECOND),
            Map.entry("min", 60 * SECOND),
            Map.entry("minute", 60 * SECOND),
            Map.entry("minutes", 60 * SECOND),
            Map.entry("s", SECOND),
            Map.entry("sec", SECOND),
            Map.entry("second", SECOND),
            Map.entry("seconds", SECOND),
            Map.entry("ms", SECOND / 1_000),
            Map.entry("milli", SECOND / 1_000),
            Map.entry("millis", SECOND / 1_000),
            Map.entry("millisecond", SECOND / 1_000),
            Map.entry("milliseconds", SECOND / 1_000),
            Map.entry("micro", SECOND / 1_000_000),
            Map.entry("micros", SECOND / 1_000_000),
            Map.entry("microsecond", SECOND / 1_000_000),
            Map.entry("microseconds", SECOND / 1_000_000),
            Map.entry("tick", 1.0),
            Map.entry("ticks", 1.0));

    /** {@code ago(1h)}, {@code now()}, {@code now() - 1h}; empty for everything else. */
    public static Optional<Moment> of(Expression written) {
        Expression expression = QueryView.bare(written);
        String function = QueryView.called(expression);
        if (expression instanceof Operation.Call call && (function.equals("now") || function.equals("ago"))) {
            if (call.arguments().isEmpty()) {
                return function.equals("now") ? Optional.of(new Moment(0)) : Optional.empty();
            }
            double sign = function.equals("ago") ? -1 : 1;
            return span(call.arguments().get(0)).map(ticks -> new Moment(sign * ticks));
        }
        if (expression instanceof Operation.Binary binary && isSum(binary)) {
            double sign = binary.operator() == Operation.Arithmetic.SUBTRACT ? -1 : 1;
            Optional<Double> span = span(binary.right());
            return of(binary.left()).flatMap(start -> span.map(ticks -> new Moment(start.ticks + sign * ticks)));
        }
        return Optional.empty();
    }

    private static boolean isSum(Operation.Binary binary) {
        return binary.operator() == Operation.Arithmetic.ADD || binary.operator() == Operation.Arithmetic.SUBTRACT;
    }

    /** The ticks of a literal such as {@code 1.5h}, also with a sign; empty for everything else. */
    public static Optional<Double> span(Expression written) {
        Expression expression = QueryView.bare(written);
        if (expression instanceof Operation.Unary unary) {
            double sign = unary.sign() == Operation.Sign.MINUS ? -1 : 1;
            return span(unary.operand()).map(ticks -> sign * ticks);
        }
        if (!(expression instanceof Value.Literal literal) || literal.kind() != Value.Kind.TIMESPAN) {
            return Optional.empty();
        }
        String text = literal.text();
        int digits = 0;
        while (digits < text.length() && (Character.isDigit(text.charAt(digits)) || text.charAt(digits) == '.')) {
            digits++;
        }
        Double unit = UNITS.get(text.substring(digits));
        if (digits == 0 || unit == null) {
            return Optional.empty();
        }
        return Optional.of(Double.parseDouble(text.substring(0, digits)) * unit);
    }
}

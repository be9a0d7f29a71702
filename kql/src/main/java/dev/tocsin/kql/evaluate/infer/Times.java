package dev.tocsin.kql.evaluate.infer;

import dev.tocsin.kql.evaluate.function.TimeText;
import dev.tocsin.kql.parse.ParsedQuery;
import dev.tocsin.kql.syntax.StringLiterals;
import dev.tocsin.kql.text.SourceRange;
import dev.tocsin.kql.tree.Node;
import dev.tocsin.kql.tree.Operation;
import dev.tocsin.kql.tree.Value;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Times for those that a query leaves to others: points in time are the beginning and the end of a day in turn. */
final class Times {
    private static final String SPAN = "time(1h)";
    private static final String GRAIN = "time(5m)";
    private static final Pattern WORD = Pattern.compile("[\\p{L}_][\\w]*|.*\\{.+\\}.*");

    private final Instant end;

    Times(Instant now) {
        end = now.truncatedTo(ChronoUnit.SECONDS);
    }

    String beginning() {
        return "datetime(" + end.minus(Duration.ofDays(1)) + ")";
    }

    String end() {
        return "datetime(" + end + ")";
    }

    /** What the specifier of a placeholder asks for. */
    List<String> suggested(String placeholder) {
        String specifier = placeholder.replaceAll("^\\{[^:]*:?|\\}$", "");
        return switch (specifier) {
            case "start", "startISO" -> List.of(beginning());
            case "end", "endISO" -> List.of(end());
            case "grain" -> List.of(GRAIN);
            default -> List.of();
        };
    }

    /**
     * Values for literals of which it is not known what they stand for, as they hold a word or a placeholder, or
     * {@code 24:00:00}; and for texts that are converted that hold a word or a placeholder.
     */
    List<StandIn> in(ParsedQuery query) {
        List<StandIn> found = new ArrayList<>();
        find(query.tree(), found);
        return found;
    }

    private void find(Node node, List<StandIn> found) {
        if (node instanceof Value.Literal literal && literal.kind() == Value.Kind.DATETIME) {
            String text = inner(literal.text());
            if (TimeText.datetime(text) == null && !text.equalsIgnoreCase("null")) {
                found.add(standIn(literal.range(), point(found)));
            }
        } else if (node instanceof Value.Literal literal && literal.kind() == Value.Kind.TIMESPAN) {
            String text = inner(literal.text());
            if (TimeText.timespan(text) == null && !text.equalsIgnoreCase("null")) {
                found.add(standIn(literal.range(), SPAN));
            }
        } else if (node instanceof Operation.Call call
                && call.function() instanceof Value.Name name
                && call.arguments().size() == 1
                && call.arguments().get(0) instanceof Value.Literal text
                && text.kind() == Value.Kind.STRING
                && isWord(StringLiterals.value(text.text()))) {
            switch (name.value()) {
                case "todatetime" -> found.add(standIn(text.range(), point(found)));
                case "totimespan" -> found.add(standIn(text.range(), SPAN));
                default -> {}
            }
        }
        node.forEachChild(child -> find(child, found));
    }

    private static StandIn standIn(SourceRange range, String value) {
        return new StandIn(range.start(), range.length(), value);
    }

    private String point(List<StandIn> before) {
        long points = before.stream().filter(one -> !one.value().equals(SPAN)).count();
        return points % 2 == 0 ? beginning() : end();
    }

    private static boolean isWord(String text) {
        return WORD.matcher(text).matches();
    }

    /** What stands in the parentheses of {@code datetime(…)}, without quotes; {@code 5m} as it is. */
    private static String inner(String literal) {
        int open = literal.indexOf('(');
        if (open < 0 || !literal.endsWith(")")) {
            return literal;
        }
        String text = literal.substring(open + 1, literal.length() - 1).trim();
        boolean quoted = text.startsWith("\"") || text.startsWith("'");
        return quoted ? StringLiterals.value(text) : text;
    }
}

package dev.tocsin.lint.telemetry;

import dev.tocsin.kql.lint.QueryView;
import dev.tocsin.kql.tree.Expression;
import dev.tocsin.kql.tree.Node;
import dev.tocsin.kql.tree.Operation;
import dev.tocsin.kql.tree.Relation;
import dev.tocsin.kql.tree.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells what expressions are on rows of a contract's table. */
final class CellReader {
    /** These give what they take, as another type. */
    private static final Set<String> CONVERSIONS = Set.of(
            "tostring",
            "todouble",
            "toreal",
            "tolong",
            "toint",
            "todecimal",
            "abs",
            "round",
            "trim",
            "todynamic",
            "parse_json");

    private static final Set<String> FOLDING = Set.of("tolower", "toupper");

    private static final Set<String> COUNTS = Set.of("valueCount", "ItemCount");
    private static final Set<Relation> BOUNDS = Set.of(Relation.EQUAL, Relation.LESS, Relation.LESS_OR_EQUAL);

    private final Scope scope;
    private final Signals signals;

    CellReader(Scope scope, Signals signals) {
        this.scope = scope;
        this.signals = signals;
    }

    static Expression bare(Expression expression) {
        return expression instanceof Operation.Parenthesized inside ? bare(inside.inner()) : expression;
    }

    /** {@code null} where it is of no known origin. */
    @Nullable
    Cell cell(Expression expression, Rows rows) {
        Expression bare = bare(expression);
        if (bare instanceof Value.Name name) {
            return rows.cell(name.value());
        }
        if (bare instanceof Operation.Path path) {
            return path.member() instanceof Value.Name member ? property(path.target(), member.value(), rows) : null;
        }
        if (bare instanceof Operation.Element element) {
            List<String> keys = scope.texts(element.index());
            return keys != null && keys.size() == 1 ? property(element.target(), keys.get(0), rows) : null;
        }
        if (bare instanceof Operation.Call call) {
            return call(call, rows);
        }
        if (bare instanceof Operation.Binary binary && isFactor(binary)) {
            Cell scaled = cell(isNumber(binary.right()) ? binary.left() : binary.right(), rows);
            return scaled instanceof Cell.Readings ? scaled : null;
        }
        return null;
    }

    private @Nullable Cell property(Expression target, String key, Rows rows) {
        return cell(target, rows) instanceof Cell.Bag ? new Cell.Property(key, false) : null;
    }

    private @Nullable Cell call(Operation.Call call, Rows rows) {
        String function = QueryView.called(call);
        List<Expression> arguments = call.arguments();
        if (arguments.isEmpty()) {
            return null;
        }
        if (function.equals("trim") && arguments.size() == 2) {
            return cell(arguments.get(1), rows);
        }
        if (CONVERSIONS.contains(function)) {
            return cell(arguments.get(0), rows);
        }
        if (FOLDING.contains(function)) {
            Cell cell = cell(arguments.get(0), rows);
            if (cell instanceof Cell.Name) {
                return new Cell.Name(true);
            }
            return cell instanceof Cell.Property property ? new Cell.Property(property.key(), true) : null;
        }
        boolean choice = function.equals("iff") || function.equals("iif") || function.equals("case");
        return choice ? choice(arguments, rows) : null;
    }

    /** {@code iff(a, b, c)} and {@code case(a, b, c, d, e)}: the numbers among the results, each for its rows. */
    private @Nullable Cell choice(List<Expression> arguments, Rows rows) {
        List<Cell.Reading> numbers = new ArrayList<>();
        Rows left = rows;
        for (int i = 0; i + 1 < arguments.size(); i += 2) {
            if (asksForCount(arguments.get(i), rows)) {
                return null;
            }
        }
        for (int i = 0; i + 1 < arguments.size(); i += 2) {
            add(numbers, cell(arguments.get(i + 1), rows), left.named(chosen(arguments.get(i), left, false)));
            left = left.named(chosen(arguments.get(i), left, true));
        }
        if (arguments.size() % 2 == 1) {
            add(numbers, cell(arguments.get(arguments.size() - 1), rows), left);
        }
        return numbers.isEmpty() ? null : new Cell.Readings(numbers);
    }

    /**
     * Whether a condition may leave only intervals with one measurement: then their sum is that measurement. That there is any
     * measurement at all, {@code valueCount > 0}, is no such condition.
     */
    boolean asksForCount(Node condition, Rows rows) {
        boolean here = condition instanceof Operation.Comparison comparison
                && (isCount(comparison.left(), rows) && BOUNDS.contains(comparison.relation())
                        || isCount(comparison.right(), rows));
        boolean[] asks = {here};
        condition.forEachChild(child -> asks[0] |= asksForCount(child, rows));
        return asks[0];
    }

    private boolean isCount(Expression expression, Rows rows) {
        return cell(expression, rows) instanceof Cell.Readings some
                && some.readings().stream().anyMatch(one -> COUNTS.contains(one.column()));
    }

    private static void add(List<Cell.Reading> numbers, @Nullable Cell cell, Rows rows) {
        if (cell instanceof Cell.Readings some) {
            for (Cell.Reading one : some.readings()) {
                numbers.add(new Cell.Reading(one.column(), one.names().and(rows.names())));
            }
        }
    }

    private static boolean isFactor(Operation.Binary binary) {
        return switch (binary.operator()) {
            case MULTIPLY -> isNumber(binary.left()) || isNumber(binary.right());
            case DIVIDE -> isNumber(binary.right());
            default -> false;
        };
    }

    private static boolean isNumber(Expression expression) {
        Expression bare = bare(expression);
        if (bare instanceof Operation.Binary binary) {
            return isNumber(binary.left()) && isNumber(binary.right());
        }
        return bare instanceof Value.Literal literal
                && switch (literal.kind()) {
                    case INT, LONG, REAL, DECIMAL -> true;
                    default -> false;
                };
    }

    /** The names of rows for which a condition may hold, or may not. */
    Names chosen(Expression condition, Rows rows, boolean negated) {
        NameCondition test = new NameCondition(this, scope, rows, signals.names(rows.table()));
        List<String> known = new ArrayList<>();
        for (String name : rows.names().known()) {
            if (test.of(condition, name) != (negated ? Truth.TRUE : Truth.FALSE)) {
                known.add(name);
            }
        }
        boolean others = rows.names().others() && test.of(condition, null) != (negated ? Truth.TRUE : Truth.FALSE);
        return new Names(Set.copyOf(known), others, rows.names().chosen() || test.tested());
    }
}

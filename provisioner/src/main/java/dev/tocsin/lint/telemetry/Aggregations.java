package dev.tocsin.lint.telemetry;

import dev.tocsin.kql.lint.QueryView;
import dev.tocsin.kql.tree.Expression;
import dev.tocsin.kql.tree.Operation;
import dev.tocsin.lint.telemetry.Usage.Aggregate;
import dev.tocsin.lint.telemetry.Usage.Question;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Finds what aggregations ask of the numbers of a contract's table. */
final class Aggregations {
    /** The first argument of these is the number (Kusto documentation, aggregation functions). */
    private static final Map<String, Question> QUESTIONS = Map.ofEntries(
            Map.entry("avg", Question.AVERAGE),
            Map.entry("stdev", Question.AVERAGE),
            Map.entry("stdevp", Question.AVERAGE),
            Map.entry("variance", Question.AVERAGE),
            Map.entry("variancep", Question.AVERAGE),
            Map.entry("percentile", Question.PERCENTILE),
            Map.entry("percentiles", Question.PERCENTILE),
            Map.entry("percentiles_array", Question.PERCENTILE),
            Map.entry("percentilew", Question.PERCENTILE),
            Map.entry("percentilesw", Question.PERCENTILE),
            Map.entry("percentilesw_array", Question.PERCENTILE),
            Map.entry("min", Question.MINIMUM),
            Map.entry("max", Question.MAXIMUM),
            Map.entry("sum", Question.SUM));
    /** These take a condition behind the number. */
    private static final Map<String, Question> CONDITIONAL = Map.of(
            "avgif", Question.AVERAGE,
            "stdevif", Question.AVERAGE,
            "varianceif", Question.AVERAGE,
            "minif", Question.MINIMUM,
            "maxif", Question.MAXIMUM,
            "sumif", Question.SUM);

    private final CellReader cells;
    private final Rows rows;
    private final boolean timed;
    private final Consumer<Aggregate> found;

    Aggregations(CellReader cells, Rows rows, boolean timed, Consumer<Aggregate> found) {
        this.cells = cells;
        this.rows = rows;
        this.timed = timed;
        this.found = found;
    }

    void in(Expression expression) {
        in(expression, false);
    }

    private void in(Expression expression, boolean divided) {
        Expression bare = CellReader.bare(expression);
        if (bare instanceof Operation.Named named) {
            in(named.value(), divided);
        } else if (bare instanceof Operation.Binary binary) {
            boolean quotient = binary.operator() == Operation.Arithmetic.DIVIDE;
            if (quotient && isCount(binary.right()) && isSum(binary.left())) {
                Operation.Call sum = (Operation.Call) CellReader.bare(binary.left());
                number(sum, Question.AVERAGE, QueryView.called(sum) + "(…) / count()", rows);
                return;
            }
            in(binary.left(), divided || quotient);
            in(binary.right(), divided || quotient);
        } else if (bare instanceof Operation.Call call) {
            call(call, divided);
        }
    }

    private void call(Operation.Call call, boolean divided) {
        String function = QueryView.called(call);
        List<Expression> arguments = call.arguments();
        Question question = QUESTIONS.get(function);
        Question conditional = CONDITIONAL.get(function);
        boolean last = function.equals("arg_max") || function.equals("arg_min");
        if (question != null && !arguments.isEmpty()) {
            numbers(call, arguments.get(0), question, function, rows, divided);
        } else if (conditional != null && arguments.size() == 2) {
            Rows some = rows.named(cells.chosen(arguments.get(1), rows, false));
            numbers(call, arguments.get(0), conditional, function, some, divided);
        } else if (last && arguments.size() > 1) {
            for (Expression one : arguments.subList(1, arguments.size())) {
                numbers(call, one, Question.LAST, function, rows, divided);
            }
        } else {
            arguments.forEach(one -> in(one, divided));
        }
    }

    private void number(Operation.Call sum, Question question, String text, Rows of) {
        Rows some = QueryView.called(sum).equals("sumif") && sum.arguments().size() == 2
                ? of.named(cells.chosen(sum.arguments().get(1), of, false))
                : of;
        numbers(sum, sum.arguments().get(0), question, text, some, true);
    }

    private void numbers(
            Expression at, Expression value, Question question, String function, Rows of, boolean divided) {
        if (cells.cell(value, of) instanceof Cell.Readings some) {
            for (Cell.Reading one : some.readings()) {
                Cell.Reading chosen = new Cell.Reading(one.column(), one.names().and(of.names()));
                String text = function.contains("(…)")
                        ? function.replace("…", one.column())
                        : function + "(" + one.column() + ")";
                found.accept(new Aggregate(at, question, text, chosen, of.table(), timed, divided));
            }
        }
    }

    private static boolean isSum(Expression expression) {
        String function = QueryView.called(CellReader.bare(expression));
        return function.equals("sum") || function.equals("sumif");
    }

    private static boolean isCount(Expression expression) {
        return QueryView.called(CellReader.bare(expression)).equals("count");
    }
}

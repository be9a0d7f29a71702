package dev.tocsin.kql.parse;

import dev.tocsin.kql.parse.Grammar.ListEnd;
import dev.tocsin.kql.syntax.TokenKind;
import dev.tocsin.kql.text.SourceRange;
import dev.tocsin.kql.tree.Clause;
import dev.tocsin.kql.tree.Expression;
import dev.tocsin.kql.tree.Operator;
import dev.tocsin.kql.tree.RowOperator;
import dev.tocsin.kql.tree.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Operators that choose or order rows, or pass them on; {@link SearchRules} has search and find. */
final class RowOperatorRules {
    private static final Set<String> CHARTS = Set.of(
            "table",
            "list",
            "barchart",
            "piechart",
            "ladderchart",
            "timechart",
            "linechart",
            "anomalychart",
            "pivotchart",
            "areachart",
            "stackedareachart",
            "scatterchart",
            "timepivot",
            "columnchart",
            "timeline",
            "3Dchart",
            "card",
            "treemap",
            "plotly",
            "graph",
            "sankey");

    private static final String[] CHART_PROPERTIES = {
        "kind",
        "title",
        "accumulate",
        "xcolumn",
        "ycolumns",
        "anomalycolumns",
        "series",
        "xtitle",
        "ytitle",
        "xaxis",
        "yaxis",
        "legend",
        "ysplit",
        "ymin",
        "ymax",
        "xmin",
        "xmax"
    };

    private final Grammar grammar;
    private final Cursor cursor;
    private final SearchRules search;

    RowOperatorRules(Grammar grammar) {
        this.grammar = grammar;
        cursor = grammar.cursor;
        search = new SearchRules(grammar);
    }

    static boolean isChart(String word) {
        return CHARTS.contains(word);
    }

    @Nullable
    Operator operator(String word) {
        return switch (word) {
            case "where", "filter" -> where();
            case "take", "limit" -> take();
            case "top" -> top();
            case "top-nested" -> topNested();
            case "top-hitters" -> topHitters();
            case "sort", "order" -> sort();
            case "sample" -> sample();
            case "sample-distinct" -> sampleDistinct();
            case "count" -> cursor.kind(1) == TokenKind.OPEN_PAREN ? null : count();
            case "search" -> search.search();
            case "find" -> search.find();
            case "range" -> cursor.kind(1) == TokenKind.OPEN_PAREN ? null : range();
            case "as" -> as();
            case "consume" -> consume();
            case "render" -> render();
            case "__executeAndCache" -> executeAndCache();
            default -> null;
        };
    }

    private Operator where() {
        int start = cursor.start();
        String keyword = cursor.source(cursor.next());
        List<Clause.Parameter> parameters = grammar.parameters.withEquals();
        Expression predicate = grammar.expressions.requiredNamed();
        return new RowOperator.Where(cursor.since(start), keyword, parameters, predicate);
    }

    private Operator take() {
        int start = cursor.start();
        String keyword = cursor.source(cursor.next());
        List<Clause.Parameter> parameters = grammar.parameters.withEquals();
        Expression count = grammar.expressions.requiredNamed();
        return new RowOperator.Take(cursor.since(start), keyword, parameters, count);
    }

    private Operator top() {
        int start = cursor.start();
        String keyword = cursor.source(cursor.next());
        List<Clause.Parameter> parameters = grammar.parameters.withEquals();
        Expression count = grammar.expressions.requiredNamed();
        cursor.expect("by");
        Expression by = grammar.required(grammar.expressions.ordered());
        return new RowOperator.Top(cursor.since(start), keyword, parameters, count, by);
    }

    private Operator topNested() {
        int start = cursor.start();
        List<Clause.Nested> levels = grammar.list(this::nested, this::missingNested, ListEnd.COMMON, true);
        return new RowOperator.TopNested(cursor.since(start), "top-nested", levels);
    }

    private Clause.@Nullable Nested nested() {
        int start = cursor.start();
        if (!cursor.eat("top-nested")) {
            return null;
        }
        Expression count = grammar.expressions.named();
        cursor.expect("of");
        Expression of = grammar.expressions.requiredNamed();
        Expression others = null;
        if (cursor.eat("with")) {
            cursor.expect("others");
            cursor.expect(TokenKind.EQUAL);
            others = grammar.expressions.requiredUnnamed();
        }
        cursor.expect("by");
        Expression by = grammar.required(grammar.expressions.ordered());
        return new Clause.Nested(cursor.since(start), count, of, others, by);
    }

    private Clause.Nested missingNested() {
        Expression missing = grammar.missing("clause");
        return new Clause.Nested(missing.range(), null, missing, null, missing);
    }

    private Operator topHitters() {
        int start = cursor.start();
        String keyword = cursor.source(cursor.next());
        Expression count = grammar.expressions.requiredNamed();
        cursor.expect("of");
        Expression of = grammar.expressions.requiredNamed();
        Expression by = cursor.eat("by") ? grammar.expressions.requiredNamed() : null;
        return new RowOperator.TopHitters(cursor.since(start), keyword, count, of, by);
    }

    private Operator sort() {
        int start = cursor.start();
        String keyword = cursor.source(cursor.next());
        List<Clause.Parameter> parameters = grammar.parameters.all();
        cursor.expect("by");
        List<Expression> by = grammar.list(grammar.expressions::ordered, grammar::missing, ListEnd.COMMON, true);
        return new RowOperator.Sort(cursor.since(start), keyword, parameters, by);
    }

    private Operator sample() {
        int start = cursor.start();
        String keyword = cursor.source(cursor.next());
        List<Clause.Parameter> parameters = grammar.parameters.withEquals();
        Expression count = grammar.expressions.requiredNamed();
        return new RowOperator.Sample(cursor.since(start), keyword, parameters, count);
    }

    private Operator sampleDistinct() {
        int start = cursor.start();
        String keyword = cursor.source(cursor.next());
        List<Clause.Parameter> parameters = grammar.parameters.withEquals();
        Expression count = grammar.expressions.requiredNamed();
        cursor.expect("of");
        Expression of = grammar.expressions.requiredNamed();
        return new RowOperator.SampleDistinct(cursor.since(start), keyword, parameters, count, of);
    }

    private Operator count() {
        int start = cursor.start();
        String keyword = cursor.source(cursor.next());
        Value.Name name = null;
        if (cursor.eat("as")) {
            boolean plain = cursor.at(TokenKind.IDENTIFIER) || cursor.at(TokenKind.PLACEHOLDER);
            name = plain ? grammar.names.requiredName() : missingCountName();
        }
        return new RowOperator.Count(cursor.since(start), keyword, name);
    }

    private Value.Name missingCountName() {
        cursor.absent("name");
        return new Value.Name(cursor.nothing(), "", Value.Form.MISSING);
    }

    private Operator range() {
        int start = cursor.start();
        String keyword = cursor.source(cursor.next());
        Value.Name column = grammar.names.requiredName();
        cursor.expect("from");
        Expression from = grammar.expressions.requiredUnnamed();
        cursor.expect("to");
        Expression to = grammar.expressions.requiredUnnamed();
        cursor.expect("step");
        Expression step = grammar.expressions.requiredUnnamed();
        return new RowOperator.Range(cursor.since(start), keyword, column, from, to, step);
    }

    private Operator as() {
        int start = cursor.start();
        String keyword = cursor.source(cursor.next());
        List<Clause.Parameter> parameters = grammar.parameters.withEquals();
        Value.Name name = grammar.names.requiredName();
        return new RowOperator.As(cursor.since(start), keyword, parameters, name);
    }

    private Operator consume() {
        int start = cursor.start();
        String keyword = cursor.source(cursor.next());
        List<Clause.Parameter> parameters = grammar.parameters.all();
        return new RowOperator.Consume(cursor.since(start), keyword, parameters);
    }

    private Operator executeAndCache() {
        SourceRange range = cursor.next();
        return new RowOperator.ExecuteAndCache(range, cursor.source(range));
    }

    private Operator render() {
        int start = cursor.start();
        String keyword = cursor.source(cursor.next());
        String chart = chart();
        List<Clause.Parameter> parameters = new ArrayList<>();
        Clause.Parameter old = oldProperty();
        while (old != null) {
            parameters.add(old);
            old = oldProperty();
        }
        parameters.addAll(grammar.parameters.withClause(CHART_PROPERTIES));
        return new RowOperator.Render(cursor.since(start), keyword, chart, parameters);
    }

    private String chart() {
        boolean known = isChart(cursor.text()) || cursor.at(TokenKind.IDENTIFIER) || cursor.at(TokenKind.PLACEHOLDER);
        if (known) {
            return cursor.source(cursor.next());
        }
        cursor.missing("the kind of chart, such as timechart");
        return "";
    }

    /** What render took before {@code with (…)}. */
    private Clause.@Nullable Parameter oldProperty() {
        int start = cursor.start();
        switch (cursor.text()) {
            case "kind", "title", "accumulate" -> {
                return grammar.parameters.single(cursor.text());
            }
            case "with" -> {
                if (cursor.kind(1) == TokenKind.OPEN_PAREN) {
                    return null;
                }
                cursor.next();
                Expression value = grammar.parameters.anyValue();
                List<Expression> values = List.of(value != null ? value : grammar.missing("string"));
                return new Clause.Parameter(cursor.since(start), "with", values);
            }
            case "by" -> {
                cursor.next();
                List<Expression> columns = grammar.list(
                        grammar.names::newName,
                        grammar.names::missingName,
                        ListEnd.commonOr(this::atOldProperty),
                        true);
                return new Clause.Parameter(cursor.since(start), "by", columns);
            }
            default -> {
                return null;
            }
        }
    }

    private boolean atOldProperty() {
        return switch (cursor.text()) {
            case "kind", "title", "accumulate", "with", "by" -> true;
            default -> false;
        };
    }
}

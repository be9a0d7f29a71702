package dev.tocsin.kql.parse;

import dev.tocsin.kql.parse.Grammar.ListEnd;
import dev.tocsin.kql.syntax.TokenKind;
import dev.tocsin.kql.tree.Clause;
import dev.tocsin.kql.tree.Expression;
import dev.tocsin.kql.tree.GraphOperator;
import dev.tocsin.kql.tree.Operator;
import dev.tocsin.kql.tree.Value;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Operators on graphs. */
final class GraphOperatorRules {
    private final Grammar grammar;
    private final Cursor cursor;

    GraphOperatorRules(Grammar grammar) {
        this.grammar = grammar;
        cursor = grammar.cursor;
    }

    @Nullable
    Operator operator(String word) {
        return switch (word) {
            case "make-graph" -> makeGraph();
            case "graph-match" -> match("cycles");
            case "graph-shortest-paths" -> match("output");
            case "graph-to-table" -> toTable();
            case "graph-mark-components" -> markComponents();
            case "graph-where-nodes", "graph-where-edges" -> where();
            default -> null;
        };
    }

    private Operator makeGraph() {
        int start = cursor.start();
        String keyword = cursor.source(cursor.next());
        List<Clause.Parameter> parameters = grammar.parameters.withEquals();
        Value.Name source = grammar.names.requiredName();
        boolean directed = cursor.eatText("-->");
        if (!directed && !cursor.eatText("--")) {
            cursor.missing("--> or --");
        }
        Value.Name target = grammar.names.requiredName();
        Value.Name nodeId = null;
        List<Clause.NodeTable> nodes = List.of();
        if (cursor.eat("with_node_id")) {
            cursor.expect(TokenKind.EQUAL);
            nodeId = grammar.names.requiredName();
        } else if (cursor.eat("with")) {
            ListEnd end = ListEnd.commonOr(() -> cursor.at("partitioned-by"));
            nodes = grammar.list(this::nodeTable, this::missingNodeTable, end, true);
        }
        Expression partition = null;
        Clause.Subquery subquery = null;
        if (cursor.eat("partitioned-by")) {
            partition = grammar.entities.requiredSimplePath();
            int inner = cursor.start();
            cursor.expect(TokenKind.OPEN_PAREN);
            Expression query = grammar.pipelines.contextual();
            cursor.expect(TokenKind.CLOSE_PAREN);
            subquery = new Clause.Subquery(cursor.since(inner, query), null, query);
        }
        return new GraphOperator.MakeGraph(
                cursor.since(start), keyword, parameters, source, directed, target, nodes, nodeId, partition, subquery);
    }

    private Clause.@Nullable NodeTable nodeTable() {
        int start = cursor.start();
        Expression table = grammar.expressions.invocation();
        if (table == null) {
            return null;
        }
        cursor.expect("on");
        Value.Name key = grammar.names.requiredName();
        return new Clause.NodeTable(cursor.since(start), table, key);
    }

    private Clause.NodeTable missingNodeTable() {
        Expression missing = grammar.missing();
        Value.Name key = new Value.Name(missing.range(), "", Value.Form.MISSING);
        return new Clause.NodeTable(missing.range(), missing, key);
    }

    private Operator match(String parameter) {
        int start = cursor.start();
        String keyword = cursor.source(cursor.next());
        List<Clause.Parameter> parameters = grammar.parameters.withEquals(parameter);
        List<Clause.GraphPattern> patterns = grammar.list(this::pattern, this::missingPattern, ListEnd.NO_COMMA, true);
        Expression where = cursor.eat("where") ? grammar.required(grammar.pipelines.expression()) : null;
        List<Expression> project = cursor.eat("project")
                ? grammar.list(grammar.expressions::named, grammar::missing, ListEnd.COMMON, true)
                : List.of();
        return new GraphOperator.GraphMatch(cursor.since(start), keyword, parameters, patterns, where, project);
    }

    private Clause.GraphPattern pattern() {
        int start = cursor.start();
        List<Clause> parts = new ArrayList<>();
        Clause part = patternPart();
        while (part != null) {
            parts.add(part);
            part = patternPart();
        }
        return parts.isEmpty() ? missingPattern() : new Clause.GraphPattern(cursor.since(start), parts);
    }

    private Clause.GraphPattern missingPattern() {
        cursor.error("KS217", "A graph pattern is missing; write (a)-[b]->(c)", cursor.end(), 0);
        return new Clause.GraphPattern(cursor.nothing(), List.of());
    }

    private @Nullable Clause patternPart() {
        int start = cursor.start();
        if (cursor.eat(TokenKind.OPEN_PAREN)) {
            Value.Name name = grammar.names.name();
            cursor.expect(TokenKind.CLOSE_PAREN);
            return new Clause.GraphNode(cursor.since(start), name);
        }
        for (String arrow : List.of("-->", "<--", "--")) {
            if (cursor.eatText(arrow)) {
                return new Clause.GraphEdge(cursor.since(start), arrow, null, null, null);
            }
        }
        if (cursor.eatText("-[")) {
            return edge(start, "-[");
        }
        return cursor.eatText("<-[") ? edge(start, "<-[") : null;
    }

    private Clause edge(int start, String open) {
        Value.Name name = grammar.names.name();
        Expression shortest = null;
        Expression longest = null;
        if (cursor.eat(TokenKind.STAR)) {
            shortest = required(grammar.expressions.invocation(), "value");
            cursor.expect(TokenKind.DOT_DOT);
            longest = required(grammar.expressions.invocation(), "expression");
        }
        String close = "]-";
        if (cursor.eatText("]->")) {
            close = "]->";
        } else if (!cursor.eatText("]-")) {
            cursor.missing("]-> or ]-");
        }
        return new Clause.GraphEdge(cursor.since(start), open + close, name, shortest, longest);
    }

    private Expression required(@Nullable Expression expression, String what) {
        return expression != null ? expression : grammar.missing(what);
    }

    private Operator toTable() {
        int start = cursor.start();
        String keyword = cursor.source(cursor.next());
        List<Clause.GraphTable> tables = grammar.list(this::table, this::missingTable, ListEnd.NO_COMMA, true);
        return new GraphOperator.GraphToTable(cursor.since(start), keyword, tables);
    }

    private Clause.@Nullable GraphTable table() {
        if (!cursor.at("nodes") && !cursor.at("edges")) {
            return null;
        }
        int start = cursor.start();
        String part = cursor.source(cursor.next());
        Value.Name name = cursor.eat("as") ? grammar.names.requiredName() : null;
        List<Clause.Parameter> parameters = part.equals("nodes")
                ? grammar.parameters.withEquals("with_node_id")
                : grammar.parameters.withEquals("with_source_id", "with_target_id");
        return new Clause.GraphTable(cursor.since(start), part, name, parameters);
    }

    private Clause.GraphTable missingTable() {
        cursor.error("KS230", "graph-to-table needs nodes, edges or both", cursor.end(), 0);
        return new Clause.GraphTable(cursor.nothing(), "", null, List.of());
    }

    private Operator markComponents() {
        int start = cursor.start();
        String keyword = cursor.source(cursor.next());
        List<Clause.Parameter> parameters = grammar.parameters.withEquals("with_component_id");
        return new GraphOperator.GraphMarkComponents(cursor.since(start), keyword, parameters);
    }

    private Operator where() {
        int start = cursor.start();
        String keyword = cursor.source(cursor.next());
        Expression predicate = grammar.expressions.requiredUnnamed();
        return new GraphOperator.GraphWhere(cursor.since(start), keyword, predicate);
    }
}

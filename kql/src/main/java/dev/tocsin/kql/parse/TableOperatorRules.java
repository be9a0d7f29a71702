package dev.tocsin.kql.parse;

import dev.tocsin.kql.parse.Grammar.ListEnd;
import dev.tocsin.kql.syntax.TokenKind;
import dev.tocsin.kql.tree.Clause;
import dev.tocsin.kql.tree.Expression;
import dev.tocsin.kql.tree.Operation;
import dev.tocsin.kql.tree.Operator;
import dev.tocsin.kql.tree.Statement;
import dev.tocsin.kql.tree.TableOperator;
import dev.tocsin.kql.tree.Tabular;
import dev.tocsin.kql.tree.Value;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Operators that bring tables together or take them apart. */
final class TableOperatorRules {
    private final Grammar grammar;
    private final Cursor cursor;
    private final ExternalTableRules externalTables;

    TableOperatorRules(Grammar grammar) {
        this.grammar = grammar;
        cursor = grammar.cursor;
        externalTables = new ExternalTableRules(grammar);
    }

    @Nullable
    Operator operator(String word) {
        return switch (word) {
            case "join" -> join();
            case "lookup" -> lookup();
            case "union" -> union();
            case "macro-expand" -> macroExpand();
            case "fork" -> fork();
            case "facet" -> facet();
            case "partition" -> partition();
            case "__partitionby" -> partitionBy();
            case "invoke" -> invoke();
            case "evaluate" -> evaluate();
            case "inline_external_table" -> externalTables.inline();
            default -> null;
        };
    }

    private Operator join() {
        int start = cursor.start();
        String keyword = cursor.source(cursor.next());
        List<Clause.Parameter> parameters = grammar.parameters.withEquals();
        Expression right = grammar.expressions.requiredUnnamed();
        List<Expression> on = cursor.at("on") ? on() : List.of();
        Expression where = on.isEmpty() && cursor.eat("where") ? grammar.expressions.requiredUnnamed() : null;
        return new TableOperator.Join(cursor.since(start), keyword, parameters, right, on, where);
    }

    private List<Expression> on() {
        cursor.next();
        return grammar.list(grammar.expressions::unnamed, grammar::missing, ListEnd.NO_COMMA, true);
    }

    private Operator lookup() {
        int start = cursor.start();
        String keyword = cursor.source(cursor.next());
        List<Clause.Parameter> parameters = grammar.parameters.withEquals();
        Expression right = grammar.expressions.requiredUnnamed();
        List<Expression> on = cursor.at("on") ? on() : List.of(grammar.missing("on clause"));
        return new TableOperator.Lookup(cursor.since(start), keyword, parameters, right, on);
    }

    private Operator union() {
        int start = cursor.start();
        String keyword = cursor.source(cursor.next());
        List<Clause.Parameter> parameters = grammar.parameters.withEquals("best_effort");
        List<Expression> tables = grammar.list(grammar.entities::unionTable, grammar::missing, ListEnd.COMMON, true);
        return new TableOperator.Union(cursor.since(start), keyword, parameters, tables);
    }

    private Operator macroExpand() {
        int start = cursor.start();
        String keyword = cursor.source(cursor.next());
        List<Clause.Parameter> parameters = grammar.parameters.withEquals("best_effort");
        Expression entities = grammar.required(entityGroup());
        Value.Name scope = cursor.eat("as") ? grammar.names.requiredName() : null;
        cursor.expect(TokenKind.OPEN_PAREN);
        List<Statement> statements = grammar.statements.block();
        cursor.expect(TokenKind.CLOSE_PAREN);
        return new TableOperator.MacroExpand(cursor.since(start), keyword, parameters, entities, scope, statements);
    }

    private @Nullable Expression entityGroup() {
        Expression group = grammar.statements.entityGroup();
        if (group != null) {
            return group;
        }
        boolean qualified = cursor.kind(1) == TokenKind.OPEN_PAREN
                && (cursor.text().equals("database") || cursor.text().equals("cluster"));
        return qualified ? grammar.entities.entityPath() : grammar.names.name();
    }

    private Operator fork() {
        int start = cursor.start();
        String keyword = cursor.source(cursor.next());
        List<Clause.Subquery> branches = new ArrayList<>();
        Clause.Subquery branch = branch();
        while (branch != null) {
            branches.add(branch);
            branch = branch();
        }
        if (branches.isEmpty()) {
            branches.add(missingSubquery());
        }
        return new TableOperator.Fork(cursor.since(start), keyword, branches);
    }

    private Clause.@Nullable Subquery branch() {
        int start = cursor.start();
        int name = grammar.names.length(0);
        boolean named = name > 0 && cursor.kind(name) == TokenKind.EQUAL;
        if (!named && !cursor.at(TokenKind.OPEN_PAREN)) {
            return null;
        }
        Value.Name label = named ? grammar.names.requiredName() : null;
        if (named) {
            cursor.expect(TokenKind.EQUAL);
        }
        cursor.expect(TokenKind.OPEN_PAREN);
        Expression query = grammar.pipelines.knownOperators();
        if (query == null) {
            query = grammar.required(grammar.pipelines.expression());
        }
        cursor.expect(TokenKind.CLOSE_PAREN);
        return new Clause.Subquery(cursor.since(start, query), label, query);
    }

    private Clause.Subquery missingSubquery() {
        cursor.expect(TokenKind.OPEN_PAREN);
        Expression query = grammar.missing();
        cursor.expect(TokenKind.CLOSE_PAREN);
        return new Clause.Subquery(query.range(), null, query);
    }

    private Operator facet() {
        int start = cursor.start();
        String keyword = cursor.source(cursor.next());
        cursor.expect("by");
        List<Expression> columns = grammar.list(
                grammar.entities::simplePath,
                grammar.names::missingName,
                ListEnd.commonOr(() -> cursor.at("with")),
                true);
        Expression with = cursor.eat("with") ? facetWith() : null;
        return new TableOperator.Facet(cursor.since(start), keyword, columns, with);
    }

    private Expression facetWith() {
        int start = cursor.start();
        if (!cursor.eat(TokenKind.OPEN_PAREN)) {
            Operator operator = grammar.pipelines.operator();
            return new Tabular.Pipeline(operator.range(), null, List.of(operator));
        }
        Expression inner = grammar.pipelines.operators();
        cursor.expect(TokenKind.CLOSE_PAREN);
        return new Operation.Parenthesized(cursor.since(start), inner);
    }

    private Operator partition() {
        int start = cursor.start();
        String keyword = cursor.source(cursor.next());
        List<Clause.Parameter> parameters = grammar.parameters.all();
        cursor.expect("by");
        Expression by = grammar.entities.requiredSimplePath();
        Expression scope = cursor.eat("in") ? scope() : null;
        Clause.Subquery subquery = partitionSubquery();
        return new TableOperator.Partition(cursor.since(start), keyword, parameters, by, scope, subquery);
    }

    private Expression scope() {
        Expression scope = grammar.primaries.call();
        return grammar.required(scope != null ? scope : grammar.literals.dynamic());
    }

    private Clause.Subquery partitionSubquery() {
        int start = cursor.start();
        if (cursor.eat(TokenKind.OPEN_BRACE)) {
            Expression query = grammar.required(grammar.pipelines.expression());
            cursor.expect(TokenKind.CLOSE_BRACE);
            return new Clause.Subquery(cursor.since(start, query), null, query);
        }
        if (cursor.at(TokenKind.PLACEHOLDER)) {
            Expression filled = grammar.literals.onePlaceholder();
            return new Clause.Subquery(cursor.since(start, filled), null, filled);
        }
        if (!cursor.eat(TokenKind.OPEN_PAREN)) {
            return missingSubquery();
        }
        Expression query = grammar.pipelines.operators();
        cursor.expect(TokenKind.CLOSE_PAREN);
        return new Clause.Subquery(cursor.since(start, query), null, query);
    }

    /** Operators in parentheses, on rows that the context has. */
    Clause.Subquery contextual() {
        int start = cursor.start();
        cursor.expect(TokenKind.OPEN_PAREN);
        Expression query = grammar.pipelines.contextual();
        cursor.expect(TokenKind.CLOSE_PAREN);
        return new Clause.Subquery(cursor.since(start, query), null, query);
    }

    private Operator partitionBy() {
        int start = cursor.start();
        String keyword = cursor.source(cursor.next());
        List<Clause.Parameter> parameters = grammar.parameters.all();
        Expression by = grammar.entities.requiredSimplePath();
        Expression id = null;
        if (cursor.eat("id")) {
            Expression literal = grammar.literals.literal();
            id = literal != null ? literal : grammar.missing("value");
        }
        Clause.Subquery subquery = contextual();
        return new TableOperator.PartitionBy(cursor.since(start), keyword, parameters, by, id, subquery);
    }

    private Operator invoke() {
        int start = cursor.start();
        String keyword = cursor.source(cursor.next());
        int callStart = cursor.start();
        Expression call = grammar.primaries.call();
        while (call != null && cursor.at(TokenKind.DOT) && grammar.primaries.atCall(1)) {
            cursor.next();
            Expression next = grammar.required(grammar.primaries.call());
            call = new Operation.Path(cursor.since(callStart), call, next);
        }
        return new TableOperator.Invoke(cursor.since(start), keyword, grammar.required(call));
    }

    private Operator evaluate() {
        int start = cursor.start();
        String keyword = cursor.source(cursor.next());
        List<Clause.Parameter> parameters = grammar.parameters.all();
        Expression plugin = plugin();
        Clause.Schema schema = cursor.eat(TokenKind.COLON) ? grammar.schemas.pluginSchema() : null;
        return new TableOperator.Evaluate(cursor.since(start), keyword, parameters, plugin, schema);
    }

    private Expression plugin() {
        Expression call = grammar.primaries.call();
        if (call != null) {
            return call;
        }
        Value.Name name = grammar.names.name();
        if (name == null) {
            return grammar.missing("function call");
        }
        cursor.expect(TokenKind.OPEN_PAREN);
        cursor.expect(TokenKind.CLOSE_PAREN);
        return new Operation.Call(name.range(), name, List.of());
    }
}

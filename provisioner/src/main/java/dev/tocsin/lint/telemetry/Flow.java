package dev.tocsin.lint.telemetry;

import dev.tocsin.kql.bind.BoundQuery;
import dev.tocsin.kql.bind.Meaning;
import dev.tocsin.kql.symbol.TableType;
import dev.tocsin.kql.tree.Clause;
import dev.tocsin.kql.tree.Expression;
import dev.tocsin.kql.tree.Node;
import dev.tocsin.kql.tree.Operation;
import dev.tocsin.kql.tree.Operator;
import dev.tocsin.kql.tree.Statement;
import dev.tocsin.kql.tree.Tabular;
import dev.tocsin.kql.tree.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Follows rows of the contract's tables through a query. Where it does not know, it says nothing: there is no guess. */
final class Flow {
    private static final int DEEPEST = 16;

    private final BoundQuery bound;
    private final Signals signals;
    private final Observed observed;
    private final int depth;

    Flow(BoundQuery bound, Signals signals, Observed observed) {
        this(bound, signals, observed, 0);
    }

    private Flow(BoundQuery bound, Signals signals, Observed observed, int depth) {
        this.bound = bound;
        this.signals = signals;
        this.observed = observed;
        this.depth = depth;
    }

    BoundQuery bound() {
        return bound;
    }

    Signals signals() {
        return signals;
    }

    Observed observed() {
        return observed;
    }

    /** The rows of the last statement. */
    @Nullable
    Rows query() {
        return statements(bound.parsed().tree().statements(), new Scope(bound));
    }

    private @Nullable Rows statements(List<Statement> statements, Scope scope) {
        Rows rows = null;
        for (Statement statement : statements) {
            if (statement instanceof Statement.Expressed expressed) {
                rows = table(expressed.expression(), scope);
            } else if (statement instanceof Statement.Let let) {
                let(let, scope);
            }
        }
        return rows;
    }

    private void let(Statement.Let let, Scope scope) {
        String name = let.name().value();
        if (let.value() instanceof Tabular.Function function) {
            scope.declare(name, function);
            return;
        }
        List<String> texts = scope.texts(let.value());
        if (texts != null) {
            scope.declare(name, texts);
        } else {
            scope.declare(name, table(let.value(), scope));
        }
    }

    /** The rows that an expression gives; {@code null} where it gives no table, or one of another origin. */
    @Nullable
    Rows table(Expression expression, Scope scope) {
        if (expression instanceof Operation.Parenthesized inside) {
            return table(inside.inner(), scope);
        }
        if (expression instanceof Tabular.Pipeline pipeline) {
            return pipeline(pipeline, null, scope);
        }
        if (expression instanceof Tabular.Materialize materialize) {
            return table(materialize.inner(), scope);
        }
        if (expression instanceof Tabular.ToScalar scalar) {
            table(scalar.inner(), scope);
            return null;
        }
        if (expression instanceof Value.Name name) {
            return scope.declaresTable(name.value()) ? scope.table(name.value()) : named(name);
        }
        if (expression instanceof Operation.Call call) {
            return call(call, scope);
        }
        tablesIn(expression, scope);
        return null;
    }

    /** Queries inside an expression; what they give is no concern of the rows around them. */
    void tablesIn(Node node, Scope scope) {
        node.forEachChild(child -> {
            if (child instanceof Tabular inner && !(inner instanceof Tabular.Function)) {
                table(inner, scope);
            } else {
                tablesIn(child, scope);
            }
        });
    }

    @Nullable
    Rows pipeline(Tabular.Pipeline pipeline, @Nullable Rows context, Scope scope) {
        Rows rows = pipeline.source() == null ? context : table(pipeline.source(), scope);
        Steps steps = new Steps(this, scope);
        for (Operator operator : pipeline.operators()) {
            rows = steps.behind(
                    operator,
                    rows,
                    pipeline.source() != null
                            || !operator.equals(pipeline.operators().get(0)));
        }
        return rows;
    }

    private @Nullable Rows named(Value.Name name) {
        Meaning meaning = bound.meaning(name);
        return meaning != null
                        && meaning.type() instanceof TableType table
                        && table.name().equals(name.value())
                ? signals.rows(table)
                : null;
    }

    /** A function of the query; the names in its body are bound per call, so that only its own tables are known by type. */
    private @Nullable Rows call(Operation.Call call, Scope scope) {
        String name = call.function() instanceof Value.Name function ? function.value() : "";
        Tabular.Function function = scope.function(name);
        if (function == null || depth == DEEPEST) {
            tablesIn(call, scope);
            return null;
        }
        Scope inner = scope.inner();
        List<Clause.FunctionParameter> parameters = function.parameters();
        for (int i = 0; i < parameters.size(); i++) {
            String parameter = parameters.get(i).column().name().value();
            Expression given = i < call.arguments().size()
                    ? call.arguments().get(i)
                    : parameters.get(i).defaultValue();
            List<String> texts = given == null ? null : scope.texts(given);
            if (texts != null) {
                inner.declare(parameter, texts);
            } else {
                inner.declare(parameter, given == null ? null : table(given, scope));
            }
        }
        Flow body = new Flow(bound, signals, observed, depth + 1);
        body.statements(function.body().statements(), inner);
        Expression result = function.body().result();
        return result == null ? null : body.table(result, inner);
    }
}

package dev.tocsin.kql.evaluate.compile;

import dev.tocsin.kql.bind.BoundQuery;
import dev.tocsin.kql.evaluate.aggregate.AggregateRegistry;
import dev.tocsin.kql.evaluate.function.FunctionRegistry;
import dev.tocsin.kql.evaluate.operator.Relation;
import dev.tocsin.kql.evaluate.run.EvaluationException;
import dev.tocsin.kql.evaluate.run.Run;
import dev.tocsin.kql.evaluate.table.Field;
import dev.tocsin.kql.evaluate.value.ValueType;
import dev.tocsin.kql.symbol.GroupType;
import dev.tocsin.kql.symbol.TableType;
import dev.tocsin.kql.symbol.Type;
import dev.tocsin.kql.tree.Expression;
import dev.tocsin.kql.tree.Statement;
import dev.tocsin.kql.tree.TableOperator;
import dev.tocsin.kql.tree.Tabular;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Makes, of a whole query, what runs. */
public final class QueryCompiler {
    private final FunctionRegistry functions;
    private final AggregateRegistry aggregates;
    private final int deepest;

    /**
     * @param deepest how deep calls of the query's own functions may go
     */
    public QueryCompiler(FunctionRegistry functions, AggregateRegistry aggregates, int deepest) {
        this.functions = functions;
        this.aggregates = aggregates;
        this.deepest = deepest;
    }

    /** What a query is compiled to. */
    public sealed interface Compiled {
        /** How many things a run keeps. */
        int slots();
    }

    /** A query, ready to run. */
    public record Ready(Relation relation, List<Field> fields, int slots) implements Compiled {
        public Ready {
            fields = List.copyOf(fields);
        }
    }

    /**
     * A query that must be bound again when the columns of an operator are known.
     *
     * @param columns looks at the data for them
     * @param type of a column that other data would give
     */
    public record Pending(TableOperator.Evaluate operator, Function<Run, TableType> columns, ValueType type, int slots)
            implements Compiled {}

    /**
     * Compiles a query in which nothing is wrong.
     *
     * @throws EvaluationException if something in it is not implemented
     */
    public Compiled compile(BoundQuery query) {
        Compilation compilation = new Compilation(functions, aggregates, deepest);
        try {
            return ready(query, compilation);
        } catch (UnresolvedColumns e) {
            return new Pending(e.operator(), e.probe(), e.type(), compilation.slots());
        }
    }

    private static Ready ready(BoundQuery query, Compilation compilation) {
        Scope scope = new Scope(null, Bindings.of(query), RowShape.none());
        List<Statement> statements = query.parsed().tree().statements();
        compilation.declare(statements, scope);
        Expression result = result(statements);
        if (result == null) {
            throw EvaluationException.failure(
                    "The query has no result; write an expression behind the last semicolon",
                    query.parsed().tree().range());
        }
        Type type = scope.bindings().meaning(result).rawType();
        if (type instanceof GroupType) {
            throw EvaluationException.notImplemented("A query with several results", result.range());
        }
        // Of a pipeline the operator that is not implemented is told, not what it would give.
        TableNode table = type instanceof TableType || result instanceof Tabular.Pipeline
                ? compilation.tables().table(result, scope)
                : null;
        if (table == null || !(type instanceof TableType)) {
            throw EvaluationException.notImplemented("A query whose result is no table", result.range());
        }
        List<Field> fields = new ArrayList<>();
        for (int i = 0; i < table.shape().size(); i++) {
            fields.add(new Field(
                    table.shape().columns().get(i).name(), table.shape().types().get(i)));
        }
        return new Ready(table.relation(), fields, compilation.slots());
    }

    private static @Nullable Expression result(List<Statement> statements) {
        Expression result = null;
        for (Statement statement : statements) {
            if (statement instanceof Statement.Expressed expressed) {
                if (result != null) {
                    throw EvaluationException.notImplemented("A query with several results", statement.range());
                }
                result = expressed.expression();
            }
        }
        return result;
    }
}

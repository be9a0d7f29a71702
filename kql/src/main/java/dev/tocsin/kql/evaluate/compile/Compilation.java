package dev.tocsin.kql.evaluate.compile;

import dev.tocsin.kql.bind.BoundCall;
import dev.tocsin.kql.evaluate.aggregate.AggregateRegistry;
import dev.tocsin.kql.evaluate.expression.Constant;
import dev.tocsin.kql.evaluate.expression.Evaluation;
import dev.tocsin.kql.evaluate.function.CallSite;
import dev.tocsin.kql.evaluate.function.Casts;
import dev.tocsin.kql.evaluate.function.FunctionRegistry;
import dev.tocsin.kql.evaluate.run.EvaluationException;
import dev.tocsin.kql.evaluate.value.ValueType;
import dev.tocsin.kql.symbol.Function;
import dev.tocsin.kql.symbol.Scalar;
import dev.tocsin.kql.symbol.TableType;
import dev.tocsin.kql.symbol.Type;
import dev.tocsin.kql.symbol.Variable;
import dev.tocsin.kql.tree.Clause;
import dev.tocsin.kql.tree.Expression;
import dev.tocsin.kql.tree.Node;
import dev.tocsin.kql.tree.Statement;
import dev.tocsin.kql.tree.Tabular;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What the parts of one compilation share. */
final class Compilation {
    private final FunctionRegistry functions;
    private final AggregateRegistry aggregates;
    private final int deepest;
    private final TableCompiler tables;
    private final Map<String, Expression> options = new HashMap<>();
    private int slots;
    private int parts;

    Compilation(FunctionRegistry functions, AggregateRegistry aggregates, int deepest) {
        this.functions = functions;
        this.aggregates = aggregates;
        this.deepest = deepest;
        tables = new TableCompiler(this);
    }

    FunctionRegistry functions() {
        return functions;
    }

    AggregateRegistry aggregates() {
        return aggregates;
    }

    TableCompiler tables() {
        return tables;
    }

    /** A new place for something that is computed once a run. */
    int slot() {
        return slots++;
    }

    int slots() {
        return slots;
    }

    /** What {@code set} gives that option; null for nothing. */
    @Nullable
    Expression option(String name) {
        return options.get(name);
    }

    ExpressionCompiler expressions(Scope scope, RowShape row) {
        return new ExpressionCompiler(this, scope, row);
    }

    /** Compiles a query that runs once for each part of a table, so that nothing in it may be kept for the whole run. */
    <T> T inPart(Supplier<T> work) {
        parts++;
        T result = work.get();
        parts--;
        return result;
    }

    boolean isInPart() {
        return parts > 0;
    }

    /** Declares what the statements before a result name. */
    void declare(List<Statement> statements, Scope scope) {
        for (Statement statement : statements) {
            if (statement instanceof Statement.Let let) {
                if (!(let.value() instanceof Tabular.Function)) {
                    scope.let(let.value());
                }
            } else if (statement instanceof Statement.SetOption option) {
                if (option.value() != null) {
                    options.put(option.name().value(), option.value());
                }
            } else if (statement instanceof Statement.QueryParameters parameters) {
                parameters.parameters().forEach(parameter -> queryParameter(parameter, scope));
            } else if (statement instanceof Statement.Pattern pattern) {
                scope.declare(pattern);
            } else if (!(statement instanceof Statement.Expressed)) {
                throw EvaluationException.notImplemented(word(statement), statement.range());
            }
        }
    }

    /** What a parameter has that a call gives nothing. */
    private Evaluation defaultValue(Type parameter, Expression written) {
        ValueType type = Bindings.type(parameter, written.range());
        if (!Literals.isLiteral(written)) {
            throw EvaluationException.notImplemented("A default that is not written out", written.range());
        }
        Object value = Literals.value(written);
        CallSite site = new CallSite("The conversion", List.of(type), List.of(), type, 0, written.range());
        Object converted = Casts.convert(value, type, site);
        return new Constant(type, slot(), run -> converted);
    }

    /** A parameter of the query, which nobody sets here, so that it has its default. */
    private void queryParameter(Clause.FunctionParameter parameter, Scope scope) {
        String name = parameter.column().name().value();
        if (parameter.defaultValue() == null) {
            throw EvaluationException.failure(
                    "The parameter " + name + " has no value; write a default behind its type", parameter.range());
        }
        Type type = parameter.column().type() instanceof Clause.TypeName written ? Scalar.named(written.name()) : null;
        if (type == null) {
            throw EvaluationException.notImplemented("A parameter of this type", parameter.range());
        }
        scope.name(name, defaultValue(type, parameter.defaultValue()));
    }

    private static String word(Statement statement) {
        if (statement instanceof Statement.Alias) {
            return "alias database";
        }
        return statement instanceof Statement.Restrict ? "restrict access" : "A placeholder for statements";
    }

    /**
     * The scope of one call of a function that the query declares.
     *
     * @param row what the arguments see
     * @param piped the table that {@code invoke} passes
     */
    Scope called(Node call, Function function, Scope caller, RowShape row, @Nullable TableNode piped) {
        BoundCall bound = caller.bindings().call(call);
        Tabular.Function declaration = function.declaration();
        if (bound == null || declaration == null) {
            throw EvaluationException.notImplemented("This call of " + function.name() + "()", call.range());
        }
        Scope scope = new Scope(caller, Bindings.of(bound), row);
        if (scope.depth() > deepest) {
            throw EvaluationException.limit("Functions call each other more than " + deepest + " deep", call.range());
        }
        for (int i = 0; i < bound.parameters().size(); i++) {
            Variable parameter = bound.parameters().get(i);
            Expression argument = parameter.source();
            Expression written =
                    argument == null ? declaration.parameters().get(i).defaultValue() : argument;
            if (written == null) {
                if (piped == null || !(parameter.type() instanceof TableType)) {
                    throw EvaluationException.notImplemented(
                            "A call without the argument " + parameter.name(), call.range());
                }
                scope.parameter(parameter, piped);
            } else if (parameter.type() instanceof TableType) {
                scope.parameter(parameter, tables.table(Trees.underlying(written), caller));
            } else {
                Evaluation value = argument == null
                        ? defaultValue(parameter.type(), written)
                        : expressions(caller, row).compile(Trees.underlying(written));
                scope.parameter(parameter, expressions(caller, row).converted(value, parameter, written), row);
            }
        }
        Clause.Body body = declaration.body();
        declare(body.statements(), scope);
        return scope;
    }
}

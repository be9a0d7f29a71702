package dev.tocsin.kql.evaluate.compile;

import dev.tocsin.kql.bind.Layout;
import dev.tocsin.kql.evaluate.expression.ColumnRead;
import dev.tocsin.kql.evaluate.expression.Evaluation;
import dev.tocsin.kql.evaluate.operator.Relation;
import dev.tocsin.kql.evaluate.operator.RowSteps;
import dev.tocsin.kql.evaluate.operator.Shared;
import dev.tocsin.kql.evaluate.operator.Sources;
import dev.tocsin.kql.evaluate.run.EvaluationException;
import dev.tocsin.kql.evaluate.table.Field;
import dev.tocsin.kql.evaluate.value.ValueType;
import dev.tocsin.kql.symbol.Column;
import dev.tocsin.kql.symbol.Function;
import dev.tocsin.kql.symbol.Symbol;
import dev.tocsin.kql.symbol.TableType;
import dev.tocsin.kql.symbol.Type;
import dev.tocsin.kql.symbol.Variable;
import dev.tocsin.kql.text.SourceRange;
import dev.tocsin.kql.tree.Expression;
import dev.tocsin.kql.tree.Operation;
import dev.tocsin.kql.tree.Operator;
import dev.tocsin.kql.tree.RowOperator;
import dev.tocsin.kql.tree.Tabular;
import dev.tocsin.kql.tree.Value;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes relations of expressions that are tables. */
final class TableCompiler {
    private final Compilation compilation;
    private final OperatorCompiler operators;
    private final PatternCompiler patterns;

    TableCompiler(Compilation compilation) {
        this.compilation = compilation;
        operators = new OperatorCompiler(compilation);
        patterns = new PatternCompiler(compilation);
    }

    /** The table that an expression is. */
    TableNode table(Expression written, Scope scope) {
        return table(written, scope, null);
    }

    /**
     * The table that an expression is.
     *
     * @param input what a pipeline without a beginning works on; absent where there is no such thing
     */
    TableNode table(Expression written, Scope scope, @Nullable TableNode input) {
        Expression expression = Trees.underlying(written);
        if (expression instanceof Tabular.Pipeline pipeline) {
            return pipeline(pipeline, scope, input);
        }
        if (expression instanceof Tabular.DataTable table) {
            return dataTable(table, scope);
        }
        if (expression instanceof Tabular.Materialize materialize) {
            return shared(table(materialize.inner(), scope), materialize.range());
        }
        if (expression instanceof Tabular.Scoped scoped) {
            return table(scoped.table(), scope);
        }
        if (expression instanceof Tabular.ToTable toTable) {
            return table(toTable.inner(), scope);
        }
        if (expression instanceof Value.Name name) {
            return named(scope.bindings().meaning(name).symbol(), name, name.value(), scope);
        }
        TableNode chosen = patterns.table(expression, scope);
        if (chosen != null) {
            return chosen;
        }
        boolean reaches = expression instanceof Operation.Call || expression instanceof Operation.Path;
        if (reaches && scope.bindings().meaning(expression).symbol() instanceof TableType type) {
            return stored(type, expression.range());
        }
        if (expression instanceof Operation.Call call) {
            return called(call, scope, null);
        }
        throw EvaluationException.notImplemented(word(expression), expression.range());
    }

    private static String word(Expression expression) {
        if (expression instanceof Tabular.ExternalData) {
            return "externaldata";
        }
        if (expression instanceof Value.Placeholder || expression instanceof Value.Template) {
            return "A placeholder that is not filled in";
        }
        return expression instanceof Operation.Path ? "A table of another database" : "This table";
    }

    /** A table that is computed once a run, however often it is used. */
    TableNode shared(TableNode table, SourceRange range) {
        if (compilation.isInPart()) {
            throw EvaluationException.notImplemented("A table that is kept, in a query on parts of another", range);
        }
        return new TableNode(Shared.of(table.relation(), table.shape().types(), compilation.slot()), table.shape());
    }

    private TableNode pipeline(Tabular.Pipeline pipeline, Scope scope, @Nullable TableNode input) {
        TableNode table = pipeline.source() == null ? input : table(pipeline.source(), scope, input);
        String name = pipeline.source() instanceof Value.Name source
                        && scope.bindings().meaning(source).symbol() instanceof TableType
                ? source.value()
                : null;
        for (Operator operator : pipeline.operators()) {
            table = operator instanceof RowOperator.Search search && table != null && name != null
                    ? operators.search(search, table, name, scope)
                    : operators.operator(operator, table, scope);
            name = null;
        }
        if (table == null) {
            throw EvaluationException.notImplemented("A query without a table", pipeline.range());
        }
        return table;
    }

    private TableNode dataTable(Tabular.DataTable table, Scope scope) {
        TableType type = (TableType) scope.bindings().meaning(table).rawType();
        RowShape shape = RowShape.of(type, table.range());
        ExpressionCompiler expressions = compilation.expressions(scope, RowShape.none());
        List<Evaluation> values = new ArrayList<>();
        for (int i = 0; i < table.values().size(); i++) {
            ValueType wanted = shape.types().get(i % shape.size());
            Expression value = table.values().get(i);
            Column column = type.columns().get(i % shape.size());
            Variable cell = new Variable(column.name(), column.type());
            Evaluation compiled = expressions.compile(value);
            values.add(compiled.type() == wanted ? compiled : expressions.converted(compiled, cell, value));
        }
        return new TableNode(Sources.literal(shape.types(), values), shape);
    }

    private TableNode named(@Nullable Symbol symbol, Expression expression, String name, Scope scope) {
        if (symbol instanceof TableType type) {
            return stored(type, expression.range());
        }
        if (symbol instanceof Variable variable) {
            return variable(variable, expression.range(), scope);
        }
        if (symbol instanceof Function function && function.kind() == Function.Kind.LOCAL) {
            return body(expression, function, scope, null);
        }
        throw EvaluationException.notImplemented("What " + name + " refers to", expression.range());
    }

    /** A table of the schema. */
    TableNode stored(TableType type, SourceRange range) {
        if (type.open()) {
            throw EvaluationException.notImplemented(
                    "The table " + type.name() + ", whose columns are not known", range);
        }
        RowShape shape = RowShape.of(type, range);
        List<Field> fields = new ArrayList<>();
        for (int i = 0; i < shape.size(); i++) {
            fields.add(new Field(shape.columns().get(i).name(), shape.types().get(i)));
        }
        return new TableNode(Sources.table(type.name(), fields, range), shape);
    }

    private TableNode variable(Variable variable, SourceRange range, Scope scope) {
        TableNode parameter = scope.table(variable);
        if (parameter != null) {
            return parameter;
        }
        Scope declaring = scope.declaring(variable.source());
        if (declaring != null && variable.source() != null) {
            TableNode kept = declaring.keptTable(variable.source());
            if (kept == null) {
                kept = table(variable.source(), declaring);
                declaring.keep(variable.source(), kept);
            }
            return kept;
        }
        TableNode named = scope.named(variable.name());
        if (named == null) {
            throw EvaluationException.notImplemented("The name " + variable.name() + " as a table", range);
        }
        return named;
    }

    /**
     * What a call gives that is a table.
     *
     * @param piped the table that {@code invoke} passes
     */
    TableNode called(Operation.Call call, Scope scope, @Nullable TableNode piped) {
        Symbol symbol = scope.bindings().meaning(call).symbol();
        if (symbol instanceof Function function && function.kind() == Function.Kind.LOCAL) {
            return body(call, function, scope, piped);
        }
        if (symbol instanceof Function function) {
            Type result = scope.bindings().meaning(call).rawType();
            if (function.name().equals("table") && result instanceof TableType type && !type.open()) {
                return stored(type, call.range());
            }
            throw EvaluationException.notImplemented(
                    "The function " + function.name() + "()", call.function().range());
        }
        String name = call.function() instanceof Value.Name written ? written.value() : "that is called";
        throw EvaluationException.notImplemented(
                "The function " + name + "()", call.function().range());
    }

    private TableNode body(Expression call, Function function, Scope scope, @Nullable TableNode piped) {
        Scope inner = compilation.called(call, function, scope, RowShape.none(), piped);
        Tabular.Function declaration = java.util.Objects.requireNonNull(function.declaration());
        Expression result = declaration.body().result();
        if (result == null) {
            throw EvaluationException.notImplemented("A function without a result", call.range());
        }
        return table(result, inner);
    }

    /**
     * The columns of a layout, computed from the input's.
     *
     * @param passing whether columns come from the input that the query does not name
     */
    static TableNode projected(
            Layout layout, boolean passing, TableNode input, ExpressionCompiler expressions, SourceRange range) {
        List<Evaluation> columns = new ArrayList<>();
        List<Column> symbols = new ArrayList<>();
        for (Layout.Slot slot : layout.slots()) {
            if (passing && isOfMissing(slot.input(), input.shape())) {
                continue;
            }
            symbols.add(slot.column());
            columns.add(slot(slot, expressions, range));
        }
        RowShape shape = RowShape.of(symbols, range);
        return new TableNode(RowSteps.project(input.relation(), conformed(columns, shape, expressions, range)), shape);
    }

    /** Whether the column is one of a table that need not exist and does not. */
    private static boolean isOfMissing(@Nullable Column column, RowShape shape) {
        return column != null && shape.index(column) == null && ValueType.of(column.type()) == null;
    }

    static Evaluation slot(Layout.Slot slot, ExpressionCompiler expressions, SourceRange range) {
        if (slot.input() != null) {
            return expressions.column(slot.input(), range);
        }
        if (slot.value() == null) {
            throw EvaluationException.notImplemented(
                    "The column " + slot.column().name(), range);
        }
        return expressions.part(
                slot.value(), slot.part(), Bindings.type(slot.column().type(), range));
    }

    /** The columns with the types that the binder gives them. */
    private static List<Evaluation> conformed(
            List<Evaluation> columns, RowShape shape, ExpressionCompiler expressions, SourceRange range) {
        List<Evaluation> conformed = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            Evaluation column = columns.get(i);
            ValueType wanted = shape.types().get(i);
            boolean fits = column.type() == wanted || column instanceof ColumnRead;
            conformed.add(fits ? column : expressions.cast(column, wanted, range));
        }
        return conformed;
    }

    /** The same rows with other symbols for the columns. */
    static TableNode renamed(TableNode table, Relation relation, List<Column> columns) {
        return new TableNode(relation, new RowShape(columns, table.shape().types()));
    }
}

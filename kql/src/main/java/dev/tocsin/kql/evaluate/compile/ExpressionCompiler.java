package dev.tocsin.kql.evaluate.compile;

import dev.tocsin.kql.bind.Meaning;
import dev.tocsin.kql.evaluate.expression.Call;
import dev.tocsin.kql.evaluate.expression.ColumnRead;
import dev.tocsin.kql.evaluate.expression.Constant;
import dev.tocsin.kql.evaluate.expression.Evaluation;
import dev.tocsin.kql.evaluate.expression.Kept;
import dev.tocsin.kql.evaluate.expression.ScalarOperators;
import dev.tocsin.kql.evaluate.function.CallSite;
import dev.tocsin.kql.evaluate.function.Casts;
import dev.tocsin.kql.evaluate.function.ScalarFunction;
import dev.tocsin.kql.evaluate.operator.Rows;
import dev.tocsin.kql.evaluate.run.EvaluationException;
import dev.tocsin.kql.evaluate.run.Run;
import dev.tocsin.kql.evaluate.table.Batch;
import dev.tocsin.kql.evaluate.value.ValueType;
import dev.tocsin.kql.evaluate.value.Vector;
import dev.tocsin.kql.symbol.Column;
import dev.tocsin.kql.symbol.Function;
import dev.tocsin.kql.symbol.Symbol;
import dev.tocsin.kql.symbol.TableType;
import dev.tocsin.kql.symbol.Tuple;
import dev.tocsin.kql.symbol.Type;
import dev.tocsin.kql.symbol.Variable;
import dev.tocsin.kql.text.SourceRange;
import dev.tocsin.kql.tree.Expression;
import dev.tocsin.kql.tree.Operation;
import dev.tocsin.kql.tree.Tabular;
import dev.tocsin.kql.tree.Value;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes evaluations of expressions that see one row shape. */
final class ExpressionCompiler {
    private final Compilation compilation;
    private final Scope scope;
    private final Bindings bindings;
    private final RowShape row;
    private final IdentityHashMap<Expression, Evaluation> computed = new IdentityHashMap<>();

    ExpressionCompiler(Compilation compilation, Scope scope, RowShape row) {
        this.compilation = compilation;
        this.scope = scope;
        bindings = scope.bindings();
        this.row = row;
    }

    /** Says that the expression is computed already: an aggregate whose value is a column. */
    void computed(Expression expression, Evaluation value) {
        computed.put(expression, value);
    }

    Evaluation compile(Expression written) {
        Evaluation known = computed.get(written);
        if (known != null) {
            return known;
        }
        Expression expression = Trees.underlying(written);
        known = computed.get(expression);
        if (known != null) {
            return known;
        }
        return constant(compiled(expression));
    }

    List<Evaluation> compileAll(List<? extends Expression> expressions) {
        List<Evaluation> all = new ArrayList<>();
        for (Expression expression : expressions) {
            all.add(compile(expression));
        }
        return all;
    }

    /** One of the values of an expression that gives several. */
    Evaluation part(Expression written, int part, ValueType type) {
        Expression expression = Trees.underlying(written);
        Type raw = bindings.meaning(expression).rawType();
        if (part == 0 && !(raw instanceof Tuple)) {
            return compile(written);
        }
        if (expression instanceof Operation.Call call && bindings.meaning(call).symbol() instanceof Function function) {
            return builtIn(call, function, part, type);
        }
        throw EvaluationException.notImplemented("An expression with several values", expression.range());
    }

    private Evaluation constant(Evaluation value) {
        boolean folds = value.constant() && !(value instanceof Constant) && !(value instanceof ColumnRead);
        return folds ? Constant.of(value, compilation.slot()) : value;
    }

    private Evaluation compiled(Expression expression) {
        if (Literals.isLiteral(expression)) {
            return literal(expression);
        }
        if (expression instanceof Value value) {
            return value(value);
        }
        if (expression instanceof Operation operation) {
            return operation(operation);
        }
        if (expression instanceof Tabular.ToScalar scalar) {
            return toScalar(scalar);
        }
        throw EvaluationException.notImplemented("A table where a value is wanted", expression.range());
    }

    /** A literal, of the type that the binder gives it. */
    Evaluation literal(Expression expression) {
        Object value = Literals.value(expression);
        return new Constant(bindings.type(expression), compilation.slot(), run -> value);
    }

    private Evaluation value(Value value) {
        if (value instanceof Value.TypeOf typeOf) {
            String word = bindings.meaning(typeOf).symbol() instanceof Type type ? type.word() : "";
            return new Constant(ValueType.STRING, compilation.slot(), run -> word);
        }
        if (value instanceof Value.Name name) {
            Meaning meaning = bindings.meaning(name);
            return symbol(meaning.symbol(), name, name.value());
        }
        if (value instanceof Value.Placeholder || value instanceof Value.Template) {
            throw EvaluationException.notImplemented("A placeholder that is not filled in", value.range());
        }
        throw EvaluationException.notImplemented("This expression", value.range());
    }

    private Evaluation symbol(@Nullable Symbol symbol, Expression expression, String name) {
        if (symbol instanceof Column column) {
            return column(column, expression.range());
        }
        if (symbol instanceof Variable variable) {
            return variable(variable, expression);
        }
        if (symbol instanceof Function function && function.kind() == Function.Kind.LOCAL) {
            return called(expression, function);
        }
        throw EvaluationException.notImplemented("What " + name + " refers to", expression.range());
    }

    Evaluation column(Column column, SourceRange range) {
        Integer index = row.index(column);
        if (index == null) {
            throw EvaluationException.notImplemented(
                    "The column " + column.name() + " from outside of the operator", range);
        }
        return new ColumnRead(index, row.types().get(index));
    }

    private Evaluation variable(Variable variable, Expression expression) {
        Evaluation value = scope.value(variable);
        if (value != null) {
            if (!value.constant() && scope.frame(variable) != row) {
                throw EvaluationException.notImplemented(
                        "The parameter " + variable.name() + ", which varies by row, in a table", expression.range());
            }
            return value;
        }
        Scope declaring = scope.declaring(variable.source());
        if (declaring != null && variable.source() != null) {
            return declared(variable.source(), declaring, expression.range());
        }
        Evaluation named = scope.namedValue(variable.name());
        if (named == null) {
            throw EvaluationException.notImplemented("The name " + variable.name() + " as a value", expression.range());
        }
        return named;
    }

    /** What {@code let} names; in a function it may be computed from parameters that vary by row. */
    @SuppressWarnings("ReferenceEquality") // the same row, not one of the same columns
    private Evaluation declared(Expression source, Scope declaring, SourceRange range) {
        Evaluation kept = declaring.kept(source);
        if (kept == null) {
            Evaluation value =
                    compilation.expressions(declaring, declaring.row()).compile(source);
            kept = value.constant() || value instanceof ColumnRead ? value : new Kept(value, compilation.slot());
            declaring.keep(source, kept);
        }
        if (!kept.constant() && declaring.row() != row) {
            throw EvaluationException.notImplemented("A name for a value that varies by row, in a table", range);
        }
        return kept;
    }

    /** The body of a function of the query, with the parameters being what the call gives. */
    private Evaluation called(Expression call, Function function) {
        Scope inner = compilation.called(call, function, scope, row, null);
        Tabular.Function declaration = java.util.Objects.requireNonNull(function.declaration());
        Expression result = declaration.body().result();
        if (result == null) {
            throw EvaluationException.notImplemented("A function without a result", call.range());
        }
        return compilation.expressions(inner, row).compile(result);
    }

    /** The value of a parameter as its declared type. */
    Evaluation converted(Evaluation value, Variable parameter, Expression argument) {
        Evaluation converted = cast(value, Bindings.type(parameter.type(), argument.range()), argument.range());
        if (converted.constant()) {
            return converted instanceof Constant ? converted : Constant.of(converted, compilation.slot());
        }
        return converted instanceof ColumnRead ? converted : new Kept(converted, compilation.slot());
    }

    /** The value as another type. */
    Evaluation cast(Evaluation value, ValueType wanted, SourceRange range) {
        if (value.type() == wanted) {
            return value;
        }
        CallSite site = site("The conversion", List.of(value), List.of(), wanted, 0, range);
        return Call.of(wanted, Casts.kernel(site), List.of(value));
    }

    private Evaluation toScalar(Tabular.ToScalar scalar) {
        Type inner = bindings.meaning(scalar.inner()).rawType();
        if (!(inner instanceof TableType)) {
            return compilation.expressions(scope, RowShape.none()).compile(scalar.inner());
        }
        TableNode table = compilation.tables().table(scalar.inner(), scope);
        ValueType type = table.shape().types().get(0);
        return new Constant(type, compilation.slot(), run -> firstValue(table, run));
    }

    private static @Nullable Object firstValue(TableNode table, Run run) {
        Batch rows = Rows.all(table.relation(), table.shape().types(), run);
        return rows.rows() == 0 ? null : rows.column(0).at(0);
    }

    private Evaluation operation(Operation operation) {
        if (operation instanceof Operation.Call call) {
            return call(call);
        }
        if (operation instanceof Operation.Path path) {
            return path(path);
        }
        if (operation instanceof Operation.Element element) {
            return element(element);
        }
        if (operation instanceof Operation.Unary unary) {
            return unary(unary);
        }
        if (operation instanceof Operation.Binary binary) {
            List<Evaluation> operands = List.of(compile(binary.left()), compile(binary.right()));
            CallSite site = site(
                    "The operator",
                    operands,
                    List.of(binary.left(), binary.right()),
                    bindings.type(binary),
                    0,
                    binary.range());
            return Call.of(site.result(), ScalarOperators.arithmetic(binary.operator(), site), operands);
        }
        if (operation instanceof Operation.Comparison comparison) {
            return comparison(comparison);
        }
        if (operation instanceof Operation.Logical logical) {
            List<Evaluation> operands = compileAll(logical.operands());
            CallSite site = site("\"and\" or \"or\"", operands, List.of(), ValueType.BOOL, 0, logical.range());
            return Call.of(ValueType.BOOL, ScalarOperators.logic(logical.conjunction(), site), operands);
        }
        if (operation instanceof Operation.Between between) {
            List<Expression> written = List.of(between.operand(), between.low(), between.high());
            List<Evaluation> operands = compileAll(written);
            CallSite site = site("between", operands, written, ValueType.BOOL, 0, between.range());
            return Call.of(ValueType.BOOL, ScalarOperators.between(between.negated(), site), operands);
        }
        if (operation instanceof Operation.Membership membership) {
            return membership(membership);
        }
        throw EvaluationException.notImplemented("This expression", operation.range());
    }

    private Evaluation unary(Operation.Unary unary) {
        Evaluation operand = compile(unary.operand());
        if (unary.sign() == Operation.Sign.PLUS) {
            return operand;
        }
        CallSite site = site("The sign", List.of(operand), List.of(), bindings.type(unary), 0, unary.range());
        return Call.of(site.result(), ScalarOperators.negation(site), List.of(operand));
    }

    private Evaluation comparison(Operation.Comparison comparison) {
        if (comparison.left() instanceof Value.Star) {
            return new AnyColumn(compilation, this, row.columns())
                    .matches(comparison.relation(), compile(comparison.right()), comparison.range());
        }
        List<Expression> written = List.of(comparison.left(), comparison.right());
        List<Evaluation> operands = compileAll(written);
        CallSite site = site(comparison.relation().symbol(), operands, written, ValueType.BOOL, 0, comparison.range());
        return Call.of(ValueType.BOOL, ScalarOperators.comparison(comparison.relation(), site), operands);
    }

    private Evaluation membership(Operation.Membership membership) {
        Evaluation operand = compile(membership.operand());
        List<java.util.function.Function<Run, List<@Nullable Object>>> sources = new ArrayList<>();
        List<Evaluation> varying = new ArrayList<>();
        for (Expression value : membership.values()) {
            sources.add(values(value, varying));
        }
        CallSite site = site(
                membership.relation().symbol(), List.of(operand), List.of(), ValueType.BOOL, 0, membership.range());
        return ScalarOperators.membership(
                membership.relation(),
                operand,
                run -> {
                    List<@Nullable Object> all = new ArrayList<>();
                    for (java.util.function.Function<Run, List<@Nullable Object>> source : sources) {
                        all.addAll(source.apply(run));
                    }
                    return all;
                },
                varying,
                compilation.slot(),
                site);
    }

    /** The values that stand behind {@code in}: one, or those of a table's first column; what varies by row goes into the list. */
    private java.util.function.Function<Run, List<@Nullable Object>> values(
            Expression written, List<Evaluation> varying) {
        Expression expression = Trees.underlying(written);
        if (bindings.meaning(expression).rawType() instanceof TableType) {
            TableNode table = compilation.tables().table(expression, scope);
            return run -> {
                Batch rows = Rows.all(table.relation(), table.shape().types(), run);
                List<@Nullable Object> all = new ArrayList<>();
                Vector column = rows.column(0);
                for (int i = 0; i < rows.rows(); i++) {
                    all.add(column.at(i));
                }
                return all;
            };
        }
        Evaluation value = compile(expression);
        if (!value.constant()) {
            varying.add(value);
            return run -> List.of();
        }
        return run -> {
            List<@Nullable Object> one = new ArrayList<>();
            one.add(value.evaluate(Batch.of(1), run).at(0));
            return one;
        };
    }

    private Evaluation path(Operation.Path path) {
        if (bindings.meaning(path).symbol() instanceof Column column && row.index(column) != null) {
            return column(column, path.range());
        }
        Evaluation target = compile(path.target());
        if (target.type() != ValueType.DYNAMIC) {
            throw EvaluationException.notImplemented("A member of a value that is not JSON", path.range());
        }
        Evaluation member;
        if (path.member() instanceof Value.Name name) {
            member = new Constant(ValueType.STRING, compilation.slot(), run -> name.value());
        } else if (path.member() instanceof Operation.Bracketed bracketed) {
            member = compile(bracketed.inner());
        } else {
            throw EvaluationException.notImplemented("This member", path.range());
        }
        return access(target, member, path.range());
    }

    private Evaluation element(Operation.Element element) {
        if (bindings.meaning(element).symbol() instanceof Column column && row.index(column) != null) {
            return column(column, element.range());
        }
        if (bindings.meaning(Trees.underlying(element.target())).rawType() instanceof Tuple
                && literalValue(element.index()) instanceof Long part) {
            return part(element.target(), part.intValue(), bindings.type(element));
        }
        Evaluation target = compile(element.target());
        if (target.type() != ValueType.DYNAMIC) {
            throw EvaluationException.notImplemented("An element of a value that is not JSON", element.range());
        }
        return access(target, compile(element.index()), element.range());
    }

    private static Evaluation access(Evaluation target, Evaluation member, SourceRange range) {
        CallSite site = site("An access", List.of(target, member), ValueType.DYNAMIC, 0, range, List.of());
        return Call.of(ValueType.DYNAMIC, ScalarOperators.access(site), List.of(target, member));
    }

    private Evaluation call(Operation.Call call) {
        Symbol symbol = bindings.meaning(call).symbol();
        if (!(symbol instanceof Function function)) {
            throw EvaluationException.notImplemented("This call", call.range());
        }
        if (function.kind() == Function.Kind.LOCAL) {
            return called(call, function);
        }
        if (function.kind() == Function.Kind.AGGREGATE) {
            throw EvaluationException.notImplemented("The aggregate " + function.name() + "() here", call.range());
        }
        Evaluation special = new SpecialCalls(compilation, this, bindings, row).compile(function.name(), call);
        return special != null ? special : builtIn(call, function, 0, bindings.type(call));
    }

    private Evaluation builtIn(Operation.Call call, Function function, int part, ValueType type) {
        ScalarFunction implementation = compilation.functions().find(function.name());
        if (implementation == null) {
            throw EvaluationException.notImplemented(
                    "The function " + function.name() + "()", call.function().range());
        }
        List<Evaluation> arguments = compileAll(call.arguments());
        CallSite site = site(function.name(), arguments, call.arguments(), type, part, call.range());
        return compilation.functions().looksAtOtherRows(function.name())
                ? new Call(type, implementation.bind(site), arguments, false)
                : Call.of(type, implementation.bind(site), arguments);
    }

    /** A call as functions see it before the query runs. */
    CallSite site(
            String name,
            List<Evaluation> arguments,
            List<Expression> written,
            ValueType result,
            int part,
            SourceRange range) {
        List<@Nullable Object> literals = new ArrayList<>();
        for (Expression expression : written) {
            literals.add(literalValue(expression));
        }
        return site(name, arguments, result, part, range, literals);
    }

    private static CallSite site(
            String name,
            List<Evaluation> arguments,
            ValueType result,
            int part,
            SourceRange range,
            List<@Nullable Object> literals) {
        List<ValueType> types = new ArrayList<>();
        for (Evaluation argument : arguments) {
            types.add(argument.type());
        }
        return new CallSite(name, types, literals, result, part, range);
    }

    /** What the query writes out for it, perhaps behind a name; null for anything else. */
    @Nullable
    Object literalValue(Expression written) {
        Expression expression = Trees.underlying(written);
        if (Literals.isLiteral(expression)) {
            return Literals.value(expression);
        }
        if (expression instanceof Value.TypeOf typeOf) {
            return bindings.meaning(typeOf).symbol() instanceof Type type ? type.word() : null;
        }
        Meaning meaning = bindings.find(expression);
        if (meaning == null || !(meaning.symbol() instanceof Variable variable) || variable.source() == null) {
            return null;
        }
        Expression source = Trees.underlying(variable.source());
        return Literals.isLiteral(source) ? Literals.value(source) : null;
    }
}

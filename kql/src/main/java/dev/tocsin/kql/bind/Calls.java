package dev.tocsin.kql.bind;

import dev.tocsin.kql.symbol.Conversions;
import dev.tocsin.kql.symbol.Conversions.Allowed;
import dev.tocsin.kql.symbol.DynamicTypes;
import dev.tocsin.kql.symbol.EntityType;
import dev.tocsin.kql.symbol.Function;
import dev.tocsin.kql.symbol.LocalScope;
import dev.tocsin.kql.symbol.Parameter;
import dev.tocsin.kql.symbol.ParameterKind;
import dev.tocsin.kql.symbol.Scalar;
import dev.tocsin.kql.symbol.Signature;
import dev.tocsin.kql.symbol.Special;
import dev.tocsin.kql.symbol.TableType;
import dev.tocsin.kql.symbol.Type;
import dev.tocsin.kql.symbol.Variable;
import dev.tocsin.kql.text.SourceRange;
import dev.tocsin.kql.tree.Expression;
import dev.tocsin.kql.tree.Node;
import dev.tocsin.kql.tree.Operation;
import dev.tocsin.kql.tree.Tabular;
import dev.tocsin.kql.tree.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** Calls of functions. */
final class Calls {
    private static final int DEEPEST = 60;
    private final Binding binding;
    private final ArgumentChecks checks;
    private final Set<Tabular.Function> running = new HashSet<>();
    private @Nullable BoundCall lastBody;

    Calls(Binding binding) {
        this.binding = binding;
        checks = new ArgumentChecks(binding);
    }

    Meaning call(Operation.Call call, boolean tabular, boolean plugin) {
        Value.Name name = call.function() instanceof Value.Name written ? written : null;
        Meaning called = name == null ? Meaning.UNKNOWN : binding.names.function(name, tabular, plugin);
        TableType implicit = binding.implicit;
        binding.implicit = null;
        Function function = called.type() instanceof Function found ? found : null;
        List<Argument> arguments = arguments(call, function, implicit);
        if (function == null) {
            if (called.type() instanceof EntityType entity && entity.kind() == EntityType.Kind.PATTERN) {
                return new Meaning(binding.statements.pattern(Statements.patternCall(entity.name(), arguments)));
            }
            boolean other = !called.type().error()
                    && !called.type().scalar()
                    && !called.type().tabular();
            return other ? new Meaning(new TableType(List.of(), true)) : fuzzy(called, tabular);
        }
        lastBody = null;
        Meaning meaning = invoke(function, arguments, call.function().range());
        rememberBody(call);
        return meaning;
    }

    /** Keeps the body that was bound last as what that node calls. */
    void rememberBody(Node call) {
        if (lastBody != null) {
            binding.calls.put(call, lastBody);
            lastBody = null;
        }
    }

    private Meaning fuzzy(Meaning called, boolean tabular) {
        return called.type().error() && binding.fuzzy && tabular ? new Meaning(new TableType(List.of(), true)) : called;
    }

    private List<Argument> arguments(Operation.Call call, @Nullable Function function, @Nullable TableType implicit) {
        Binding.Place outer = binding.place == Binding.Place.AGGREGATE
                        && !(function != null && function.kind() == Function.Kind.AGGREGATE)
                ? Binding.Place.AGGREGATE
                : Binding.Place.NORMAL;
        List<Argument> arguments = new ArrayList<>();
        if (implicit != null) {
            arguments.add(
                    new Argument(null, new Meaning(implicit), call.function().range()));
        }
        List<Expression> written = call.arguments();
        Signature only = function != null && function.signatures().size() == 1
                ? function.signatures().get(0)
                : null;
        for (Expression expression : written) {
            Parameter parameter = only == null ? null : parameter(only, arguments, expression);
            TableType row = binding.graphs.rowOf(function, arguments);
            Meaning meaning = binding.withRow(
                    row, () -> binding.withPath(null, () -> argument(expression, parameter, arguments, outer)));
            arguments.add(Argument.of(expression, meaning));
        }
        return arguments;
    }

    /** What the next argument will be for, as far as that can be told before its type is known. */
    private @Nullable Parameter parameter(Signature signature, List<Argument> before, Expression next) {
        List<Argument> all = new ArrayList<>(before);
        all.add(Argument.of(next, next instanceof Value.Star ? Meaning.ERROR : Meaning.UNKNOWN));
        return binding.arguments.parameters(signature, all).get(before.size());
    }

    private Meaning argument(
            Expression expression, @Nullable Parameter parameter, List<Argument> before, Binding.Place outer) {
        Parameter.Argument kind = parameter == null ? Parameter.Argument.EXPRESSION : parameter.argument();
        boolean table = parameter != null
                && (parameter.kind() == ParameterKind.TABULAR
                        || (parameter.types().size() == 1 && parameter.types().get(0) instanceof TableType));
        Type first = before.isEmpty() ? Special.ERROR : before.get(0).type();
        return switch (kind) {
            case AGGREGATE -> binding.inPlace(Binding.Place.AGGREGATE, () -> bind(expression, table));
            case FIRST_TABLE_COLUMN, COMMON_COLUMN -> {
                TableType row = first instanceof TableType lookup ? columnsOf(lookup, kind) : binding.row;
                yield binding.withRow(row, () -> binding.inPlace(outer, () -> bind(expression, false)));
            }
            default -> binding.inPlace(outer, () -> bind(expression, table));
        };
    }

    private TableType columnsOf(TableType lookup, Parameter.Argument kind) {
        return kind == Parameter.Argument.FIRST_TABLE_COLUMN
                ? lookup
                : new TableType(ColumnMerge.byName(List.of(binding.rowOrEmpty(), lookup), true), false);
    }

    private Meaning bind(Expression expression, boolean table) {
        return expression instanceof Value.Star
                ? binding.remember(expression, binding.expressions.allColumns())
                : binding.expressions.bind(expression, table);
    }

    /** A call whose arguments are bound. */
    Meaning invoke(Function function, List<Argument> arguments, SourceRange place) {
        List<Signature> best = binding.choice.best(function.signatures(), arguments);
        if (best.size() == 1) {
            Signature signature = best.get(0);
            checks.check(function, signature, arguments, place);
            Type type = binding.results.type(function, signature, arguments, place);
            boolean constant = function.foldable()
                    && arguments.stream().allMatch(a -> a.meaning().constant());
            return new Meaning(type, function, constant, null, signature);
        }
        if (function.kind() == Function.Kind.OPERATOR) {
            reportOperator(arguments, place);
        } else {
            report(function, arguments, place);
        }
        return new Meaning(commonResult(function, best, arguments, place), function);
    }

    private void report(Function function, List<Argument> arguments, SourceRange place) {
        if (arguments.isEmpty() && function.least() > 0) {
            String message =
                    function.name() + "() takes " + function.least() + " to " + function.most() + " arguments, not 0";
            binding.problems.error(function.least() == function.most() ? "KS119" : "KS120", message, place);
        } else if (!SignatureChoice.doubtful(arguments)) {
            binding.problems.error(
                    "KS127",
                    function.name() + "() cannot take arguments of the types " + words(arguments, ", "),
                    place);
        }
    }

    private void reportOperator(List<Argument> arguments, SourceRange place) {
        if (!SignatureChoice.doubtful(arguments)) {
            String operator = binding.tokens.text().substring(place.start(), place.end());
            binding.problems.error(
                    "KS106", operator + " cannot take operands of the types " + words(arguments, " and "), place);
        }
    }

    private static String words(List<Argument> arguments, String between) {
        StringJoiner words = new StringJoiner(between);
        for (Argument argument : arguments) {
            words.add(argument.type().tabular() ? "table" : argument.type().word());
        }
        return words.toString();
    }

    /** The type that all the signatures give; unknown or an error if they differ. */
    Type commonResult(Function function, List<Signature> signatures, List<Argument> arguments, SourceRange place) {
        Type first = Special.ERROR;
        for (int i = 0; i < signatures.size(); i++) {
            Type type = binding.results.type(function, signatures.get(i), arguments, place);
            if (i == 0) {
                first = type;
            } else if (!Conversions.assignable(first, type, Allowed.NONE)) {
                return SignatureChoice.doubtful(arguments) ? Scalar.UNKNOWN : Special.ERROR;
            }
        }
        return first;
    }

    /** What a function of the query gives for these arguments: its body is bound again, with the parameters being them. */
    Type body(CallShape shape) {
        Tabular.Function declaration = shape.function().declaration();
        LocalScope scope = shape.function().scope();
        if (declaration == null || scope == null || running.size() >= DEEPEST || !running.add(declaration)) {
            return Scalar.UNKNOWN;
        }
        LocalScope inner = scope.inner();
        List<Variable> variables = variables(shape);
        variables.forEach(variable -> inner.declare(variable.name(), variable));
        IdentityHashMap<Node, Meaning> meanings = binding.meanings;
        IdentityHashMap<Node, BoundCall> calls = binding.calls;
        binding.meanings = new IdentityHashMap<>();
        binding.calls = new IdentityHashMap<>();
        IdentityHashMap<Node, Layout> layouts = binding.layouts;
        binding.layouts = new IdentityHashMap<>();
        binding.problems.mute();
        int column = binding.columnNumber;
        binding.columnNumber = 1;
        Type type = binding.withRow(
                null,
                () -> binding.withPath(
                        null,
                        () -> binding.inPlace(
                                Binding.Place.NORMAL,
                                () -> binding.withLocal(inner, () -> binding.statements.body(declaration.body())))));
        binding.columnNumber = column;
        binding.problems.unmute();
        Type result = type.error() ? Scalar.UNKNOWN : type;
        lastBody = new BoundCall(variables, result, binding.meanings, binding.calls, binding.layouts);
        binding.meanings = meanings;
        binding.calls = calls;
        binding.layouts = layouts;
        running.remove(declaration);
        return result;
    }

    private List<Variable> variables(CallShape shape) {
        List<Variable> variables = new ArrayList<>();
        for (int i = 0; i < shape.signature().parameters().size(); i++) {
            Parameter parameter = shape.signature().parameters().get(i);
            Argument argument = shape.argument(i);
            Type declared = parameter.types().isEmpty()
                    ? DynamicTypes.ANY
                    : parameter.types().get(0);
            if (argument == null) {
                variables.add(new Variable(parameter.name(), declared, parameter.least() == 0, null, null));
            } else {
                Type type = declared instanceof TableType ? argument.type() : declared;
                Meaning meaning = argument.meaning();
                boolean known = meaning.value() != null || argument.literal();
                variables.add(new Variable(parameter.name(), type, known, meaning.value(), argument.expression()));
            }
        }
        return variables;
    }
}

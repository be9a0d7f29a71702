package dev.tocsin.kql.bind;

import dev.tocsin.kql.symbol.Column;
import dev.tocsin.kql.symbol.Conversions;
import dev.tocsin.kql.symbol.Dynamic;
import dev.tocsin.kql.symbol.Function;
import dev.tocsin.kql.symbol.Parameter;
import dev.tocsin.kql.symbol.Result;
import dev.tocsin.kql.symbol.Result.Rule;
import dev.tocsin.kql.symbol.Scalar;
import dev.tocsin.kql.symbol.Signature;
import dev.tocsin.kql.symbol.Special;
import dev.tocsin.kql.symbol.TableType;
import dev.tocsin.kql.symbol.Tuple;
import dev.tocsin.kql.symbol.Type;
import dev.tocsin.kql.text.SourceRange;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The types that calls give. */
final class CallResults {
    private final Binding binding;
    private final CustomResults custom;
    private final PluginResults plugins;
    private final EntityResults entities;

    CallResults(Binding binding) {
        this.binding = binding;
        custom = new CustomResults(binding);
        plugins = new PluginResults(binding);
        entities = new EntityResults(binding);
    }

    Type type(Function function, Signature signature, List<Argument> arguments, SourceRange place) {
        List<@Nullable Parameter> parameters = binding.arguments.parameters(signature, arguments);
        CallShape shape = new CallShape(function, signature, parameters, arguments, place);
        Result result = signature.result();
        if (result instanceof Result.Fixed fixed) {
            return fixed.type();
        }
        if (result instanceof Result.Values values) {
            return values(values.columns(), shape);
        }
        if (result instanceof Result.Columns columns) {
            return columns(columns.parts(), shape);
        }
        return computed(((Result.Computed) result).rule(), shape);
    }

    private Type computed(Rule rule, CallShape shape) {
        return switch (rule) {
            case PARAMETER0 -> shape.typeOf(0);
            case PARAMETER1 -> shape.typeOf(1);
            case PARAMETER0_ARRAY -> Dynamic.arrayOf(shape.typeOf(0));
            case PARAMETER0_PROMOTED -> Conversions.intToLong(shape.typeOf(0));
            case PARAMETER0_LITERAL -> shape.literalType(0);
            case PARAMETER1_LITERAL -> shape.literalType(1);
            case PARAMETER_NLITERAL ->
                shape.literalType(shape.signature().parameters().size() - 1);
            case COMMON -> orError(Kinds.common(shape.parameters(), shape.arguments(), false));
            case COMMON_NON_DYNAMIC -> orError(Kinds.common(shape.parameters(), shape.arguments(), true));
            case WIDEST -> widest(shape);
            case UNARY -> unary(shape);
            case OPEN -> new TableType(List.of(), true);
            case CUSTOM -> shape.function().kind() == Function.Kind.PLUGIN ? plugins.type(shape) : custom.type(shape);
            case BODY -> binding.functionCalls.body(shape);
            default -> entities.type(rule, shape);
        };
    }

    private static Type orError(@Nullable Type type) {
        return type == null ? Special.ERROR : type;
    }

    private static Type widest(CallShape shape) {
        List<Type> types = new ArrayList<>();
        for (Argument argument : shape.arguments()) {
            types.add(argument.type());
        }
        Type widest = Conversions.widest(types);
        return widest == null ? Special.ERROR : Conversions.intToLong(widest);
    }

    /** A minus before a constant int gives an int, before any other a long. */
    private static Type unary(CallShape shape) {
        Type type = shape.typeOf(0);
        boolean constant = shape.arguments().get(0).meaning().constant();
        return type == Scalar.INT && !constant ? Scalar.LONG : type;
    }

    /** {@code series_stats_x_min}. */
    private Type values(List<Column> columns, CallShape shape) {
        Argument first = shape.argument(0);
        String of =
                first == null || first.expression() == null ? "" : binding.resultNames.nameOrEmpty(first.expression());
        List<Column> named = new ArrayList<>();
        for (Column column : columns) {
            named.add(new Column(shape.function().name() + "_" + of + "_" + column.name(), column.type()));
        }
        return new Tuple(named);
    }

    private Type columns(List<Result.Part> parts, CallShape shape) {
        List<Column> columns = new ArrayList<>();
        for (Result.Part part : parts) {
            if (part instanceof Result.Part.Input) {
                columns.addAll(binding.rowOrEmpty().columns());
            } else if (part instanceof Result.Part.New column) {
                columns.add(new Column(column.name(), column.type()));
            } else if (part instanceof Result.Part.Like like) {
                for (Argument argument : shape.arguments(like.parameter())) {
                    columns.add(new Column(like.name(), argument.type()));
                }
            } else if (part instanceof Result.Part.Referred referred) {
                addReferred(referred, shape, columns);
            } else if (part instanceof Result.Part.Retyped retyped) {
                for (Argument argument : shape.arguments(retyped.parameter())) {
                    if (argument.expression() != null) {
                        columns.add(new Column(binding.resultNames.nameOrEmpty(argument.expression()), retyped.type()));
                    }
                }
            }
        }
        return new TableType(columns, false);
    }

    private static void addReferred(Result.Part.Referred referred, CallShape shape, List<Column> columns) {
        for (Argument argument : shape.arguments(referred.parameter())) {
            if (argument.meaning().symbol() instanceof Column column) {
                columns.add(
                        referred.prefix().isEmpty()
                                ? column
                                : new Column(referred.prefix() + column.name(), column.type()));
            }
        }
    }
}

package dev.tocsin.kql.bind;

import dev.tocsin.kql.symbol.Column;
import dev.tocsin.kql.symbol.Dynamic;
import dev.tocsin.kql.symbol.DynamicTypes;
import dev.tocsin.kql.symbol.Function;
import dev.tocsin.kql.symbol.Scalar;
import dev.tocsin.kql.symbol.TableType;
import dev.tocsin.kql.symbol.Type;
import dev.tocsin.kql.tree.Expression;
import dev.tocsin.kql.tree.Operation;
import dev.tocsin.kql.tree.Value;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How the columns of expressions without a name of their own are named. */
final class ResultNames {
    private static final Set<String> CONVERSIONS = Set.of(
            "tobool",
            "todatetime",
            "todecimal",
            "todouble",
            "todynamic",
            "toguid",
            "toint",
            "tolong",
            "toreal",
            "tostring",
            "totime",
            "totimespan");
    private final Binding binding;

    ResultNames(Binding binding) {
        this.binding = binding;
    }

    /** The name that the expression gives its column; null if none. */
    @Nullable
    String name(Expression expression) {
        return name(expression, null, binding.row);
    }

    /** The name that the expression gives its column; empty if none. */
    String nameOrEmpty(Expression expression) {
        String name = name(expression, "", null);
        return name == null ? "" : name;
    }

    private @Nullable String name(Expression expression, @Nullable String otherwise, @Nullable TableType row) {
        if (expression instanceof Operation.Parenthesized parenthesized) {
            return name(parenthesized.inner(), otherwise, row);
        }
        if (expression instanceof Value.Name name) {
            return name.value();
        }
        if (expression instanceof Value.Wildcard wildcard) {
            return wildcard.pattern();
        }
        if (expression instanceof Operation.Bracketed bracketed) {
            return literalName(bracketed.inner(), otherwise);
        }
        if (expression instanceof Operation.Path path) {
            boolean json = isJson(binding.type(path.target()));
            return json
                    ? joined(name(path.target(), null, null), name(path.member(), null, null))
                    : name(path.member(), otherwise, null);
        }
        if (expression instanceof Operation.Element element) {
            boolean json = isJson(binding.type(element.target()));
            return json
                    ? joined(name(element.target(), null, null), literalName(element.index(), null))
                    : literalName(element.index(), otherwise);
        }
        if (expression instanceof Operation.Ordered ordered) {
            return name(ordered.value(), otherwise, null);
        }
        if (expression instanceof Operation.Named named && !named.tuple()) {
            return named.names().get(0).value();
        }
        return expression instanceof Operation.Call call ? callName(call, otherwise, row) : otherwise;
    }

    private static boolean isJson(Type type) {
        return type.equals(DynamicTypes.ANY)
                || type instanceof Dynamic.ArrayOf
                || type instanceof Dynamic.Bag
                || type == Scalar.UNKNOWN;
    }

    private static @Nullable String joined(@Nullable String left, @Nullable String right) {
        return left == null || left.isBlank() ? right : left + "_" + (right == null ? "" : right);
    }

    /** {@code ["name"]} and {@code [0]} name columns. */
    private @Nullable String literalName(Expression index, @Nullable String otherwise) {
        Object value = Trees.isLiteral(index) ? binding.meaning(index).value() : null;
        return value instanceof String || value instanceof Long ? value.toString() : otherwise;
    }

    private @Nullable String callName(Operation.Call call, @Nullable String otherwise, @Nullable TableType row) {
        if (!(binding.meaning(call).symbol() instanceof Function function)) {
            return otherwise;
        }
        Expression first = call.arguments().isEmpty() ? null : call.arguments().get(0);
        return switch (function.naming()) {
            case NONE, TUPLE -> otherwise;
            case FIRST -> first == null ? null : name(first, otherwise, null);
            case ONLY -> call.arguments().size() == 1 && first != null ? name(first, otherwise, null) : otherwise;
            case PREFIX -> {
                String of = first == null ? "" : name(first, otherwise, null);
                yield function.prefix() + "_" + (of == null ? "" : of);
            }
            case FIXED -> function.prefix();
            case COLUMN -> {
                Object value = first == null ? null : binding.meaning(first).value();
                boolean exists = value instanceof String name && row != null && row.column(name) != null;
                yield exists ? (String) value : otherwise;
            }
        };
    }

    /** The name that {@code name = value} declares. */
    static @Nullable String declared(Expression expression) {
        if (expression instanceof Operation.Named named && !named.tuple()) {
            return named.names().get(0).value();
        }
        return expression instanceof Operation.Ordered ordered ? declared(ordered.value()) : null;
    }

    /** The column that the expression is; conversions to a type that it has already do not count. */
    @Nullable
    Column column(Expression expression) {
        if (expression instanceof Operation.Parenthesized parenthesized) {
            return column(parenthesized.inner());
        }
        Meaning meaning = binding.meaning(expression);
        if (meaning.symbol() instanceof Column column) {
            return column;
        }
        if (expression instanceof Operation.Call call
                && meaning.symbol() instanceof Function function
                && function.kind() == Function.Kind.SCALAR
                && CONVERSIONS.contains(function.name())
                && call.arguments().size() == 1
                && binding.meaning(call.arguments().get(0)).symbol() instanceof Column argument
                && meaning.type().equals(argument.type())) {
            return argument;
        }
        return null;
    }
}

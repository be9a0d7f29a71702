package dev.tocsin.kql.bind;

import dev.tocsin.kql.symbol.Column;
import dev.tocsin.kql.symbol.Conversions;
import dev.tocsin.kql.symbol.Conversions.Allowed;
import dev.tocsin.kql.symbol.Dynamic;
import dev.tocsin.kql.symbol.DynamicTypes;
import dev.tocsin.kql.symbol.Scalar;
import dev.tocsin.kql.symbol.Type;
import dev.tocsin.kql.text.SourceRange;
import dev.tocsin.kql.tree.Expression;
import java.util.List;
import java.util.StringJoiner;

/** Checks of expressions that are bound; each reports what is wrong, unless the expression is known to be wrong already. */
final class Checks {
    private final Binding binding;

    Checks(Binding binding) {
        this.binding = binding;
    }

    private boolean report(Type type, String code, String message, SourceRange range) {
        if (!type.error() && type != Scalar.UNKNOWN) {
            binding.problems.error(code, message, range);
        }
        return false;
    }

    boolean scalar(Expression expression) {
        return scalar(binding.meaning(expression), expression.range());
    }

    boolean scalar(Meaning meaning, SourceRange range) {
        return meaning.rawType().scalar()
                || report(
                        meaning.rawType(),
                        "KS108",
                        "A single value is wanted here; this is " + describe(meaning.rawType()),
                        range);
    }

    boolean scalars(List<Expression> expressions) {
        boolean all = true;
        for (Expression expression : expressions) {
            if (binding.meanings.containsKey(expression)) {
                all = all && scalar(expression);
            }
        }
        return all;
    }

    boolean tabular(Expression expression) {
        return tabular(binding.meaning(expression), expression.range());
    }

    boolean tabular(Meaning meaning, SourceRange range) {
        Type type = meaning.rawType();
        if (!type.tabular() && !type.error()) {
            binding.problems.error("KS147", "A table is wanted here; this is " + describe(type), range);
        }
        return type.tabular();
    }

    boolean column(Expression expression) {
        Meaning meaning = binding.meaning(expression);
        if (meaning.symbol() instanceof Column || PlaceholderColumns.fills(expression)) {
            return true;
        }
        binding.problems.error("KS109", "The name of a column is wanted here", expression.range());
        return false;
    }

    boolean integer(Expression expression) {
        Type type = binding.type(expression);
        return Kinds.integer(type)
                || report(
                        type, "KS134", "A whole number is wanted here; this is " + describe(type), expression.range());
    }

    boolean number(Expression expression) {
        Type type = binding.type(expression);
        return Kinds.numeric(type)
                || report(type, "KS137", "A number is wanted here; this is " + describe(type), expression.range());
    }

    boolean summable(Expression expression) {
        Type type = binding.type(expression);
        return Kinds.summable(type)
                || report(
                        type,
                        "KS138",
                        "A number, timespan or datetime is wanted here; this is " + describe(type),
                        expression.range());
    }

    /** Whether the expression has the type, without a conversion. */
    boolean exactly(Expression expression, Type wanted) {
        return type(expression, wanted, Allowed.NONE);
    }

    boolean type(Expression expression, Type wanted, Allowed allowed) {
        return type(binding.type(expression), wanted, allowed, expression.range());
    }

    boolean type(Type type, Type wanted, Allowed allowed, SourceRange range) {
        if (is(type, wanted, allowed) || wanted.error() || wanted == Scalar.UNKNOWN) {
            return true;
        }
        return report(type, "KS141", "The type " + wanted.word() + " is wanted here; this is " + describe(type), range);
    }

    static boolean is(Type type, Type wanted, Allowed allowed) {
        if (type == Scalar.UNKNOWN) {
            return true;
        }
        return wanted.equals(DynamicTypes.ANY)
                ? type instanceof Dynamic
                : Conversions.assignable(wanted, type, allowed);
    }

    boolean dynamic(Expression expression) {
        Type type = binding.type(expression);
        return type instanceof Dynamic
                || report(
                        type, "KS141", "A dynamic value is wanted here; this is " + describe(type), expression.range());
    }

    /** Whether none of them is JSON, by which rows can be neither grouped nor ordered. */
    boolean notDynamic(List<Expression> expressions) {
        for (Expression expression : expressions) {
            Type type = binding.type(expression);
            if (type instanceof Dynamic) {
                notAllowed(type, expression.range());
                return false;
            }
        }
        return true;
    }

    void notAllowed(Type type, SourceRange range) {
        binding.problems.error(
                "KS116",
                "A value of type " + type.word() + " cannot stand here; convert it, for example with tostring()",
                range);
    }

    boolean literal(Expression expression) {
        if (Trees.isLiteral(expression)) {
            return true;
        }
        if (!binding.type(expression).error()) {
            binding.problems.error("KS131", "A literal is wanted here", expression.range());
        }
        return false;
    }

    static String describe(Type type) {
        if (type.tabular() && !type.error()) {
            return "a table";
        }
        if (type instanceof Scalar || type instanceof Dynamic) {
            return "of type " + type.word();
        }
        return "no value";
    }

    static String words(List<Type> types) {
        StringJoiner words = new StringJoiner(" or ");
        for (Type type : types) {
            words.add(type.word());
        }
        return words.toString();
    }
}

package dev.tocsin.kql.symbol;

import java.util.List;

/**
 * One parameter of a signature.
 *
 * @param types of a declared kind
 * @param least how often it must occur
 * @param most how often it may occur
 * @param skippable whether {@code "~"} stands for its default
 * @param values the only ones of a literal; empty for any
 */
public record Parameter(
        String name,
        ParameterKind kind,
        List<Type> types,
        int least,
        int most,
        Argument argument,
        boolean skippable,
        List<String> values) {
    /** What kind of expression the argument is. */
    public enum Argument {
        EXPRESSION,
        COLUMN,
        /** A column of the table that is the first argument. */
        FIRST_TABLE_COLUMN,
        /** A column of both tables. */
        COMMON_COLUMN,
        CONSTANT,
        LITERAL,
        LITERAL_NOT_EMPTY,
        AGGREGATE,
        STAR_ONLY,
        STAR_ALLOWED
    }

    public Parameter {
        types = List.copyOf(types);
        values = List.copyOf(values);
    }

    /** A parameter that a query's own function declares. */
    public static Parameter declared(String name, Type type, boolean optional) {
        return new Parameter(
                name,
                ParameterKind.DECLARED,
                List.of(type),
                optional ? 0 : 1,
                1,
                Argument.EXPRESSION,
                false,
                List.of());
    }

    public boolean repeats() {
        return most > 1;
    }
}

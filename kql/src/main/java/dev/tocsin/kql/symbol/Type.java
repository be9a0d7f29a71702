package dev.tocsin.kql.symbol;

/** The type of an expression. */
public sealed interface Type extends Symbol
        permits Scalar, Dynamic, Special, Tuple, TableType, GroupType, GraphType, EntityType, Function {
    /** Whether an expression of it may stand where one value is wanted. */
    boolean scalar();

    /** Whether an expression of it may stand where a table is wanted. */
    boolean tabular();

    /** As messages and results write it. */
    default String word() {
        return name();
    }

    /** Whether something was wrong with the expression, so that no more need be said. */
    default boolean error() {
        return this == Special.ERROR;
    }
}

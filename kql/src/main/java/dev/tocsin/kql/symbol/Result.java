package dev.tocsin.kql.symbol;

import java.util.List;

/** What a call gives. */
public sealed interface Result {
    /** Always the same type. */
    record Fixed(Type type) implements Result {}

    /** What depends on the arguments. */
    record Computed(Rule rule) implements Result {}

    /** Several values, named after the function and its first argument: {@code series_stats_x_min}. */
    record Values(List<Column> columns) implements Result {
        public Values {
            columns = List.copyOf(columns);
        }
    }

    /** A table with these columns in turn. */
    record Columns(List<Part> parts) implements Result {
        public Columns {
            parts = List.copyOf(parts);
        }
    }

    /** A part of a table's columns. */
    sealed interface Part {
        /** All columns of the input. */
        record Input() implements Part {}

        /** A new column. */
        record New(String name, Type type) implements Part {}

        /** A new column with the type of a parameter's argument. */
        record Like(String name, String parameter) implements Part {}

        /** The columns that are a parameter's arguments. */
        record Referred(String prefix, String parameter) implements Part {}

        /** A column named after a parameter's argument, of another type. */
        record Retyped(String parameter, Type type) implements Part {}
    }

    /** How the type depends on the arguments. */
    enum Rule {
        PARAMETER0,
        PARAMETER1,
        PARAMETER0_ARRAY,
        PARAMETER0_PROMOTED,
        PARAMETER0_LITERAL,
        PARAMETER1_LITERAL,
        PARAMETER_NLITERAL,
        COMMON,
        COMMON_NON_DYNAMIC,
        WIDEST,
        UNARY,
        /** A table of which nothing is known before the query runs. */
        OPEN,
        PARAMETER0_CLUSTER,
        PARAMETER0_DATABASE,
        PARAMETER0_TABLE,
        PARAMETER0_EXTERNAL_TABLE,
        PARAMETER0_MATERIALIZED_VIEW,
        PARAMETER0_ENTITY_GROUP,
        PARAMETER0_STORED_QUERY_RESULT,
        PARAMETER0_GRAPH,
        /** A rule of the function's own. */
        CUSTOM,
        /** What the body of a query's own function gives. */
        BODY
    }
}

package dev.tocsin.kql.tree;

/** What stands between bars: it takes rows and gives rows. */
public sealed interface Operator extends Node
        permits ColumnOperator, RowOperator, TableOperator, GroupOperator, GraphOperator {
    /** The word that begins it, as written: {@code where} or {@code filter}. */
    String keyword();
}

package dev.tocsin.alerting.source;

/** A column of a query's result. Names are compared in case, as in KQL. */
public record ResultColumn(String name, ColumnType type) {}

package dev.tocsin.alerting.source;

/** As much of a column's type as the evaluation of a rule depends on. */
public enum ColumnType {
    /** int, long, real or decimal; values are {@link Number}. */
    NUMBER,
    /** Values are {@link String}, never null. */
    STRING,
    /** Values are {@link java.time.Instant}. */
    DATETIME,
    /** bool, dynamic, guid or timespan: good for being counted only. */
    OTHER
}

package dev.tocsin.preview.data;

/** What is in a made-up column. */
enum ColumnType {
    TEXT,
    WHOLE,
    REAL,
    TIME,
    SPAN,
    TRUTH,
    LIST
}

package dev.tocsin.kql.bind;

/** How well an argument fits its parameter; a later one is better, being more special. */
enum Fit {
    NONE,
    UNKNOWN,
    DYNAMIC,
    COMPATIBLE,
    PROMOTED,
    NOT_TYPE,
    ONE_OF_MANY,
    SCALAR,
    SUMMABLE,
    ORDERABLE,
    NUMBER,
    INTEGER,
    TABULAR,
    EXACT
}

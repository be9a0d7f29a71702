package dev.tocsin.kql.symbol;

/** Which types a parameter takes. */
public enum ParameterKind {
    /** Those that it names. */
    DECLARED,
    ANY,
    SCALAR,
    INTEGER,
    NUMBER,
    NUMBER_OR_BOOL,
    SUMMABLE,
    ORDERABLE,
    STRING_OR_DYNAMIC,
    STRING_OR_ARRAY,
    INTEGER_OR_ARRAY,
    DYNAMIC_ARRAY,
    DYNAMIC_BAG,
    NOT_BOOL,
    NOT_REAL_OR_BOOL,
    NOT_DYNAMIC,
    TABULAR,
    /** The type of the first argument. */
    PARAMETER0,
    /** The type of the second argument. */
    PARAMETER1,
    COMMON_SCALAR,
    COMMON_ORDERABLE,
    COMMON_SCALAR_OR_DYNAMIC;

    /** Whether all arguments for such parameters must have one type. */
    public boolean common() {
        return compareTo(COMMON_SCALAR) >= 0;
    }
}

package dev.tocsin.kql.evaluate.value;

import dev.tocsin.kql.symbol.Dynamic;
import dev.tocsin.kql.symbol.DynamicTypes;
import dev.tocsin.kql.symbol.Scalar;
import dev.tocsin.kql.symbol.Type;
import org.jspecify.annotations.Nullable;

/** The types that values have when a query runs. */
public enum ValueType {
    BOOL(Storage.LONGS),
    INT(Storage.LONGS),
    LONG(Storage.LONGS),
    REAL(Storage.DOUBLES),
    DECIMAL(Storage.OBJECTS),
    /** In ticks since the beginning of year 1; a tick is 100 ns. */
    DATETIME(Storage.LONGS),
    /** In ticks. */
    TIMESPAN(Storage.LONGS),
    GUID(Storage.OBJECTS),
    /** Never null. */
    STRING(Storage.OBJECTS),
    DYNAMIC(Storage.OBJECTS);

    /** How a column of the type is kept. */
    enum Storage {
        LONGS,
        DOUBLES,
        OBJECTS
    }

    private final Storage storage;

    ValueType(Storage storage) {
        this.storage = storage;
    }

    /** As the binder names it. */
    public Type symbol() {
        return switch (this) {
            case BOOL -> Scalar.BOOL;
            case INT -> Scalar.INT;
            case LONG -> Scalar.LONG;
            case REAL -> Scalar.REAL;
            case DECIMAL -> Scalar.DECIMAL;
            case DATETIME -> Scalar.DATETIME;
            case TIMESPAN -> Scalar.TIMESPAN;
            case GUID -> Scalar.GUID;
            case STRING -> Scalar.STRING;
            case DYNAMIC -> DynamicTypes.ANY;
        };
    }

    /** As queries write it. */
    public String word() {
        return symbol().word();
    }

    Storage storage() {
        return storage;
    }

    /** Whether it is kept as a whole number of 64 bits. */
    public boolean longs() {
        return storage == Storage.LONGS;
    }

    /** int, long, real or decimal. */
    public boolean numeric() {
        return this == INT || this == LONG || this == REAL || this == DECIMAL;
    }

    /** int or long. */
    public boolean whole() {
        return this == INT || this == LONG;
    }

    /** The type of the binder's type; null for one that no value has, or that is not known before the query runs. */
    public static @Nullable ValueType of(Type type) {
        if (type instanceof Dynamic) {
            return DYNAMIC;
        }
        if (!(type instanceof Scalar scalar)) {
            return null;
        }
        return switch (scalar) {
            case BOOL -> BOOL;
            case INT -> INT;
            case LONG -> LONG;
            case REAL -> REAL;
            case DECIMAL -> DECIMAL;
            case DATETIME -> DATETIME;
            case TIMESPAN -> TIMESPAN;
            case GUID -> GUID;
            case STRING -> STRING;
            case NULL -> DYNAMIC;
            case TYPE, UNKNOWN -> null;
        };
    }
}

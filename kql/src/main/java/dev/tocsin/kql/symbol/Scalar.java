package dev.tocsin.kql.symbol;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The types of single values, but for those in JSON. */
public enum Scalar implements Type {
    BOOL("boolean"),
    INT("int32 uint uint32 int8 uint8 int16 uint16"),
    LONG("int64 ulong uint64"),
    REAL("double float"),
    DECIMAL(""),
    DATETIME("date"),
    TIMESPAN("time"),
    GUID("uuid uniqueid"),
    STRING(""),
    /** Of {@code typeof(…)}. */
    TYPE(""),
    /** Of null in JSON. */
    NULL(""),
    /** Not known before the query runs; stands for any other. */
    UNKNOWN("");

    private static final Map<String, Type> BY_NAME = byName();
    /** Further names, with blanks between them. */
    private final String aliases;

    private final String word;

    Scalar(String aliases) {
        this.aliases = aliases;
        word = name().toLowerCase(Locale.ROOT);
    }

    /** The type that a query writes so, with all its names; absent for a word that names none. */
    public static @Nullable Type named(String word) {
        return BY_NAME.get(word);
    }

    @Override
    public String word() {
        return word;
    }

    public boolean integer() {
        return this == INT || this == LONG || this == UNKNOWN;
    }

    public boolean numeric() {
        return integer() || this == REAL || this == DECIMAL;
    }

    /** Whether values can be added and averaged. */
    public boolean summable() {
        return numeric() || this == DATETIME || this == TIMESPAN;
    }

    /** Whether there is a smallest of several. */
    public boolean orderable() {
        return summable() || this == BOOL || this == STRING;
    }

    /** Whether every value of the other type is one of this, by a conversion that queries need not write. */
    boolean widerThan(Type other) {
        return switch (this) {
            case LONG -> other == INT;
            case REAL -> other == INT || other == LONG;
            case DECIMAL -> other == INT || other == LONG || other == REAL;
            case STRING -> other.equals(DynamicTypes.ANY);
            default -> false;
        };
    }

    @Override
    public boolean scalar() {
        return true;
    }

    @Override
    public boolean tabular() {
        return false;
    }

    private static Map<String, Type> byName() {
        Map<String, Type> all = new HashMap<>();
        for (Scalar scalar : values()) {
            all.put(scalar.word, scalar);
            for (String alias : scalar.aliases.split(" ", -1)) {
                all.put(alias, scalar);
            }
        }
        all.remove("");
        all.remove("unknown");
        all.put("dynamic", DynamicTypes.ANY);
        return all;
    }
}

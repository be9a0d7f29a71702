package dev.tocsin.kql.bind;

import dev.tocsin.kql.symbol.Scalar;
import dev.tocsin.kql.symbol.Signature;
import dev.tocsin.kql.symbol.Special;
import dev.tocsin.kql.symbol.Symbol;
import dev.tocsin.kql.symbol.Tuple;
import dev.tocsin.kql.symbol.Type;
import org.jspecify.annotations.Nullable;

/**
 * What an expression means.
 *
 * @param rawType its type; several values stay several here
 * @param symbol what a name refers to, or which function a call calls
 * @param constant whether it has the same value for every row
 * @param value a constant's value, where it is known without computing
 * @param signature which of the function's signatures a call uses
 */
public record Meaning(
        Type rawType,
        @Nullable Symbol symbol,
        boolean constant,
        @Nullable Object value,
        @Nullable Signature signature) {
    static final Meaning ERROR = new Meaning(Special.ERROR);
    static final Meaning UNKNOWN = new Meaning(Scalar.UNKNOWN, null, true, null, null);
    static final Meaning VOID = new Meaning(Special.VOID);

    Meaning(Type type) {
        this(type, null, false, null, null);
    }

    Meaning(Type type, @Nullable Symbol symbol) {
        this(type, symbol, false, null, null);
    }

    static Meaning constant(Type type, @Nullable Object value) {
        return new Meaning(type, null, true, value, null);
    }

    /** Its type; a single value among several is just that value. */
    public Type type() {
        return rawType instanceof Tuple tuple && tuple.columns().size() == 1
                ? tuple.columns().get(0).type()
                : rawType;
    }
}

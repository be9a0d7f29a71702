package dev.tocsin.kql.evaluate.function;

import dev.tocsin.kql.evaluate.value.Doubles;
import dev.tocsin.kql.evaluate.value.Longs;
import dev.tocsin.kql.evaluate.value.Objects;
import dev.tocsin.kql.evaluate.value.ValueType;
import dev.tocsin.kql.evaluate.value.Vector;
import dev.tocsin.kql.evaluate.value.VectorBuilder;
import java.util.function.DoubleUnaryOperator;
import java.util.function.LongUnaryOperator;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Makes kernels out of what is to be done in one row. */
public final class Kernels {
    private Kernels() {}

    /** Of values as they stand alone. */
    @FunctionalInterface
    public interface OfValues {
        @Nullable
        Object apply(@Nullable Object[] values);
    }

    /** Of two texts. */
    @FunctionalInterface
    public interface TextTest {
        boolean test(String a, String b);
    }

    /** In each row a function of the values as they stand alone; null where any of them is null. */
    public static Kernel each(ValueType result, OfValues function) {
        return boxed(result, function, true);
    }

    /** In each row a function of the values as they stand alone, which may be null. */
    public static Kernel eachWithNulls(ValueType result, OfValues function) {
        return boxed(result, function, false);
    }

    private static Kernel boxed(ValueType result, OfValues function, boolean strict) {
        return (arguments, rows, run) -> {
            VectorBuilder out = new VectorBuilder(result, rows);
            @Nullable Object[] values = new Object[arguments.length];
            for (int row = 0; row < rows; row++) {
                boolean none = false;
                for (int i = 0; i < values.length; i++) {
                    values[i] = arguments[i].at(row);
                    none |= values[i] == null;
                }
                out.add(strict && none ? null : function.apply(values));
            }
            return out.build();
        };
    }

    /** The text of the first argument into a text. */
    public static Kernel text(UnaryOperator<String> function) {
        return (arguments, rows, run) -> {
            String[] out = new String[rows];
            Vector texts = arguments[0];
            for (int i = 0; i < rows; i++) {
                out[i] = function.apply(texts.textAt(i));
            }
            return new Objects(ValueType.STRING, out, rows);
        };
    }

    /** The text of the first argument into a whole number, never null. */
    public static Kernel textToLong(ValueType result, ToLongFunction<String> function) {
        return (arguments, rows, run) -> {
            long[] out = new long[rows];
            Vector texts = arguments[0];
            for (int i = 0; i < rows; i++) {
                out[i] = function.applyAsLong(texts.textAt(i));
            }
            return new Longs(result, out, null, rows);
        };
    }

    /** Whether the text of the first argument is so, never null. */
    public static Kernel textTest(Predicate<String> test) {
        return textToLong(ValueType.BOOL, text -> test.test(text) ? 1 : 0);
    }

    /** A whole number inside into another; null stays null. */
    public static Kernel longs(ValueType result, LongUnaryOperator function) {
        return (arguments, rows, run) -> {
            long[] out = new long[rows];
            Vector values = arguments[0];
            boolean[] nulls = nulls(values, rows);
            for (int i = 0; i < rows; i++) {
                if (nulls == null || !nulls[i]) {
                    out[i] = function.applyAsLong(values.longAt(i));
                }
            }
            return new Longs(result, out, nulls, rows);
        };
    }

    /** A number into a real; null stays null. */
    public static Kernel reals(DoubleUnaryOperator function) {
        return (arguments, rows, run) -> {
            double[] out = new double[rows];
            Vector values = arguments[0];
            boolean[] nulls = nulls(values, rows);
            for (int i = 0; i < rows; i++) {
                if (nulls == null || !nulls[i]) {
                    out[i] = function.applyAsDouble(values.doubleAt(i));
                }
            }
            return new Doubles(out, nulls, rows);
        };
    }

    /** Which values are null; null if none is. */
    public static boolean @Nullable [] nulls(Vector values, int rows) {
        if (!values.hasNulls()) {
            return null;
        }
        if (values instanceof Longs longs) {
            return longs.nulls();
        }
        if (values instanceof Doubles doubles) {
            return doubles.nulls();
        }
        boolean[] nulls = null;
        for (int i = 0; i < rows; i++) {
            if (values.isNull(i)) {
                nulls = nulls == null ? new boolean[rows] : nulls;
                nulls[i] = true;
            }
        }
        return nulls;
    }

    /** Which rows have a null in one of two vectors; null if none has. */
    public static boolean @Nullable [] eitherNull(Vector a, Vector b, int rows) {
        boolean[] left = nulls(a, rows);
        boolean[] right = nulls(b, rows);
        if (left == null || right == null) {
            return left == null ? right : left;
        }
        boolean[] both = new boolean[rows];
        for (int i = 0; i < rows; i++) {
            both[i] = left[i] || right[i];
        }
        return both;
    }
}

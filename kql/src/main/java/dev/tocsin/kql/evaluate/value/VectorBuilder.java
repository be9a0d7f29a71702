package dev.tocsin.kql.evaluate.value;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Puts values together, row by row. */
public final class VectorBuilder {
    private final ValueType type;
    private long[] longs = {};
    private double[] doubles = {};
    private @Nullable Object[] objects = {};
    private boolean @Nullable [] nulls;
    private int size;

    public VectorBuilder(ValueType type, int capacity) {
        this.type = type;
        int room = Math.max(capacity, 4);
        switch (type.storage()) {
            case LONGS -> longs = new long[room];
            case DOUBLES -> doubles = new double[room];
            case OBJECTS -> objects = new Object[room];
        }
    }

    public VectorBuilder(ValueType type) {
        this(type, 16);
    }

    public int size() {
        return size;
    }

    private int next() {
        int at = size++;
        switch (type.storage()) {
            case LONGS -> {
                if (at == longs.length) {
                    longs = Arrays.copyOf(longs, 2 * at);
                }
            }
            case DOUBLES -> {
                if (at == doubles.length) {
                    doubles = Arrays.copyOf(doubles, 2 * at);
                }
            }
            case OBJECTS -> {
                if (at == objects.length) {
                    objects = Arrays.copyOf(objects, 2 * at);
                }
            }
        }
        return at;
    }

    private void markNull(int at) {
        boolean[] marks = nulls == null ? new boolean[Math.max(at + 1, 16)] : nulls;
        if (marks.length <= at) {
            marks = Arrays.copyOf(marks, Math.max(2 * marks.length, at + 1));
        }
        marks[at] = true;
        nulls = marks;
    }

    public void addNull() {
        int at = next();
        if (type == ValueType.STRING) {
            objects[at] = "";
        } else if (type.storage() != ValueType.Storage.OBJECTS) {
            markNull(at);
        }
    }

    /** Of a type that is a whole number inside. */
    public void addLong(long value) {
        int at = next();
        longs[at] = value;
    }

    public void addDouble(double value) {
        int at = next();
        doubles[at] = value;
    }

    private void addObject(@Nullable Object value) {
        int at = next();
        objects[at] = value;
    }

    /** The value as it stands alone; it must be of the builder's type. */
    public void add(@Nullable Object value) {
        if (value == null) {
            addNull();
            return;
        }
        switch (type.storage()) {
            case LONGS -> addLong(Values.asLong(value));
            case DOUBLES -> addDouble(((Number) value).doubleValue());
            case OBJECTS -> addObject(value);
        }
    }

    /** The value in that row of a vector of the same type. */
    public void addFrom(Vector vector, int row) {
        if (vector.isNull(row)) {
            addNull();
            return;
        }
        switch (type.storage()) {
            case LONGS -> addLong(vector.longAt(row));
            case DOUBLES -> addDouble(vector.doubleAt(row));
            case OBJECTS -> addObject(vector.at(row));
        }
    }

    /** All values of a vector of the same type. */
    public void addAll(Vector vector) {
        for (int i = 0; i < vector.size(); i++) {
            addFrom(vector, i);
        }
    }

    public Vector build() {
        boolean[] marks = nulls;
        if (marks != null && marks.length < size) {
            marks = Arrays.copyOf(marks, size);
        }
        return switch (type.storage()) {
            case LONGS -> new Longs(type, longs, marks, size);
            case DOUBLES -> new Doubles(doubles, marks, size);
            case OBJECTS -> new Objects(type, objects, size);
        };
    }
}

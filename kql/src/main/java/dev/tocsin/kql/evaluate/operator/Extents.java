package dev.tocsin.kql.evaluate.operator;

import dev.tocsin.kql.evaluate.expression.Evaluation;
import dev.tocsin.kql.evaluate.run.EvaluationException;
import dev.tocsin.kql.evaluate.run.Run;
import dev.tocsin.kql.evaluate.table.Batch;
import dev.tocsin.kql.evaluate.value.Datetime;
import dev.tocsin.kql.evaluate.value.Timespan;
import dev.tocsin.kql.evaluate.value.ValueType;
import dev.tocsin.kql.evaluate.value.Vector;
import dev.tocsin.kql.evaluate.value.VectorBuilder;
import dev.tocsin.kql.text.SourceRange;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * From where to where series go: all alike if the query says it; else each from the first of its bins that has data to the last
 * one, all rows being there at once.
 */
final class Extents {
    private static final int LONGEST = 1 << 20;

    private final @Nullable Long from;
    private final @Nullable Long end;
    private final long size;
    private final SourceRange range;
    private long[] firsts = new long[0];
    private long[] lasts = new long[0];

    private Extents(@Nullable Long from, @Nullable Long end, long size, SourceRange range) {
        this.from = from;
        this.end = end;
        this.size = size;
        this.range = range;
    }

    static Extents of(SeriesMaking.Axis axis, Run run) {
        long size = number(axis.step(), axis.range(), run);
        if (size <= 0) {
            throw undocumented(axis.range());
        }
        Long from = axis.from() == null ? null : Long.valueOf(number(axis.from(), axis.range(), run));
        Long to = axis.to() == null ? null : Long.valueOf(number(axis.to(), axis.range(), run));
        if (axis.inclusive() && from != null && Math.floorMod(from, size) != 0) {
            throw EvaluationException.notImplemented("in range() whose start is no multiple of its step", axis.range());
        }
        Extents extents =
                new Extents(from, to != null && axis.inclusive() ? Long.valueOf(to + 1) : to, size, axis.range());
        if (from != null && to != null) {
            extents.length(0);
        }
        return extents;
    }

    private static long number(Evaluation value, SourceRange range, Run run) {
        Vector vector = value.evaluate(Batch.of(1), run);
        if (vector.isNull(0)) {
            throw undocumented(range);
        }
        return vector.longAt(0);
    }

    private static EvaluationException undocumented(SourceRange range) {
        return EvaluationException.undocumented(
                "A series from or to null, or with a step that is not positive, has no documented result", range);
    }

    /** Whether a row there takes part. */
    boolean takes(long place) {
        return (from == null || place >= from) && (end == null || place < end);
    }

    /** Takes rows into account, each of a group. */
    void learn(Vector on, int[] groups, int rows) {
        if (from != null && end != null) {
            return;
        }
        for (int i = 0; i < rows; i++) {
            int group = groups[i];
            if (group >= firsts.length) {
                int known = firsts.length;
                firsts = Arrays.copyOf(firsts, Math.max(16, group * 2 + 1));
                lasts = Arrays.copyOf(lasts, firsts.length);
                Arrays.fill(firsts, known, firsts.length, Long.MAX_VALUE);
                Arrays.fill(lasts, known, lasts.length, Long.MIN_VALUE);
            }
            if (!on.isNull(i) && takes(on.longAt(i))) {
                firsts[group] = Math.min(firsts[group], on.longAt(i));
                lasts[group] = Math.max(lasts[group], on.longAt(i));
            }
        }
    }

    private boolean isEmpty(int group) {
        return group >= firsts.length || firsts[group] > lasts[group];
    }

    /** The first place on a group's axis. */
    private long start(int group) {
        if (from != null) {
            return from;
        }
        return isEmpty(group) ? 0 : firsts[group] - Math.floorMod(firsts[group], size);
    }

    /** How many places a group's axis has. */
    long length(int group) {
        if ((from == null || end == null) && isEmpty(group)) {
            return 0;
        }
        long start = start(group);
        long last = end == null ? lasts[group] : end - 1;
        long length = last < start ? 0 : (last - start) / size + 1;
        if (length > LONGEST) {
            throw EvaluationException.limit("A series has at most 1048576 values, not " + length, range);
        }
        return length;
    }

    /** How many places the axes of that many groups have together. */
    long places(int groups) {
        long all = 0;
        for (int group = 0; group < groups; group++) {
            all += length(group);
        }
        return all;
    }

    /** The number of the cell that a place on the axis is in; of all cells of all groups. */
    long cell(int group, long place) {
        return cellAt(group, (place - start(group)) / size);
    }

    long cellAt(int group, long index) {
        return (long) group * LONGEST + index;
    }

    /** The axes of that many groups. */
    Vector places(ValueType type, int groups) {
        if (from != null && end != null) {
            return Vector.repeated(ValueType.DYNAMIC, axis(type, 0), groups);
        }
        VectorBuilder out = new VectorBuilder(ValueType.DYNAMIC, groups);
        for (int group = 0; group < groups; group++) {
            out.add(axis(type, group));
        }
        return out.build();
    }

    private List<@Nullable Object> axis(ValueType type, int group) {
        List<@Nullable Object> places = new ArrayList<>();
        long length = length(group);
        for (long i = 0; i < length; i++) {
            long place = start(group) + i * size;
            places.add(
                    switch (type) {
                        case DATETIME -> new Datetime(place);
                        case TIMESPAN -> new Timespan(place);
                        default -> place;
                    });
        }
        return places;
    }
}

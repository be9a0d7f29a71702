package dev.tocsin.kql.evaluate.aggregate;

import dev.tocsin.kql.evaluate.function.CallSite;
import dev.tocsin.kql.evaluate.value.ValueType;
import dev.tocsin.kql.evaluate.value.Vector;
import dev.tocsin.kql.evaluate.value.VectorBuilder;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Arrays of the values, all of them or each once, in the order of the rows. */
final class Lists implements Aggregator {
    /** As many items as the service gives when no number is asked for. */
    static final int MOST = 1_048_576;

    private final boolean distinct;
    private final boolean nulls;
    private final long most;
    private final List<List<@Nullable Object>> lists = new ArrayList<>();
    private final List<Set<Object>> seen = new ArrayList<>();
    private long held;

    Lists(boolean distinct, boolean nulls, long most) {
        this.distinct = distinct;
        this.nulls = nulls;
        this.most = most;
    }

    static Supplier<Aggregator> list(CallSite site) {
        long most = most(site);
        return () -> new Lists(false, false, most);
    }

    static Supplier<Aggregator> set(CallSite site) {
        long most = most(site);
        return () -> new Lists(true, false, most);
    }

    static long most(CallSite site) {
        if (site.count() < 2) {
            return MOST;
        }
        if (site.literal(1) instanceof Long most && most > 0) {
            return Math.min(most, MOST);
        }
        throw site.notImplemented("with a size that is not a positive number written out");
    }

    private void room(int count) {
        while (lists.size() < count) {
            lists.add(new ArrayList<>());
            if (distinct) {
                seen.add(new HashSet<>());
            }
        }
    }

    @Override
    public void add(int[] groups, int count, Vector[] arguments, int rows) {
        room(count);
        for (int i = 0; i < rows; i++) {
            Object value = arguments[0].at(i);
            if (value == null && !nulls) {
                continue;
            }
            List<@Nullable Object> list = lists.get(groups[i]);
            if (list.size() < most
                    && (!distinct || (value != null && seen.get(groups[i]).add(DistinctCounts.key(value))))) {
                list.add(value);
                held += 64;
            }
        }
    }

    @Override
    public Vector[] finish(int count) {
        room(count);
        VectorBuilder out = new VectorBuilder(ValueType.DYNAMIC, count);
        for (int i = 0; i < count; i++) {
            out.add(lists.get(i));
        }
        return new Vector[] {out.build()};
    }

    @Override
    public long bytes() {
        return held;
    }
}

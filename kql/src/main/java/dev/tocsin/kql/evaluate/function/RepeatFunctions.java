package dev.tocsin.kql.evaluate.function;

import dev.tocsin.kql.evaluate.value.Datetime;
import dev.tocsin.kql.evaluate.value.Ticks;
import dev.tocsin.kql.evaluate.value.Timespan;
import dev.tocsin.kql.evaluate.value.ValueType;
import dev.tocsin.kql.evaluate.value.Values;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Functions that make arrays of one value or of equal steps. */
final class RepeatFunctions implements FunctionFamily {
    /** As many items as the service makes. */
    private static final int MOST = 1_048_576;

    @Override
    public void addTo(FunctionRegistry.Entries functions) {
        functions.add("repeat", RepeatFunctions::repeat).add("range", RepeatFunctions::range);
    }

    private static Kernel repeat(CallSite site) {
        return Kernels.eachWithNulls(ValueType.DYNAMIC, values -> {
            if (!(values[1] instanceof Long count) || count < 0) {
                return null;
            }
            if (count > MOST) {
                throw site.undocumented("an array of more than " + MOST + " items has no documented result");
            }
            return new ArrayList<@Nullable Object>(Collections.nCopies(count.intValue(), values[0]));
        });
    }

    private static Kernel range(CallSite site) {
        return Kernels.each(ValueType.DYNAMIC, values -> {
            Object start = Objects.requireNonNull(values[0]);
            Object stop = Objects.requireNonNull(values[1]);
            Object step = values.length > 2 ? Objects.requireNonNull(values[2]) : null;
            if (start instanceof Datetime && stop instanceof Datetime) {
                return times(start, stop, step, site);
            }
            if (start instanceof Timespan && stop instanceof Timespan) {
                return times(start, stop, step, site);
            }
            if (start instanceof Long from && stop instanceof Long to && (step == null || step instanceof Long)) {
                return wholes(from, to, step == null ? 1 : Values.asLong(step), site);
            }
            if (start instanceof Number from && stop instanceof Number to && (step == null || step instanceof Number)) {
                double by = step instanceof Number number ? number.doubleValue() : 1;
                return reals(from.doubleValue(), to.doubleValue(), by, site);
            }
            throw site.notImplemented(
                    "of " + site.type(0).word() + " and " + site.type(1).word());
        });
    }

    private static List<Object> times(Object start, Object stop, @Nullable Object step, CallSite site) {
        if (step != null && !(step instanceof Timespan)) {
            throw site.notImplemented("of times with a step that is no timespan");
        }
        long by = step == null ? Ticks.HOUR : Values.asLong(step);
        List<Object> times = new ArrayList<>();
        for (Long ticks : wholes(Values.asLong(start), Values.asLong(stop), by, site)) {
            times.add(start instanceof Datetime ? new Datetime(ticks) : new Timespan(ticks));
        }
        return times;
    }

    private static List<Long> wholes(long start, long stop, long step, CallSite site) {
        if (step == 0) {
            throw site.undocumented("a step of zero has no documented result");
        }
        List<Long> items = new ArrayList<>();
        long at = start;
        while ((step > 0 ? at <= stop : at >= stop) && items.size() < MOST) {
            items.add(at);
            long next = at + step;
            if (step > 0 != next > at) {
                break;
            }
            at = next;
        }
        return items;
    }

    private static List<Double> reals(double start, double stop, double step, CallSite site) {
        if (!(Math.abs(step) > 0) || !Double.isFinite(start) || !Double.isFinite(stop) || !Double.isFinite(step)) {
            throw site.undocumented("a step of zero or a number that is not finite has no documented result");
        }
        List<Double> items = new ArrayList<>();
        double at = start;
        while ((step > 0 ? at <= stop : at >= stop) && items.size() < MOST) {
            items.add(at);
            at = start + items.size() * step;
        }
        return items;
    }
}

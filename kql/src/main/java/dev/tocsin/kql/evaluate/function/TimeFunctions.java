package dev.tocsin.kql.evaluate.function;

import dev.tocsin.kql.evaluate.value.Longs;
import dev.tocsin.kql.evaluate.value.Ticks;
import dev.tocsin.kql.evaluate.value.ValueType;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Functions on points and lengths of time. Weeks begin on Sunday. */
final class TimeFunctions implements FunctionFamily {
    @Override
    public void addTo(FunctionRegistry.Entries functions) {
        functions
                .add("now", TimeFunctions::now)
                .add(
                        "ago",
                        site -> (arguments, rows, run) -> Kernels.longs(
                                        ValueType.DATETIME, value -> checked(run.now() - value, site))
                                .apply(arguments, rows, run))
                .add("startofday", site -> start(site, ChronoUnit.DAYS))
                .add("startofweek", site -> start(site, ChronoUnit.WEEKS))
                .add("startofmonth", site -> start(site, ChronoUnit.MONTHS))
                .add("startofyear", site -> start(site, ChronoUnit.YEARS))
                .add("endofday", site -> end(site, ChronoUnit.DAYS))
                .add("endofweek", site -> end(site, ChronoUnit.WEEKS))
                .add("endofmonth", site -> end(site, ChronoUnit.MONTHS))
                .add("endofyear", site -> end(site, ChronoUnit.YEARS))
                .add(
                        "dayofweek",
                        site -> Kernels.longs(
                                ValueType.TIMESPAN, ticks -> Math.floorMod(ticks / Ticks.DAY + 1, 7L) * Ticks.DAY))
                .add(
                        "dayofmonth",
                        site -> Kernels.longs(
                                site.result(), ticks -> Ticks.dateTime(ticks).getDayOfMonth()))
                .add(
                        "dayofyear",
                        site -> Kernels.longs(
                                site.result(), ticks -> Ticks.dateTime(ticks).getDayOfYear()))
                .add(
                        List.of("getyear"),
                        site -> Kernels.longs(
                                site.result(), ticks -> Ticks.dateTime(ticks).getYear()))
                .add(
                        List.of("getmonth", "monthofyear"),
                        site -> Kernels.longs(
                                site.result(), ticks -> Ticks.dateTime(ticks).getMonthValue()))
                .add("hourofday", site -> Kernels.longs(site.result(), ticks -> ticks / Ticks.HOUR % 24));
    }

    private static long checked(long ticks, CallSite site) {
        if (!Ticks.inRange(ticks)) {
            throw site.undocumented("the result is no datetime, and what the service gives then is not documented");
        }
        return ticks;
    }

    private static Kernel now(CallSite site) {
        if (site.count() > 0) {
            return (arguments, rows, run) -> Kernels.longs(
                            ValueType.DATETIME, value -> checked(run.now() + value, site))
                    .apply(arguments, rows, run);
        }
        return (arguments, rows, run) -> {
            long[] out = new long[rows];
            java.util.Arrays.fill(out, run.now());
            return new Longs(ValueType.DATETIME, out, null, rows);
        };
    }

    private static Kernel start(CallSite site, ChronoUnit unit) {
        return moved(site, (time, offset) -> plus(floor(time, unit), unit, offset), 0);
    }

    private static Kernel end(CallSite site, ChronoUnit unit) {
        return moved(site, (time, offset) -> plus(floor(time, unit), unit, offset + 1), -1);
    }

    /** A point in time and how many units it is to be moved. */
    @FunctionalInterface
    private interface Move {
        LocalDateTime apply(LocalDateTime time, long offset);
    }

    private static Kernel moved(CallSite site, Move move, long ticks) {
        return Kernels.each(ValueType.DATETIME, values -> {
            long offset = values.length > 1 && values[1] instanceof Long number ? number : 0;
            long at = dev.tocsin.kql.evaluate.value.Values.asLong(java.util.Objects.requireNonNull(values[0]));
            try {
                long result = Ticks.of(move.apply(Ticks.dateTime(at), offset)) + ticks;
                return new dev.tocsin.kql.evaluate.value.Datetime(checked(result, site));
            } catch (java.time.DateTimeException tooFar) {
                throw site.undocumented("the result is no datetime, and what the service gives then is not documented");
            }
        });
    }

    private static LocalDateTime plus(LocalDateTime time, ChronoUnit unit, long count) {
        return time.plus(count, unit);
    }

    private static LocalDateTime floor(LocalDateTime time, ChronoUnit unit) {
        LocalDateTime day = time.truncatedTo(ChronoUnit.DAYS);
        return switch (unit) {
            case WEEKS -> day.minusDays(day.getDayOfWeek().getValue() % 7);
            case MONTHS -> day.withDayOfMonth(1);
            case YEARS -> day.withDayOfYear(1);
            default -> day;
        };
    }
}

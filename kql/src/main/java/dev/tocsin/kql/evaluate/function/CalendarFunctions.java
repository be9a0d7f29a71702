package dev.tocsin.kql.evaluate.function;

import dev.tocsin.kql.evaluate.value.Datetime;
import dev.tocsin.kql.evaluate.value.Texts;
import dev.tocsin.kql.evaluate.value.Ticks;
import dev.tocsin.kql.evaluate.value.Timespan;
import dev.tocsin.kql.evaluate.value.ValueType;
import dev.tocsin.kql.evaluate.value.Values;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Functions that count in parts of the calendar, make points in time, and write them. */
final class CalendarFunctions implements FunctionFamily {
    @Override
    public void addTo(FunctionRegistry.Entries functions) {
        functions
                .add("datetime_add", CalendarFunctions::add)
                .add("datetime_diff", CalendarFunctions::difference)
                .add(List.of("datetime_part", "datepart"), CalendarFunctions::part)
                .add(
                        List.of("week_of_year", "weekofyear"),
                        site -> Kernels.longs(site.result(), TimePart.WEEK_OF_YEAR::of))
                .add("make_datetime", CalendarFunctions::makeDatetime)
                .add("make_timespan", CalendarFunctions::makeTimespan)
                .add("format_datetime", site -> format(site, TimePattern::ofDatetime))
                .add("format_timespan", site -> format(site, TimePattern::ofTimespan))
                .add("unixtime_seconds_todatetime", site -> sinceEpoch(site, Ticks.SECOND, 1))
                .add("unixtime_milliseconds_todatetime", site -> sinceEpoch(site, Ticks.MILLISECOND, 1))
                .add("unixtime_microseconds_todatetime", site -> sinceEpoch(site, Ticks.MICROSECOND, 1))
                .add("unixtime_nanoseconds_todatetime", site -> sinceEpoch(site, 1, 100));
    }

    private static TimePart part(@Nullable Object name, CallSite site) {
        TimePart part = TimePart.named(Texts.text(name));
        boolean read = site.name().startsWith("datetime_part") || site.name().equals("datepart");
        if (part == null || (read ? part == TimePart.WEEK : !part.isLength())) {
            throw site.notImplemented("with the part \"" + Texts.text(name) + "\"");
        }
        return part;
    }

    private static long ticks(@Nullable Object value) {
        return Values.asLong(Objects.requireNonNull(value));
    }

    private static Kernel add(CallSite site) {
        return Kernels.each(ValueType.DATETIME, values -> {
            TimePart part = part(values[0], site);
            long count = ticks(values[1]);
            if (part == TimePart.NANOSECOND && count % 100 != 0) {
                throw site.undocumented("a part of a tick of 100 ns has no documented result");
            }
            try {
                long result = part.plus(ticks(values[2]), count);
                if (Ticks.inRange(result)) {
                    return new Datetime(result);
                }
            } catch (ArithmeticException | DateTimeException tooFar) {
                // Refused below, as every result that is no datetime.
            }
            throw site.undocumented("the result is no datetime, and what the service gives then is not documented");
        });
    }

    private static Kernel difference(CallSite site) {
        return Kernels.each(ValueType.LONG, values -> {
            try {
                return part(values[0], site).between(ticks(values[2]), ticks(values[1]));
            } catch (ArithmeticException tooLarge) {
                throw site.undocumented("the number is too large, and what the service gives is not documented");
            }
        });
    }

    private static Kernel part(CallSite site) {
        return Kernels.each(site.result(), values -> part(values[0], site).of(ticks(values[1])));
    }

    private static Kernel makeDatetime(CallSite site) {
        return Kernels.each(ValueType.DATETIME, values -> {
            BigDecimal[] parts = {
                BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO
            };
            for (int i = 0; i < values.length; i++) {
                parts[i] = finite(values[i], site);
            }
            try {
                LocalDateTime time = LocalDateTime.of(
                        whole(parts[0], site),
                        whole(parts[1], site),
                        whole(parts[2], site),
                        whole(parts[3], site),
                        whole(parts[4], site));
                long within = ticks(parts[5], site);
                long result = Ticks.of(time) + within;
                return within < 0 || within >= Ticks.MINUTE || !Ticks.inRange(result) ? null : new Datetime(result);
            } catch (DateTimeException none) {
                return null;
            }
        });
    }

    private static Kernel makeTimespan(CallSite site) {
        return Kernels.each(ValueType.TIMESPAN, values -> {
            boolean days = values.length > 3;
            int at = days ? 1 : 0;
            long hours = whole(finite(values[at], site), site);
            long minutes = whole(finite(values[at + 1], site), site);
            long seconds = values.length > at + 2 ? ticks(finite(values[at + 2], site), site) : 0;
            boolean fits = hours >= 0 && hours < 24 && minutes >= 0 && minutes < 60;
            if (!fits || seconds < 0 || seconds >= Ticks.MINUTE) {
                return null;
            }
            long before = days ? whole(finite(values[0], site), site) * Ticks.DAY : 0;
            return new Timespan(before + hours * Ticks.HOUR + minutes * Ticks.MINUTE + seconds);
        });
    }

    private static BigDecimal finite(@Nullable Object value, CallSite site) {
        if (value instanceof Double real && !Double.isFinite(real)) {
            throw site.undocumented("a part that is not finite has no documented result");
        }
        return Values.decimal((Number) Objects.requireNonNull(value));
    }

    private static int whole(BigDecimal part, CallSite site) {
        try {
            return part.intValueExact();
        } catch (ArithmeticException notWhole) {
            throw site.undocumented("the part " + part.toPlainString() + " is no int, and has no documented result");
        }
    }

    private static long ticks(BigDecimal seconds, CallSite site) {
        try {
            return seconds.movePointRight(7).longValueExact();
        } catch (ArithmeticException notWhole) {
            throw site.undocumented("a part of a tick of 100 ns has no documented result");
        }
    }

    /** What is no datetime is null. */
    private static Kernel sinceEpoch(CallSite site, long ticks, long units) {
        return Kernels.each(ValueType.DATETIME, values -> {
            if (values[0] instanceof Double real && !Double.isFinite(real)) {
                return null;
            }
            BigDecimal count = Values.decimal((Number) Objects.requireNonNull(values[0]));
            BigDecimal since = count.multiply(BigDecimal.valueOf(ticks)).divide(BigDecimal.valueOf(units));
            if (since.abs().compareTo(BigDecimal.valueOf(Ticks.LAST)) > 0) {
                return null;
            }
            try {
                long result = Ticks.EPOCH + since.longValueExact();
                return Ticks.inRange(result) ? new Datetime(result) : null;
            } catch (ArithmeticException part) {
                throw site.undocumented("a part of a tick of 100 ns has no documented result");
            }
        });
    }

    /** Reads the text of a format. */
    @FunctionalInterface
    private interface Reader {
        TimePattern read(String format, CallSite site);
    }

    private static Kernel format(CallSite site, Reader reader) {
        TimePattern known = site.literal(1) instanceof String format ? reader.read(format, site) : null;
        return Kernels.each(ValueType.STRING, values -> {
            TimePattern pattern = known == null ? reader.read(Texts.text(values[1]), site) : known;
            return pattern.write(ticks(values[0]), site);
        });
    }
}

package dev.tocsin.kql.evaluate.function;

import dev.tocsin.kql.evaluate.value.Datetime;
import dev.tocsin.kql.evaluate.value.Texts;
import dev.tocsin.kql.evaluate.value.Ticks;
import dev.tocsin.kql.evaluate.value.ValueType;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;

/** Local time of a zone of the IANA database; a time that a change of clocks leaves out or repeats is refused. */
final class TimeZoneFunctions implements FunctionFamily {
    @Override
    public void addTo(FunctionRegistry.Entries functions) {
        functions
                .add(
                        "datetime_utc_to_local",
                        site -> Kernels.eachWithNulls(
                                ValueType.DATETIME,
                                values -> values[0] instanceof Datetime time
                                        ? shifted(time, offset(time, zone(values[1], site)), 1)
                                        : null))
                .add(
                        "datetime_local_to_utc",
                        site -> Kernels.eachWithNulls(ValueType.DATETIME, values -> {
                            if (!(values[0] instanceof Datetime time)) {
                                return null;
                            }
                            List<ZoneOffset> offsets =
                                    zone(values[1], site).getRules().getValidOffsets(local(time));
                            if (offsets.size() != 1) {
                                throw site.undocumented(
                                        "a local time that there is not, or that there is twice, has no documented result");
                            }
                            return shifted(time, offsets.get(0), -1);
                        }));
    }

    private static ZoneId zone(@org.jspecify.annotations.Nullable Object value, CallSite site) {
        String name = Texts.text(value);
        if (!ZoneId.getAvailableZoneIds().contains(name)) {
            throw site.undocumented("the time zone " + name + " is not known here; write one such as Europe/Berlin");
        }
        return ZoneId.of(name);
    }

    private static LocalDateTime local(Datetime time) {
        return LocalDateTime.ofEpochSecond(Math.floorDiv(time.ticks() - Ticks.EPOCH, Ticks.SECOND), 0, ZoneOffset.UTC);
    }

    private static ZoneOffset offset(Datetime time, ZoneId zone) {
        return zone.getRules()
                .getOffset(Instant.ofEpochSecond(Math.floorDiv(time.ticks() - Ticks.EPOCH, Ticks.SECOND)));
    }

    private static Datetime shifted(Datetime time, ZoneOffset offset, int sign) {
        return new Datetime(time.ticks() + (long) sign * offset.getTotalSeconds() * Ticks.SECOND);
    }
}

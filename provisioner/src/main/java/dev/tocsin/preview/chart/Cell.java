package dev.tocsin.preview.chart;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.json.JsonLimits;
import dev.tocsin.json.JsonReader;
import dev.tocsin.json.JsonSyntaxException;
import dev.tocsin.kql.evaluate.value.Datetime;
import dev.tocsin.kql.evaluate.value.Ticks;
import dev.tocsin.kql.evaluate.value.Timespan;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** Values of cells as charts take them. */
public final class Cell {
    private Cell() {}

    /** A number, or a length of time in seconds; nothing for anything else. */
    public static OptionalDouble number(@Nullable Object value) {
        if (value instanceof Timespan span) {
            return OptionalDouble.of((double) span.ticks() / Ticks.SECOND);
        }
        return value instanceof Number number && Double.isFinite(number.doubleValue())
                ? OptionalDouble.of(number.doubleValue())
                : OptionalDouble.empty();
    }

    /** Milliseconds since 1970: of a time, or of a text that is one in ISO 8601. */
    public static OptionalDouble millis(@Nullable Object value) {
        if (value instanceof Datetime time) {
            return OptionalDouble.of((double) Ticks.instant(time.ticks()).toEpochMilli());
        }
        if (value instanceof String text
                && text.length() >= 20
                && text.length() <= 35
                && text.charAt(10) == 'T'
                && text.endsWith("Z")) {
            try {
                return OptionalDouble.of((double) Instant.parse(text).toEpochMilli());
            } catch (DateTimeException e) {
                return OptionalDouble.empty();
            }
        }
        return OptionalDouble.empty();
    }

    /** The members of a list, also of one that is JSON as text; nothing for any other value. */
    public static List<@Nullable Object> list(@Nullable Object value) {
        if (value instanceof List<?> list) {
            return Collections.unmodifiableList(new ArrayList<>(list));
        }
        if (value instanceof String text && text.startsWith("[") && text.length() <= 100_000) {
            try {
                List<@Nullable Object> members = new ArrayList<>();
                for (JsonNode one : new JsonReader(JsonLimits.DEFINITION).readTree(text)) {
                    members.add(
                            one.isIntegralNumber() && one.canConvertToLong()
                                    ? (Object) one.longValue()
                                    : one.isNumber() ? (Object) one.doubleValue() : one.isNull() ? null : one.asText());
                }
                return Collections.unmodifiableList(members);
            } catch (JsonSyntaxException e) {
                return List.of();
            }
        }
        return List.of();
    }
}

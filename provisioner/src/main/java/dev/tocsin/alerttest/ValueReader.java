package dev.tocsin.alerttest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.alerting.data.During;
import dev.tocsin.alerting.data.Noise;
import dev.tocsin.alerting.data.Ramp;
import dev.tocsin.alerting.data.Span;
import dev.tocsin.alerting.data.Spikes;
import dev.tocsin.alerting.data.ValueSource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the values of streams: constants, or an object with one key that begins with {@code $}. */
final class ValueReader {
    private final Instant now;
    private final Span span;

    /**
     * A reader for one stream.
     *
     * @param span of the stream
     */
    ValueReader(Instant now, Span span) {
        this.now = now;
        this.span = span;
    }

    ValueSource source(Part part) {
        JsonNode value = part.value();
        if (value.isObject()) {
            for (Part member : part.members()) {
                if (member.key().startsWith("$")) {
                    return generator(part, member);
                }
            }
            return composed(part);
        }
        return ValueSource.constant(plain(value));
    }

    private ValueSource composed(Part part) {
        Map<String, ValueSource> sources = new LinkedHashMap<>();
        for (Part member : part.members()) {
            sources.put(member.key(), source(member));
        }
        return (index, time) -> {
            Map<String, @Nullable Object> object = new LinkedHashMap<>();
            sources.forEach((key, source) -> object.put(key, source.at(index, time)));
            return object;
        };
    }

    private ValueSource generator(Part whole, Part part) {
        if (whole.value().size() > 1) {
            whole.error("\"" + part.key() + "\" stands alone in its object");
        }
        return switch (part.key()) {
            case "$cycle" -> cycle(part);
            case "$ramp" -> ramp(part);
            case "$noise" -> noise(part);
            case "$spikes" -> spikes(part);
            case "$during" -> during(part);
            default -> {
                part.error("\"" + part.key() + "\" makes no values; known are $cycle, $ramp, $noise, $spikes, $during");
                yield ValueSource.constant(null);
            }
        };
    }

    private ValueSource cycle(Part part) {
        List<ValueSource> sources = new ArrayList<>();
        for (Part one : part.elements()) {
            sources.add(source(one));
        }
        if (sources.isEmpty()) {
            part.error("\"$cycle\" is an array of values");
            return ValueSource.constant(null);
        }
        return (index, time) -> sources.get(index % sources.size()).at(index, time);
    }

    private ValueSource ramp(Part part) {
        if (!part.object("from", "to", "start", "end")) {
            return ValueSource.constant(null);
        }
        Instant start = part.at("start").moment(now).orElse(span.from());
        Instant end = part.at("end").moment(now).orElse(span.to());
        if (!end.isAfter(start)) {
            part.error("\"$ramp\" ends before it starts");
            return ValueSource.constant(null);
        }
        return new Ramp(number(part, "from"), number(part, "to"), new Span(start, end));
    }

    private static ValueSource noise(Part part) {
        if (!part.object("around", "spread", "seed")) {
            return ValueSource.constant(null);
        }
        long seed = part.at("seed").number().orElse(0.0).longValue();
        return new Noise(number(part, "around"), number(part, "spread"), seed);
    }

    private ValueSource spikes(Part part) {
        if (!part.object("base", "peak", "every", "for", "start")) {
            return ValueSource.constant(null);
        }
        Duration every = length(part, "every");
        Duration lasting = length(part, "for");
        if (part.at("every").present() && every.isZero()) {
            part.at("every").error("must be longer than nothing");
        } else if (lasting.compareTo(every) >= 0 && !every.isZero()) {
            part.at("for").error("is not shorter than \"every\", so that the peak never ends");
        }
        return new Spikes(
                source(part.at("base")),
                source(part.at("peak")),
                part.at("start").moment(now).orElse(span.from()),
                every.isZero() ? Duration.ofMinutes(1) : every,
                lasting);
    }

    private ValueSource during(Part part) {
        if (!part.object("from", "to", "then", "else")) {
            return ValueSource.constant(null);
        }
        Instant from = part.at("from").moment(now).orElse(span.from());
        Instant to = part.at("to").moment(now).orElse(span.to());
        if (to.isBefore(from)) {
            part.at("to").error("is before \"from\"");
        }
        return new During(
                new Span(from, to.isBefore(from) ? from : to), source(part.at("then")), source(part.at("else")));
    }

    private static double number(Part part, String key) {
        if (!part.at(key).present()) {
            part.error("the key \"" + key + "\" is missing; add it");
        }
        return part.at(key).number().orElse(0.0);
    }

    private static Duration length(Part part, String key) {
        if (!part.at(key).present()) {
            part.error("the key \"" + key + "\" is missing; add it");
        }
        return part.at(key).length().orElse(Duration.ZERO);
    }

    /** JSON as plain values. */
    static @Nullable Object plain(JsonNode node) {
        if (node.isTextual()) {
            return node.textValue();
        }
        if (node.isBoolean()) {
            return node.booleanValue();
        }
        if (node.isNumber()) {
            return node.isIntegralNumber() && node.canConvertToLong() ? (Object) node.longValue() : node.doubleValue();
        }
        if (node.isArray()) {
            List<@Nullable Object> list = new ArrayList<>();
            node.forEach(element -> list.add(plain(element)));
            return list;
        }
        if (node.isObject()) {
            Map<String, @Nullable Object> map = new LinkedHashMap<>();
            node.properties().forEach(member -> map.put(member.getKey(), plain(member.getValue())));
            return map;
        }
        return null;
    }
}

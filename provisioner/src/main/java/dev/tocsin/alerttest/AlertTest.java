package dev.tocsin.alerttest;

import dev.tocsin.diagnostic.Location;
import dev.tocsin.json.JsonPointers;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One test.
 *
 * @param name unique in its file
 * @param place where it stands
 * @param rule the definition's name
 * @param environment the one that the rule is rendered for; empty for that of the command line
 * @param now what times are relative to; the first evaluation
 * @param profile of the telemetry contract
 * @param tables what the query's tables hold, not read yet
 * @param metrics what the metrics of a metric alert rule are, not read yet
 * @param events of the activity log, not read yet
 * @param expectations at least one
 */
record AlertTest(
        String name,
        Part place,
        String rule,
        Optional<String> environment,
        Instant now,
        Optional<Part> profile,
        Part tables,
        Part metrics,
        Part events,
        List<Expectation> expectations) {
    AlertTest {
        expectations = List.copyOf(expectations);
    }

    String file() {
        return place.source().name();
    }

    /** Where the environment stands: in the test, or above all tests of the file. */
    Location environmentPlace() {
        String own = JsonPointers.child(place.pointer(), "environment");
        boolean here = !place.source().root().at(own).isMissingNode();
        return place.source().at(here ? own : "/environment");
    }

    /** The earliest moment that an expectation speaks of, or now. */
    Instant first() {
        Instant first = now;
        for (Expectation one : expectations) {
            first = one.from().isBefore(first) ? one.from() : first;
        }
        return first;
    }

    /** The expectation that speaks of the moment farthest from now. */
    Expectation farthest() {
        return expectations.stream()
                .max(Comparator.comparing(one -> Stream.of(one.from(), one.to())
                        .map(time -> Duration.between(now, time).abs())
                        .max(Comparator.naturalOrder())
                        .orElseThrow()))
                .orElseThrow();
    }

    /** The last moment that an expectation speaks of. */
    Instant last() {
        Instant last = now;
        for (Expectation one : expectations) {
            last = one.to().isAfter(last) ? one.to() : last;
        }
        return last;
    }
}

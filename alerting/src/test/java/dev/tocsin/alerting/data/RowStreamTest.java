package dev.tocsin.alerting.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RowStreamTest {
    private static final Instant NOON = Instant.parse("2026-01-05T12:00:00Z");
    private static final Duration MINUTE = Duration.ofMinutes(1);

    @Test
    void hasARowAtTheBeginningAndNoneAtTheEnd() {
        assertThat(stream(3, List.of(), ValueSource.constant("x")).rows())
                .containsExactly(row(0, "x"), row(1, "x"), row(2, "x"));
    }

    @Test
    void leavesOutWhatIsMissingAndGoesOnAsIfItWereNot() {
        ValueSource words = ValueSource.cycle(List.of("a", "b", "c"));
        assertThat(stream(5, List.of(span(1, 3)), words).rows()).containsExactly(row(0, "a"), row(3, "a"), row(4, "b"));
    }

    @Test
    void risesInAStraightLine() {
        assertThat(values(new Ramp(0, 10, span(1, 5)))).containsExactly(0.0, 0.0, 2.5, 5.0, 7.5, 10.0);
        assertThat(values(new Ramp(10, 0, span(1, 5)))).containsExactly(10.0, 10.0, 7.5, 5.0, 2.5, 0.0);
    }

    @Test
    void makesNoiseThatDependsOnTheSeedOnly() {
        List<Object> once = values(new Noise(50, 5, 7));
        assertThat(values(new Noise(50, 5, 7))).isEqualTo(once);
        assertThat(values(new Noise(50, 5, 8))).isNotEqualTo(once);
        assertThat(once)
                .doesNotHaveDuplicates()
                .allSatisfy(value -> assertThat((Double) value).isBetween(45.0, 55.0));
    }

    @Test
    void spikesAtRegularTimes() {
        ValueSource spikes = new Spikes(
                ValueSource.constant(1),
                ValueSource.constant(9),
                NOON.plus(MINUTE),
                MINUTE.multipliedBy(3),
                MINUTE.multipliedBy(2));
        assertThat(values(spikes)).containsExactly(1, 9, 9, 1, 9, 9);
    }

    @Test
    void hasOtherValuesDuringAnOutage() {
        ValueSource outage = new During(span(2, 4), ValueSource.constant(0), ValueSource.constant(1));
        assertThat(values(outage)).containsExactly(1, 1, 0, 0, 1, 1);
    }

    @Test
    void refusesStreamsWithoutEnd() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RowStream(span(0, 1_000_000), MINUTE, List.of(), Map.of()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RowStream(span(0, 1), Duration.ZERO, List.of(), Map.of()));
    }

    private static List<Object> values(ValueSource source) {
        return stream(6, List.of(), source).rows().stream()
                .map(row -> row.values().get("v"))
                .toList();
    }

    private static RowStream stream(int minutes, List<Span> missing, ValueSource source) {
        return new RowStream(span(0, minutes), MINUTE, missing, Map.of("v", source));
    }

    private static Span span(int from, int to) {
        return new Span(NOON.plus(MINUTE.multipliedBy(from)), NOON.plus(MINUTE.multipliedBy(to)));
    }

    private static Row row(int minute, Object value) {
        return new Row(NOON.plus(MINUTE.multipliedBy(minute)), Map.of("v", value));
    }
}

package dev.tocsin.azure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {
    private static final Instant NOW = Instant.parse("2026-01-05T12:00:00Z");

    @Test
    void prefersMilliseconds() {
        assertThat(wait(Map.of("Retry-After", "9", "retry-after-ms", "20"))).contains(Duration.ofMillis(20));
    }

    @Test
    void aDateInThePastIsNoWait() {
        assertThat(wait(Map.of("Retry-After", "Mon, 05 Jan 2026 11:00:00 GMT"))).contains(Duration.ZERO);
    }

    @Test
    void aNegativeNumberIsNoWait() {
        assertThat(wait(Map.of("Retry-After", "-3"))).contains(Duration.ZERO);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "NaN", "Infinity", "1e99", "Mon, 45 Jan 2026 11:00:00 GMT"})
    void takesNonsenseForNothing(String value) {
        assertThat(wait(Map.of("Retry-After", value))).isEmpty();
    }

    private static Optional<Duration> wait(Map<String, String> headers) {
        return RetryAfter.of(name -> Optional.ofNullable(headers.get(name)), NOW);
    }
}

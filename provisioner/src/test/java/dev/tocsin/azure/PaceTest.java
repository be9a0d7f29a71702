package dev.tocsin.azure;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.core.http.HttpMethod;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaceTest {
    private static final String ARM = "https://management.azure.com/subscriptions/";
    private static final String GROUPS = "A/resourceGroups/g/providers/Microsoft.Insights/actionGroups/";

    private final FakeWaiting waiting = new FakeWaiting();
    private final Pace pace = new Pace(waiting, true);

    @Test
    void throttlingPausesTheOtherCallsToTheSubscriptionAndNoOthers() throws InterruptedException {
        Instant start = waiting.now();
        pace.pause(call("PUT", GROUPS + "x"), start.plusSeconds(7));
        pace.pause(call("PUT", GROUPS + "x"), start.plusSeconds(2));

        pace.awaitTurn(call("GET", "b/resourceGroups/g"));
        assertThat(waiting.sleeps()).isEmpty();

        pace.awaitTurn(call("GET", "a/resourcegroups/other?api-version=1"));
        assertThat(waiting.sleeps()).containsExactly(Duration.ofSeconds(7));

        pace.awaitTurn(call("GET", "a/resourcegroups/other?api-version=1"));
        assertThat(waiting.sleeps()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "PUT, x-ms-ratelimit-remaining-subscription-writes",
        "PUT, x-ms-ratelimit-remaining-subscription-global-writes",
        "DELETE, x-ms-ratelimit-remaining-subscription-deletes",
        "GET, x-ms-ratelimit-remaining-subscription-reads",
        "GET, x-ms-ratelimit-remaining-tenant-reads",
        "PUT, x-ms-ratelimit-remaining-subscription-resource-requests",
        "PUT, x-rate-limit-remaining"
    })
    void spendsWhatIsLeftAndThenSlowsDown(String method, String header) throws InterruptedException {
        Call call = call(method, GROUPS + "x");
        pace.ended(call, left(header, "2"));

        pace.awaitTurn(call);
        pace.awaitTurn(call);
        assertThat(waiting.sleeps()).isEmpty();

        pace.awaitTurn(call);
        assertThat(waiting.sleeps()).hasSize(1).allMatch(wait -> wait.toMillis() >= 50 && wait.toMillis() <= 1_000);
    }

    @Test
    void aCounterOfOneTypeAndMethodLeavesTheOthersAlone() throws InterruptedException {
        pace.ended(call("PUT", GROUPS + "x"), left("x-ms-ratelimit-remaining-subscription-resource-requests", "0"));

        pace.awaitTurn(call("GET", GROUPS + "x"));
        pace.awaitTurn(call("PUT", "a/resourceGroups/g/providers/Microsoft.Insights/workbooks/x"));
        assertThat(waiting.sleeps()).isEmpty();

        pace.awaitTurn(call("PUT", "a/resourcegroups/G/providers/microsoft.insights/ACTIONGROUPS/y"));
        assertThat(waiting.sleeps()).hasSize(1);
    }

    @Test
    void goesOnAtOnceWhenTheServiceSaysThatMoreIsLeft() throws InterruptedException {
        Call call = call("PUT", GROUPS + "x");
        pace.ended(call, left("x-rate-limit-remaining", "0"));
        pace.ended(call, left("x-rate-limit-remaining", "29"));

        pace.awaitTurn(call);
        assertThat(waiting.sleeps()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"none", "-3", "1e9", "12345678901234567890"})
    void aCounterThatIsNoNumberIsNotHeeded(String value) throws InterruptedException {
        Call call = call("PUT", GROUPS + "x");
        pace.ended(call, left("x-rate-limit-remaining", value));

        pace.awaitTurn(call);
        assertThat(waiting.sleeps()).isEmpty();
    }

    @Test
    void waitingOfTheRunEndsAfterTenMinutesHoweverManyRequestsWait() throws InterruptedException {
        Retry retry = new Retry(waiting, pace);
        Call call = call("GET", GROUPS + "x");
        int waits = 0;
        while (retry.pause(call, 1, 503, Optional.of(Duration.ofMinutes(4)))) {
            waits++;
        }
        assertThat(waits).isEqualTo(2);
        assertThat(retry.pause(call, 1, 503, Optional.of(Duration.ofMinutes(2))))
                .isTrue();
        assertThat(retry.pause(call, 1, 503, Optional.of(Duration.ofSeconds(1))))
                .isFalse();
    }

    private static Call call(String method, String path) {
        return Call.of(HttpMethod.valueOf(method), ARM + path);
    }

    private static Received left(String header, String value) {
        return new Received(new Reply(200, Map.of(header, value), new byte[0]), MissingNode.getInstance());
    }
}

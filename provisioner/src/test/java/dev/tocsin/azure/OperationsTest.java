package dev.tocsin.azure;

import static dev.tocsin.azure.ScriptedService.answer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.tocsin.azure.ScriptedService.Answer;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the service accepts and does later. */
class OperationsTest {
    private static final String ARM = "https://management.azure.com";
    private static final String PATH =
            "/subscriptions/s/resourceGroups/g/providers/Microsoft.OperationalInsights/workspaces/w";
    private static final String STATUS = ARM + "/subscriptions/s/operations/status";
    private static final String RESULT = ARM + "/subscriptions/s/operations/result";

    private final FakeWaiting waiting = new FakeWaiting();

    @Test
    void watchesTheOperationAndThenLooksAtTheResource() {
        ScriptedService service = new ScriptedService(
                new Answer(201, "{}", Map.of("Azure-AsyncOperation", STATUS, "Location", RESULT, "Retry-After", "3")),
                answer(200, "{\"status\":\"InProgress\"}"),
                answer(200, "{\"status\":\"Succeeded\"}"),
                answer(200, "{\"id\":\"w\"}"));

        assertThat(put(service).body().path("id").asText()).isEqualTo("w");
        assertThat(service.requests())
                .containsExactly(
                        "PUT " + ARM + PATH + "?api-version=1",
                        "GET " + STATUS,
                        "GET " + STATUS,
                        "GET " + ARM + PATH + "?api-version=1");
        assertThat(waiting.sleeps()).containsExactly(Duration.ofSeconds(3), Duration.ofSeconds(3));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Failed", "Canceled"})
    void whatFailsLaterHasFailedAlthoughItWasAccepted(String status) {
        ScriptedService service = new ScriptedService(
                new Answer(
                        201,
                        "{\"properties\":{\"provisioningState\":\"Creating\"}}",
                        Map.of("Azure-AsyncOperation", STATUS)),
                answer(
                        200,
                        "{\"status\":\"%s\",\"error\":{\"code\":\"QuotaExceeded\",\"message\":\"too many\"}}"
                                .formatted(status)));

        assertThatThrownBy(() -> put(service))
                .isInstanceOf(ArmException.class)
                .hasMessage("PUT " + PATH + ": the service accepted it, and it ended as " + status
                        + " QuotaExceeded: too many");
        assertThat(service.requests()).hasSize(2);
    }

    @Test
    void followsLocationUntilItIsNoLongerAccepted() {
        ScriptedService service = new ScriptedService(
                new Answer(202, "", Map.of("Location", RESULT)),
                new Answer(202, "", Map.of("Location", RESULT + "2")),
                answer(200, "{}"),
                answer(200, "{\"id\":\"w\"}"));

        assertThat(put(service).body().path("id").asText()).isEqualTo("w");
        assertThat(service.requests().subList(1, 3)).containsExactly("GET " + RESULT, "GET " + RESULT + "2");
    }

    @Test
    void givesUpOnAnOperationThatNeverEnds() {
        ScriptedService service = new ScriptedService(
                new Answer(202, "", Map.of("Azure-AsyncOperation", STATUS)), answer(200, "{\"status\":\"Running\"}"));

        assertThatThrownBy(() -> put(service))
                .hasMessageContaining("still working on it after 15 min; run again later");
        assertThat(service.requests()).hasSizeLessThan(80);
        assertThat(waiting.sleeps()).allMatch(one -> one.compareTo(Duration.ofSeconds(30)) <= 0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example.com/op",
                "https://management.azure.com.evil.example.com/op",
                "https://management.azure.com@evil.example.com/op"
            })
    void asksTheResourceInsteadOfAnotherHost(String tracker) {
        ScriptedService service = new ScriptedService(
                new Answer(201, "{}", Map.of("Azure-AsyncOperation", tracker)), answer(200, "{\"id\":\"w\"}"));

        put(service);

        assertThat(service.requests())
                .containsExactly("PUT " + ARM + PATH + "?api-version=1", "GET " + ARM + PATH + "?api-version=1");
    }

    @Test
    void asksTheResourceWhenTheOperationMayNotBeSeen() {
        ScriptedService service = new ScriptedService(
                new Answer(201, "{}", Map.of("Azure-AsyncOperation", STATUS)),
                answer(403, "{\"error\":{\"code\":\"AuthorizationFailed\"}}"),
                answer(200, "{\"id\":\"w\"}"));

        assertThat(put(service).body().path("id").asText()).isEqualTo("w");
    }

    @Test
    void waitsUntilADeletedResourceIsGone() {
        ScriptedService service = new ScriptedService(
                new Answer(202, "", Map.of("Location", "https://elsewhere.example.com/op")),
                answer(200, "{\"id\":\"w\"}"),
                answer(404, "{\"error\":{\"code\":\"ResourceNotFound\"}}"));

        client(service).delete(PATH, "api-version=1");

        assertThat(service.requests()).hasSize(3).allMatch(one -> one.contains(ARM + PATH));
    }

    private ArmAnswer put(ScriptedService service) {
        return client(service).put(PATH, "api-version=1", JsonNodeFactory.instance.objectNode());
    }

    private ArmClient client(ScriptedService service) {
        return new ArmClient(service.pipeline(), ARM, waiting);
    }
}

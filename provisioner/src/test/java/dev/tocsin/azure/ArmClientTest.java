package dev.tocsin.azure;

import static dev.tocsin.azure.ScriptedService.answer;
import static dev.tocsin.azure.ScriptedService.throttled;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.core.http.HttpPipeline;
import com.azure.core.http.HttpPipelineBuilder;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;

class ArmClientTest {
    private static final String ARM = "https://management.azure.com";
    private static final String PATH = "/subscriptions/s/resourceGroups/g/providers/Microsoft.Insights/actionGroups";

    private final FakeWaiting waiting = new FakeWaiting();

    private ArmClient client(ScriptedService service) {
        return new ArmClient(service.pipeline(), ARM, waiting);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "Retry-After; 7; PT7S",
                "Retry-After; 0.25; PT0.25S",
                "Retry-After; Mon, 05 Jan 2026 12:00:09 GMT; PT9S",
                "retry-after-ms; 1500; PT1.5S",
                "x-ms-retry-after-ms; 40; PT0.04S"
            })
    void waitsAsLongAsAThrottlingServiceAsks(String header, String value, Duration wait) {
        ScriptedService service = new ScriptedService(throttled(header, value), answer(200, "{\"value\":[]}"));

        assertThat(client(service).list(PATH, "api-version=1")).isEmpty();
        assertThat(waiting.sleeps()).containsExactly(wait);
        assertThat(service.requests()).hasSize(2);
    }

    @Test
    void tellsTheUserInsteadOfWaitingForAnHour() {
        ScriptedService service = new ScriptedService(throttled("Retry-After", "3600"));

        assertThatThrownBy(() -> client(service).list(PATH, "api-version=1"))
                .isInstanceOf(ArmException.class)
                .hasMessageContaining("429 TooManyRequests: slow down");
        assertThat(waiting.sleeps()).isEmpty();
        assertThat(service.requests()).hasSize(1);
    }

    @Test
    void givesUpAfterEightAttemptsWithGrowingPauses() {
        ScriptedService service = new ScriptedService(answer(503, ""));

        assertThatThrownBy(() -> client(service).list(PATH, "api-version=1")).hasMessageContaining("503");
        assertThat(service.requests()).hasSize(8);
        assertThat(waiting.sleeps()).hasSize(7).isSorted();
        assertThat(waiting.sleeps().get(0)).isEqualTo(Duration.ofMillis(100));
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 409, 412, 422})
    void neverRepeatsWhatTheServiceRefused(int status) {
        ScriptedService service = new ScriptedService(answer(status, "<html>proxy</html>"));

        assertThatThrownBy(
                        () -> client(service).put(PATH + "/x", "api-version=1", JsonNodeFactory.instance.objectNode()))
                .isInstanceOf(ArmException.class)
                .hasMessageContaining("answered " + status);
        assertThat(service.requests()).hasSize(1);
    }

    @Test
    void aPutWhoseAnswerIsCutShortIsAnUnknownOutcomeAndNotRepeated() {
        ScriptedService service = new ScriptedService(answer(200, "{\"id\":\"/subscr"));

        assertThatThrownBy(
                        () -> client(service).put(PATH + "/x", "api-version=1", JsonNodeFactory.instance.objectNode()))
                .isInstanceOfSatisfying(
                        ArmException.class,
                        e -> assertThat(e.isUnknownOutcome()).isTrue());
        assertThat(service.requests()).hasSize(1);
    }

    @Test
    void aGetWhoseAnswerIsCutShortIsRepeated() {
        ScriptedService service =
                new ScriptedService(answer(200, "{\"value\":[{\"id\""), answer(200, "{\"value\":[]}"));

        assertThat(client(service).list(PATH, "api-version=1")).isEmpty();
        assertThat(service.requests()).hasSize(2);
    }

    @Test
    void followsPages() {
        ScriptedService service = new ScriptedService(
                answer(200, "{\"value\":[1,2],\"nextLink\":\"" + ARM + PATH + "?page=2\"}"),
                answer(200, "{\"value\":[],\"nextLink\":\"" + ARM + PATH + "?page=3\"}"),
                answer(200, "{\"value\":[3]}"));

        assertThat(client(service).list(PATH, "api-version=1")).hasSize(3);
        assertThat(service.requests().get(2)).isEqualTo("GET " + ARM + PATH + "?page=3");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example.com/page2",
                "http://management.azure.com/page2",
                "https://management.azure.com.evil.example.com/page2",
                "https://management.azure.com@evil.example.com/page2",
                "https://management.azure.com:8443/page2",
                "//evil.example.com/page2",
                "/page2"
            })
    void neverFollowsAPageToAnotherHost(String link) {
        ScriptedService service = new ScriptedService(
                answer(200, "{\"value\":[],\"nextLink\":\"" + link + "\"}"), answer(200, "{\"value\":[]}"));

        assertThatThrownBy(() -> client(service).list(PATH, "api-version=1"))
                .isInstanceOf(ArmException.class)
                .hasMessageContaining("on another host");
        assertThat(service.requests()).hasSize(1);
    }

    @Test
    void refusesPagesThatNeverEnd() {
        ScriptedService service =
                new ScriptedService(answer(200, "{\"value\":[],\"nextLink\":\"" + ARM + PATH + "?page=2\"}"));

        assertThatThrownBy(() -> client(service).list(PATH, "api-version=1")).hasMessageContaining("never end");
        assertThat(service.requests()).hasSize(2);
    }

    @Test
    void aListingWithoutAListIsAnError() {
        assertThatThrownBy(() -> client(new ScriptedService(answer(200, "{}"))).list(PATH, "api-version=1"))
                .hasMessageContaining("no list of resources");
    }

    @Test
    void readsTheThreeShapesOfErrors() {
        for (String body : new String[] {
            "{\"error\":{\"code\":\"Bad\",\"message\":\"no\\n good\"}}",
            "{\"code\":\"Bad\",\"message\":\"no good\"}",
            "{\"Code\":\"Bad\",\"Message\":\"no good\"}",
            "{\"error\":{\"code\":\"Bad\",\"message\":\"outer\",\"details\":[{\"message\":\"no good\"}]}}"
        }) {
            assertThatThrownBy(
                            () -> client(new ScriptedService(answer(400, body))).list(PATH, "api-version=1"))
                    .hasMessage("GET " + PATH + " answered 400 Bad: no good");
        }
    }

    @Test
    void aMissingResourceIsEmptyButAMissingGroupIsAnError() {
        assertThat(client(new ScriptedService(answer(404, "{\"error\":{\"code\":\"ResourceNotFound\"}}")))
                        .get(PATH + "/x", "api-version=1"))
                .isEmpty();
        assertThatThrownBy(() -> client(
                                new ScriptedService(answer(404, "{\"error\":{\"code\":\"ResourceGroupNotFound\"}}")))
                        .get(PATH + "/x", "api-version=1"))
                .hasMessageContaining("ResourceGroupNotFound");
    }

    @Test
    void countsRequestsWithRetries() {
        ScriptedService service = new ScriptedService(answer(500, ""), answer(200, "{\"value\":[]}"));
        ArmClient client = client(service);
        client.list(PATH, "api-version=1");

        assertThat(client.requests()).isEqualTo(new RequestCount(2, 0));
    }

    @Test
    void encodesNamesInPaths() {
        ScriptedService service = new ScriptedService(answer(404, ""));
        client(service).get(PATH + "/a b?c#d%e/ü", "api-version=1");

        assertThat(service.requests()).containsExactly("GET " + ARM + PATH + "/a%20b%3Fc%23d%25e/%C3%BC?api-version=1");
    }

    @Test
    void whatAPolicyOfThePipelineSaysIsSaidAsItIs() {
        HttpPipeline refusing = new HttpPipelineBuilder()
                .httpClient(request -> Mono.error(new ArmException(
                        ArmException.REFUSED_LOCALLY, "NoToken", "there is no token", Optional.empty())))
                .build();

        assertThatThrownBy(() -> new ArmClient(refusing, ARM, waiting).list(PATH, "api-version=1"))
                .isInstanceOfSatisfying(
                        ArmException.class, e -> assertThat(e.isSignedOut()).isTrue())
                .hasMessage("there is no token");
        assertThat(waiting.sleeps()).isEmpty();
    }
}

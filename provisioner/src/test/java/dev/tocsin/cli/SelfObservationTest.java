package dev.tocsin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.core.util.Context;
import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import dev.tocsin.azure.Waiting;
import dev.tocsin.resource.Bodies;
import dev.tocsin.secret.Encodings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;

/** What a run tells about itself: lines of JSON, and OpenTelemetry where the environment asks for it. */
class SelfObservationTest {
    private static final String TEAMS = "https://contoso.example.com/hook/Xq7Rb2Kv9Lm4Np8Tz3Wc6Yd1";

    @TempDir
    private Path folder;

    private final Map<String, byte[]> received = new ConcurrentHashMap<>();
    private TestProject project;
    private HttpServer receiver;
    private volatile int answer = 200;

    @BeforeEach
    void listen() throws IOException {
        project = ShippedProject.copiedTo(folder.resolve("project")).variable("TEAMS_WEBHOOK_URL", TEAMS);
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/", exchange -> {
            received.merge(
                    exchange.getRequestURI().getPath(),
                    exchange.getRequestBody().readAllBytes(),
                    (one, two) -> {
                        byte[] both = Arrays.copyOf(one, one.length + two.length);
                        System.arraycopy(two, 0, both, one.length, two.length);
                        return both;
                    });
            exchange.sendResponseHeaders(answer, -1);
            exchange.close();
        });
        receiver.start();
    }

    @AfterEach
    void stop() {
        receiver.stop(0);
    }

    private void export() {
        project.variable(
                "OTEL_EXPORTER_OTLP_ENDPOINT",
                "http://127.0.0.1:" + receiver.getAddress().getPort());
    }

    private static List<JsonNode> lines(CliRun run) {
        List<JsonNode> lines = new ArrayList<>();
        run.err().lines().forEach(line -> lines.add(Bodies.object(line)));
        return lines;
    }

    private static Map<String, Long> events(List<JsonNode> lines) {
        return lines.stream()
                .filter(one -> one.has("event"))
                .collect(Collectors.groupingBy(one -> one.path("event").asText(), TreeMap::new, Collectors.counting()));
    }

    @Test
    void everyLineOfTheLogIsJsonUnderOneCorrelationIdThatRequestsCarry() {
        Carried carried = new Carried();

        CliRun run = project.run(TestOutside.of(carried::around, Waiting.real()), "provision", "--log-format", "json");

        List<JsonNode> lines = lines(run);
        assertThat(run.exit()).isZero();
        assertThat(run.out()).contains("Applied: 22 created");
        assertThat(lines).allSatisfy(line -> {
            assertThat(line.path("level").asText()).isIn("info", "warning", "error");
            assertThat(line.path("time").asText()).matches("2026-01-05T12:00:0[0-9].*Z");
            assertThat(line.path("command").asText()).isEqualTo("provision");
        });
        assertThat(lines.stream().map(one -> one.path("correlationId").asText()).distinct())
                .containsExactlyElementsOf(carried.ids.stream().distinct().toList())
                .hasSize(1);
        assertThat(events(lines))
                .containsEntry("change", 22L)
                .containsEntry("run", 1L)
                .containsEntry("step", 4L);
        assertThat(events(lines).get("request")).isEqualTo((long) carried.ids.size());
        assertThat(lines.get(lines.size() - 1).path("exitCode").asInt(-1)).isZero();
    }

    @Test
    void anErrorIsALineWithItsLevel() {
        project.file("alert-rules/x.json", "{");

        CliRun run = project.run("provision", "--log-format", "json");

        assertThat(run.exit()).isEqualTo(64);
        assertThat(lines(run)).anySatisfy(line -> {
            assertThat(line.path("level").asText()).isEqualTo("error");
            assertThat(line.path("message").asText()).contains("alert-rules/x.json:1:");
        });
    }

    @Test
    void anotherFormatOfTheLogIsRefused() {
        CliRun run = project.run("provision", "--log-format", "xml");

        assertThat(run.exit()).isEqualTo(64);
        assertThat(run.err()).startsWith("error: --log-format is one of text, json, not \"xml\"\n");
    }

    @Test
    void noLogAndNoTraceHoldsASecret() {
        export();

        CliRun run = project.run("provision", "--log-format", "json");

        assertThat(run.exit()).isZero();
        assertThat(Encodings.found(List.of(TEAMS), run.err())).isEmpty();
        assertThat(run.err()).doesNotContain("&sig=");
        assertThat(received.values()).allSatisfy(body -> {
            String text = new String(body, StandardCharsets.ISO_8859_1);
            assertThat(Encodings.found(List.of(TEAMS), text)).isEmpty();
            assertThat(text).doesNotContain("sig=");
        });
    }

    @Test
    void aRunIsATraceWithItsStepsChangesAndRequestsAndAsMetrics() {
        export();
        String trace = "0af7651916cd43dd8448eb211c80319c";
        project.variable("TRACEPARENT", "00-" + trace + "-b7ad6b7169203331-01");

        CliRun run = project.run("provision");

        assertThat(run.err()).doesNotContain("OpenTelemetry");
        assertThat(received).containsOnlyKeys("/v1/traces", "/v1/metrics");
        assertThat(text("/v1/traces"))
                .contains("tocsin provision", "read", "plan", "apply")
                .contains("create log-alert/high-error-rate")
                .contains("http.request.method", "PUT", "url.path", "tocsin.correlation_id")
                .contains(new String(HexFormat.of().parseHex(trace), StandardCharsets.ISO_8859_1));
        assertThat(text("/v1/metrics"))
                .contains("http.client.request.duration", "tocsin.changes", "tocsin.run.duration", "service.name");
    }

    private String text(String path) {
        return new String(received.get(path), StandardCharsets.ISO_8859_1);
    }

    @Test
    void aReceiverThatRefusesIsToldAndChangesNothingOfTheRun() {
        export();
        answer = 401;
        project.variable("OTEL_EXPORTER_OTLP_HEADERS", "api-key=Zk3Vw8Qp5Ls2Xc9");

        CliRun run = project.run("provision", "--dry-run");

        assertThat(run.exit()).isZero();
        assertThat(run.err())
                .contains("note: OpenTelemetry: traces and metrics of this run were not all sent:")
                .doesNotContain("Zk3Vw8Qp5Ls2Xc9");
    }

    @Test
    void aProtocolThatWeDoNotSpeakIsRefusedByName() {
        export();
        project.variable("OTEL_EXPORTER_OTLP_PROTOCOL", "grpc");

        CliRun run = project.run("provision", "--dry-run");

        assertThat(run.exit()).isZero();
        assertThat(run.err()).contains("OTEL_EXPORTER_OTLP_PROTOCOL=grpc is not supported; say http/protobuf");
        assertThat(received).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"OTEL_SERVICE_NAME=x", "OTEL_SDK_DISABLED=true"})
    void nothingIsSentUnlessTheEnvironmentSaysWhere(String variable) {
        if (variable.startsWith("OTEL_SDK")) {
            export();
        }
        project.variable(variable.replaceFirst("=.*", ""), variable.replaceFirst(".*=", ""));

        assertThat(project.run("provision", "--dry-run").err()).doesNotContain("OpenTelemetry");
        assertThat(received).isEmpty();
    }

    /** Writes down which correlation ids come by. */
    private static final class Carried {
        private final List<String> ids = Collections.synchronizedList(new ArrayList<>());

        HttpClient around(HttpClient client) {
            return new HttpClient() {
                @Override
                public Mono<HttpResponse> send(HttpRequest request) {
                    return client.send(request);
                }

                @Override
                public HttpResponse sendSync(HttpRequest request, Context context) {
                    ids.add(request.getHeaders().getValue(HttpHeaderName.fromString("x-ms-correlation-request-id")));
                    return client.sendSync(request, context);
                }
            };
        }
    }
}

package dev.tocsin.azure;

import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpPipeline;
import com.azure.core.http.HttpPipelineBuilder;
import com.azure.core.http.policy.UserAgentPolicy;
import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.azure.http.ConnectionException;
import dev.tocsin.azure.http.Network;
import dev.tocsin.load.Cloud;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Sends items to the ingestion of Application Insights, as its exporters do: lines of JSON, packed, {@code POST /v2.1/track} without a
 * token. What the service could not take at the moment is sent again, and only that. Close it when the run is over.
 */
public final class TelemetrySender implements AutoCloseable {
    private static final int BATCH = 500;
    private static final int PARTIAL = 206;

    /** What passes (Azure/azure-sdk-for-python, azure-monitor-opentelemetry-exporter, export/_base.py, retryable codes). */
    private static final Set<Integer> PASSING = Set.of(408, 429, 500, 502, 503, 504);

    private final URI track;
    private final IngestionLine line;

    private TelemetrySender(URI track, IngestionLine line) {
        this.track = track;
        this.line = line;
    }

    /**
     * A sender over the network.
     *
     * @param track where to post
     * @param cloud whose authorities are trusted
     * @param project folder that a relative {@code caFile} starts from
     * @param variables the process environment, for proxies and authorities
     * @param onTheWay what requests go through
     * @throws ArmException when no connection can be set up
     */
    public static TelemetrySender open(
            URI track,
            Cloud cloud,
            Path project,
            Map<String, String> variables,
            Waiting waiting,
            UnaryOperator<HttpClient> onTheWay) {
        try {
            Network network = Network.open(SignedIn.caFiles(cloud, project, variables), variables);
            HttpPipeline pipeline = new HttpPipelineBuilder()
                    .policies(new UserAgentPolicy("tocsin"))
                    .httpClient(onTheWay.apply(network.client()))
                    .build();
            return new TelemetrySender(
                    track,
                    new IngestionLine(new PipelineCarrier(pipeline, IngestionLine.DEADLINE), waiting, network::close));
        } catch (ConnectionException e) {
            throw ArmException.noToken(String.valueOf(e.getMessage()));
        }
    }

    /** A sender to a client in this process. */
    public static TelemetrySender to(HttpClient client, Waiting waiting) {
        return new TelemetrySender(
                URI.create("https://emulator.invalid/v2.1/track"),
                new IngestionLine(InProcessHttpClient.carrier(client, IngestionLine.DEADLINE), waiting, () -> {}));
    }

    /**
     * Sends items, each a compact JSON object, in their order.
     *
     * @throws ArmException for the first item that is refused; those before it are there
     */
    public void send(List<String> items) {
        for (int i = 0; i < items.size(); i += BATCH) {
            batch(items.subList(i, Math.min(items.size(), i + BATCH)));
        }
    }

    private void batch(List<String> items) {
        List<String> left = items;
        for (int round = 1; ; round++) {
            Received received = line.post(track, Map.of("Content-Type", "application/x-json-stream"), lines(left));
            if (received.status() == 200) {
                return;
            }
            boolean passing = PASSING.contains(received.status());
            if (received.status() == PARTIAL) {
                left = again(left, received);
                passing = true;
            }
            if (left.isEmpty()) {
                return;
            }
            if (!passing || round == IngestionLine.ROUNDS) {
                throw refused(received, received.body().at("/errors/0"));
            }
            line.pause(round);
        }
    }

    /** The items that may be taken another time; one that never will be ends it. */
    private static List<String> again(List<String> sent, Received received) {
        List<String> again = new ArrayList<>();
        for (JsonNode error : received.body().path("errors")) {
            int index = error.path("index").asInt(-1);
            if (!PASSING.contains(error.path("statusCode").asInt()) || index < 0 || index >= sent.size()) {
                throw refused(received, error);
            }
            again.add(sent.get(index));
        }
        return again;
    }

    private static ArmException refused(Received received, JsonNode error) {
        String why = error.path("message").asText("");
        return new ArmException(
                received.status(),
                "Ingestion",
                "the ingestion does not take the telemetry (" + received.status() + ")"
                        + (why.isEmpty() ? "" : ": " + why),
                Optional.empty());
    }

    private static byte[] lines(List<String> items) {
        return (String.join("\n", items) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        line.close();
    }
}

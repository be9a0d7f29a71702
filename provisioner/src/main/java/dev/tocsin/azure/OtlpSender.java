package dev.tocsin.azure;

import com.azure.core.http.HttpClient;
import dev.tocsin.emulator.otlp.Signal;
import dev.tocsin.load.Cloud;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Sends OTLP/HTTP in protobuf, packed (opentelemetry.io/docs/specs/otlp). What the other side could not take at the moment is sent again.
 * Close it when the run is over.
 */
public final class OtlpSender implements AutoCloseable {
    /** Retryable by the specification; 429 is sent again one level below. */
    private static final Set<Integer> PASSING = Set.of(502, 503, 504);

    private final Map<Signal, URI> addresses;
    private final Map<String, String> headers;
    private final IngestionLine line;

    private OtlpSender(Map<Signal, URI> addresses, Map<String, String> headers, IngestionLine line) {
        this.addresses = Map.copyOf(addresses);
        Map<String, String> all = new HashMap<>(headers);
        all.put("Content-Type", Signal.PROTOBUF);
        all.put("Accept", Signal.PROTOBUF);
        this.headers = Map.copyOf(all);
        this.line = line;
    }

    /**
     * Signs in to Azure Monitor, whose scope is {@code https://monitor.azure.com/.default} in the public cloud (Microsoft Learn,
     * azure-monitor/containers/opentelemetry-protocol-ingestion, and logs/logs-ingestion-api-overview for the others).
     *
     * @param addresses where each signal goes, https
     * @param cloud who gives the token
     * @param project folder that a relative {@code caFile} starts from
     * @param variables the process environment
     * @param onTheWay what requests go through
     * @throws ArmException when an address is not trusted with a token, there is no token, or no connection can be set up
     */
    public static OtlpSender open(
            Map<Signal, URI> addresses,
            Cloud cloud,
            Path project,
            Map<String, String> variables,
            Waiting waiting,
            UnaryOperator<HttpClient> onTheWay) {
        return SignedIn.toIngestion(
                cloud.monitor(),
                addresses.values(),
                project,
                variables,
                onTheWay,
                (network, pipeline) -> new OtlpSender(
                        addresses,
                        Map.of(),
                        new IngestionLine(
                                new PipelineCarrier(pipeline, IngestionLine.DEADLINE), waiting, network::close)));
    }

    /**
     * A sender to the emulator in this process.
     *
     * @param component its instrumentation key
     */
    public static OtlpSender to(HttpClient client, String component, Waiting waiting) {
        Map<Signal, URI> addresses = new HashMap<>();
        for (Signal signal : Signal.values()) {
            addresses.put(signal, URI.create("https://emulator.invalid" + signal.path()));
        }
        return new OtlpSender(
                addresses,
                Map.of(Signal.COMPONENT, component),
                new IngestionLine(InProcessHttpClient.carrier(client, IngestionLine.DEADLINE), waiting, () -> {}));
    }

    /**
     * Sends a request.
     *
     * @param body an export request of this signal, not packed
     * @throws ArmException when it is refused, as a whole or in part
     */
    public void send(Signal signal, byte[] body) {
        URI address = Optional.ofNullable(addresses.get(signal)).orElseThrow();
        for (int round = 1; ; round++) {
            Received received = line.post(address, headers, body);
            OtlpAnswer answer = OtlpAnswer.of(signal, received);
            if (answer.isTaken()) {
                return;
            }
            if (!PASSING.contains(received.status()) || round == IngestionLine.ROUNDS) {
                throw new ArmException(
                        received.status(), "Ingestion", answer.message(), received.header("x-ms-request-id"));
            }
            line.pause(round);
        }
    }

    @Override
    public void close() {
        line.close();
    }
}

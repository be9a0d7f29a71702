package dev.tocsin.azure;

import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpMethod;
import com.azure.core.http.HttpPipeline;
import dev.tocsin.emulator.otlp.Signal;
import dev.tocsin.load.Cloud;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.zip.GZIPOutputStream;

/**
 * Sends OTLP/HTTP in protobuf, packed (opentelemetry.io/docs/specs/otlp). What the other side could not take at the moment is sent again.
 * Close it when the run is over.
 */
public final class OtlpSender implements AutoCloseable {
    private static final Duration DEADLINE = Duration.ofSeconds(60);
    private static final Duration PAUSE = Duration.ofSeconds(2);
    private static final int ROUNDS = 5;

    /** Retryable by the specification; 429 is sent again one level below. */
    private static final Set<Integer> PASSING = Set.of(502, 503, 504);

    private final Map<Signal, URI> addresses;
    private final Map<String, String> headers;
    private final Sender sender;
    private final Waiting waiting;
    private final Runnable connection;

    private OtlpSender(
            Map<Signal, URI> addresses,
            Map<String, String> headers,
            HttpPipeline pipeline,
            Waiting waiting,
            Runnable connection) {
        this.addresses = Map.copyOf(addresses);
        Map<String, String> all = new HashMap<>(headers);
        all.put("Content-Type", Sender.PROTOBUF);
        all.put("Content-Encoding", "gzip");
        all.put("Accept", Sender.PROTOBUF);
        this.headers = Map.copyOf(all);
        this.sender = new Sender(pipeline, waiting, new Pace(waiting, false), DEADLINE);
        this.waiting = waiting;
        this.connection = connection;
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
                (network, pipeline) -> new OtlpSender(addresses, Map.of(), pipeline, waiting, network::close));
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
                Map.of("tocsin-component", component),
                InProcessHttpClient.pipeline(client),
                waiting,
                () -> {});
    }

    /**
     * Sends a request.
     *
     * @param body an export request of this signal, not packed
     * @throws ArmException when it is refused, as a whole or in part
     */
    public void send(Signal signal, byte[] body) {
        URI address = Optional.ofNullable(addresses.get(signal)).orElseThrow();
        byte[] packed = packed(body);
        for (int round = 1; ; round++) {
            Received received = sender.send(new Call(HttpMethod.POST, address.toString(), headers, packed));
            OtlpAnswer answer = OtlpAnswer.of(signal, received);
            if (answer.isTaken()) {
                return;
            }
            if (!PASSING.contains(received.status()) || round == ROUNDS) {
                throw new ArmException(
                        received.status(), "Ingestion", answer.message(), received.header("x-ms-request-id"));
            }
            pause(round);
        }
    }

    private void pause(int round) {
        try {
            waiting.sleep(PAUSE.multipliedBy(round));
        } catch (InterruptedException e) {
            throw ArmException.interrupted();
        }
    }

    private static byte[] packed(byte[] body) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream packed = new GZIPOutputStream(out)) {
            packed.write(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    @Override
    public void close() {
        sender.close();
        connection.run();
    }
}

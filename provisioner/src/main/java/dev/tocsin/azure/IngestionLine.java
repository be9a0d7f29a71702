package dev.tocsin.azure;

import com.azure.core.http.HttpMethod;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/** Posts packed bodies to where telemetry goes, and waits longer before each further round. Close it when the run is over. */
final class IngestionLine implements AutoCloseable {
    /** How often one body is posted. */
    static final int ROUNDS = 5;

    /** How long one post may take. */
    static final Duration DEADLINE = Duration.ofSeconds(60);

    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final Sender sender;
    private final Waiting waiting;
    private final Runnable connection;

    IngestionLine(Carrier carrier, Waiting waiting, Runnable connection) {
        this.sender = new Sender(carrier, waiting, new Pace(waiting, false));
        this.waiting = waiting;
        this.connection = connection;
    }

    /**
     * Posts a body, whatever the answer.
     *
     * @param headers beside the one that says how the body is packed
     */
    Received post(URI address, Map<String, String> headers, byte[] body) {
        Map<String, String> all = new HashMap<>(headers);
        all.put("Content-Encoding", "gzip");
        return sender.send(new Call(HttpMethod.POST, address.toString(), all, packed(body)));
    }

    /** Waits after a round that brought nothing. */
    void pause(int round) {
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

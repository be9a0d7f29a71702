package dev.tocsin.azure;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/** Answers every request with an empty list: for the first one, which is slow, before there is anybody to ask. */
final class Rehearsal implements Carrier {
    private static final byte[] NOTHING = "{\"value\":[]}".getBytes(StandardCharsets.UTF_8);

    /** Reads from nobody, as a run reads. */
    static void run() {
        Waiting waiting = Waiting.real();
        Sender sender = new Sender(new Rehearsal(), waiting, new Pace(waiting, false));
        try (ArmClient client = new ArmClient(sender, "https://localhost", waiting)) {
            List<Callable<List<JsonNode>>> reads = List.of(() -> client.list("/", "api-version=0"));
            Together.all(reads, 1);
        }
    }

    @Override
    public int atOnce() {
        return 1;
    }

    @Override
    public Reply carry(Call call) {
        return new Reply(200, Map.of(), NOTHING);
    }
}

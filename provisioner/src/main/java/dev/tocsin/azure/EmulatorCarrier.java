package dev.tocsin.azure;

import dev.tocsin.emulator.ArmRequest;
import dev.tocsin.emulator.ArmResponse;
import dev.tocsin.emulator.Emulator;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Asks an emulator in this process, on the caller's own thread. Nothing of azure-core is loaded for it, which takes a tenth of a run
 * that finds nothing to change.
 *
 * @param deadline what takes longer counts as not answered
 */
record EmulatorCarrier(Emulator emulator, Duration deadline) implements Carrier {
    @Override
    public Reply carry(Call call) throws IOException, InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        long start = System.nanoTime();
        ArmResponse answer = emulator.handle(request(call));
        long left = deadline.toNanos() - (System.nanoTime() - start);
        if (answer.ending() == ArmResponse.Ending.STALLED) {
            // The rest of the body never comes.
            TimeUnit.NANOSECONDS.sleep(left);
            throw ArmException.noAnswer(call, deadline);
        }
        if (left < 0) {
            throw ArmException.noAnswer(call, deadline);
        }
        return new Reply(answer.status(), answer.headers(), answer.body());
    }

    private static ArmRequest request(Call call) {
        String url = call.url();
        int path = url.indexOf('/', url.indexOf("://") + "://".length());
        int query = url.indexOf('?');
        return new ArmRequest(
                call.method().toString(),
                URLDecoder.decode(
                        url.substring(path, query < 0 ? url.length() : query).replace("+", "%2B"),
                        StandardCharsets.UTF_8),
                query < 0 ? "" : url.substring(query + 1),
                call.headers(),
                call.body());
    }

    /** Its state is behind one lock. */
    @Override
    public int atOnce() {
        return 1;
    }
}

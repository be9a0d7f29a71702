package dev.tocsin.azure;

import dev.tocsin.emulator.ArmRequest;
import dev.tocsin.emulator.ArmResponse;
import dev.tocsin.emulator.Emulator;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/** Asks an emulator in this process. Nothing of azure-core is loaded for it, which takes a tenth of a run that finds nothing to change. */
record EmulatorCarrier(Emulator emulator) implements Carrier {
    /** Its state is behind one lock. */
    @Override
    public int atOnce() {
        return 1;
    }

    @Override
    public Reply carry(Call call) throws IOException {
        String url = call.url();
        int path = url.indexOf('/', url.indexOf("://") + "://".length());
        int query = url.indexOf('?');
        ArmResponse answer = emulator.handle(new ArmRequest(
                call.method().toString(),
                URLDecoder.decode(
                        url.substring(path, query < 0 ? url.length() : query).replace("+", "%2B"),
                        StandardCharsets.UTF_8),
                query < 0 ? "" : url.substring(query + 1),
                call.headers(),
                call.body()));
        if (answer.ending() == ArmResponse.Ending.STALLED) {
            stall();
        }
        return new Reply(answer.status(), answer.headers(), answer.body());
    }

    /** The rest of a stalled body never comes: the deadline of who asks must end the wait. */
    private static void stall() throws InterruptedIOException {
        try {
            Thread.sleep(Long.MAX_VALUE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while waiting for a body");
        }
    }
}

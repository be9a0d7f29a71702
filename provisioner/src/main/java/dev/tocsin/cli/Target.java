package dev.tocsin.cli;

import com.azure.core.http.HttpClient;
import dev.tocsin.azure.ArmClient;
import dev.tocsin.preflight.Preflight;
import java.util.Optional;

/**
 * What a run reads and writes.
 *
 * @param client speaks to it
 * @param preflight asks whether it is ready; the emulator in this process always is
 * @param connection to be closed at the end
 */
record Target(ArmClient client, Optional<Preflight> preflight, Runnable connection) implements AutoCloseable {
    /** An emulator in this process, through a client that leads to it. */
    static Target emulator(HttpClient network, Outside outside) {
        ArmClient client =
                ArmClient.inProcess(network, "https://management.azure.com", outside.waiting(), outside.deadline());
        return new Target(client, Optional.empty(), client::close);
    }

    /** Whether there is anything to ask; looked at first, so that runs on the emulator do not even load the questions. */
    boolean asks() {
        return preflight.isPresent();
    }

    @Override
    public void close() {
        connection.run();
    }
}

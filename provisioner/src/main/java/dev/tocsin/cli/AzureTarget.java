package dev.tocsin.cli;

import dev.tocsin.azure.AzureConnection;
import dev.tocsin.azure.ToldHttpClient;
import dev.tocsin.load.Environment;
import dev.tocsin.preflight.Preflight;
import java.util.Optional;

/** Opens an Azure subscription as the target. A class of its own, so that runs on the emulator load nothing of it. */
final class AzureTarget {
    private AzureTarget() {}

    static Target open(Workspace.Ready ready, Terminal terminal, Outside outside) {
        Environment environment = ready.environment();
        AzureConnection connection = AzureConnection.open(
                environment,
                ready.files().root(),
                terminal.variables(),
                outside.waiting(),
                outside.deadline(),
                client -> new ToldHttpClient(client, terminal.journal()));
        return new Target(
                connection.client(), Optional.of(new Preflight(connection.lookups(), environment)), connection::close);
    }
}

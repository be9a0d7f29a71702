package dev.tocsin.cli;

import dev.tocsin.azure.AzureConnection;
import dev.tocsin.load.Environment;
import dev.tocsin.preflight.Preflight;
import java.util.Map;
import java.util.Optional;

/** Opens an Azure subscription as the target. A class of its own, so that runs on the emulator load nothing of it. */
final class AzureTarget {
    private AzureTarget() {}

    static Target open(Workspace.Ready ready, Map<String, String> variables, Outside outside) {
        Environment environment = ready.environment();
        AzureConnection connection = AzureConnection.open(
                environment, ready.files().root(), variables, outside.waiting(), outside.deadline());
        return new Target(
                connection.client(), Optional.of(new Preflight(connection.lookups(), environment)), connection::close);
    }
}

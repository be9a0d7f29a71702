package dev.tocsin.doctor;

import dev.tocsin.diagnostic.Diagnostic;
import dev.tocsin.kind.Kind;
import dev.tocsin.kind.Kinds;
import dev.tocsin.load.Environment;
import dev.tocsin.resource.DesiredResource;
import dev.tocsin.resource.DesiredState;
import dev.tocsin.resource.ResourceId;
import dev.tocsin.telemetry.Contract;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is examined: one environment of a project, as far as it can be read.
 *
 * @param root of the project
 * @param environment empty when the project file does not give it
 * @param state what is declared; empty when it cannot be told
 * @param contract what the monitored application emits
 * @param diagnostics what is wrong with the files and values
 * @param kinds all resource types
 * @param variables the process environment
 */
public record Subject(
        Path root,
        Optional<Environment> environment,
        Optional<DesiredState> state,
        Contract contract,
        List<Diagnostic> diagnostics,
        Kinds kinds,
        Map<String, String> variables) {
    /** Copies the lists. */
    public Subject {
        diagnostics = List.copyOf(diagnostics);
        variables = Map.copyOf(variables);
    }

    Environment there() {
        return environment.orElseThrow();
    }

    /** The path of the subscription. */
    String subscription() {
        return "/subscriptions/" + there().subscription();
    }

    /** The path of the resource group. */
    String group() {
        return ResourceId.group(there().subscription(), there().resourceGroup());
    }

    Kind kind(String alias) {
        return kinds.named(alias).orElseThrow();
    }

    /** What is declared; nothing when it cannot be told. */
    List<DesiredResource> declared() {
        return state.map(DesiredState::resources).orElse(List.of());
    }

    /** The command line that applies the project. */
    String provision() {
        return "tocsin provision --env " + Words.word(there().name());
    }

    /** A command line that names the resource group. */
    String inGroup(String command) {
        return command + " --resource-group " + Words.word(there().resourceGroup()) + " --subscription "
                + there().subscription();
    }
}

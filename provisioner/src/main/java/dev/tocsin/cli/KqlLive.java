package dev.tocsin.cli;

import dev.tocsin.azure.ArmException;
import dev.tocsin.azure.LogQueries;
import dev.tocsin.load.Cloud;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Opens Log Analytics for queries. A class of its own, so that queries on files load nothing of it. */
final class KqlLive {
    private static final Pattern GUID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
    private static final String RESOURCE = "/subscriptions/";

    private final Terminal terminal;
    private final Outside outside;
    private final HeadStart prepared;

    KqlLive(Terminal terminal, Outside outside, HeadStart prepared) {
        this.terminal = terminal;
        this.outside = outside;
        this.prepared = prepared;
    }

    /** The path of a workspace, by its GUID or by its resource id; empty when it is neither. */
    static Optional<String> workspace(String id) {
        return GUID.matcher(id).matches() ? Optional.of("/workspaces/" + id) : resource(id);
    }

    /** The path of a resource by its id; empty when it is none. */
    static Optional<String> resource(String id) {
        return id.regionMatches(true, 0, RESOURCE, 0, RESOURCE.length())
                ? Optional.of(id.endsWith("/") ? id.substring(0, id.length() - 1) : id)
                : Optional.empty();
    }

    /**
     * Signs in and works.
     *
     * @param folder of the project
     * @param environment whose cloud is meant; empty for the public one
     * @param scope whose rows
     */
    ExitCode run(Path folder, Optional<String> environment, String scope, Function<LiveQuery, ExitCode> work) {
        Cloud cloud = Cloud.publicCloud();
        Path root = folder.toAbsolutePath().normalize();
        if (environment.isPresent()) {
            Optional<Workspace.Ready> ready = new Workspace(terminal, prepared)
                    .openEmpty(new ProjectOptions(folder, environment.get(), Map.of(), List.of()));
            if (ready.isEmpty()) {
                return ExitCode.USAGE;
            }
            cloud = ready.get().environment().cloud();
            root = ready.get().files().root();
        }
        try (LogQueries service = LogQueries.open(
                cloud, root, terminal.variables(), outside.waiting(), new OnTheWay(outside, terminal))) {
            return work.apply(new LiveQuery(service, scope));
        } catch (ArmException e) {
            terminal.say("error: " + e.getMessage() + "\n");
            return ExitCode.FAILED;
        }
    }
}

package dev.tocsin.cli;

import dev.tocsin.arm.ArmSpecs;
import dev.tocsin.azure.ArmClient;
import dev.tocsin.kind.Kind;
import dev.tocsin.kind.Kinds;
import dev.tocsin.load.ProjectLoader;
import dev.tocsin.render.Renderer;
import dev.tocsin.resource.NameUuid;
import java.util.concurrent.CompletableFuture;

/**
 * Prepares on the side what every run needs and no project changes, while the main thread reads the command line and the files:
 * on a cold JVM that is a third of a run that finds nothing to change.
 */
final class HeadStart {
    private final CompletableFuture<Kinds> kinds = new CompletableFuture<>();
    private final CompletableFuture<ArmSpecs> specs = new CompletableFuture<>();

    private HeadStart() {
        // The template engine takes as long as all the rest.
        start(Renderer::warmUp);
        start(this::prepare);
    }

    /** A fault here is met again, and reported, where the thing is used. */
    private static void start(Runnable work) {
        Thread side = new Thread(work, "head-start");
        side.setDaemon(true);
        side.setUncaughtExceptionHandler((thread, fault) -> {});
        side.start();
    }

    /** In the order in which it will be asked for. */
    private void prepare() {
        try {
            ProjectLoader.warmUp();
            kinds.complete(Kinds.shipped());
            specs.complete(ArmSpecs.shipped());
            readSpecs(specs.join(), kinds.join());
            NameUuid.of("", "", "");
            ArmClient.warmUp();
        } catch (RuntimeException | Error e) {
            kinds.completeExceptionally(e);
            specs.completeExceptionally(e);
        }
    }

    private static void readSpecs(ArmSpecs specs, Kinds kinds) {
        for (Kind kind : kinds.all()) {
            specs.find(kind.type(), kind.apiVersion());
        }
    }

    /** Begins at once. */
    static HeadStart begin() {
        return new HeadStart();
    }

    Kinds kinds() {
        return kinds.join();
    }

    ArmSpecs specs() {
        return specs.join();
    }
}

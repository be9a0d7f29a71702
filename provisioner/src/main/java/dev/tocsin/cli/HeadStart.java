package dev.tocsin.cli;

import dev.tocsin.arm.ArmSpecs;
import dev.tocsin.kind.Kind;
import dev.tocsin.kind.Kinds;
import dev.tocsin.render.Renderer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/**
 * Prepares on the side what every run needs and no project changes, while the main thread reads the command line and the files:
 * on a cold JVM that is a third of a run that finds nothing to change.
 */
final class HeadStart {
    private static final Executor SIDE = task -> {
        Thread thread = new Thread(task, "head-start");
        thread.setDaemon(true);
        thread.start();
    };

    private final CompletableFuture<Kinds> kinds = CompletableFuture.supplyAsync(Kinds::shipped, SIDE);
    private final CompletableFuture<ArmSpecs> specs = kinds.thenApply(all -> ArmSpecs.shipped());

    private HeadStart() {
        specs.thenAcceptBoth(kinds, HeadStart::readSpecs);
        SIDE.execute(Renderer::warmUp);
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

package dev.tocsin.cli;

import dev.tocsin.arm.ArmSpecs;
import dev.tocsin.kind.Kind;
import dev.tocsin.kind.Kinds;
import dev.tocsin.render.Renderer;
import dev.tocsin.resource.NameUuid;
import dev.tocsin.side.SideWork;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;

/**
 * Prepares on the side what every run needs and no project changes, while the main thread reads the command line and the files:
 * on a cold JVM that is a third of a run that finds nothing to change.
 */
final class HeadStart {
    private final FutureTask<Kinds> kinds = new FutureTask<>(new Callable<>() {
        @Override
        public Kinds call() {
            return Kinds.shipped();
        }
    });
    private final FutureTask<ArmSpecs> specs = new FutureTask<>(new Callable<>() {
        @Override
        public ArmSpecs call() {
            return ArmSpecs.shipped();
        }
    });

    private HeadStart() {
        // The template engine takes as long as all the rest.
        new Side() {
            @Override
            public void run() {
                Renderer.warmUp();
            }
        }.start();
        new Side() {
            @Override
            public void run() {
                prepare();
            }
        }.start();
    }

    /**
     * Work on the side. Classes and no lambdas: the first lambda of a JVM is slow, and would keep the main thread from going on. A
     * fault is met again, and reported, where the thing is used.
     */
    private abstract static class Side extends Thread implements Thread.UncaughtExceptionHandler {
        Side() {
            super("head-start");
            setDaemon(true);
            setUncaughtExceptionHandler(this);
        }

        @Override
        public void uncaughtException(Thread thread, Throwable fault) {}
    }

    /** In the order in which it will be asked for. */
    private void prepare() {
        kinds.run();
        specs.run();
    }

    private static void readSpecs(ArmSpecs specs, Kinds kinds) {
        for (Kind kind : kinds.all()) {
            specs.find(kind.type(), kind.apiVersion());
        }
    }

    /**
     * The project is read; what is asked for after rendering is next. Before, it would only take processor time from the reading,
     * which everything waits for.
     */
    void loaded() {
        new Side() {
            @Override
            public void run() {
                NameUuid.of("", "", "");
                readSpecs(specs(), kinds());
            }
        }.start();
    }

    /** Begins at once. */
    static HeadStart begin() {
        return new HeadStart();
    }

    Kinds kinds() {
        return SideWork.result(kinds);
    }

    ArmSpecs specs() {
        return SideWork.result(specs);
    }
}

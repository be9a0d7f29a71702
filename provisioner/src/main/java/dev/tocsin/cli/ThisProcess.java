package dev.tocsin.cli;

import com.azure.core.http.HttpClient;
import dev.tocsin.apply.Stop;
import dev.tocsin.azure.ArmClient;
import dev.tocsin.azure.Waiting;
import dev.tocsin.watch.Changes;
import dev.tocsin.watch.FolderChanges;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/**
 * The process we run in: real time, and nothing between us and the network. Signals come as a shutdown hook, so the JVM itself
 * exits with 130 or 143. It hands no second signal on; but it starts a thread for each, by whose name this one sees it.
 */
final class ThisProcess implements Outside {
    private static final List<String> HANDLERS = List.of("SIGINT handler", "SIGTERM handler");
    private static final int LOOK_MILLIS = 50;
    private static final int INTERRUPTED = 130;
    private static final int TERMINATED = 143;

    private final Stop stop = new Stop();
    private final AtomicBoolean watching = new AtomicBoolean();
    private final AtomicBoolean endedBySignal = new AtomicBoolean();
    private final AtomicInteger code = new AtomicInteger();
    private final CountDownLatch done = new CountDownLatch(1);

    @Override
    public HttpClient network(HttpClient client) {
        return client;
    }

    @Override
    public Waiting waiting() {
        return stop.cutShort(Waiting.real());
    }

    @Override
    public Duration deadline() {
        return ArmClient.DEADLINE;
    }

    @Override
    public Stop stop() {
        return stop;
    }

    @Override
    public void watchSignals(Runnable told) {
        if (!watching.compareAndSet(false, true)) {
            return;
        }
        try {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> finish(told), "stop"));
        } catch (IllegalStateException e) {
            // The process ends already, before anything was written.
            stop.request();
        }
    }

    @Override
    public Changes changes(Path folder, Predicate<String> matters) throws IOException {
        Changes changes = FolderChanges.of(folder, matters);
        endedBySignal.set(true);
        watchSignals(changes::close);
        return changes;
    }

    /**
     * All is done and said: nothing keeps the process from ending.
     *
     * @param exit the run's exit code
     */
    void done(int exit) {
        code.set(exit);
        done.countDown();
    }

    private void finish(Runnable told) {
        if (done.getCount() == 0) {
            return;
        }
        stop.request();
        told.run();
        try {
            while (!done.await(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                List<String> signals = Thread.getAllStackTraces().keySet().stream()
                        .map(Thread::getName)
                        .filter(HANDLERS::contains)
                        .toList();
                if (signals.size() > 1) {
                    Runtime.getRuntime().halt(signals.contains(HANDLERS.get(1)) ? TERMINATED : INTERRUPTED);
                }
            }
            if (endedBySignal.get()) {
                Runtime.getRuntime().halt(code.get());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

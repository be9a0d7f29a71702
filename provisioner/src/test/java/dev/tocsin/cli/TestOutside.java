package dev.tocsin.cli;

import com.azure.core.http.HttpClient;
import dev.tocsin.apply.Stop;
import dev.tocsin.azure.ArmClient;
import dev.tocsin.azure.Waiting;
import dev.tocsin.watch.Changes;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * An outside for tests. No signal of the process reaches the run; {@link #signal} sends one.
 *
 * @param onTheWay what requests go through
 * @param told who hears of signals
 * @param saved the files that are saved meanwhile
 */
record TestOutside(
        UnaryOperator<HttpClient> onTheWay,
        Waiting waiting,
        Duration deadline,
        Stop stop,
        AtomicReference<Runnable> told,
        ScriptedChanges saved)
        implements Outside {
    /** Real time and nothing on the way. */
    static TestOutside plain() {
        return of(UnaryOperator.identity(), Waiting.real());
    }

    /** Other time, and something on the way. */
    static TestOutside of(UnaryOperator<HttpClient> onTheWay, Waiting waiting) {
        return new TestOutside(
                onTheWay, waiting, ArmClient.DEADLINE, new Stop(), new AtomicReference<>(), new ScriptedChanges());
    }

    /** The same with another deadline for each request. */
    TestOutside within(Duration other) {
        return new TestOutside(onTheWay, waiting, other, stop, told, saved);
    }

    /** What the process does when a signal comes while changes are made. */
    void signal() {
        stop.request();
        Objects.requireNonNull(told.get()).run();
    }

    @Override
    public HttpClient network(HttpClient client) {
        return onTheWay.apply(client);
    }

    @Override
    public void watchSignals(Runnable hearer) {
        told.set(hearer);
    }

    @Override
    public Changes changes(Path folder, Predicate<String> matters) {
        return saved.whereMatters(matters);
    }
}

package dev.tocsin.cli;

import dev.tocsin.watch.Changes;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Changes in an order that a test says; time passes only in it. After the last one it is closed. */
final class ScriptedChanges implements Changes {
    private final Deque<Step> steps = new ArrayDeque<>();
    private Predicate<String> matters = name -> true;

    /** Something happens, or nothing for longer than anybody waits. */
    private record Step(boolean quiet, Runnable action, SortedSet<String> names) {}

    /** Does something, after which these files have changed. */
    ScriptedChanges then(Runnable action, String... names) {
        steps.add(new Step(false, action, new TreeSet<>(Stream.of(names).toList())));
        return this;
    }

    /** Nothing happens for a while. */
    ScriptedChanges quiet() {
        steps.add(new Step(true, () -> {}, new TreeSet<>()));
        return this;
    }

    ScriptedChanges whereMatters(Predicate<String> which) {
        matters = which;
        return this;
    }

    @Override
    public SortedSet<String> await() {
        while (!steps.isEmpty()) {
            SortedSet<String> names = next();
            if (!names.isEmpty()) {
                return names;
            }
        }
        return new TreeSet<>();
    }

    @Override
    public SortedSet<String> within(Duration time) {
        while (!steps.isEmpty()) {
            boolean quiet = steps.element().quiet();
            SortedSet<String> names = next();
            if (quiet || !names.isEmpty()) {
                return names;
            }
        }
        return new TreeSet<>();
    }

    private SortedSet<String> next() {
        Step step = steps.remove();
        step.action().run();
        SortedSet<String> names = new TreeSet<>(step.names());
        names.removeIf(matters.negate());
        return names;
    }

    @Override
    public void close() {
        steps.clear();
    }
}

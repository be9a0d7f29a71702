package dev.tocsin.cli;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Works something out when it is first asked for, once. Thread-safe. */
final class Memo<T> implements Supplier<T> {
    private final Supplier<T> work;
    private @Nullable T done;

    Memo(Supplier<T> work) {
        this.work = work;
    }

    @Override
    public synchronized T get() {
        T known = done;
        if (known == null) {
            known = work.get();
            done = known;
        }
        return known;
    }
}

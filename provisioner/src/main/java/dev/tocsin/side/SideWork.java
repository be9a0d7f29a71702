package dev.tocsin.side;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

/**
 * Work that began on a daemon thread of its own. What it throws is thrown again where its result is asked for, unwrapped, so that
 * it makes no difference to the one who asks where the work was done.
 *
 * @param <T> what it results in
 */
public final class SideWork<T> {
    private final FutureTask<T> task;

    private SideWork(FutureTask<T> task) {
        this.task = task;
    }

    /**
     * Begins at once.
     *
     * @param name of the thread
     */
    public static <T> SideWork<T> begin(String name, Supplier<T> work) {
        FutureTask<T> task = new FutureTask<>(work::get);
        Thread side = new Thread(task, name);
        side.setDaemon(true);
        side.start();
        return new SideWork<>(task);
    }

    /** The result, when there is one. An interruption does not end the wait; it is kept for the next one who looks. */
    public T result() {
        return result(task);
    }

    /** The same of work that may be anybody's. */
    public static <T> T result(Future<T> work) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return of(work);
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /**
     * The result of work that may be anybody's, when there is one.
     *
     * @throws InterruptedException when the wait was interrupted, not the work
     */
    public static <T> T of(Future<T> work) throws InterruptedException {
        try {
            return work.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error fault) {
                throw fault;
            }
            throw e.getCause() instanceof RuntimeException fault ? fault : new IllegalStateException(e.getCause());
        }
    }
}

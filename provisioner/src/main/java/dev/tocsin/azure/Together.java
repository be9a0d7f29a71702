package dev.tocsin.azure;

import dev.tocsin.side.SideWork;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;

/** Reads several collections at the same time. The result is in the order of the collections, whoever answers first. */
final class Together {
    private static final Duration SOON = Duration.ofSeconds(2);

    private Together() {}

    /**
     * All elements of all parts.
     *
     * @param most how many are read at the same time; 1 reads on the caller's own thread
     * @throws ArmException the first one in the order of the parts; nothing more is begun then, and what is under way is given up
     *     unless it ends soon
     */
    static <T> List<T> all(List<Callable<List<T>>> parts, int most) {
        return most == 1 || parts.size() < 2 ? inTurn(parts) : atOnce(parts, Math.min(most, parts.size()));
    }

    private static <T> List<T> inTurn(List<Callable<List<T>>> parts) {
        List<T> all = new ArrayList<>();
        for (Callable<List<T>> part : parts) {
            FutureTask<List<T>> task = new FutureTask<>(part);
            task.run();
            all.addAll(SideWork.result(task));
        }
        return all;
    }

    private static <T> List<T> atOnce(List<Callable<List<T>>> parts, int most) {
        ExecutorService threads = Executors.newFixedThreadPool(most);
        List<Future<List<T>>> answers = new ArrayList<>();
        try {
            for (Callable<List<T>> part : parts) {
                answers.add(threads.submit(part));
            }
            List<T> all = new ArrayList<>();
            for (Future<List<T>> answer : answers) {
                all.addAll(SideWork.of(answer));
            }
            return all;
        } catch (InterruptedException e) {
            throw ArmException.interrupted();
        } finally {
            for (Future<List<T>> answer : answers) {
                answer.cancel(false);
            }
            end(threads);
        }
    }

    private static void end(ExecutorService threads) {
        threads.shutdown();
        try {
            if (!threads.awaitTermination(SOON.toMillis(), TimeUnit.MILLISECONDS)) {
                threads.shutdownNow();
            }
        } catch (InterruptedException e) {
            threads.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}

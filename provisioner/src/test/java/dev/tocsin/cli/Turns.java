package dev.tocsin.cli;

import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * Lets the requests of several writers through one at a time, in an order that a seed decides: each time all writers that are not
 * done wait for their turn, one of them is drawn.
 */
final class Turns {
    /**
     * A request that was answered.
     *
     * @param writer whose
     * @param method its method
     * @param path its path
     * @param status the answer's status
     */
    record Event(int writer, String method, String path, int status) {}

    private final Random random;
    private final Map<Integer, Deque<Object>> waiting = new TreeMap<>();
    private final List<Event> events = new ArrayList<>();
    private Object turn = this;

    Turns(long seed, int writers) {
        random = new Random(seed);
        for (int writer = 0; writer < writers; writer++) {
            waiting.put(writer, new ArrayDeque<>());
        }
    }

    /** What happened, in order. */
    synchronized List<Event> events() {
        return List.copyOf(events);
    }

    synchronized HttpResponse pass(int writer, HttpRequest request, Detour.Onward onward) {
        Object ticket = new Object();
        Deque<Object> queue = waiting.get(writer);
        queue.add(ticket);
        draw();
        try {
            while (!ticket.equals(turn)) {
                wait();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for a turn", e);
        }
        queue.remove(ticket);
        HttpResponse response = onward.send();
        String line = Detour.line(request);
        int space = line.indexOf(' ');
        events.add(new Event(writer, line.substring(0, space), line.substring(space + 1), response.getStatusCode()));
        turn = this;
        draw();
        return response;
    }

    /** This writer sends nothing more. */
    synchronized void done(int writer) {
        waiting.remove(writer);
        draw();
    }

    private void draw() {
        if (turn == this && !waiting.isEmpty() && waiting.values().stream().noneMatch(Deque::isEmpty)) {
            List<Deque<Object>> queues = List.copyOf(waiting.values());
            turn = queues.get(random.nextInt(queues.size())).getFirst();
            notifyAll();
        }
    }
}

package dev.tocsin.serve;

import java.time.Duration;

/** The site that is shown now. Thread-safe. */
final class Shown {
    private Site site;
    private boolean closed;

    Shown(Site site) {
        this.site = site;
    }

    synchronized Site site() {
        return site;
    }

    synchronized void show(Site next) {
        site = next;
        notifyAll();
    }

    synchronized void close() {
        closed = true;
        notifyAll();
    }

    synchronized boolean closed() {
        return closed;
    }

    /** The version that is shown, as soon as it is another than this, and else after some time. */
    synchronized String otherThan(String seen, Duration patience) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        for (long left = patience.toMillis();
                left > 0 && !closed && site.version().equals(seen);
                left = (end - System.nanoTime()) / 1_000_000) {
            wait(left);
        }
        return site.version();
    }
}

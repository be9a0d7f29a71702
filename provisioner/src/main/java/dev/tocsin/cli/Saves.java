package dev.tocsin.cli;

import dev.tocsin.watch.Changes;
import java.io.IOException;
import java.time.Duration;
import java.util.SortedSet;
import java.util.TreeSet;

/** Files that are saved together: editors and git write several, and some write one in several steps. */
final class Saves {
    /** Something that writes all the time must not put a run off for ever. */
    private static final int MOST_WAITS = 50;

    private Saves() {}

    /**
     * Waits for a change, and then until nothing more changes.
     *
     * @param quiet for so long
     * @return empty when nothing is watched any more
     */
    static SortedSet<String> next(Changes changes, Duration quiet) throws IOException {
        SortedSet<String> all = new TreeSet<>(changes.await());
        for (int i = 0; i < MOST_WAITS && !all.isEmpty(); i++) {
            SortedSet<String> more = changes.within(quiet);
            if (more.isEmpty()) {
                break;
            }
            all.addAll(more);
        }
        return all;
    }
}

package dev.tocsin.watch;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.SortedSet;

/** Tells which files below a folder were saved, made or deleted. One thread asks; any may close. */
public interface Changes extends Closeable {
    /**
     * Waits for changes.
     *
     * @return names relative to the folder, with forward slashes; none when there will never be any more, since this was closed
     * @throws IOException when the folder is gone or cannot be watched any more
     */
    SortedSet<String> await() throws IOException;

    /** The changes that come next, if they come within that time; none otherwise. */
    SortedSet<String> within(Duration time) throws IOException;

    /** Ends it: whoever waits, waits no longer. */
    @Override
    void close();
}

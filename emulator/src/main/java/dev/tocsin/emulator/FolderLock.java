package dev.tocsin.emulator;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * One holder at a time among all threads and processes that use a state folder. The operating system frees the lock when
 * its holder is killed.
 */
final class FolderLock {
    private static final long RETRY_NANOS = 200_000;

    private final Path file;
    private final ReentrantLock threads = new ReentrantLock();
    private @Nullable FileChannel channel;

    FolderLock(Path file) {
        this.file = file;
    }

    /** Waits for the lock. */
    Held acquire() throws IOException {
        threads.lock();
        try {
            FileLock lock = lock();
            return new Held(this, lock);
        } catch (IOException | RuntimeException e) {
            threads.unlock();
            throw e;
        }
    }

    private void release(FileLock lock) throws IOException {
        try {
            if (lock.isValid()) {
                lock.release();
            }
        } finally {
            threads.unlock();
        }
    }

    private FileLock lock() throws IOException {
        while (true) {
            try {
                return open().lock();
            } catch (OverlappingFileLockException e) {
                // Another emulator in this very process holds it: the system's lock only separates processes.
                LockSupport.parkNanos(RETRY_NANOS);
            }
        }
    }

    /** The channel stays open: closing any channel of the file would free the lock of every holder in this process. */
    private FileChannel open() throws IOException {
        FileChannel known = channel;
        if (known == null || !known.isOpen()) {
            known = FileChannel.open(OwnerOnly.make(file), StandardOpenOption.WRITE);
            channel = known;
        }
        return known;
    }

    /** The lock, until closed. */
    record Held(FolderLock owner, FileLock lock) implements AutoCloseable {
        @Override
        public void close() throws IOException {
            owner.release(lock);
        }
    }
}

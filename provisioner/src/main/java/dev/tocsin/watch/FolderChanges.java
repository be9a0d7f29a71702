package dev.tocsin.watch;

import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Changes as the operating system tells them, of a folder and all below it, also of folders that come later. Hidden folders and
 * those of build tools are left out; links are not followed, so that nothing outside of the folder is watched.
 */
public final class FolderChanges implements Changes {
    /** Stands for the files of which the system told too much at once. */
    static final String MANY = "many files";

    private static final int MAX_FOLDERS = 4_096;
    private static final Set<String> BUILT = Set.of("target", "node_modules");
    private static final WatchEvent.Kind<?>[] KINDS = {
        StandardWatchEventKinds.ENTRY_CREATE, StandardWatchEventKinds.ENTRY_MODIFY, StandardWatchEventKinds.ENTRY_DELETE
    };

    private final Path root;
    private final Predicate<String> matters;
    private final WatchService service;
    /** Not {@link WatchKey#watchable}: that is where a folder was before it was renamed. */
    private final Map<WatchKey, Path> folders = new HashMap<>();

    private FolderChanges(Path root, Predicate<String> matters, WatchService service) {
        this.root = root;
        this.matters = matters;
        this.service = service;
    }

    /**
     * Watches from now on.
     *
     * @param folder an existing folder
     * @param matters whether changes of a file of that name count; relative, with forward slashes
     * @throws IOException when it cannot be watched; the message is for people
     */
    public static FolderChanges of(Path folder, Predicate<String> matters) throws IOException {
        Path root = folder.toRealPath();
        FolderChanges changes =
                new FolderChanges(root, matters, root.getFileSystem().newWatchService());
        try {
            changes.register(root, new TreeSet<>());
        } catch (IOException e) {
            changes.close();
            throw e;
        }
        return changes;
    }

    @Override
    public SortedSet<String> await() throws IOException {
        return first(service::take);
    }

    @Override
    public SortedSet<String> within(Duration time) throws IOException {
        long end = System.nanoTime() + time.toNanos();
        return first(() -> {
            long left = end - System.nanoTime();
            return left > 0 ? service.poll(left, TimeUnit.NANOSECONDS) : null;
        });
    }

    /** Waits for something to be told. */
    private interface Waiting {
        /** What is told next; null when it was waited for long enough. */
        @Nullable
        WatchKey next() throws InterruptedException;
    }

    /** The first changes that matter; none when nothing is told any more. */
    private SortedSet<String> first(Waiting waiting) throws IOException {
        try {
            for (WatchKey key = waiting.next(); key != null; key = waiting.next()) {
                SortedSet<String> changed = told(key);
                if (!changed.isEmpty()) {
                    return changed;
                }
            }
        } catch (ClosedWatchServiceException e) {
            return Collections.emptySortedSet();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return Collections.emptySortedSet();
    }

    @Override
    public void close() {
        try {
            service.close();
        } catch (IOException e) {
            // Nothing is asked of it any more.
        }
    }

    private SortedSet<String> told(WatchKey key) throws IOException {
        SortedSet<String> changed = new TreeSet<>();
        Path folder = folders.get(key);
        for (WatchEvent<?> event : key.pollEvents()) {
            if (event.kind().equals(StandardWatchEventKinds.OVERFLOW)) {
                changed.add(MANY);
                // Among what was not told there may be new folders.
                register(root, changed);
            } else if (folder != null && event.context() instanceof Path name) {
                look(folder.resolve(name), event.kind(), changed);
            }
        }
        if (!key.reset()) {
            folders.remove(key);
            if (root.equals(folder)) {
                throw new IOException("the folder " + root + " is gone");
            }
        }
        return changed;
    }

    private void look(Path path, WatchEvent.Kind<?> kind, SortedSet<String> changed) throws IOException {
        if (kind.equals(StandardWatchEventKinds.ENTRY_DELETE) && folders.containsValue(path)) {
            // It may have been moved out of the project, and would be watched there.
            forget(path);
            changed.add(name(path));
        } else if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
            if (kind.equals(StandardWatchEventKinds.ENTRY_CREATE)) {
                register(path, changed);
            }
        } else {
            addIfItMatters(path, changed);
        }
    }

    private void forget(Path gone) {
        folders.entrySet().removeIf(one -> {
            boolean inside = one.getValue().startsWith(gone);
            if (inside) {
                one.getKey().cancel();
            }
            return inside;
        });
    }

    private void addIfItMatters(Path file, SortedSet<String> changed) {
        String name = name(file);
        if (matters.test(name)) {
            changed.add(name);
        }
    }

    private String name(Path path) {
        return root.relativize(path).toString().replace('\\', '/');
    }

    /** Watches a folder and all below it. What is in a folder that is new was made before anybody watched it, and is told. */
    private void register(Path top, SortedSet<String> found) throws IOException {
        Files.walkFileTree(top, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                return watch(folder) ? FileVisitResult.CONTINUE : FileVisitResult.SKIP_SUBTREE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (!top.equals(root)) {
                    addIfItMatters(file, found);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) {
                // Gone again, or not ours to read: then the loader says so.
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException e) {
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private boolean watch(Path folder) throws IOException {
        String name = String.valueOf(folder.getFileName());
        if (!folder.equals(root) && (name.startsWith(".") || BUILT.contains(name))) {
            return false;
        }
        if (folders.size() >= MAX_FOLDERS && !folders.containsValue(folder)) {
            throw new IOException("the project has more than " + MAX_FOLDERS
                    + " folders, too many to watch; keep tocsin.json and what belongs to it in a folder of its own");
        }
        try {
            folders.put(folder.register(service, KINDS), folder);
            return true;
        } catch (IOException e) {
            if (Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
                throw new IOException("the folder " + folder + " cannot be watched: " + e.getMessage(), e);
            }
            return false;
        }
    }
}

package dev.tocsin.cli;

import dev.tocsin.load.ProjectFiles;
import dev.tocsin.load.UnreadableFileException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Writes files of a project: only those that say something else, each whole or not at all, none through a link. */
final class FileWriting {
    /** The byte order mark. */
    private static final String MARK = "\uFEFF";

    private final ProjectFiles files;

    FileWriting(ProjectFiles files) {
        this.files = files;
    }

    /**
     * Writes.
     *
     * @param texts by names below the project folder
     * @param dryRun whether only to tell
     * @return the names of those that were written
     */
    List<String> write(Map<String, String> texts, boolean dryRun) throws IOException {
        Map<String, Path> targets = new LinkedHashMap<>();
        for (Map.Entry<String, String> one : texts.entrySet()) {
            try {
                Path file = files.ownFile(one.getKey());
                if (!Files.exists(file) || !files.read(file).equals(one.getValue())) {
                    targets.put(one.getKey(), file);
                }
            } catch (UnreadableFileException e) {
                throw new IOException(one.getKey() + ": " + e.getMessage(), e);
            }
        }
        if (!dryRun) {
            for (Map.Entry<String, Path> target : targets.entrySet()) {
                replace(target.getValue(), Objects.requireNonNull(texts.get(target.getKey())));
            }
        }
        return List.copyOf(targets.keySet());
    }

    private static void replace(Path file, String text) throws IOException {
        Path folder = Objects.requireNonNull(file.getParent());
        Files.createDirectories(folder);
        Path whole = folder.resolve("." + file.getFileName() + ".new");
        Files.deleteIfExists(whole);
        Files.writeString(whole, beginsWithMark(file) ? MARK + text : text);
        Files.move(whole, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    /** An editor of Windows may have put it there; reading leaves it out. */
    private static boolean beginsWithMark(Path file) throws IOException {
        if (!Files.exists(file)) {
            return false;
        }
        byte[] mark = MARK.getBytes(StandardCharsets.UTF_8);
        try (InputStream in = Files.newInputStream(file)) {
            return Arrays.equals(in.readNBytes(mark.length), mark);
        }
    }
}

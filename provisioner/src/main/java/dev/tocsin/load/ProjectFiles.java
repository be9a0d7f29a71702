package dev.tocsin.load;

import dev.tocsin.json.JsonLimits;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The files of one project: every access stays under its root and within size limits. */
public final class ProjectFiles {
    /** The name of the project file. */
    public static final String PROJECT_FILE = "tocsin.json";

    private static final int MAX_FILES = 5_000;
    private static final int MAX_DEPTH = 16;

    private final Path root;

    /** @param root an existing folder */
    public ProjectFiles(Path root) throws IOException {
        this.root = root.toRealPath();
    }

    /** The project folder, absolute. */
    public Path root() {
        return root;
    }

    /** How a file is called in messages: relative to the root, with forward slashes. */
    public String display(Path file) {
        return root.relativize(file).toString().replace('\\', '/');
    }

    /**
     * A file named by the project, relative to a folder of it.
     *
     * @throws UnreadableFileException when it does not exist, or leads out of the project
     */
    public Path resolve(Path folder, String name) throws UnreadableFileException {
        try {
            if (name.isEmpty() || name.indexOf('\0') >= 0 || Path.of(name).isAbsolute()) {
                throw new UnreadableFileException("\"" + name + "\" is not a relative path in the project");
            }
            Path file = folder.resolve(name).normalize();
            if (!file.startsWith(root)) {
                throw new UnreadableFileException("\"" + name + "\" leads out of the project folder");
            }
            Path real = file.toRealPath();
            if (!real.startsWith(root)) {
                throw new UnreadableFileException("\"" + name + "\" is a link out of the project folder");
            }
            return file;
        } catch (InvalidPathException e) {
            throw new UnreadableFileException("\"" + name + "\" is not a path");
        } catch (IOException e) {
            throw new UnreadableFileException("there is no file \"" + name + "\"");
        }
    }

    /**
     * The whole text of a file.
     *
     * @throws UnreadableFileException when it is too large, not UTF-8, or cannot be read
     */
    public String read(Path file) throws UnreadableFileException {
        try {
            if (!file.toRealPath().startsWith(root)) {
                throw new UnreadableFileException("this is a link out of the project folder");
            }
            long size = Files.size(file);
            if (size > JsonLimits.DEFINITION.maxChars()) {
                throw new UnreadableFileException("the file has " + size + " bytes; the limit is "
                        + JsonLimits.DEFINITION.maxChars() + " (8 MiB)");
            }
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new UnreadableFileException("the file is not UTF-8 text");
        } catch (IOException e) {
            throw new UnreadableFileException(
                    "the file cannot be read (" + e.getClass().getSimpleName() + ")");
        }
    }

    /** Whether the project has this folder. */
    public boolean hasFolder(String name) {
        return Files.isDirectory(root.resolve(name), LinkOption.NOFOLLOW_LINKS);
    }

    /**
     * All regular files below a folder of the project, sorted; hidden ones and links are left out.
     *
     * @throws UnreadableFileException when there are too many, or too deep
     */
    public List<Path> list(String folder) throws UnreadableFileException {
        List<Path> files = new ArrayList<>();
        if (hasFolder(folder)) {
            collect(root.resolve(folder), 1, files);
        }
        return files;
    }

    private void collect(Path folder, int depth, List<Path> files) throws UnreadableFileException {
        if (depth > MAX_DEPTH) {
            throw new UnreadableFileException("folders nest deeper than " + MAX_DEPTH + " at " + display(folder));
        }
        for (Path entry : entries(folder)) {
            if (entry.getFileName().toString().startsWith(".")) {
                continue;
            }
            if (Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
                collect(entry, depth + 1, files);
            } else if (Files.isRegularFile(entry, LinkOption.NOFOLLOW_LINKS)) {
                files.add(entry);
                if (files.size() > MAX_FILES) {
                    throw new UnreadableFileException("the project has more than " + MAX_FILES + " files");
                }
            }
        }
    }

    private List<Path> entries(Path folder) throws UnreadableFileException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.sorted().toList();
        } catch (IOException e) {
            throw new UnreadableFileException("the folder " + display(folder) + " cannot be read");
        }
    }
}

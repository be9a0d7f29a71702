package dev.tocsin.load;

import dev.tocsin.json.JsonLimits;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The files of one project: every access stays under its root and within size limits. */
public final class ProjectFiles {
    /** The name of the project file. */
    public static final String PROJECT_FILE = "tocsin.json";

    private static final int MAX_FILES = 5_000;
    private static final int MAX_DEPTH = 16;

    private final Path root;
    private final Map<Path, String> instead;

    /** @param root an existing folder */
    public ProjectFiles(Path root) throws IOException {
        this(root.toRealPath(), Map.of());
    }

    private ProjectFiles(Path root, Map<Path, String> instead) {
        this.root = root;
        this.instead = instead;
    }

    /**
     * The project as it would be with these files, written nowhere.
     *
     * @param texts by names below the root
     */
    public ProjectFiles with(Map<String, String> texts) {
        Map<Path, String> more = new TreeMap<>(instead);
        texts.forEach((name, text) -> more.put(root.resolve(name).normalize(), text));
        return new ProjectFiles(root, more);
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
     * @throws UnreadableFileException when it does not exist, leads out of the project, or is no path on every system
     */
    public Path resolve(Path folder, String name) throws UnreadableFileException {
        try {
            if (name.isEmpty() || name.startsWith("/") || Path.of(name).isAbsolute()) {
                throw new UnreadableFileException("\"" + name + "\" is not a relative path in the project");
            }
            PortablePath.demand(name);
            Path file = folder.resolve(name).normalize();
            if (!file.startsWith(root)) {
                throw new UnreadableFileException("\"" + name + "\" leads out of the project folder");
            }
            if (instead.containsKey(file)) {
                return file;
            }
            Path real = file.toRealPath();
            if (!real.startsWith(root)) {
                throw new UnreadableFileException("\"" + name + "\" is a link out of the project folder");
            }
            if (!Files.isRegularFile(real)) {
                throw new UnreadableFileException("\"" + name + "\" is not a file");
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
        String unwritten = instead.get(file);
        if (unwritten != null) {
            return unwritten;
        }
        int limit = JsonLimits.DEFINITION.maxChars();
        try {
            Path real = file.toRealPath();
            if (!real.startsWith(root)) {
                throw new UnreadableFileException("this is a link out of the project folder");
            }
            if (!Files.isRegularFile(real)) {
                throw new UnreadableFileException("this is not a file");
            }
            byte[] bytes;
            try (InputStream in = Files.newInputStream(real)) {
                bytes = in.readNBytes(limit + 1);
            }
            if (bytes.length > limit) {
                throw new UnreadableFileException(
                        "the file has " + Files.size(real) + " bytes; the limit is " + limit + " (8 MiB)");
            }
            String text = decoded(bytes);
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new UnreadableFileException("the file is not UTF-8 text");
        } catch (IOException e) {
            throw new UnreadableFileException(
                    "the file cannot be read (" + e.getClass().getSimpleName() + ")");
        }
    }

    /** A string of the JDK is made several times as fast as by a decoder, but holds a mark in place of what is no UTF-8. */
    private static String decoded(byte[] bytes) throws CharacterCodingException {
        String text = new String(bytes, StandardCharsets.UTF_8);
        return text.indexOf('\uFFFD') < 0
                ? text
                : StandardCharsets.UTF_8
                        .newDecoder()
                        .decode(ByteBuffer.wrap(bytes))
                        .toString();
    }

    /**
     * A folder below the root for files of ours, which need not exist.
     *
     * @throws UnreadableFileException when a link stands on the way or in it: what is written there could end up anywhere
     */
    public Path ownFolder(String name) throws UnreadableFileException {
        Path folder = root;
        for (Path part : Path.of(name)) {
            folder = folder.resolve(part);
            demandNoLink(folder);
        }
        if (Files.isDirectory(folder)) {
            for (Path entry : entries(folder)) {
                demandNoLink(entry);
            }
        }
        return folder;
    }

    /**
     * A file below the root that is ours to write, which need not exist.
     *
     * @throws UnreadableFileException when its name is no path on every system, or a link stands on the way
     */
    public Path ownFile(String name) throws UnreadableFileException {
        PortablePath.demand(name);
        Path file = root.resolve(name).normalize();
        if (!file.startsWith(root)) {
            throw new UnreadableFileException("\"" + name + "\" leads out of the project folder");
        }
        Path at = root;
        for (Path part : root.relativize(file)) {
            at = at.resolve(part);
            demandNoLink(at);
        }
        return file;
    }

    private void demandNoLink(Path file) throws UnreadableFileException {
        if (Files.isSymbolicLink(file)) {
            throw new UnreadableFileException(display(file) + " is a link; nothing is written through it; remove it");
        }
    }

    /**
     * All regular files below a folder of the project, sorted; hidden ones are left out.
     *
     * @throws UnreadableFileException when there are too many, too deep, or links that lead out of the project
     */
    public List<Path> list(String folder) throws UnreadableFileException {
        List<Path> files = new ArrayList<>();
        Path start = root.resolve(folder);
        if (Files.isSymbolicLink(start)) {
            throw new UnreadableFileException(
                    "this folder is a link; its definitions must stand in the project itself");
        }
        if (Files.isDirectory(start, LinkOption.NOFOLLOW_LINKS)) {
            collect(start, 1, files);
        }
        if (!instead.isEmpty()) {
            files.removeAll(instead.keySet());
            instead.keySet().stream().filter(file -> file.startsWith(start)).forEach(files::add);
            files.sort(null);
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
            } else if (Files.isSymbolicLink(entry)) {
                demandFileInside(entry);
                files.add(entry);
            } else if (Files.isRegularFile(entry, LinkOption.NOFOLLOW_LINKS)) {
                files.add(entry);
            }
            if (files.size() > MAX_FILES) {
                throw tooMany();
            }
        }
    }

    /** A link that were left out in silence would take its definition out of the project. */
    private void demandFileInside(Path link) throws UnreadableFileException {
        try {
            Path real = link.toRealPath();
            if (!real.startsWith(root)) {
                throw new UnreadableFileException(display(link) + " is a link out of the project folder");
            }
            if (!Files.isRegularFile(real)) {
                throw new UnreadableFileException(
                        display(link) + " is a link to a folder; put the files there instead");
            }
        } catch (IOException e) {
            throw new UnreadableFileException(display(link) + " is a link that leads nowhere");
        }
    }

    private static UnreadableFileException tooMany() {
        return new UnreadableFileException("the project has more than " + MAX_FILES + " files");
    }

    private List<Path> entries(Path folder) throws UnreadableFileException {
        List<Path> entries = new ArrayList<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(folder)) {
            for (Path entry : all) {
                entries.add(entry);
                if (entries.size() == 2 * MAX_FILES) {
                    throw tooMany();
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            throw new UnreadableFileException("the folder " + display(folder) + " cannot be read");
        }
        entries.sort(null);
        return entries;
    }
}

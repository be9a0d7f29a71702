package dev.tocsin.doctor;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The log and state files in {@code .tocsin}: whether they can be used, do not grow without end, and stay private. */
final class LogFilesCheck implements Check {
    static final String NAME = "log-files";
    private static final String FOLDER = ".tocsin";
    private static final long LARGE = 256L << 20;
    private static final int DEPTH = 3;
    private static final int MOST = 1_000;
    /** The first line of what the emulator keeps. */
    private static final String HEADER = "{\"format\":1,";

    private final Subject subject;

    /** What is wrong, and what to do about it. */
    private record Trouble(boolean fatal, String what, String remedy) {}

    LogFilesCheck(Subject subject) {
        this.subject = subject;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Finding run() {
        Path folder = subject.root().resolve(FOLDER);
        if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            return Finding.pass(NAME, "nothing is kept in " + FOLDER + " yet");
        }
        List<Path> files;
        List<Trouble> troubles = new ArrayList<>();
        try (Stream<Path> all = Files.walk(folder, DEPTH)) {
            files = all.filter(one -> Files.isRegularFile(one, LinkOption.NOFOLLOW_LINKS))
                    .limit(MOST)
                    .toList();
            for (Path file : files) {
                look(file, troubles);
            }
        } catch (IOException | UncheckedIOException e) {
            return Finding.fail(
                    NAME,
                    FOLDER + " cannot be read: " + e.getMessage(),
                    List.of(),
                    "make it yours: chown -R $USER " + FOLDER);
        }
        unignored(troubles);
        if (troubles.isEmpty()) {
            return Finding.pass(NAME, Words.count(files.size(), "file") + " in " + FOLDER);
        }
        List<String> details = troubles.stream().map(Trouble::what).toList();
        String message = Words.whole(details, troubles.size() + " things are wrong with the files in " + FOLDER);
        String remedy = troubles.stream().map(Trouble::remedy).distinct().collect(Collectors.joining("; "));
        return troubles.stream().anyMatch(Trouble::fatal)
                ? Finding.fail(NAME, message, details, remedy)
                : Finding.warning(NAME, message, details, remedy);
    }

    private void look(Path file, List<Trouble> troubles) throws IOException {
        String name = subject.root().relativize(file).toString().replace('\\', '/');
        if (!Files.isReadable(file) || !Files.isWritable(file)) {
            troubles.add(new Trouble(true, name + " cannot be read and written", "make it yours: chown $USER " + name));
            return;
        }
        if (Files.size(file) > LARGE) {
            troubles.add(new Trouble(false, name + " has " + Words.size(Files.size(file)), "rm " + name));
        }
        if (name.endsWith("/state.jsonl")) {
            state(file, name, troubles);
        }
    }

    /** It holds what was sent, with any secret in it. */
    private static void state(Path file, String name, List<Trouble> troubles) throws IOException {
        try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
            String first = reader.readLine();
            if (first != null && !first.startsWith(HEADER)) {
                troubles.add(new Trouble(
                        true,
                        name + " is no state of the emulator",
                        "put it aside: mv " + name + " " + name + ".broken"));
            }
        }
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Set<PosixFilePermission> may = Files.getPosixFilePermissions(file);
            if (may.contains(PosixFilePermission.GROUP_READ) || may.contains(PosixFilePermission.OTHERS_READ)) {
                troubles.add(new Trouble(
                        false, name + " holds secrets that were sent, and others may read it", "chmod 600 " + name));
            }
        }
    }

    private void unignored(List<Trouble> troubles) {
        Path ignore = subject.root().resolve(".gitignore");
        if (!Files.exists(subject.root().resolve(".git"))) {
            return;
        }
        try {
            if (!Files.exists(ignore) || Files.readAllLines(ignore).stream().noneMatch(line -> line.contains(FOLDER))) {
                troubles.add(new Trouble(
                        false,
                        ".gitignore does not leave " + FOLDER + " out, which holds secrets that were sent",
                        "echo '" + FOLDER + "/' >> .gitignore"));
            }
        } catch (IOException e) {
            // One that cannot be read is git's own trouble.
        }
    }
}

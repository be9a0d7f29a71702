package dev.tocsin.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** A project folder as git has it. Asks git as a process of its own, without a shell; changes nothing in the repository. */
final class GitHistory implements AutoCloseable {
    private static final int MOST_FILES = 20_000;
    private static final long MOST_BYTES = 512L << 20;
    private static final int SECONDS = 60;

    private final Path folder;

    private GitHistory(Path folder) {
        this.folder = folder;
    }

    /** Where the files are; gone when this is closed. */
    Path folder() {
        return folder;
    }

    /**
     * The folder as it was.
     *
     * @param revision anything that names a commit
     * @return empty when git does not know it, or there is no git
     */
    static Optional<GitHistory> of(Path project, String revision) throws IOException {
        Optional<String> commit = commit(project, revision);
        if (commit.isEmpty()) {
            return Optional.empty();
        }
        GitHistory history = new GitHistory(Files.createTempDirectory("tocsin-base"));
        Process archive = git(project, "archive", "--format=zip", commit.get());
        try (InputStream in = archive.getInputStream()) {
            history.unpack(in);
            // What follows the last file: git must not find the pipe closed.
            in.transferTo(OutputStream.nullOutputStream());
            if (!archive.waitFor(SECONDS, TimeUnit.SECONDS) || archive.exitValue() != 0) {
                throw new IOException("git archive did not succeed");
            }
            return Optional.of(history);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            history.close();
            throw new IOException("interrupted", e);
        } catch (IOException e) {
            history.close();
            throw e;
        } finally {
            archive.destroyForcibly();
        }
    }

    private static Optional<String> commit(Path project, String revision) throws IOException {
        if (revision.startsWith("-")) {
            return Optional.empty();
        }
        Process process = git(project, "rev-parse", "--verify", "--quiet", revision + "^{commit}");
        try (InputStream in = process.getInputStream()) {
            String commit = new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
            boolean ended = process.waitFor(SECONDS, TimeUnit.SECONDS);
            return ended && process.exitValue() == 0 && commit.matches("[0-9a-f]{40,64}")
                    ? Optional.of(commit)
                    : Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } finally {
            process.destroyForcibly();
        }
    }

    private static Process git(Path project, String... arguments) throws IOException {
        List<String> command = Stream.concat(Stream.of("git", "-C", project.toString()), Stream.of(arguments))
                .toList();
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().putAll(Map.of("GIT_TERMINAL_PROMPT", "0", "GIT_OPTIONAL_LOCKS", "0"));
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            return process;
        } catch (IOException e) {
            throw new IOException("git cannot be started; install it, or put it on the PATH", e);
        }
    }

    private void unpack(InputStream in) throws IOException {
        long left = MOST_BYTES;
        int files = 0;
        ZipInputStream zip = new ZipInputStream(in);
        for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
            Path file = folder.resolve(entry.getName()).normalize();
            if (entry.isDirectory() || !file.startsWith(folder)) {
                continue;
            }
            if (++files > MOST_FILES) {
                throw new IOException("the revision has more than " + MOST_FILES + " files");
            }
            Files.createDirectories(Objects.requireNonNull(file.getParent()));
            byte[] bytes = zip.readNBytes((int) Math.min(left, Integer.MAX_VALUE - 8));
            left -= bytes.length;
            if (left <= 0) {
                throw new IOException("the revision has more than " + MOST_BYTES + " bytes");
            }
            Files.write(file, bytes);
        }
    }

    @Override
    public void close() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(one);
            }
        }
    }
}

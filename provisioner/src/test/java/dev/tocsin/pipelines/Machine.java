package dev.tocsin.pipelines;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A build agent in a folder: a checkout of the shipped project whose environment {@code prod} is on the emulator, a release zip
 * whose {@code tocsin} is the one under test, and {@code gh} and {@code curl} that record what they are told.
 */
final class Machine {
    private static final Path REPOSITORY = Path.of("..").toAbsolutePath().normalize();
    private static final List<String> PROJECT =
            List.of("tocsin.json", "resources", "alert-rules", "templates", "telemetry", "workbooks");

    /** Fetches the zip, or records a call and answers with what the test put in {@code reply}. */
    private static final String RECORDER = """
            #!/bin/bash
            name=${0##*/}
            previous=
            for argument in "$@"; do
              [ "$name $previous" != "curl -o" ] || { cp "$MACHINE/tocsin.zip" "$argument"; exit; }
              [ "$previous" != -K ] || argument=$(cat "$argument")
              printf '%s\\n' "$argument" >>"$MACHINE/calls"
              previous=$argument
            done
            case " $* " in *' @- '*) cat >>"$MACHINE/calls" ;; esac
            case " $* " in
              *' POST '*|*' PATCH '*) ;;
              *) cat "$MACHINE/reply" ;;
            esac
            """;

    private final Path root;

    /** What a script did. */
    record Result(int exit, String out) {}

    Machine(Path root) {
        this.root = root;
        for (String tool : List.of("bash", "unzip", "jq", "sha256sum")) {
            assumeTrue(isOnPath(tool), "SKIPPED: the pipeline samples were not executed, because there is no " + tool);
        }
        try {
            for (String folder : List.of("work", "temp", "bin", "artifacts")) {
                Files.createDirectories(root.resolve(folder));
            }
            for (String recorder : List.of("gh", "curl")) {
                executable(root.resolve("bin").resolve(recorder), RECORDER);
            }
            release();
            checkOut();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isOnPath(String tool) {
        return Stream.of(System.getenv("PATH").split(":", -1))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, tool)));
    }

    private static void executable(Path file, String text) throws IOException {
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private void release() throws IOException {
        URI zip = URI.create("jar:" + root.resolve("tocsin.zip").toUri());
        try (FileSystem release =
                FileSystems.newFileSystem(zip, Map.of("create", "true", "enablePosixFileAttributes", "true"))) {
            Path folder = Files.createDirectory(release.getPath("tocsin-0.1.0"));
            executable(folder.resolve("tocsin"), launcher());
        }
    }

    /** Starts the classes under test. */
    static String launcher() {
        return "#!/bin/sh\nexec '" + System.getProperty("java.home")
                + "/bin/java' -XX:TieredStopAtLevel=1 -Xshare:auto -cp '" + System.getProperty("java.class.path")
                + "' dev.tocsin.cli.Main \"$@\"\n";
    }

    private void checkOut() throws IOException {
        for (String part : PROJECT) {
            try (Stream<Path> files = Files.walk(REPOSITORY.resolve(part))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    Path copy = work(REPOSITORY.relativize(file).toString());
                    Files.createDirectories(copy.getParent());
                    Files.copy(file, copy);
                }
            }
        }
        edit(
                "tocsin.json",
                "\"azure\",\n      \"cloud\": \"public\",\n      \"subscription\": \"00000000-0000-4000-8000-000000000003\"",
                "\"emulator\",\n      \"subscription\": \"00000000-0000-4000-8000-000000000003\"");
    }

    /** Changes a file of the checkout. */
    void edit(String file, String from, String to) {
        String text = read(work(file));
        if (!text.contains(from)) {
            throw new IllegalArgumentException(file + " has no " + from);
        }
        write(work(file), text.replace(from, to));
    }

    Path work(String file) {
        return root.resolve("work").resolve(file);
    }

    Path temp() {
        return root.resolve("temp");
    }

    /** What {@code gh} and {@code curl} answer from now on. */
    void reply(String text) {
        write(root.resolve("reply"), text);
        write(root.resolve("calls"), "");
    }

    /** The arguments of {@code gh} and {@code curl} since then, one a line, and what they read. */
    String calls() {
        return read(root.resolve("calls"));
    }

    String sha256() {
        try {
            byte[] bytes = Files.readAllBytes(root.resolve("tocsin.zip"));
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Keeps a file as part of an artefact. */
    void keep(String artifact, Path file) {
        copy(file, root.resolve("artifacts").resolve(artifact).resolve(file.getFileName()));
    }

    /** Brings an artefact back. */
    void fetch(String artifact, Path into) {
        try (Stream<Path> files = Files.list(root.resolve("artifacts").resolve(artifact))) {
            files.forEach(file -> copy(file, into.resolve(file.getFileName())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void copy(Path from, Path to) {
        try {
            Files.createDirectories(to.getParent());
            Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Requests that the emulator got and that may change something. */
    long writes() {
        Path ledger = work(".tocsin/emulator/ledger.jsonl");
        return Files.exists(ledger)
                ? read(ledger)
                        .lines()
                        .filter(line -> !line.contains("\"method\":\"GET\"") && !line.contains("/listCallbackUrl"))
                        .count()
                : 0;
    }

    /** Runs a script in the checkout, with this environment and no other. */
    Result run(String script, Map<String, String> environment, String path, String... shell) {
        Path file = temp().resolve("script.sh");
        write(file, script);
        Path out = temp().resolve("out");
        List<String> command =
                Stream.concat(Stream.of(shell), Stream.of(file.toString())).toList();
        ProcessBuilder builder = new ProcessBuilder(command).directory(work("").toFile());
        Map<String, String> variables = new TreeMap<>(environment);
        variables.put("MACHINE", root.toString());
        variables.put("HOME", temp().toString());
        variables.put("PATH", path + root.resolve("bin") + ":" + System.getenv("PATH"));
        builder.environment().clear();
        builder.environment().putAll(variables);
        builder.redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .redirectInput(Path.of("/dev/null").toFile());
        try {
            Process process = builder.start();
            if (!process.waitFor(120, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException("still running: " + script);
            }
            return new Result(process.exitValue(), read(out));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static String read(Path file) {
        try {
            return Files.exists(file) ? Files.readString(file, StandardCharsets.UTF_8) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

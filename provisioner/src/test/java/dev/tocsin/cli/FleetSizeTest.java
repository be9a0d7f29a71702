package dev.tocsin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.kind.Kind;
import dev.tocsin.kind.Kinds;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A dry run over two thousand resources of all kinds, in a process of its own with little memory. A kind joins with a sample in
 * {@code fleet/KIND.json}, in which {@code NUMBER} tells one resource from another.
 */
class FleetSizeTest {
    private static final int RESOURCES = 2_000;
    private static final Duration MOST = Duration.ofSeconds(5);
    private static final Path SAMPLES = Path.of("src/test/resources/fleet");
    /** The emulator answers log alerts in pages of so many. */
    private static final int PAGE = 200;

    @TempDir
    Path folder;

    @Test
    void isQuickSmallAndAsksOncePerKindAndPage() throws IOException, InterruptedException {
        List<Kind> kinds = Kinds.shipped().all().stream()
                .filter(kind -> Files.exists(sample(kind)))
                .toList();
        assertThat(kinds).hasSizeGreaterThanOrEqualTo(8);
        TestProject project = project(kinds);
        CliRun applied = project.run("provision");
        assertThat(applied.exit()).as(applied.err()).isZero();
        project.forgetRequests();

        Duration best = MOST;
        for (int attempt = 0; attempt < 3 && best.compareTo(MOST) >= 0; attempt++) {
            project.forgetRequests();
            best = dryRun();
        }

        System.out.println("fleet: dry run over " + RESOURCES + " resources of " + kinds.size() + " kinds: "
                + project.requests().size() + " requests, " + best.toMillis() + " ms with the start of the process,"
                + " heap of 512 MiB");
        assertThat(best).isLessThan(MOST);
        int each = RESOURCES / kinds.size() + 1;
        int pages = (each + PAGE - 1) / PAGE;
        assertThat(project.requests())
                .hasSizeBetween(kinds.size(), kinds.size() * pages)
                .allMatch(one -> one.startsWith("GET "));
    }

    private Duration dryRun() throws IOException, InterruptedException {
        Path out = folder.resolve("out.txt");
        long start = System.nanoTime();
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "dev.tocsin.cli.Main",
                        "provision",
                        "-C",
                        folder.toString(),
                        "--dry-run",
                        "--detailed-exitcode")
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        Duration elapsed = Duration.ofNanos(System.nanoTime() - start);
        String text = Files.readString(out);
        assertThat(process.exitValue()).as(text).isZero();
        assertThat(text).contains("0 to change; " + RESOURCES + " unchanged");
        return elapsed;
    }

    private TestProject project(List<Kind> kinds) {
        // So many activity log alerts are more than a subscription takes, which is not what this is about.
        TestProject project = TestProject.in(folder)
                .file(
                        "tocsin.json",
                        TestProject.projectFile("{}")
                                .replace(
                                        "\"environments\"",
                                        "\"lint\": {\"rules\": {\"TOC2026\": \"off\"}}, \"environments\""));
        IntStream.range(0, RESOURCES).forEach(number -> {
            Kind kind = kinds.get(number % kinds.size());
            project.file(
                    "resources/" + kind.alias() + "-" + number + ".json",
                    read(sample(kind)).replace("NUMBER", String.format(Locale.ROOT, "%012d", number)));
        });
        return project;
    }

    private static Path sample(Kind kind) {
        return SAMPLES.resolve(kind.alias() + ".json");
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package dev.tocsin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program as a process of its own, with little memory, and outputs that go wrong. */
class SmallHeapTest {
    private static final Duration LIMIT = Duration.ofSeconds(40);

    @TempDir
    private Path root;

    private record Ended(int exit, String err) {}

    @Test
    void textThatDoublesEndsAsOneLine() throws Exception {
        TestProject project = BadInput.rightProject(root.resolve("project"))
                .file(
                        "templates/group.ftl",
                        "<#assign s = \"xxxxxxxxxxxxxxxx\"><#list 1..40 as i><#assign s = s + s></#list>");
        isOneLine(start(project, Redirect.NONE), "the template needs more memory than there is");
    }

    @Test
    void paddingEndsAsOneLine() throws Exception {
        TestProject project = BadInput.rightProject(root.resolve("project"))
                .file("templates/group.ftl", "{\"a\": \"${''?left_pad(2000000000)}\"}");
        isOneLine(start(project, Redirect.NONE), "the template needs more memory than there is");
    }

    @Test
    void twoMillionTokensEndAsOneLine() throws Exception {
        TestProject project = BadInput.rightProject(root.resolve("project"))
                .file("resources/raw.json", "[" + "1,".repeat(3_999_998) + "1]");
        isOneLine(start(project, Redirect.NONE), "more than 2000000 values, keys and brackets");
    }

    @Test
    void deepJsonEndsAsOneLine() throws Exception {
        TestProject project = BadInput.rightProject(root.resolve("project"))
                .file("resources/raw.json", "{\"a\":".repeat(100_000) + "1" + "}".repeat(100_000));
        isOneLine(start(project, Redirect.NONE), "nested deeper than 64");
    }

    private static void isOneLine(Ended run, String error) {
        assertThat(run.err().lines().filter(line -> line.contains("error: ")))
                .singleElement()
                .asString()
                .contains(error);
        assertThat(run.err()).doesNotContain("Exception").doesNotContain("\tat ");
        assertThat(run.exit()).isEqualTo(64);
    }

    @Test
    void aReaderThatHasEnoughIsNoFailure() throws Exception {
        Ended run = start(BadInput.rightProject(root.resolve("project")), Redirect.CLOSED_PIPE);
        assertThat(run.exit()).isZero();
        assertThat(run.err()).doesNotContain("error: ").doesNotContain("Exception");
    }

    @Test
    void aFullDiskIsSaidInOneLine() throws Exception {
        Ended run = start(BadInput.rightProject(root.resolve("project")), Redirect.FULL_DISK);
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err()).contains("error: the result could not be written: No space left on device\n");
    }

    @Test
    void aFileInTheWayOfTheStateIsSaidInOneLine() throws Exception {
        TestProject project = BadInput.rightProject(root.resolve("project")).file(".tocsin", "");
        Ended run = start(project, Redirect.NONE);
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err().lines())
                .singleElement()
                .asString()
                .startsWith("error: the emulator's state cannot be used: ");
    }

    private enum Redirect {
        NONE,
        CLOSED_PIPE,
        FULL_DISK
    }

    private Ended start(TestProject project, Redirect redirect) throws IOException, InterruptedException {
        Path err = root.resolve("err");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                Main.class.getName(),
                "render",
                "-C",
                project.root().toString()));
        if (redirect != Redirect.NONE
                || project.root().resolve(".tocsin").toFile().isFile()) {
            command.set(6, "provision");
        }
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(err.toFile());
        if (redirect == Redirect.NONE) {
            builder.redirectOutput(root.resolve("out").toFile());
        } else if (redirect == Redirect.FULL_DISK) {
            builder.redirectOutput(new File("/dev/full"));
        }
        Process process = builder.start();
        if (redirect == Redirect.CLOSED_PIPE) {
            process.getInputStream().close();
        }
        boolean ended = process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS);
        process.destroyForcibly();
        assertThat(ended).as("it ended within " + LIMIT.toSeconds() + " s").isTrue();
        return new Ended(process.exitValue(), Files.readString(err));
    }
}

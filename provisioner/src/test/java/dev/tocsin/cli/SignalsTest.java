package dev.tocsin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Real processes get real signals while they write. */
@DisabledOnOs(OS.WINDOWS)
class SignalsTest {
    /** A shell starts what it runs in the background deaf to SIGINT, and children inherit that: so may this test. */
    private static final List<String> HEARS_INT =
            OS.LINUX.isCurrentOs() ? List.of("env", "--default-signal=INT") : List.of();

    @TempDir
    Path folder;

    private TestProject project;

    @BeforeEach
    void copyProject() {
        project = ShippedProject.copiedTo(folder);
    }

    @Test
    void ctrlCFinishesWhatIsUnderWayAndSaysWhatIsLeft() throws IOException, InterruptedException {
        workspaceWrites("\"delayMs\": 800");
        Process process = provision();
        try (BufferedReader err = awaitFirstChange(process)) {
            signal(process, "INT");

            assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isEqualTo(130);
            assertThat(err.lines()).anyMatch(line -> line.startsWith("stopping: "));
        }
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(out)
                .containsPattern("created +workspace/mcp-server-logs\n")
                .containsPattern("skipped +component/mcp-server: the run was stopped before it was started\n")
                .contains("skipped", "Applied: ");
        assertThat(project.run("provision").exit()).isZero();
    }

    @Test
    void sigtermCutsAPauseShort() throws IOException, InterruptedException {
        workspaceWrites("\"status\": 429, \"headers\": {\"Retry-After\": \"250\"}");
        Process process = provision();
        try (BufferedReader err = awaitFirstChange(process)) {
            long start = System.nanoTime();
            signal(process, "TERM");

            assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isEqualTo(143);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
            assertThat(err.lines()).anyMatch(line -> line.startsWith("stopping: "));
        }
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(out).containsPattern("failed +workspace/mcp-server-logs: PUT .* answered 429");
    }

    @Test
    void aSecondSignalEndsItAtOnce() throws IOException, InterruptedException {
        workspaceWrites("\"delayMs\": 50000");
        Process process = provision();
        try (BufferedReader err = awaitFirstChange(process)) {
            signal(process, "INT");
            assertThat(err.lines().takeWhile(line -> !line.startsWith("stopping: ")))
                    .allMatch(line -> line.startsWith("["));
            assertThat(process.isAlive()).isTrue();
            signal(process, "INT");

            assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isEqualTo(130);
        }
        project.without(TestProject.STATE + "/faults.json");
        assertThat(project.run("provision").exit()).isZero();
    }

    @Test
    void ctrlCEndsAWatchWithTheCodeOfItsLastRun() throws IOException, InterruptedException {
        String test = "alert-rules/high-cpu-usage.test.yaml";
        Process process = start("test", "--watch", test, "-C", folder.toString());
        try (BufferedReader err = process.errorReader(StandardCharsets.UTF_8);
                BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            assertThat(err.readLine()).startsWith("watching ");
            project.file(test, "rule: high-cpu-usage\nprofile: normal-day\nexpect: [{at: +0m, state: fired}]\n");
            assertThat(out.lines().takeWhile(line -> !line.startsWith("0 passed, 1 failed")))
                    .anyMatch(line -> line.startsWith("──── ") && line.endsWith("  " + test + " ────"));
            signal(process, "INT");

            assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isEqualTo(5);
            assertThat(err.lines()).isEmpty();
        }
    }

    @Test
    void aReaderThatGoesAwayEndsItQuietly() throws IOException, InterruptedException {
        Process process = JavaProcess.of(Main.class, "provision", "--dry-run", "-C", folder.toString())
                .start();
        process.getInputStream().close();
        String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(err).doesNotContain("Exception", "\tat ", "error: ");
        assertThat(process.exitValue()).isZero();
    }

    private void workspaceWrites(String fault) {
        project.file(
                TestProject.STATE + "/faults.json",
                "[{\"match\": {\"method\": \"PUT\", \"path\": \"/workspaces/\"}, \"times\": -1, " + fault + "}]");
    }

    private Process provision() throws IOException {
        return start("provision", "-C", folder.toString());
    }

    private static Process start(String... arguments) throws IOException {
        ProcessBuilder builder = JavaProcess.of(Main.class, arguments);
        List<String> command = new ArrayList<>(HEARS_INT);
        command.addAll(builder.command());
        return builder.command(command).start();
    }

    private static BufferedReader awaitFirstChange(Process process) throws IOException {
        BufferedReader err = process.errorReader(StandardCharsets.UTF_8);
        String line = err.readLine();
        while (line != null && !line.startsWith("[")) {
            line = err.readLine();
        }
        assertThat(line).startsWith("[1/22] created ");
        return err;
    }

    private static void signal(Process process, String name) throws IOException, InterruptedException {
        assertThat(new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid()))
                        .start()
                        .waitFor())
                .isZero();
    }
}

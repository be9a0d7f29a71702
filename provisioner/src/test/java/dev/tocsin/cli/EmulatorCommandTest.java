package dev.tocsin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code tocsin emulator} as a process of its own. */
class EmulatorCommandTest {
    private static final String GROUP =
            "/subscriptions/00000000-0000-4000-8000-000000000001/resourceGroups/rg?api-version=2021-04-01";
    private static final int TERMINATED = 143;

    @TempDir
    private Path folder;

    @Test
    void servesUntilItIsKilledAndGoesOnWhereItWas() throws Exception {
        Process first = start();
        String address = address(first);
        assertThat(address).matches("https://127\\.0\\.0\\.1:\\d+");
        assertThat(send(address, "PUT", "{\"location\":\"westeurope\"}").statusCode())
                .isEqualTo(201);
        first.destroyForcibly().waitFor();

        Process second = start();
        String again = address(second);
        HttpResponse<String> group = send(again, "GET", "");
        assertThat(group.statusCode()).isEqualTo(200);
        assertThat(group.body()).contains("\"location\":\"westeurope\"");
        second.destroy();
        assertThat(second.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(second.exitValue()).isEqualTo(TERMINATED);
        assertThat(Files.readString(folder.resolve("err")))
                .contains("clients must trust " + folder.resolve("ca.pem"))
                .doesNotContain("Exception");
    }

    @Test
    void aPortThatIsTakenIsOneLine() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CliRun run =
                    CliRun.of("emulator", "--state", folder.toString(), "--port", String.valueOf(other.getLocalPort()));
            assertThat(run.exit()).isEqualTo(1);
            assertThat(run.err())
                    .isEqualTo("error: the emulator cannot start: port " + other.getLocalPort()
                            + " of the loopback addresses is taken\n");
        }
    }

    @Test
    void numbersOutOfRangeAreUsageErrors() {
        CliRun port = CliRun.of("emulator", "--port", "70000");
        assertThat(port.exit()).isEqualTo(64);
        assertThat(port.err()).startsWith("error: --port must be a number from 0 to 65535, not 70000\n");
        assertThat(CliRun.of("emulator", "--token-seconds", "0").exit()).isEqualTo(64);
    }

    private Process start() throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                Objects.requireNonNull(
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))),
                "dev.tocsin.cli.Main",
                "emulator"));
        command.addAll(List.of(
                "--state",
                folder.resolve("state").toString(),
                "--ca-out",
                folder.resolve("ca.pem").toString(),
                "--token-seconds",
                "1234"));
        return new ProcessBuilder(command)
                .redirectError(
                        ProcessBuilder.Redirect.appendTo(folder.resolve("err").toFile()))
                .start();
    }

    private static String address(Process process) throws IOException {
        return String.valueOf(
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8)).readLine());
    }

    private HttpResponse<String> send(String address, String method, String body) throws Exception {
        EmulatorClient client = new EmulatorClient(address, folder.resolve("ca.pem"));
        assertThat(client.login().path("expires_in").asInt()).isEqualTo(1234);
        return client.send(method, GROUP, body);
    }
}

package dev.tocsin.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.emulator.GroupPolicy;
import dev.tocsin.emulator.server.EmulatorServer;
import dev.tocsin.emulator.server.ServerSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The ways of signing in that the SDK takes from the environment of the process, and from nowhere else: each as a process of its
 * own, against the local ARM over HTTPS.
 */
class SignInWaysTest {
    @TempDir
    private static Path folder;

    private static Path state;
    private static EmulatorServer server;

    @BeforeAll
    static void serve() throws IOException {
        state = folder.resolve("state");
        server = EmulatorServer.start(
                new ServerSettings(state, 0, GroupPolicy.CREATE, ServerSettings.ONE_HOUR), Clock.systemUTC());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void theAzureCli() throws Exception {
        assumeThat(isInstalled("az")).as("azure-cli is installed").isTrue();
        Map<String, String> variables = logIn();
        variables.put("AZURE_TOKEN_CREDENTIALS", "AzureCliCredential");
        plansAndAppliesWith(variables, "cli");
    }

    /** What a web app or a function in Azure finds in its environment. */
    @Test
    void theManagedIdentityOfAnAppService() throws Exception {
        plansAndAppliesWith(
                Map.of("IDENTITY_ENDPOINT", server.address() + "/MSI/token", "IDENTITY_HEADER", "made-up"), "app");
    }

    /** What a virtual machine in Azure finds at a fixed address, which this variable replaces. */
    @Test
    void theManagedIdentityOfAMachine() throws Exception {
        plansAndAppliesWith(
                Map.of(
                        "AZURE_POD_IDENTITY_AUTHORITY_HOST",
                        server.address().toString(),
                        "AZURE_CLIENT_ID",
                        "00000000-0000-4000-8000-0000000000dd"),
                "machine");
    }

    private static void plansAndAppliesWith(Map<String, String> variables, String name) throws Exception {
        TestProject project = project(name);
        JsonNode twin = LiveResources.json(inProcess(name)
                .run("provision", "--dry-run", "--output", "json")
                .out());
        int all = twin.path("changes").size();
        assertThat(all).isPositive();

        List<CliRun> runs = tocsin(project, variables, "--dry-run", "--yes", "--detailed-exitcode");
        assertThat(succeeds(runs.get(0)).path("changes")).isEqualTo(twin.path("changes"));
        assertThat(succeeds(runs.get(1)).at("/requests/write").asInt()).isEqualTo(all);
        assertThat(succeeds(runs.get(2)).at("/summary/noop").asInt()).isEqualTo(all);
        assertThat(puts()).isEqualTo(all);
        Files.delete(state.resolve("ledger.jsonl"));
    }

    private static JsonNode succeeds(CliRun run) {
        assertThat(run.exit()).as(run.err()).isZero();
        return LiveResources.json(run.out());
    }

    private static long puts() throws IOException {
        Path ledger = state.resolve("ledger.jsonl");
        return Files.exists(ledger)
                ? Files.readAllLines(ledger).stream()
                        .filter(line -> line.contains("\"method\":\"PUT\""))
                        .count()
                : 0;
    }

    /** The shipped project in a resource group of its own, on the emulator in this process. */
    private static TestProject inProcess(String name) throws IOException {
        TestProject project = ShippedProject.copiedTo(folder.resolve(name + "-in-process"));
        String text = Files.readString(project.root().resolve("tocsin.json"));
        return project.file("tocsin.json", text.replace("rg-mcp-server-local", "rg-" + name));
    }

    /** The same at the server. */
    private static TestProject project(String name) throws IOException {
        TestProject project = ShippedProject.copiedTo(folder.resolve(name));
        String text = Files.readString(inProcess(name).root().resolve("tocsin.json"));
        return project.file(
                "tocsin.json",
                text.replace(
                        "\"target\": \"emulator\"",
                        "\"target\": \"azure\", \"cloud\": {\"resourceManager\": \"%s\", \"authority\": \"%s\", \"disableInstanceDiscovery\": true}"
                                .formatted(server.address(), server.address())));
    }

    /** What the script of the emulator's documentation prints. */
    private static Map<String, String> logIn() throws Exception {
        Run login = run(
                new ProcessBuilder(
                        Path.of("../.ci/az-login").toAbsolutePath().normalize().toString(),
                        server.address().toString(),
                        server.authority().toString(),
                        folder.resolve("az").toString()),
                Map.of());
        assertThat(login.exit()).as(login.err()).isZero();
        Map<String, String> variables = new TreeMap<>();
        for (String line : login.out().lines().toList()) {
            String setting = line.substring("export ".length());
            int at = setting.indexOf('=');
            variables.put(setting.substring(0, at), setting.substring(at + 1).replace("\\", ""));
        }
        return variables;
    }

    private record Run(int exit, String out, String err) {}

    /** Runs {@code provision} with one flag after the other. */
    private static List<CliRun> tocsin(TestProject project, Map<String, String> variables, String... flags)
            throws Exception {
        List<String> arguments = new ArrayList<>(List.of(project.root().toString()));
        for (String flag : flags) {
            arguments.addAll(
                    List.of(RunsInTurn.THEN, "provision", "-C", project.root().toString(), "--output", "json", flag));
        }
        Map<String, String> all = new TreeMap<>(variables);
        all.put("TOCSIN_CA_FILE", server.authority().toString());
        Run process = run(JavaProcess.of(RunsInTurn.class, arguments.toArray(String[]::new)), all);
        assertThat(process.exit()).as(process.err()).isZero();
        List<CliRun> runs = new ArrayList<>();
        for (int i = 0; i < flags.length; i++) {
            runs.add(RunsInTurn.of(project.root(), i));
        }
        return runs;
    }

    private static Run run(ProcessBuilder builder, Map<String, String> variables)
            throws IOException, InterruptedException {
        Path errors = Files.createTempFile(folder, "run", ".err");
        builder.redirectError(errors.toFile())
                .environment()
                .keySet()
                .removeIf(name -> name.matches("(AZURE|IDENTITY|MSI|IMDS)_.*"));
        builder.environment().putAll(variables);
        Process process = builder.start();
        process.getOutputStream().close();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        return new Run(process.exitValue(), out, Files.readString(errors));
    }

    private static boolean isInstalled(String program) {
        for (String entry : System.getenv("PATH").split(":", -1)) {
            if (Files.isExecutable(Path.of(entry, program))) {
                return true;
            }
        }
        return false;
    }
}

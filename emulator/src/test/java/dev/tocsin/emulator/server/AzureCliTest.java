package dev.tocsin.emulator.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The real Azure CLI, where it is installed (developed with 2.45 of Debian 12), logged in as a user would. Each call costs
 * most of a second, so each is here for a request that no other makes.
 */
class AzureCliTest {
    private static final String SUBSCRIPTION = RunningServer.SUBSCRIPTION;
    private static final String GROUP = SUBSCRIPTION + "/resourceGroups/rg-cli";
    private static final String WORKBOOK = "11111111-2222-4333-8444-555555555555";

    @TempDir
    private static Path folder;

    private static RunningServer server;
    private static String login;

    @BeforeAll
    static void logIn() throws Exception {
        assumeThat(isInstalled()).as("azure-cli is installed").isTrue();
        server = new RunningServer(folder.resolve("state"));
        Path script = Path.of("../.ci/az-login").toAbsolutePath().normalize();
        login = run(List.of(
                script.toString(),
                server.address().toString(),
                server.authority().toString(),
                folder.resolve("az").toString()));
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    @Test
    void managesAlertsFromLoginToCleanUp() throws Exception {
        assertThat(az("account", "show").path("id").asText())
                .isEqualTo(SUBSCRIPTION.substring("/subscriptions/".length()));
        assertThat(az("group", "create", "-n", "rg-cli", "-l", "westeurope")
                        .path("id")
                        .asText())
                .isEqualTo(GROUP);
        String actionGroup = actionGroups();
        alerts(actionGroup);
        resources();
        az("monitor", "action-group", "delete", "-g", "rg-cli", "-n", "oncall");
        az("group", "delete", "-n", "rg-cli", "--yes");
        assertThat(server.arm("app", "GET", SUBSCRIPTION + "/resources?api-version=2021-04-01", "")
                        .at("/value"))
                .isEmpty();
    }

    private static String actionGroups() throws Exception {
        JsonNode created = az(
                "monitor",
                "action-group",
                "create",
                "-g",
                "rg-cli",
                "-n",
                "oncall",
                "--short-name",
                "oncall",
                "--action",
                "email",
                "one",
                "one@example.com");
        assertThat(created.at("/emailReceivers/0/status").asText()).isEqualTo("Enabled");
        az(
                "monitor",
                "action-group",
                "update",
                "-g",
                "rg-cli",
                "-n",
                "oncall",
                "--add-action",
                "email",
                "two",
                "two@example.com");
        assertThat(az("monitor", "action-group", "show", "-g", "rg-cli", "-n", "oncall")
                        .path("emailReceivers"))
                .hasSize(2);
        assertThat(az("monitor", "action-group", "list", "-g", "rg-cli")).hasSize(1);
        return created.path("id").asText();
    }

    private static void alerts(String actionGroup) throws Exception {
        String component = GROUP + "/providers/microsoft.insights/components/appi";
        az(
                "resource",
                "create",
                "-g",
                "rg-cli",
                "-n",
                "appi",
                "--resource-type",
                "Microsoft.Insights/components",
                "--is-full-object",
                "-p",
                "{\"location\":\"westeurope\",\"kind\":\"web\",\"properties\":{\"Application_Type\":\"web\"}}");
        az(
                "monitor",
                "metrics",
                "alert",
                "create",
                "-g",
                "rg-cli",
                "-n",
                "failures",
                "--scopes",
                component,
                "--condition",
                "count requests/failed > 5",
                "--action",
                actionGroup);
        assertThat(az("monitor", "metrics", "alert", "list", "-g", "rg-cli")
                        .at("/0/name")
                        .asText())
                .isEqualTo("failures");
        az(
                "monitor",
                "activity-log",
                "alert",
                "create",
                "-g",
                "rg-cli",
                "-n",
                "health",
                "--condition",
                "category=ServiceHealth",
                "--action-group",
                actionGroup);
        assertThat(az("monitor", "activity-log", "alert", "list", "-g", "rg-cli")
                        .at("/0/name")
                        .asText())
                .isEqualTo("health");
    }

    private static void resources() throws Exception {
        az(
                "resource",
                "create",
                "-g",
                "rg-cli",
                "-n",
                WORKBOOK,
                "--resource-type",
                "Microsoft.Insights/workbooks",
                "--is-full-object",
                "-p",
                "{\"location\":\"westeurope\",\"kind\":\"shared\",\"properties\":{\"displayName\":"
                        + "\"Overview\",\"category\":\"workbook\",\"serializedData\":\"{}\"}}");
        assertThat(az(
                                "resource",
                                "show",
                                "-g",
                                "rg-cli",
                                "-n",
                                WORKBOOK,
                                "--resource-type",
                                "Microsoft.Insights/workbooks")
                        .at("/properties/displayName")
                        .asText())
                .isEqualTo("Overview");
        Path rule = folder.resolve("rule.json");
        Files.writeString(
                rule,
                "{\"location\":\"westeurope\",\"properties\":{\"severity\":2,\"enabled\":true,"
                        + "\"evaluationFrequency\":\"PT5M\",\"windowSize\":\"PT5M\",\"scopes\":[\"" + GROUP
                        + "\"],\"criteria\":{\"allOf\":"
                        + "[{\"query\":\"requests\",\"timeAggregation\":\"Count\",\"operator\":\"GreaterThan\",\"threshold\":1}]}}}");
        JsonNode put = az(
                "rest",
                "--method",
                "put",
                "--url",
                GROUP + "/providers/Microsoft.Insights/scheduledQueryRules/slow?api-version=2023-12-01",
                "--body",
                "@" + rule);
        assertThat(put.at("/systemData/createdBy").asText()).isEqualTo("00000000-0000-4000-8000-0000000000c1");
        assertThat(az(
                                "resource",
                                "show",
                                "-g",
                                "rg-cli",
                                "-n",
                                "slow",
                                "--resource-type",
                                "Microsoft.Insights/scheduledQueryRules")
                        .at("/properties/severity")
                        .asInt())
                .isEqualTo(2);
        assertThat(az("resource", "list", "-g", "rg-cli", "--resource-type", "Microsoft.Insights/workbooks"))
                .hasSize(1);
        assertThat(az("resource", "list", "-g", "rg-cli")).hasSize(6);
    }

    /** The JSON that a command prints; an empty object when it prints nothing. */
    private static JsonNode az(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("bash", "-c", "eval \"$LOGIN\"; exec az \"$@\"", "az"));
        command.addAll(List.of(arguments));
        return RunningServer.json(run(command).strip());
    }

    private static String run(List<String> command) throws IOException, InterruptedException {
        Path errors = Files.createTempFile(folder, "az", ".err");
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(errors.toFile());
        builder.environment().put("LOGIN", login == null ? "" : login);
        Process process = builder.start();
        process.getOutputStream().close();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue())
                .as(() -> String.join(" ", command) + "\n" + readable(errors))
                .isZero();
        return out;
    }

    private static String readable(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return e.toString();
        }
    }

    private static boolean isInstalled() {
        for (String entry : System.getenv("PATH").split(":", -1)) {
            if (Files.isExecutable(Path.of(entry, "az"))) {
                return true;
            }
        }
        return false;
    }
}

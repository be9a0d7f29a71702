package dev.tocsin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.azure.Waiting;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;

/** What single checks of {@code tocsin doctor} tell, and how it is told. */
class DoctorChecksTest extends DoctorBench {
    @Test
    void namesTheMissingActionAndTheNarrowestRole() throws IOException {
        plant(EnumSet.of(DoctorDefect.MISSING_PERMISSION));

        JsonNode check = check(examine(5, "--only", "permissions"), "permissions");

        assertThat(check.path("message").asText())
                .isEqualTo("the identity may not do Microsoft.Insights/actionGroups/write in rg-mcp-server-local");
        assertThat(check.at("/details/0").asText())
                .isEqualTo("Microsoft.Insights/actionGroups/write is missing; the narrowest built-in role that has it"
                        + " is Monitoring Contributor");
        assertThat(check.path("remediation").asText())
                .startsWith("az role assignment create --role \"Monitoring Contributor\" --assignee"
                        + " 00000000-0000-4000-8000-0000000000bb --scope " + GROUP + ";");
    }

    @Test
    void aTokenThatTheServiceTakesForExpiredIsACredentialToo() throws IOException {
        faults.add("{\"match\":{\"path\":\"^/subscriptions\"},\"status\":401}");

        JsonNode report = examine(5);

        assertThat(wrong(report)).containsExactly("credentials");
        assertThat(check(report, "permissions").path("message").asText()).isEqualTo("needs credentials, which failed");
    }

    /** Who may not even read is told once, by the check that knows which action is missing. */
    @Test
    void whatMayNotBeReadIsToldByPermissionsAlone() {
        faults.add(
                "{\"match\":{\"path\":\"/Microsoft.Authorization/permissions$\"},\"status\":200,\"body\":{\"value\":[{"
                        + "\"actions\":[\"*\"],\"notActions\":[\"Microsoft.Insights/actionGroups/*\"]}]}}");
        faults.add("{\"match\":{\"path\":\"/actionGroups$\"},\"status\":403}");

        JsonNode report = examine(5);

        assertThat(wrong(report)).containsExactly("permissions");
        assertThat(check(report, "permissions").path("details"))
                .extracting(JsonNode::asText)
                .satisfiesExactly(
                        read -> assertThat(read).startsWith("Microsoft.Insights/actionGroups/read is missing"),
                        write -> assertThat(write).startsWith("Microsoft.Insights/actionGroups/write is missing"));
        assertThat(check(report, "action-groups").path("status").asText()).isEqualTo("skipped");
        assertThat(check(report, "action-groups").path("message").asText()).contains("answered 403");
    }

    @Test
    void aResourceGroupThatIsMissingIsOneFinding() {
        faults.add(
                "{\"match\":{\"method\":\"GET\",\"path\":\"/resourceGroups/rg-mcp-server-local$\"},\"status\":404,\"body\":"
                        + "{\"error\":{\"code\":\"ResourceGroupNotFound\",\"message\":\"none\"}}}");

        JsonNode report = examine(5);

        assertThat(wrong(report)).containsExactly("azure-services");
        assertThat(check(report, "azure-services").path("remediation").asText())
                .isEqualTo("make it: az group create --name rg-mcp-server-local --location westeurope --subscription"
                        + " 00000000-0000-4000-8000-000000000001");
        assertThat(check(report, "quotas").path("message").asText()).isEqualTo("needs azure-services, which failed");
    }

    @Test
    void anIdentityWithARoleInTheGroupAloneNeedNotSeeTheSubscription() {
        faults.add("{\"match\":{\"path\":\"^/subscriptions/[^/]+$\"},\"status\":403}");

        assertThat(wrong(examine(0))).isEmpty();
    }

    @Test
    void aNameThatACommandLineWouldTakeForMoreIsQuoted() {
        LiveResources.ofShipped(project)
                .put(
                        "action-group",
                        "on call; reboot",
                        "{\"location\":\"Global\",\"properties\":{\"groupShortName\":\"x\",\"enabled\":true}}");

        assertThat(check(examine(5), "action-groups").path("remediation").asText())
                .contains("az monitor action-group update --name 'on call; reboot' --add-action");
    }

    @Test
    void aRuleThatSomebodyDisabledIsAWarning() {
        LiveResources.ofShipped(project)
                .edit(
                        "log-alert",
                        "high-cpu-usage",
                        body -> ((ObjectNode) body.get("properties")).put("enabled", false));

        JsonNode report = examine(0);

        assertThat(wrong(report)).containsExactly("disabled-rules");
        assertThat(check(report, "disabled-rules").path("remediation").asText())
                .isEqualTo("if that is not meant: tocsin provision --env local");
    }

    @Test
    void aReceiverThatIsNotConfirmedIsAWarning() throws IOException {
        faults.add(
                "{\"match\":{\"method\":\"GET\",\"path\":\"/rg-mcp-server-local/.*/actionGroups$\"},\"status\":200,\"body\":"
                        + "{\"value\":[{\"id\":\"" + GROUP
                        + "/providers/Microsoft.Insights/actionGroups/oncall\",\"name\":\"oncall\","
                        + "\"location\":\"Global\",\"properties\":{\"enabled\":true,\"emailReceivers\":[{\"name\":\"mail\",\"emailAddress\":"
                        + "\"a@example.com\",\"status\":\"Disabled\"}]}}]}}");

        JsonNode check = check(examine(5, "--only", "email-receivers,action-groups"), "email-receivers");

        assertThat(check.path("status").asText()).isEqualTo("warning");
        assertThat(check.path("remediation").asText())
                .contains("az monitor action-group enable-receiver --name mail --action-group oncall");
    }

    @Test
    void anAddressOfAWorkflowThatWasMadeAnewIsFound() {
        LiveResources live = LiveResources.ofShipped(project);
        live.edit(
                "action-group",
                "oncall",
                body -> body.at("/properties/logicAppReceivers")
                        .forEach(one -> ((ObjectNode) one)
                                .put(
                                        "callbackUrl",
                                        one.path("callbackUrl")
                                                .asText()
                                                .replaceFirst("sig=.*", "sig=" + CANARY + "-signature"))));

        JsonNode report = examine(5);

        assertThat(wrong(report)).containsExactly("callback-urls");
        assertThat(check(report, "callback-urls").path("remediation").asText())
                .isEqualTo("write the groups anew, with the address of now: tocsin provision --env local");
    }

    @Test
    void tellsWhatTheTelemetrySaysAboutTheDatabase() {
        healthRow = "[15, 3]";
        assertThat(check(examine(5), "database-connectivity").path("message").asText())
                .contains("does not reach its database: 3 of 15 health checks failed");

        healthRow = "[15, 0]";
        callRow = "[10, 0, 25000.0]";
        JsonNode slow = check(examine(0), "database-connectivity");
        assertThat(slow.path("status").asText()).isEqualTo("warning");
        assertThat(slow.path("message").asText()).contains("0 of 10 calls failed, 2500 ms on average");
    }

    @Test
    void aClockThatIsWrongIsFound() {
        Waiting late = new Waiting() {
            @Override
            public Instant now() {
                return Instant.now().minusSeconds(900);
            }

            @Override
            public void sleep(Duration time) {}

            @Override
            public double random() {
                return 0;
            }
        };

        CliRun run = run(late, "--output", "json", "--only", "clock-skew");

        assertThat(run.exit()).isEqualTo(5);
        assertThat(check(LiveResources.json(run.out()), "clock-skew")
                        .path("message")
                        .asText())
                .matches("the clock of this machine is (89|90)\\d s behind Azure's; sign-ins fail from 300 s on");
    }

    @Test
    void reportsAsTextAndMarkdownWithTheRemedy() throws IOException {
        plant(EnumSet.of(DoctorDefect.EMPTY_GROUP));

        assertThat(run(Waiting.real()).out())
                .contains("fail     action-groups          the action group nobody has no receiver, so nobody is told\n"
                        + "         remedy: add a receiver to the definition of nobody")
                .endsWith("20 checks of the environment local: 19 passed, 0 warnings, 1 failed, 0 skipped\n");
        assertThat(run(Waiting.real(), "--output", "markdown").out())
                .contains("| action-groups | fail | the action group nobody has no receiver, so nobody is told |")
                .contains("- Remedy: add a receiver to the definition of nobody");
    }

    @Test
    void refusesChecksThatThereAreNot() {
        CliRun run = project.run("doctor", "--only", "permission");

        assertThat(run.exit()).isEqualTo(64);
        assertThat(run.firstError()).isEqualTo("error: there is no check permission; did you mean permissions?");
        assertThat(project.run("doctor", "--target", "oncall").exit()).isEqualTo(64);
    }

    @Test
    void aProjectThatCannotBeReadIsOneFinding() {
        project.file("tocsin.json", "{");

        JsonNode report = examine(5);

        assertThat(wrong(report)).containsExactly("configuration");
        assertThat(project.requests()).isEmpty();
    }
}

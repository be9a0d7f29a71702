package dev.tocsin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.report.PlanSchema;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Several environments in one run. */
class FleetTest {
    private static final String FAULTS = TestProject.STATE + "/faults.json";

    @TempDir
    Path folder;

    private TestProject project;

    @BeforeEach
    void threeEnvironments() {
        project = TestProject.in(folder).actionGroup("one").file("tocsin.json", """
                {"name": "shop", "environments": {%s, %s, %s}}
                """.formatted(
                        environment("dev"), environment("test"), environment("prod")));
    }

    @Test
    void plansEachApartAndSumsUp() {
        CliRun run = project.run("provision", "--dry-run", "--env", "dev,prod", "--detailed-exitcode");

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.out())
                .containsSubsequence(
                        "shop / dev",
                        "shop / prod",
                        "dev   1 to change: 1 to create; 0 unchanged; 1 read",
                        "prod  1 to change");
        assertThat(project.writes()).isEmpty();
    }

    @Test
    void appliesInTheOrderGiven() {
        CliRun run = project.run("provision", "--env", "prod", "--env", "dev");

        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(project.writes().stream().map(FleetTest::group)).containsExactly("rg-prod", "rg-dev");
        project.forgetRequests();
        assertThat(project.run("provision", "--env", "dev,prod", "--detailed-exitcode")
                        .exit())
                .isZero();
        assertThat(project.writes()).isEmpty();
    }

    @Test
    void oneThatCannotBeReadDoesNotHideTheOthersInADryRun() {
        fault("GET", "rg-dev/.*");

        CliRun run =
                project.run("provision", "--dry-run", "--env", "dev,prod", "--detailed-exitcode", "--output", "json");

        assertThat(run.exit()).isEqualTo(1);
        JsonNode environments = LiveResources.json(run.out()).path("environments");
        assertThat(environments.at("/0/exit").asInt()).isEqualTo(1);
        assertThat(environments.at("/0").has("plan")).isFalse();
        assertThat(environments.at("/1/exit").asInt()).isEqualTo(2);
        assertThat(environments.at("/1/plan/summary/create").asInt()).isEqualTo(1);
        assertThat(PlanSchema.violations(environments.at("/1/plan").toString())).isEmpty();
        assertThat(run.err()).contains("environment dev:", "answered 403");
    }

    @Test
    void writesNowhereWhenOneCannotBePlanned() {
        fault("GET", "rg-prod/.*");

        CliRun run = project.run("provision", "--env", "dev,prod");

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err()).contains("nothing was written in any of these environments");
        assertThat(run.out()).contains("shop / dev", "prod  no plan; failed");
        assertThat(project.writes()).isEmpty();
    }

    @Test
    void beginsNoOtherAfterOneThatFailed() {
        fault("PUT", "rg-test/.*");

        CliRun run = project.run("provision", "--env", "dev,test,prod");

        assertThat(run.exit()).isEqualTo(3);
        assertThat(project.writes().stream().map(FleetTest::group).distinct()).containsExactly("rg-dev", "rg-test");
        assertThat(run.out())
                .containsPattern("dev +1 to change.*1 created")
                .containsPattern("test +1 to change.*1 failed.*partly applied")
                .containsPattern("prod +1 to change.*not begun");
    }

    @Test
    void anUnknownEnvironmentIsAUsageErrorForAll() {
        CliRun run = project.run("provision", "--env", "dev,nowhere");

        assertThat(run.exit()).isEqualTo(64);
        assertThat(run.err()).contains("there is no environment \"nowhere\"");
        assertThat(project.writes()).isEmpty();
    }

    @Test
    void destroysSeveralOnlyWhenAgreed() {
        assertThat(project.run("provision", "--env", "dev,prod").exit()).isZero();
        project.forgetRequests();

        assertThat(project.run("destroy", "--env", "dev,prod").exit()).isEqualTo(64);
        assertThat(project.writes()).isEmpty();
        assertThat(project.run("destroy", "--env", "dev,prod", "--yes").exit()).isZero();
        assertThat(project.writes()).hasSize(2);
    }

    @Test
    void oneCommentIsForAll() {
        CliRun run = project.run("provision", "--dry-run", "--env", "dev,prod", "--output", "markdown");

        assertThat(run.out())
                .startsWith("<!-- tocsin:plan shop/dev,prod -->\n")
                .contains("<!-- tocsin:plan shop/dev -->", "<!-- tocsin:plan shop/prod -->");
    }

    @Test
    void oneDocumentIsForAllAndKeepsToItsSchema() {
        String planned = project.run("provision", "--dry-run", "--env", "dev,prod", "--output", "json")
                .out();
        String applied = project.run("provision", "--env", "prod,dev", "--output", "json")
                .out();
        fault("GET", "rg-prod/.*");
        String broken = project.run("provision", "--dry-run", "--env", "dev,prod", "--output", "json")
                .out();

        assertThat(List.of(planned, applied, broken))
                .allSatisfy(document ->
                        assertThat(PlanSchema.violationsOfFleet(document)).isEmpty());
        assertThat(broken).contains("\"exit\": 1", "\"create\": 0");
        assertThat(planned).contains("\"summary\": {\n    \"create\": 2,");
        assertThat(applied).contains("\"outcome\": \"created\"");
        assertThat(PlanSchema.violationsOfFleet(planned.replace("\"action\": \"create\"", "\"action\": \"make\"")))
                .isNotEmpty();
        assertThat(PlanSchema.violationsOfFleet(planned.replace("\"exit\": 0", "\"exit\": 7")))
                .isNotEmpty();
    }

    @Test
    void onePageIsForAll() {
        CliRun run = project.run("provision", "--dry-run", "--env", "dev,prod", "--output", "html");

        assertThat(run.out())
                .contains("<a href=\"#e0\">", "id=\"e1c0\"", "<a href=\"#e1c0\">")
                .containsOnlyOnce("id=\"e0\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--out=x.json", "--plan=x.json"})
    void aSavedPlanIsForOneEnvironment(String flag) {
        CliRun run = project.run("provision", "--env", "dev,prod", flag);

        assertThat(run.exit()).isEqualTo(64);
        assertThat(run.err()).contains("--out and --plan take one environment at a time");
    }

    @Test
    void theSameTwiceAndManyWhereOneIsMeantAreUsageErrors() {
        assertThat(project.run("provision", "--env", "dev,dev").exit()).isEqualTo(64);
        assertThat(project.run("render", "--env", "dev,prod").err()).contains("--env names 2 environments");
    }

    private void fault(String method, String path) {
        project.file(
                FAULTS,
                "[{\"match\": {\"method\": \"%s\", \"path\": \"%s\"}, \"times\": -1, \"status\": 403}]"
                        .formatted(method, path));
    }

    private static String group(String request) {
        return List.of(request.split("/", -1)).get(4);
    }

    private static String environment(String name) {
        return """
                "%1$s": {"target": "emulator", "subscription": "00000000-0000-4000-8000-000000000001",
                  "resourceGroup": "rg-%1$s", "location": "westeurope"}""".formatted(name);
    }
}

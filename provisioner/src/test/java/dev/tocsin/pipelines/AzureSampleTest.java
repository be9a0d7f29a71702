package dev.tocsin.pipelines;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the shell of {@code docs/pipelines/azure-pipelines.yml}, step by step, as an agent would. */
class AzureSampleTest {
    /** Parameters of the template, and variables of the pipeline. */
    private static final Pattern EXPRESSION = Pattern.compile("(?:\\$\\{\\{ *|\\$\\()(.*?)(?: *}}|\\))");

    private static final Pattern COMMAND = Pattern.compile("##vso\\[task\\.(\\w+) ?([^]]*)](.*)");
    private static final Set<String> TASKS = Set.of("AzureCLI@2");
    private static final String IF_PULL_REQUEST = "and(succeeded(), eq(variables['Build.Reason'], 'PullRequest'))";

    private final Sample template = Sample.read("azure-pipelines.yml");

    @TempDir
    private Path folder;

    private Machine machine;
    private boolean pullRequest;
    private final Map<String, String> known = new HashMap<>();
    private final Map<String, String> variables = new TreeMap<>();
    private String path = "";

    private record Job(int exit, String log) {}

    @BeforeEach
    void setUp() {
        machine = new Machine(folder);
        for (Sample parameter : template.list("parameters")) {
            known.put("parameters." + parameter.text("name"), parameter.text("default"));
        }
        known.put("parameters.sha256", machine.sha256());
        known.put("ALERT_TO_EMAILS", "oncall@example.com");
        known.put("TEAMS_WEBHOOK_URL", "https://example.invalid/teams-secret");
        known.put("SLACK_WEBHOOK_URL", "https://example.invalid/slack-secret");
        known.put("System.AccessToken", "access-token");
    }

    @Test
    void pullRequestIsPlannedAndCommentedOnceAndNothingIsWritten() {
        pullRequest = true;
        machine.reply("{\"value\": [{\"id\": 3, \"comments\": [{\"id\": 1, \"content\": null}]}]}");
        Job plan = run(planSteps());
        assertThat(plan.exit()).as(plan.log()).isZero();
        assertThat(variables).containsEntry("changes", "true").containsKey("JAVA_HOME");
        assertThat(machine.writes()).isZero();
        assertThat(Machine.read(machine.work("plan.md")) + Machine.read(machine.work("plan.json")))
                .doesNotContain("-secret");
        String threads = "https://dev.azure.com/shop/p1/_apis/git/repositories/r1/pullRequests/7/threads";
        assertThat(machine.calls())
                .contains("header = \"Authorization: Bearer access-token\"")
                .contains("POST\n--data-binary\n@-\n" + threads + "?api-version=7.1")
                .contains("\"content\": \"<!-- tocsin:plan mcp-server/prod -->\\n");

        machine.reply("{\"value\": [{\"id\": 3, \"comments\": [{\"id\": 1, \"content\": \"other\"}]}, {\"id\": 9,"
                + " \"comments\": [{\"id\": 2, \"content\": \"<!-- tocsin:plan mcp-server/prod -->\\nold\"}]}]}");
        Machine.Result again = shell(named(planSteps(), "Comment"));
        assertThat(again.exit()).as(again.out()).isZero();
        assertThat(machine.calls())
                .contains("PATCH\n--data-binary\n@-\n" + threads + "/9/comments/2?api-version=7.1")
                .doesNotContain("POST");
    }

    @Test
    void mergeAppliesThePlanOfItsRunAndAnOldPlanIsRefused() {
        Job plan = run(planSteps());
        assertThat(plan.exit()).as(plan.log()).isZero();
        Job apply = run(applySteps());
        assertThat(apply.exit()).as(apply.log()).isZero();
        assertThat(Machine.read(machine.work("applied.md"))).contains("22 created");
        assertThat(machine.writes()).isEqualTo(22);
        assertThat(machine.temp().resolve("id-token")).doesNotExist();
        Job old = run(applySteps());
        assertThat(old.exit()).isEqualTo(4);
        assertThat(old.log()).contains("##vso[task.logissue type=error]Something changed");
        assertThat(machine.writes()).isEqualTo(22);
    }

    @Test
    void onlyAnApprovedPlanWithChangesIsApplied() {
        Sample apply = template.list("stages").get(1);
        assertThat(apply.text("dependsOn")).isEqualTo("plan");
        assertThat(apply.text("condition"))
                .isEqualTo("and(succeeded(), ne(variables['Build.Reason'], 'PullRequest'),"
                        + " eq(dependencies.plan.outputs['plan.plan.changes'], 'true'))");
        assertThat(apply.list("jobs").get(0).text("environment")).isEqualTo("${{ parameters.approval }}");
        for (List<Sample> steps : List.of(planSteps(), applySteps())) {
            for (Sample step : steps) {
                assertThat(script(step)).doesNotContain("${{").doesNotContainPattern("\\$\\([A-Z]\\w*\\.");
            }
        }
    }

    private List<Sample> planSteps() {
        return template.list("stages").get(0).list("jobs").get(0).list("steps");
    }

    private List<Sample> applySteps() {
        return template.list("stages")
                .get(1)
                .list("jobs")
                .get(0)
                .at("strategy", "runOnce", "deploy")
                .list("steps");
    }

    private static Sample named(List<Sample> steps, String name) {
        return steps.stream()
                .filter(step -> step.text("displayName").equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static String script(Sample step) {
        return step.has("task") ? step.at("inputs").text("inlineScript") : step.text("bash");
    }

    private Job run(List<Sample> steps) {
        StringBuilder log = new StringBuilder();
        for (Sample step : steps) {
            if (step.has("condition")) {
                assertThat(step.text("condition")).isEqualTo(IF_PULL_REQUEST);
                if (!pullRequest) {
                    continue;
                }
            }
            if (step.has("publish")) {
                for (String file : List.of("plan.json", "plan.md")) {
                    machine.keep(step.text("artifact"), machine.work(step.text("publish") + "/" + file));
                }
            } else if (step.has("download")) {
                machine.fetch(step.text("artifact"), machine.temp().resolve(step.text("artifact")));
            } else if (!step.has("checkout")) {
                Machine.Result result = shell(step);
                log.append(result.out());
                if (result.exit() != 0) {
                    return new Job(result.exit(), log.toString());
                }
            }
        }
        return new Job(0, log.toString());
    }

    /** Azure Pipelines runs scripts with {@code bash} and no options. */
    private Machine.Result shell(Sample step) {
        Map<String, String> environment = new TreeMap<>(variables);
        if (step.has("task")) {
            assertThat(TASKS).contains(step.text("task"));
            assertThat(step.at("inputs").text("addSpnToEnvironment")).isEqualTo("true");
            environment.putAll(Map.of("idToken", "id-token", "servicePrincipalId", "client", "tenantId", "tenant"));
        }
        environment.putAll(step.at("env").texts(EXPRESSION, known));
        environment.put("TF_BUILD", "True");
        environment.put("JAVA_HOME_17_X64", System.getProperty("java.home"));
        environment.put("AGENT_TEMPDIRECTORY", machine.temp().toString());
        environment.put("PIPELINE_WORKSPACE", machine.temp().toString());
        environment.put("SYSTEM_COLLECTIONURI", "https://dev.azure.com/shop/");
        environment.put("SYSTEM_TEAMPROJECTID", "p1");
        environment.put("BUILD_REPOSITORY_ID", "r1");
        environment.put("SYSTEM_PULLREQUEST_PULLREQUESTID", "7");
        Machine.Result result = machine.run(script(step), environment, path, "bash", "--noprofile", "--norc");
        result.out().lines().forEach(this::obey);
        return result;
    }

    private void obey(String line) {
        Matcher command = COMMAND.matcher(line);
        if (!command.matches()) {
            return;
        }
        switch (command.group(1)) {
            case "prependpath" -> path = command.group(3) + ":" + path;
            case "setvariable" ->
                variables.put(command.group(2).replaceAll("variable=(\\w+).*", "$1"), command.group(3));
            case "setsecret" ->
                assertThat(command.group(3)).containsAnyOf("-secret", ".logic.azure.com:443/workflows/");
            case "uploadsummary" -> assertThat(Path.of(command.group(3))).exists();
            case "logissue" -> assertThat(command.group(2)).isEqualTo("type=error");
            default -> throw new IllegalArgumentException("unknown command: " + line);
        }
    }
}

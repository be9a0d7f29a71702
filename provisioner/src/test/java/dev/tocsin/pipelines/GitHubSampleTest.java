package dev.tocsin.pipelines;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the shell of {@code docs/pipelines/github-actions.yml}, step by step, as a runner would. */
class GitHubSampleTest {
    private static final Pattern EXPRESSION = Pattern.compile("\\$\\{\\{ *(.*?) *}}");
    /** The actions the sample may use; each is pinned by the full commit of a release, named in a comment. */
    private static final Set<String> ACTIONS = Set.of(
            "actions/checkout@11bd71901bbe5b1630ceea73d27597364c9af683",
            "actions/setup-java@3a4f6e1af504cf6a31855fa899c6aa5355ba6c12",
            "actions/upload-artifact@65c4c4a1ddee5b72f698fdd19549f0f0fb45cf08",
            "actions/download-artifact@fa0a91b85d4f404e444e00e005971372dc801d16",
            "azure/login@a65d910e8af852a8061c627c456678983e180302");

    private final Sample workflow = Sample.read("github-actions.yml");

    @TempDir
    private Path folder;

    private Machine machine;
    private Map<String, String> expressions;
    private final Map<String, Boolean> conditions = new HashMap<>();

    /** What a job did: the exit code of its last step, the log of all, and its outputs. */
    private record Job(int exit, String log, String summary, Map<String, String> outputs) {}

    @BeforeEach
    void setUp() {
        machine = new Machine(folder);
        expressions = new HashMap<>(Map.of(
                "vars.ALERT_TO_EMAILS", "oncall@example.com",
                "secrets.TEAMS_WEBHOOK_URL", "https://example.invalid/teams-secret",
                "secrets.SLACK_WEBHOOK_URL", "https://example.invalid/slack-secret",
                "github.token", "token",
                "github.event.pull_request.number", "7"));
    }

    @Test
    void pullRequestIsPlannedAndCommentedOnceAndNothingIsWritten() {
        conditions.put("github.event_name == 'pull_request'", true);
        machine.reply("[{\"id\": 1, \"user\": {\"login\": \"someone\"}, \"body\": \"<!-- tocsin:plan mcp-server/prod"
                + " -->\"}]\n"
                + "[]");
        Job plan = run("plan");
        assertThat(plan.exit()).as(plan.log()).isZero();
        assertThat(plan.outputs()).containsEntry("plan.changes", "true");
        assertThat(plan.summary())
                .startsWith("<!-- tocsin:plan mcp-server/prod -->")
                .contains("22 to create")
                .doesNotContain("-secret");
        assertThat(Machine.read(machine.work("plan.json"))).doesNotContain("-secret");
        assertThat(machine.writes()).isZero();
        assertThat(machine.calls())
                .contains("POST\nrepos/shop/monitoring/issues/7/comments\n-F\nbody=@plan.md")
                .doesNotContain("PATCH");

        machine.reply("[]\n[{\"id\": 41, \"user\": {\"login\": \"github-actions[bot]\"}, \"body\": \"other\"},"
                + "{\"id\": 42, \"user\": {\"login\": \"github-actions[bot]\"},"
                + " \"body\": \"<!-- tocsin:plan mcp-server/prod -->\\nold\"}]");
        Sample comment = step("plan", "Comment");
        assertThat(shell(comment, new TreeMap<>(), "").exit()).isZero();
        assertThat(machine.calls())
                .contains("PATCH\nrepos/shop/monitoring/issues/comments/42\n-F\nbody=@plan.md")
                .doesNotContain("POST");
    }

    @Test
    void mergeAppliesThePlanOfItsRunAndTheNextRunHasNothingToDo() {
        conditions.put("github.event_name == 'pull_request'", false);
        assertThat(run("plan").exit()).isZero();
        Job apply = run("apply");
        assertThat(apply.exit()).as(apply.log()).isZero();
        assertThat(apply.summary()).contains("22 created");
        long writes = machine.writes();
        assertThat(writes).isEqualTo(22);
        Job again = run("plan");
        assertThat(again.exit()).isZero();
        assertThat(again.outputs()).containsEntry("plan.changes", "false");
        assertThat(machine.writes()).isEqualTo(writes);
    }

    @Test
    void stalePlanIsRefusedAndAPartialApplySaysSo() {
        conditions.put("github.event_name == 'pull_request'", false);
        assertThat(run("plan").exit()).isZero();
        Machine.write(
                machine.work(".tocsin/emulator/faults.json"),
                "[{\"match\": {\"method\": \"PUT\", \"path\": \".*actionGroups/team.*\"}, \"times\": 1, \"status\":"
                        + " 403, \"body\": {\"error\": {\"code\": \"AuthorizationFailed\", \"message\": \"no\"}}}]");
        Job partial = run("apply");
        assertThat(partial.exit()).as(partial.log()).isEqualTo(3);
        assertThat(partial.log()).contains("::error title=Partly applied::");
        Job stale = run("apply");
        assertThat(stale.exit()).as(stale.log()).isEqualTo(4);
        assertThat(stale.log()).contains("::error title=Plan is stale::");
    }

    @Test
    void mistakeInADefinitionStopsBeforeTheLogin() {
        machine.edit("alert-rules/high-cpu-usage.json", "\"PT5M\"", "\"PT7X\"");
        Job plan = run("plan");
        assertThat(plan.exit()).isEqualTo(64);
        assertThat(plan.log()).contains("alert-rules/high-cpu-usage.json").doesNotContain("azure/login");
    }

    @Test
    void zipThatIsNotTheExpectedOneIsNotRun() {
        Sample install = step("plan", "Install Tocsin");
        Machine.Result result = shell(install, new TreeMap<>(Map.of("TOCSIN_SHA256", "0".repeat(64))), "");
        assertThat(result.exit()).isNotZero();
        assertThat(machine.temp().resolve("tocsin-0.1.0")).doesNotExist();
    }

    @Test
    void jobsHaveTheRightsTheyNeedAndScriptsHoldNoExpressions() {
        assertThat(workflow.at("permissions").node()).isEqualTo(Map.of("contents", "read"));
        assertThat(workflow.at("jobs", "plan", "permissions").node())
                .isEqualTo(Map.of("contents", "read", "id-token", "write", "pull-requests", "write"));
        assertThat(workflow.at("jobs", "apply", "permissions").node())
                .isEqualTo(Map.of("contents", "read", "id-token", "write"));
        assertThat(workflow.at("jobs", "apply").text("if"))
                .isEqualTo("github.event_name == 'push' && needs.plan.outputs.changes == 'true'");
        for (String job : List.of("plan", "apply")) {
            for (Sample step : workflow.at("jobs", job).list("steps")) {
                assertThat(step.text("run")).doesNotContain("${{");
            }
        }
    }

    private Sample step(String job, String name) {
        return workflow.at("jobs", job).list("steps").stream()
                .filter(step -> step.text("name").equals(name))
                .findFirst()
                .orElseThrow();
    }

    private Job run(String name) {
        StringBuilder log = new StringBuilder();
        Map<String, String> outputs = new TreeMap<>();
        Machine.write(machine.temp().resolve("summary"), "");
        Machine.write(machine.temp().resolve("path"), "");
        int exit = 0;
        for (Sample step : workflow.at("jobs", name).list("steps")) {
            if (step.has("if") && !conditions.get(step.text("if"))) {
                continue;
            }
            if (step.has("uses")) {
                assertThat(ACTIONS).contains(step.text("uses"));
                log.append(step.text("uses")).append('\n');
                action(step);
                continue;
            }
            Machine.write(machine.temp().resolve("output"), "");
            Machine.Result result = shell(step, new TreeMap<>(Map.of("TOCSIN_SHA256", machine.sha256())), path());
            log.append(result.out());
            exit = result.exit();
            Machine.read(machine.temp().resolve("output"))
                    .lines()
                    .forEach(line -> outputs.put(
                            step.text("id") + "." + line.substring(0, line.indexOf('=')),
                            line.substring(line.indexOf('=') + 1)));
            if (exit != 0) {
                break;
            }
        }
        return new Job(exit, log.toString(), Machine.read(machine.temp().resolve("summary")), outputs);
    }

    private void action(Sample step) {
        Sample with = step.at("with");
        if (step.text("uses").startsWith("actions/upload-artifact@")) {
            with.text("path").lines().forEach(file -> machine.keep(with.text("name"), machine.work(file)));
        } else if (step.text("uses").startsWith("actions/download-artifact@")) {
            machine.fetch(with.text("name"), machine.work(""));
        }
    }

    private String path() {
        StringBuilder path = new StringBuilder();
        Machine.read(machine.temp().resolve("path"))
                .lines()
                .forEach(folder -> path.append(folder).append(':'));
        return path.toString();
    }

    /** GitHub runs a script without a shell of its own choice with {@code bash -e}. */
    private Machine.Result shell(Sample step, Map<String, String> overrides, String path) {
        Map<String, String> environment = new TreeMap<>(workflow.at("env").texts(EXPRESSION, expressions));
        environment.putAll(step.at("env").texts(EXPRESSION, expressions));
        environment.putAll(overrides);
        environment.put("CI", "true");
        environment.put("GITHUB_ACTIONS", "true");
        environment.put("GITHUB_REPOSITORY", "shop/monitoring");
        environment.put("RUNNER_TEMP", machine.temp().toString());
        environment.put("GITHUB_PATH", machine.temp().resolve("path").toString());
        environment.put("GITHUB_OUTPUT", machine.temp().resolve("output").toString());
        environment.put("GITHUB_STEP_SUMMARY", machine.temp().resolve("summary").toString());
        return machine.run(step.text("run"), environment, path, "bash", "-e");
    }
}

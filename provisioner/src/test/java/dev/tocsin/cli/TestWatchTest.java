package dev.tocsin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code tocsin test --watch}, with changes in an order that each test says. */
class TestWatchTest {
    private static final String PASSES = "1 passed, 0 failed, 0 errors\n";
    private static final String FAILS = "0 passed, 1 failed, 0 errors\n";

    @TempDir
    private Path folder;

    private final TestOutside outside = TestOutside.plain();
    private AlertTestProject project;

    @BeforeEach
    void makeProject() {
        project = AlertTestProject.in(folder);
        project.rule(AlertTestProject.PLAIN);
        test("fired");
    }

    @Test
    void runsAgainWhenAFileIsSavedAndEndsWithTheCodeOfTheLastRun() {
        outside.saved()
                .then(() -> test("silent"), "alert-rules/high.test.yaml")
                .quiet()
                .then(() -> project.rule("T_CL | project TimeGenerated, v = v / 2"), "alert-rules/high.json")
                .quiet()
                .then(() -> project.rule(AlertTestProject.PLAIN), "alert-rules/high.json")
                .quiet();

        CliRun run = watch();

        assertThat(run.out().lines().filter(line -> line.contains(" passed, ")))
                .containsExactly(PASSES.trim(), FAILS.trim(), PASSES.trim(), FAILS.trim());
        assertThat(run.exit()).isEqualTo(5);
    }

    @Test
    void putsTheTimeOfDayAndWhatWasSavedBetweenTwoRuns() {
        outside.saved()
                .then(() -> {}, "alert-rules/high.json", "templates/a.ftl", "tocsin.json")
                .quiet();

        CliRun run = watch();

        assertThat(run.out())
                .containsPattern(PASSES
                        + "\n──── \\d\\d:\\d\\d:\\d\\d {2}alert-rules/high.json and 2 more ────\npass {2}high / high\n"
                        + PASSES);
        assertThat(run.err()).isEqualTo("watching " + folder + "; Ctrl-C ends this\n");
    }

    @Test
    void runsOnceForFilesThatAreSavedTogether() {
        outside.saved()
                .then(() -> {}, "alert-rules/high.json")
                .then(() -> {}, "alert-rules/high.test.yaml")
                .then(() -> {}, "alert-rules/high.json")
                .quiet();

        assertThat(watch().out().lines().filter(line -> line.startsWith("────")))
                .singleElement()
                .asString()
                .contains("alert-rules/high.json and 1 more");
    }

    @Test
    void runsAlthoughSomethingWritesAllTheTime() {
        for (int i = 0; i < 120; i++) {
            outside.saved().then(() -> {}, "alert-rules/log" + i + ".txt");
        }

        assertThat(watch().out().lines().filter(line -> line.startsWith("────")))
                .hasSize(3);
    }

    @Test
    void saysWhatIsWrongWhileSomebodyIsStillWritingAndGoesOn() {
        outside.saved()
                .then(() -> project.file("alert-rules/high.json", "{\"type\": "), "alert-rules/high.json")
                .quiet()
                .then(() -> project.rule(AlertTestProject.PLAIN), "alert-rules/high.json")
                .quiet();

        CliRun run = watch();

        assertThat(run.exit()).isZero();
        assertThat(run.err().lines().filter(line -> line.contains("error")))
                .singleElement()
                .asString()
                .startsWith("alert-rules/high.json:1:10: error: not valid JSON");
        assertThat(run.out().split(PASSES, -1)).hasSize(3);
    }

    @Test
    void doesNotRunForWhatNoTestReads() {
        outside.saved()
                .then(() -> {}, "alert-rules/.high.json.swp")
                .then(() -> {}, "alert-rules/high.json~")
                .then(() -> {}, "README.md")
                .then(() -> {}, "src/Main.java");

        assertThat(watch().out()).isEqualTo("pass  high / high\n" + PASSES);
    }

    @Test
    void rewritesTheJunitFileAtEachRunAndDoesNotRunForIt() throws Exception {
        Path file = folder.resolve("alert-rules/results.xml");
        outside.saved()
                .then(() -> {}, "alert-rules/results.xml")
                .then(() -> test("silent"), "alert-rules/high.test.yaml")
                .quiet();

        CliRun run = watch("--junit", file.toString());

        assertThat(run.out().lines().filter(line -> line.startsWith("────"))).hasSize(1);
        assertThat(Files.readString(file)).contains("failures=\"1\"");
    }

    @Test
    void refusesOutputThatIsOneDocument() {
        assertThat(watch("--output", "json").err())
                .startsWith("error: --watch prints text only, run after run; leave --output out\n");
        assertThat(watch("--output", "junit").err()).contains("leave --output out, and take --junit FILE");
        assertThat(watch("--replay", "x").err()).contains("--replay runs none");
        assertThat(watch("--replay", "x").exit()).isEqualTo(64);
    }

    @Test
    void saysWhyAFolderCannotBeWatched() {
        CliRun run =
                CliRun.of("test", "--watch", "-C", folder.resolve("nowhere").toString());

        assertThat(run.exit()).isEqualTo(64);
        assertThat(run.err()).contains("nowhere: error: there is no such folder [TOC0101]");
    }

    /** Its row has the value 12, above the threshold. */
    private void test(String state) {
        project.test("{rows: [{TimeGenerated: -1m, v: 12}]}", "{at: +0m, state: " + state + "}");
    }

    private CliRun watch(String... flags) {
        return CliRun.with(
                Map.of(),
                CliRun.CLOCK,
                outside,
                Stream.concat(Stream.of("test", "--watch", "-C", folder.toString()), Stream.of(flags))
                        .toArray(String[]::new));
    }
}

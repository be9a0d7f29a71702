package dev.tocsin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.azure.FakeWaiting;
import dev.tocsin.json.JsonWriter;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A service, or something that took its place, answers nonsense with status 200: an error in one line, never a fault of ours. */
class HostileAnswersTest {
    @TempDir
    private Path root;

    private TestProject project;

    @BeforeEach
    void makeProject() {
        project = BadInput.rightProject(root.resolve("project"));
    }

    static Stream<String> answers() {
        String id = "\"id\": \"/subscriptions/00000000-0000-4000-8000-000000000001/resourceGroups/rg-shop/providers/"
                + "Microsoft.Insights/components/shop\"";
        return Stream.of(
                "[]",
                "null",
                "\"text\"",
                "1",
                "",
                "{",
                "<html>",
                "{\"value\": null}",
                "{\"value\": {}}",
                "{\"value\": [null, 1, \"x\", [], {}]}",
                "{\"value\": [{\"id\": 5, \"tags\": \"x\", \"properties\": []}]}",
                "{\"value\": [{" + id + ", \"tags\": [], \"properties\": \"x\"}]}",
                "{\"value\": [{" + id
                        + ", \"tags\": {\"tocsin-project\": {}, \"tocsin-environment\": []}, \"properties\": null}]}",
                "{\"value\": [], \"nextLink\": 5}",
                "{\"value\": [], \"nextLink\": \"https://evil.example/next\"}",
                "{\"value\": [], \"nextLink\": \"\\u0000\"}",
                "[".repeat(100_000),
                "{\"value\": " + "[".repeat(200) + "]".repeat(200) + "}",
                "{\"value\": [{\"id\": 1e999999999}]}",
                "{\"error\": {\"code\": \"\\u001b[2J::error::\", \"message\": \"" + "m".repeat(100_000) + "\"}}");
    }

    @ParameterizedTest
    @MethodSource("answers")
    void toReads(String body) {
        answer("GET", body);
        isSaidPlainly(project.run(quickly(), "provision", "--explain"));
    }

    @ParameterizedTest
    @MethodSource("answers")
    void toWrites(String body) {
        answer("PUT", body);
        isSaidPlainly(project.run(quickly(), "provision"));
    }

    /** Retries and looks at what was written take no time. */
    private static TestOutside quickly() {
        return TestOutside.of(UnaryOperator.identity(), new FakeWaiting());
    }

    private void answer(String method, String body) {
        project.file(
                TestProject.STATE + "/faults.json",
                "[{\"match\": {\"method\": \"%s\", \"path\": \".\"}, \"times\": -1, \"status\": 200, \"headers\": {}, \"body\": %s}]"
                        .formatted(method, JsonWriter.quoted(body)));
    }

    private static void isSaidPlainly(CliRun run) {
        assertThat(run.err()).doesNotContain("fault of Tocsin").doesNotContain("\u001b");
        assertThat(run.out()).doesNotContain("\u001b");
        assertThat((run.out() + run.err()).lines())
                .allSatisfy(line -> assertThat(line).hasSizeLessThan(3_000));
        assertThat(run.exit()).isIn(0, 1, 3, 4);
    }
}

package dev.tocsin.lint.alert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.lint.LintCase;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TooManyGroupsTest {
    @TempDir
    private Path root;

    private List<String> found(int number) {
        String groups = IntStream.range(0, number)
                .mapToObj(i -> "{\"actionGroupId\": \"" + AlertBodies.PROVIDERS + "/Microsoft.Insights/actionGroups/g"
                        + i + "\"}")
                .collect(Collectors.joining(", "));
        return LintCase.in(root)
                .file("alert-rules/changes.json", AlertBodies.activity("changes", "Administrative", groups))
                .file(
                        "alert-rules/load.json",
                        AlertBodies.metric("load", "\"actions\": [" + groups + "],", "serverLoad", 90))
                .found(new TooManyGroups());
    }

    @Test
    void findsTheSixth() {
        assertThat(found(6))
                .hasSize(2)
                .allSatisfy(one -> assertThat(one).contains("error a rule takes at most 5 action groups, not 6"));
    }

    @Test
    void acceptsFive() {
        assertThat(found(5)).isEmpty();
    }
}

package dev.tocsin.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.tocsin.azure.RequestCount;
import dev.tocsin.diff.Difference;
import dev.tocsin.plan.Action;
import dev.tocsin.plan.Change;
import dev.tocsin.plan.Plan;
import dev.tocsin.resource.Bodies;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class MarkdownReportTest {
    @Test
    void isCutBeforeAnythingIsLeftOpen() {
        String hostile = "x\n</details>\n<details>\n".repeat(30);
        String text = render(400, hostile);

        assertThat(text.length()).isBetween(50_000, 60_200);
        assertThat(text)
                .endsWith(" characters; see `--output html` or `--output json`._\n")
                .contains("_Cut here: the whole plan has ");
        String outside = text.replaceAll("(?s)````*diff\\n.*?\\n````*\\n", "");
        assertThat(count(outside, "<details>"))
                .isEqualTo(count(outside, "</details>"))
                .isPositive();
        assertThat(count(text, "```") % 2).isZero();
    }

    @Test
    void cutsInTheTableWhenThatIsTooLongAlready() {
        String text = render(5_000, "x");

        assertThat(text.length()).isBetween(50_000, 60_200);
        assertThat(text.lines().filter(line -> line.startsWith("| `"))).allMatch(line -> line.endsWith(" |"));
    }

    @Test
    void staysWholeBelowTheLimit() {
        assertThat(render(3, "x")).doesNotContain("Cut here");
    }

    private static int count(String text, String part) {
        return text.split(Pattern.quote(part), -1).length - 1;
    }

    private static String render(int changes, String value) {
        List<Change> all = new ArrayList<>();
        for (int i = 0; i < changes; i++) {
            all.add(new Change(
                    "/id/" + i,
                    Bodies.KINDS.named("action-group").orElseThrow(),
                    "group-" + i,
                    "action-group/group-" + i,
                    Action.UPDATE,
                    "definition changed",
                    List.of(new Difference(
                            "/properties/x",
                            Optional.of(TextNode.valueOf("was")),
                            Optional.of(TextNode.valueOf(value)),
                            false)),
                    List.of(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty()));
        }
        return new MarkdownReport()
                .render(new RunReport(
                        new Plan("shop", "local", all, List.of()),
                        Optional.empty(),
                        "emulator",
                        new RequestCount(1, 0),
                        Duration.ZERO,
                        false,
                        Optional.empty()));
    }
}

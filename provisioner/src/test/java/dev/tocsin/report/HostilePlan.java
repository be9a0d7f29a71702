package dev.tocsin.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.tocsin.apply.ApplyResult;
import dev.tocsin.apply.ChangeResult;
import dev.tocsin.apply.Outcome;
import dev.tocsin.azure.RequestCount;
import dev.tocsin.diff.Difference;
import dev.tocsin.diff.Ignored;
import dev.tocsin.plan.Action;
import dev.tocsin.plan.Change;
import dev.tocsin.plan.Plan;
import dev.tocsin.resource.Bodies;
import dev.tocsin.workbook.WorkbookDiff;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Plans in which every text that somebody else may have written is out to break the report. */
final class HostilePlan {
    private static final List<String> PIECES = List.of(
            "`",
            "```",
            "````",
            "~~~",
            "\n",
            "\r\n",
            "\n\n",
            "</details>",
            "<details>",
            "<summary>",
            "</summary>",
            "-->",
            "<!--",
            "<script>alert(1)</script>",
            "<img src=x onerror=alert(1)>",
            "</code></pre>",
            "]]>",
            "|",
            "\\|",
            "\\",
            "**",
            "__",
            "[x](https://evil.example/)",
            "![x](https://evil.example/y.png)",
            "<https://evil.example/>",
            "@everyone",
            "# heading\n",
            "- [ ] task\n",
            "> quote\n",
            "| a | b |\n|---|---|\n| c | d |\n",
            "    code\n",
            "&lt;",
            "&#60;",
            "\u202Eright to left",
            "\u2066",
            "\u0000",
            "\u001b[31m",
            "\u2028",
            "\"",
            "'",
            "${x}",
            "plain words ",
            "<a href='javascript:1'>");

    private static final List<Action> ACTIONS = List.of(Action.values());

    private final Random random;

    HostilePlan(long seed) {
        this.random = new Random(seed);
    }

    RunReport report() {
        List<Change> changes = new ArrayList<>();
        List<ChangeResult> results = new ArrayList<>();
        int count = 1 + random.nextInt(5);
        for (int i = 0; i < count; i++) {
            Change change = change();
            changes.add(change);
            results.add(new ChangeResult(
                    change, Outcome.FAILED, Optional.of(text()), List.of(text()), false, Duration.ZERO));
        }
        Plan plan = new Plan(text(), text(), changes, List.of("/" + text()));
        return new RunReport(
                plan,
                random.nextBoolean() ? Optional.of(new ApplyResult(plan, results)) : Optional.empty(),
                text(),
                new RequestCount(1, 2),
                Duration.ZERO,
                true,
                random.nextBoolean() ? Optional.of(text()) : Optional.empty());
    }

    private Change change() {
        List<Difference> differences =
                List.of(difference(), difference(), new Difference("/" + text(), Optional.empty(), value(), false));
        Optional<WorkbookDiff> workbook = random.nextBoolean() ? Optional.of(workbook()) : Optional.empty();
        return new Change(
                "/" + text(),
                Bodies.KINDS
                        .named(workbook.isPresent() ? "workbook" : "action-group")
                        .orElseThrow(),
                text(),
                text(),
                ACTIONS.get(random.nextInt(ACTIONS.size())),
                text(),
                differences,
                List.of(new Ignored("/" + text(), Ignored.Rule.FOREIGN_TAG)),
                random.nextBoolean() ? Optional.of(text()) : Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                workbook,
                random.nextBoolean() ? List.of(text()) : List.of());
    }

    private WorkbookDiff workbook() {
        return WorkbookDiff.of(content(), content(), JsonNode::equals);
    }

    private ObjectNode content() {
        ObjectNode content = JsonNodeFactory.instance.objectNode();
        ArrayNode items = content.put(text(), text()).putArray("items");
        for (int i = 0; i < 3; i++) {
            ObjectNode item = items.addObject().put("type", random.nextInt(13)).put("name", text());
            item.putObject("content").put("title", text()).put("query", text()).put(text(), text());
        }
        return content;
    }

    private Difference difference() {
        return new Difference("/" + text(), value(), value(), false);
    }

    private Optional<JsonNode> value() {
        return Optional.of(TextNode.valueOf(text()));
    }

    private String text() {
        StringBuilder text = new StringBuilder();
        int pieces = 1 + random.nextInt(6);
        for (int i = 0; i < pieces; i++) {
            text.append(PIECES.get(random.nextInt(PIECES.size())));
        }
        return text.toString();
    }
}

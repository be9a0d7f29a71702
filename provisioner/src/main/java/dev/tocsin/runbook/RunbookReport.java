package dev.tocsin.runbook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.json.JsonWriter;
import dev.tocsin.load.Runbook;
import dev.tocsin.resource.DesiredState;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Runbooks as text, markdown and JSON. */
public final class RunbookReport {
    private static final String STEP = "   ";

    private final RunbookUses uses;

    /** @param state whose alert rules name them */
    public RunbookReport(DesiredState state) {
        this.uses = new RunbookUses(state);
    }

    /** A line for each, with the alert rules that lead to it. */
    public String list(Collection<Runbook> runbooks) {
        if (runbooks.isEmpty()) {
            return "no runbooks in alert-rules/runbooks\n";
        }
        int width = runbooks.stream().mapToInt(one -> one.name().length()).max().orElse(0);
        StringBuilder out = new StringBuilder();
        for (Runbook one : runbooks) {
            List<String> rules = uses.of(one);
            out.append(one.name())
                    .append(" ".repeat(width - one.name().length() + 2))
                    .append(one.title())
                    .append(" (")
                    .append(one.severity())
                    .append("): ")
                    .append(rules.isEmpty() ? "no alert rule names it" : String.join(", ", rules))
                    .append('\n');
        }
        return out.toString();
    }

    /** The list as a table. */
    public String markdownList(Collection<Runbook> runbooks) {
        StringBuilder out = new StringBuilder("| Runbook | Title | Severity | Named by |\n|---|---|---|---|\n");
        for (Runbook one : runbooks) {
            out.append("| ")
                    .append(cell(one.name()))
                    .append(" | ")
                    .append(cell(one.title()))
                    .append(" | ")
                    .append(one.severity())
                    .append(" | ")
                    .append(cell(String.join(", ", uses.of(one))))
                    .append(" |\n");
        }
        return out.toString();
    }

    /** The list for programs. */
    public String jsonList(Collection<Runbook> runbooks) {
        ObjectNode root = JsonNodeFactory.instance.objectNode().put("formatVersion", "1.0");
        root.putArray("runbooks").addAll(runbooks.stream().map(this::head).toList());
        return JsonWriter.pretty(root) + "\n";
    }

    /** One for a terminal. */
    public String text(Runbook runbook) {
        JsonNode content = runbook.content();
        StringBuilder out =
                new StringBuilder(runbook.title() + " (" + runbook.severity() + ")\n" + runbook.path() + "\n");
        paragraph(out, "", content.path("description").asText(""));
        int number = 1;
        for (JsonNode step : content.path("steps")) {
            step(out, number, step);
            number++;
        }
        if (!content.path("escalation").isEmpty()) {
            out.append("\nescalation\n");
            content.path("escalation")
                    .forEach(one -> out.append("- ").append(one.asText()).append('\n'));
        }
        List<String> rules = uses.of(runbook);
        out.append(rules.isEmpty() ? "\nno alert rule names it\n" : "\nnamed by\n");
        rules.forEach(rule -> out.append("- ").append(rule).append('\n'));
        return out.toString();
    }

    private static void step(StringBuilder out, int number, JsonNode step) {
        String action = step.path("action").asText();
        String name = step.path("name").asText("");
        out.append('\n')
                .append(number)
                .append(". ")
                .append(name.isEmpty() ? action : name)
                .append('\n');
        if (!name.isEmpty()) {
            out.append(STEP).append(action.strip().replace("\n", "\n" + STEP)).append('\n');
        }
        step.path("commands")
                .forEach(command -> out.append(STEP)
                        .append("$ ")
                        .append(command.asText().strip().replace("\n", "\n" + STEP + "  "))
                        .append('\n'));
        for (JsonNode query : step.path("queries")) {
            String title = query.path("title").asText("");
            out.append(STEP)
                    .append(query.path("language").asText("kql"))
                    .append(title.isEmpty() ? "" : ", " + title)
                    .append(":\n");
            query.path("text")
                    .asText()
                    .strip()
                    .lines()
                    .forEach(line -> out.append(STEP).append("  ").append(line).append('\n'));
        }
        step.path("links")
                .forEach(link ->
                        out.append(STEP).append("see ").append(target(link)).append('\n'));
    }

    private static String target(JsonNode link) {
        if (link.isTextual()) {
            return link.textValue();
        }
        String title = link.path("title").asText("");
        for (Map.Entry<String, String> kind : List.of(
                Map.entry("rule", "alert rule "),
                Map.entry("workbook", "workbook "),
                Map.entry("runbook", "runbook "))) {
            if (link.has(kind.getKey())) {
                return (title.isEmpty() ? "" : title + ": ")
                        + kind.getValue()
                        + link.path(kind.getKey()).asText();
            }
        }
        return (title.isEmpty() ? "" : title + ": ") + link.path("url").asText();
    }

    private static void paragraph(StringBuilder out, String indent, String text) {
        if (!text.isBlank()) {
            out.append('\n').append(indent).append(text.strip()).append('\n');
        }
    }

    /** One as a page of markdown. */
    public String markdown(Runbook runbook) {
        StringBuilder out = new StringBuilder("### " + cell(runbook.title()) + "\n\n" + runbook.markdown());
        List<String> rules = uses.of(runbook);
        if (!rules.isEmpty()) {
            out.append("\n#### Named by\n\n");
            rules.forEach(rule -> out.append("- ").append(cell(rule)).append('\n'));
        }
        return out.toString();
    }

    /** One for programs. */
    public String json(Runbook runbook) {
        ObjectNode root = JsonNodeFactory.instance.objectNode().put("formatVersion", "1.0");
        ObjectNode book = head(runbook);
        for (String key : List.of("description", "steps", "escalation")) {
            if (runbook.content().has(key)) {
                book.set(key, runbook.content().get(key));
            }
        }
        root.set("runbook", book);
        return JsonWriter.pretty(root) + "\n";
    }

    private ObjectNode head(Runbook runbook) {
        ObjectNode head = JsonNodeFactory.instance.objectNode();
        head.put("name", runbook.name()).put("title", runbook.title()).put("severity", runbook.severity());
        head.put("path", runbook.path());
        List<String> rules = uses.of(runbook);
        rules.forEach(head.putArray("rules")::add);
        return head;
    }

    private static String cell(String text) {
        return text.replace("|", "\\|").replace("<", "&lt;").replace("\n", " ");
    }
}

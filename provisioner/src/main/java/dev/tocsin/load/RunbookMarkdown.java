package dev.tocsin.load;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** A runbook as people read it. */
final class RunbookMarkdown {
    private final Runbook runbook;
    private final StringBuilder out = new StringBuilder();

    RunbookMarkdown(Runbook runbook) {
        this.runbook = runbook;
    }

    String text() {
        JsonNode content = runbook.content();
        out.append("Severity: **").append(runbook.severity()).append("**\n");
        paragraph(content.path("description").asText());
        int number = 1;
        for (JsonNode step : content.path("steps")) {
            step(number, step);
            number++;
        }
        if (!content.path("escalation").isEmpty()) {
            out.append("\n#### Escalation\n\n");
            for (JsonNode one : content.path("escalation")) {
                out.append("- ").append(words(one.asText())).append('\n');
            }
        }
        return out.toString();
    }

    private void step(int number, JsonNode step) {
        String action = step.path("action").asText();
        String name = step.path("name").asText();
        out.append("\n#### ")
                .append(number)
                .append(". ")
                .append(words(name.isEmpty() ? action : name))
                .append('\n');
        if (!name.isEmpty()) {
            paragraph(action);
        }
        if (!step.path("commands").isEmpty()) {
            StringBuilder commands = new StringBuilder();
            for (JsonNode command : step.path("commands")) {
                commands.append(command.asText().strip()).append('\n');
            }
            code("sh", commands.toString());
        }
        for (JsonNode query : step.path("queries")) {
            code(query.path("language").asText("kql"), query.path("text").asText());
        }
        if (!step.path("links").isEmpty()) {
            out.append('\n');
            step.path("links").forEach(this::link);
        }
    }

    private void paragraph(String text) {
        if (!text.isBlank()) {
            out.append('\n').append(words(text.strip())).append('\n');
        }
    }

    /** A placeholder such as {@code <server>} is a tag to markdown, and would not be seen; in code spans it is none. */
    private static String words(String text) {
        StringBuilder words = new StringBuilder(text.length());
        boolean code = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            code ^= c == '`';
            words.append(c == '<' && !code ? "&lt;" : String.valueOf(c));
        }
        return words.toString();
    }

    private void code(String language, String text) {
        out.append("\n```").append(language).append('\n').append(text.strip()).append("\n```\n");
    }

    /** A link is an address, or has a title too, or names something of the project, which has no address of its own. */
    private void link(JsonNode link) {
        for (String kind : List.of("rule", "workbook", "runbook")) {
            if (link.has(kind)) {
                String title = link.path("title").asText("");
                out.append("- ")
                        .append(title.isEmpty() ? "" : words(title) + ": ")
                        .append(kind.equals("rule") ? "alert rule" : kind)
                        .append(" `")
                        .append(link.path(kind).asText().replace("`", ""))
                        .append("`\n");
                return;
            }
        }
        String address = link.isTextual() ? link.asText() : link.path("url").asText();
        out.append("- [")
                .append(link.path("title").asText(address))
                .append("](")
                .append(address)
                .append(")\n");
    }
}

package dev.tocsin.serve;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.html.Html;

/** A runbook as people read it. */
public final class RunbookPage {
    private RunbookPage() {}

    /**
     * The page.
     *
     * @param top from {@link Shell#top}
     * @param runbook its file
     */
    public static String of(String name, String top, JsonNode runbook) {
        StringBuilder out = new StringBuilder();
        paragraph(runbook.path("severity").asText(), "soft", out);
        paragraph(runbook.path("description").asText(), "", out);
        int number = 1;
        for (JsonNode step : runbook.path("steps")) {
            out.append("<h2>")
                    .append(number++)
                    .append(". ")
                    .append(Html.escape(step.path("name").asText()))
                    .append("</h2>\n");
            paragraph(step.path("action").asText(), "", out);
            for (JsonNode command : step.path("commands")) {
                code(command.asText(), out);
            }
            for (JsonNode query : step.path("queries")) {
                code(query.isTextual() ? query.asText() : query.path("text").asText(), out);
            }
            for (JsonNode link : step.path("links")) {
                paragraph(link.isTextual() ? link.asText() : link.toString(), "soft", out);
            }
        }
        JsonNode escalation = runbook.path("escalation");
        if (!escalation.isMissingNode()) {
            out.append("<h2>Escalation</h2>\n");
            code(escalation.isTextual() ? escalation.asText() : escalation.toPrettyString(), out);
        }
        String title = runbook.path("title").asText();
        return Shell.page(title.isBlank() ? name : title, top, out.toString());
    }

    private static void paragraph(String text, String look, StringBuilder out) {
        if (!text.isBlank()) {
            out.append("<p class=\"")
                    .append(look)
                    .append("\">")
                    .append(Html.escape(text))
                    .append("</p>\n");
        }
    }

    private static void code(String text, StringBuilder out) {
        out.append("<pre tabindex=\"0\">").append(Html.escape(text.strip())).append("</pre>\n");
    }
}

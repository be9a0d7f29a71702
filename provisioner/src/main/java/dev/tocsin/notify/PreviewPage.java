package dev.tocsin.notify;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.html.Html;
import dev.tocsin.json.JsonWriter;
import java.util.Map;

/** A preview as one page that needs nothing else and runs nothing. */
public final class PreviewPage {
    private static final String STYLE = """
            body{font:15px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:60rem;padding:0 1rem;color:#1b1b1b;background:#fff}
            pre{background:#f4f4f4;padding:1rem;overflow:auto;max-height:30rem}
            .card{border:1px solid #c8c8c8;border-radius:6px;padding:0 1rem 1rem;max-width:40rem;overflow-wrap:anywhere}
            .card header{margin:0 -1rem;padding:.6rem 1rem;white-space:pre-line}
            .card dl{display:grid;grid-template-columns:max-content 1fr;gap:.2rem 1rem}.card dt{font-weight:600}.card dd{margin:0}
            .card p{white-space:pre-line}.card a{margin-right:1rem}
            .slack{border-left:5px solid}
            .good{background:#dff6dd}.warning{background:#fff4ce}.attention{background:#fde7e9}.accent{background:#e5f1fb}
            """;
    private static final Map<String, String> TITLES = Map.of("Fired", "When it fires", "Resolved", "When it resolves");

    private final StringBuilder out = new StringBuilder();

    private PreviewPage() {}

    /** The page. */
    public static String of(Preview preview) {
        return new PreviewPage().page(preview);
    }

    private String page(Preview preview) {
        out.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
                .append("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src '")
                .append(Html.hash(STYLE))
                .append("'\">\n<title>")
                .append(Html.escape(preview.rule()))
                .append("</title>\n<style>")
                .append(STYLE)
                .append("</style>\n</head>\n<body>\n<h1>")
                .append(Html.escape(preview.rule()))
                .append("</h1>\n");
        preview.notes().forEach(note -> paragraph("Note: " + note));
        for (Preview.Alert alert : preview.alerts()) {
            heading(2, TITLES.getOrDefault(alert.condition(), alert.condition()));
            heading(3, "Payload in the common alert schema");
            pre(JsonWriter.pretty(alert.payload()));
            if (alert.deliveries().isEmpty()) {
                paragraph("Nobody hears of it.");
            }
            alert.deliveries().forEach(this::delivery);
        }
        return out.append("</body>\n</html>\n").toString();
    }

    private void delivery(Delivery delivery) {
        heading(3, PreviewReport.title(delivery));
        delivery.mail().ifPresent(mail -> {
            paragraph("Subject: " + mail.subject());
            pre(mail.text());
        });
        delivery.message().ifPresent(message -> {
            JsonNode attachment = message.path("attachments").path(0);
            if (attachment.has("content")) {
                teams(attachment.path("content"));
            } else if (attachment.has("blocks")) {
                slack(message, attachment);
            }
            out.append("<details><summary>JSON</summary>");
            pre(JsonWriter.pretty(message));
            out.append("</details>\n");
        });
        if (!delivery.note().isEmpty()) {
            paragraph(delivery.note());
        } else if (delivery.mail().isEmpty() && delivery.message().isEmpty()) {
            paragraph("The payload as it stands above.");
        }
    }

    private void teams(JsonNode card) {
        out.append("<div class=\"card\">\n");
        for (JsonNode element : card.path("body")) {
            switch (element.path("type").asText()) {
                case "Container" -> {
                    String style = element.path("style").asText().replaceAll("[^a-z]", "");
                    StringBuilder text = new StringBuilder();
                    element.path("items")
                            .forEach(item ->
                                    text.append(item.path("text").asText()).append('\n'));
                    out.append("<header class=\"")
                            .append(style)
                            .append("\">")
                            .append(Html.escape(text.toString().strip()))
                            .append("</header>\n");
                }
                case "FactSet" -> {
                    out.append("<dl>");
                    element.path("facts")
                            .forEach(fact -> pair(
                                    fact.path("title").asText(),
                                    fact.path("value").asText()));
                    out.append("</dl>\n");
                }
                default -> paragraph(element.path("text").asText());
            }
        }
        card.path("actions")
                .forEach(action ->
                        link(action.path("title").asText(), action.path("url").asText()));
        out.append("</div>\n");
    }

    private void slack(JsonNode message, JsonNode attachment) {
        paragraph(message.path("text")
                .asText()
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&amp;", "&"));
        out.append("<div class=\"card slack\">\n");
        paragraph("Colour " + attachment.path("color").asText());
        for (JsonNode block : attachment.path("blocks")) {
            if (block.has("text")) {
                paragraph(block.at("/text/text").asText());
            }
            if (block.has("fields")) {
                out.append("<dl>");
                for (JsonNode field : block.path("fields")) {
                    String[] parts = field.path("text").asText().split("\n", 2);
                    pair(parts[0], parts.length > 1 ? parts[1] : "");
                }
                out.append("</dl>\n");
            }
            block.path("elements")
                    .forEach(button -> link(
                            button.at("/text/text").asText(), button.path("url").asText()));
        }
        out.append("</div>\n");
    }

    private void pair(String term, String value) {
        out.append("<dt>")
                .append(Html.escape(term))
                .append("</dt><dd>")
                .append(Html.escape(value))
                .append("</dd>");
    }

    private void link(String title, String url) {
        out.append(Html.link(url, title)).append('\n');
    }

    private void heading(int level, String text) {
        out.append("<h")
                .append(level)
                .append('>')
                .append(Html.escape(text))
                .append("</h")
                .append(level)
                .append(">\n");
    }

    private void paragraph(String text) {
        out.append("<p>").append(Html.escape(text)).append("</p>\n");
    }

    private void pre(String text) {
        out.append("<pre tabindex=\"0\">").append(Html.escape(text)).append("</pre>\n");
    }
}

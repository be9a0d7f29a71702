package dev.tocsin.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.json.JsonLimits;
import dev.tocsin.json.JsonReader;
import dev.tocsin.json.JsonSyntaxException;
import dev.tocsin.json.JsonWriter;
import dev.tocsin.kql.parse.Dialect;
import dev.tocsin.kql.parse.KqlOptions;
import dev.tocsin.kql.parse.KqlParser;
import dev.tocsin.kql.parse.ParsedQuery;
import dev.tocsin.kql.print.KqlFormatter;
import dev.tocsin.kql.text.KqlDiagnostic;
import dev.tocsin.kql.text.KqlDiagnostic.Level;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Answers to queries that come as JSON, one object a line ({@code docs/kql-parser.md}). */
final class KqlLines {
    /** A query may be as long as its own limit says; its JSON is a few times that at most. */
    private static final JsonLimits LIMITS = new JsonLimits(64 << 20, 64, 100_000);

    private final JsonNodeFactory nodes = JsonNodeFactory.instance;
    private final JsonReader reader = new JsonReader(LIMITS);
    private final KqlOptions options;
    private final boolean format;
    private int unread;

    KqlLines(KqlOptions options, boolean format) {
        this.options = options;
        this.format = format;
    }

    /** How many lines held no query. */
    int unread() {
        return unread;
    }

    /** The answer to one line, without a line break. */
    String answer(String line) {
        try {
            JsonNode query = reader.read(line).root();
            JsonNode id = query.path("id");
            JsonNode text = query.path("text");
            if (id.isMissingNode() || !text.isTextual()) {
                return refuse(id, "The line has no \"id\", or no \"text\" that is a string; give it both");
            }
            JsonNode dialect = query.path("dialect");
            if (!dialect.isMissingNode() && dialectOf(dialect.asText()) == null) {
                return refuse(id, "There is no dialect \"" + dialect.asText() + "\"; write logs or resource-graph");
            }
            return JsonWriter.compact(answer(id, text.asText(), dialect));
        } catch (JsonSyntaxException e) {
            return refuse(nodes.nullNode(), "The line is not JSON: " + e.getMessage());
        }
    }

    private ObjectNode answer(JsonNode id, String text, JsonNode dialect) {
        Dialect named = dialectOf(dialect.asText());
        KqlOptions own = named == null ? options : options.withDialect(named);
        ParsedQuery parsed = new KqlParser(own).parse(text);
        ObjectNode answer = nodes.objectNode();
        answer.set("id", id);
        answer.put("status", parsed.has(Level.ERROR) ? "error" : parsed.has(Level.REFUSAL) ? "refused" : "ok");
        List<KqlDiagnostic> infos = parsed.diagnostics().stream()
                .filter(one -> one.level() == Level.INFO)
                .toList();
        List<KqlDiagnostic> errors = parsed.diagnostics().stream()
                .filter(one -> one.level() != Level.INFO)
                .toList();
        answer.set("errors", list(errors));
        if (!infos.isEmpty()) {
            answer.set("infos", list(infos));
        }
        if (format && !parsed.failed()) {
            answer.put("text", KqlFormatter.format(parsed));
        }
        return answer;
    }

    private ArrayNode list(List<KqlDiagnostic> diagnostics) {
        ArrayNode list = nodes.arrayNode();
        for (KqlDiagnostic one : diagnostics) {
            list.addObject()
                    .put("code", one.code())
                    .put("message", one.message())
                    .put("start", one.start())
                    .put("length", one.length());
        }
        return list;
    }

    private String refuse(JsonNode id, String message) {
        unread++;
        ObjectNode answer = nodes.objectNode();
        answer.set("id", id.isMissingNode() ? nodes.nullNode() : id);
        answer.put("status", "error");
        answer.set("errors", list(List.of(new KqlDiagnostic(Level.ERROR, "TOC3103", message, 0, 0))));
        return JsonWriter.compact(answer);
    }

    private static @Nullable Dialect dialectOf(String word) {
        return switch (word) {
            case "logs" -> Dialect.LOGS;
            case "resource-graph", "resourceGraph" -> Dialect.RESOURCE_GRAPH;
            default -> null;
        };
    }
}

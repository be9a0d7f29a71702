package dev.tocsin.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.json.JsonLimits;
import dev.tocsin.json.JsonReader;
import dev.tocsin.json.JsonSyntaxException;
import dev.tocsin.json.JsonWriter;
import dev.tocsin.kql.bind.BoundQuery;
import dev.tocsin.kql.evaluate.Result;
import dev.tocsin.kql.evaluate.infer.StandIn;
import dev.tocsin.kql.parse.Dialect;
import dev.tocsin.kql.parse.KqlOptions;
import dev.tocsin.kql.parse.KqlParser;
import dev.tocsin.kql.parse.ParsedQuery;
import dev.tocsin.kql.print.KqlFormatter;
import dev.tocsin.kql.symbol.Column;
import dev.tocsin.kql.text.KqlDiagnostic;
import dev.tocsin.kql.text.KqlDiagnostic.Level;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Answers to queries that come as JSON, one object a line ({@code docs/kql-parser.md}). */
final class KqlLines {
    /** A query may be as long as its own limit says; its JSON is a few times that at most. */
    private static final JsonLimits LIMITS = new JsonLimits(64 << 20, 64, 100_000);

    private final JsonNodeFactory nodes = JsonNodeFactory.instance;
    private final JsonReader reader = new JsonReader(LIMITS);
    private final KqlOptions options;
    private final KqlRun.Action action;
    private final @Nullable KqlExecution execution;
    private int unread;

    /**
     * @param execution to run queries with; absent for the other actions
     */
    KqlLines(KqlOptions options, KqlRun.Action action, @Nullable KqlExecution execution) {
        this.options = options;
        this.action = action;
        this.execution = execution;
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
        KqlParser parser = new KqlParser(own);
        ParsedQuery parsed = parser.parse(text);
        if (execution != null) {
            return run(id, text, execution.run(parsed, parser));
        }
        if (action == KqlRun.Action.LINT) {
            BoundQuery bound = KqlRun.bind(parsed);
            ObjectNode answer = answer(id, bound.diagnostics());
            answer.set("columns", columns(bound.columns()));
            addFindings(answer, bound);
            return answer;
        }
        ObjectNode answer = answer(id, parsed.diagnostics());
        if (action == KqlRun.Action.FORMAT && !parsed.failed()) {
            answer.put("text", KqlFormatter.format(parsed));
        }
        return answer;
    }

    private ObjectNode run(JsonNode id, String text, KqlExecution.Answer given) {
        Result result = given.result();
        ObjectNode answer = answer(id, result instanceof Result.Rows ? given.diagnostics() : KqlRun.reasons(result));
        if (!given.standIns().isEmpty()) {
            ArrayNode filled = answer.putArray("filled");
            for (StandIn one : given.standIns()) {
                filled.addObject()
                        .put("start", one.start())
                        .put("length", one.length())
                        .put("text", text.substring(one.start(), one.start() + one.length()))
                        .put("value", one.value());
            }
        }
        if (result instanceof Result.Rows rows) {
            answer.set("columns", KqlValues.columns(rows.table()));
            answer.set("rows", KqlValues.rows(rows.table()));
        }
        return answer;
    }

    private ObjectNode answer(JsonNode id, List<KqlDiagnostic> diagnostics) {
        ObjectNode answer = nodes.objectNode();
        answer.set("id", id);
        List<KqlDiagnostic> errors = diagnostics.stream()
                .filter(one -> one.level() == Level.ERROR || one.level() == Level.REFUSAL)
                .toList();
        boolean wrong = errors.stream().anyMatch(one -> one.level() == Level.ERROR);
        answer.put("status", wrong ? "error" : errors.isEmpty() ? "ok" : "refused");
        answer.set("errors", list(errors));
        addTo(answer, "warnings", diagnostics, Level.WARNING);
        addTo(answer, "infos", diagnostics, Level.INFO);
        return answer;
    }

    private void addTo(ObjectNode answer, String name, List<KqlDiagnostic> diagnostics, Level level) {
        List<KqlDiagnostic> own =
                diagnostics.stream().filter(one -> one.level() == level).toList();
        if (!own.isEmpty()) {
            answer.set(name, list(own));
        }
    }

    /** Apart from what is wrong: a query with findings is right, whatever their level. */
    private void addFindings(ObjectNode answer, BoundQuery bound) {
        List<KqlDiagnostic> findings = KqlRun.findings(bound);
        if (!findings.isEmpty()) {
            ArrayNode list = list(findings);
            for (int i = 0; i < findings.size(); i++) {
                ((ObjectNode) list.get(i))
                        .put("level", findings.get(i).level().name().toLowerCase(Locale.ROOT));
            }
            answer.set("findings", list);
        }
    }

    private ArrayNode columns(List<Column> columns) {
        ArrayNode list = nodes.arrayNode();
        for (Column column : columns) {
            list.addObject()
                    .put("name", column.name())
                    .put("type", column.type().word());
        }
        return list;
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

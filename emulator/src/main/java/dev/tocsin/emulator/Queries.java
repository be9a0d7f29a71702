package dev.tocsin.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The Logs query API, version 1: {@code POST /v1/workspaces/GUID/query} and {@code POST /v1/RESOURCE-ID/query} (Microsoft Learn,
 * logs/api/request-format, response-format and errors). Every method needs the folder's lock.
 */
final class Queries {
    private static final String START = "/v1/";
    private static final String END = "/query";
    private static final String WORKSPACES = "workspaces/";

    private static final int NOT_FOUND = 404;
    private static final int BAD_REQUEST = 400;

    private final StateFile state;
    private final Ingestion ingestion;
    private final @Nullable QueryEngine engine;

    Queries(StateFile state, Ingestion ingestion, @Nullable QueryEngine engine) {
        this.state = state;
        this.ingestion = ingestion;
        this.engine = engine;
    }

    static boolean isFor(ArmRequest request) {
        String path = request.path();
        return path.startsWith(START) && path.endsWith(END) && path.length() > START.length() + END.length();
    }

    Reply answer(ArmRequest request, Instant now) throws IOException {
        if (!request.method().equals("POST")) {
            return Bodies.methodNotAllowed(request.method()).reply();
        }
        String scope = request.path().substring(START.length(), request.path().length() - END.length());
        String resource = scope.startsWith(WORKSPACES) ? workspace(scope.substring(WORKSPACES.length())) : "/" + scope;
        if (resource.isEmpty() || state.find(resource) == null) {
            return error(
                    NOT_FOUND,
                    scope.startsWith(WORKSPACES) ? "WorkspaceNotFoundError" : "ResourceNotFoundError",
                    "The workspace or resource '" + scope + "' was not found.");
        }
        ObjectNode body;
        try {
            body = Bodies.object(request);
        } catch (Refusal refusal) {
            return refusal.reply();
        }
        if (!body.path("query").isTextual()) {
            return bad("The body has no \"query\".");
        }
        if (!body.path("workspaces").isMissingNode()) {
            return bad("The emulator queries one workspace or resource at a time; \"workspaces\" is not imitated.");
        }
        Map<String, List<ObjectNode>> rows = ingestion.rows(resource);
        try {
            rows = within(rows, body.path("timespan").asText(""), now);
        } catch (DateTimeParseException e) {
            return bad("The timespan is neither a duration nor START/END: " + e.getMessage());
        }
        return run(body.path("query").textValue(), resource, rows, now);
    }

    private Reply run(String query, String resource, Map<String, List<ObjectNode>> rows, Instant now) {
        boolean component = resource.toLowerCase(Locale.ROOT).contains("/microsoft.insights/components/");
        QueryEngine runs = engine == null ? QueryEngine.NONE : engine;
        QueryEngine.Outcome outcome = runs.run(new QueryEngine.Question(query, component, rows, now));
        if (outcome instanceof QueryEngine.Outcome.Refused refused) {
            return bad(refused.why());
        }
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        ObjectNode table = root.putArray("tables").addObject().put("name", "PrimaryResult");
        table.setAll(((QueryEngine.Outcome.Answered) outcome).table());
        return Reply.of(200, root);
    }

    /** The id of the workspace with this customer id; empty for none. */
    private String workspace(String customer) throws IOException {
        for (Map.Entry<String, Stored> one : state.below("/").entrySet()) {
            if (one.getKey().contains("/microsoft.operationalinsights/workspaces/")) {
                JsonNode tree = one.getValue().tree();
                if (tree.at("/properties/customerId").asText("").equalsIgnoreCase(customer)) {
                    return tree.path("id").asText();
                }
            }
        }
        return "";
    }

    /** {@code PT1H} until now, {@code START/END}, {@code START/PT1H} or {@code PT1H/END}. */
    private static Map<String, List<ObjectNode>> within(
            Map<String, List<ObjectNode>> rows, String timespan, Instant now) {
        if (timespan.isEmpty()) {
            return rows;
        }
        int slash = timespan.indexOf('/');
        String first = slash < 0 ? timespan : timespan.substring(0, slash);
        Instant end = slash < 0 ? now : end(first, timespan.substring(slash + 1));
        Instant start = first.startsWith("P") ? end.minus(Duration.parse(first)) : moment(first);
        Map<String, List<ObjectNode>> inside = new TreeMap<>();
        rows.forEach((table, all) -> inside.put(
                table, all.stream().filter(row -> isWithin(row, start, end)).toList()));
        return inside;
    }

    private static Instant end(String first, String second) {
        return second.startsWith("P") ? moment(first).plus(Duration.parse(second)) : moment(second);
    }

    private static Instant moment(String text) {
        return OffsetDateTime.parse(text).toInstant();
    }

    private static boolean isWithin(ObjectNode row, Instant start, Instant end) {
        Instant time = Instant.parse(row.path("TimeGenerated").asText());
        return !time.isBefore(start) && !time.isAfter(end);
    }

    private static Reply bad(String why) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        ObjectNode error = root.putObject("error");
        error.put("code", "BadArgumentError").put("message", "The request had some invalid properties");
        error.putObject("innererror").put("code", "SemanticError").put("message", why);
        return Reply.of(BAD_REQUEST, root);
    }

    private static Reply error(int status, String code, String message) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.putObject("error").put("code", code).put("message", message);
        return Reply.of(status, root);
    }
}

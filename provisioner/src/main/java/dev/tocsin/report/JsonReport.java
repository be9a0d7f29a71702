package dev.tocsin.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.apply.ChangeResult;
import dev.tocsin.json.JsonWriter;
import dev.tocsin.plan.Action;
import dev.tocsin.plan.Cause;
import dev.tocsin.plan.Change;
import dev.tocsin.plan.Plan;
import java.util.HashMap;
import java.util.Map;

/** The plan, and what became of it, for programs: {@code formatVersion} 1.0, unknown keys to be ignored by readers. */
public final class JsonReport {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /** The document, ending in a newline. */
    public String render(RunReport report) {
        return JsonWriter.pretty(tree(report)) + "\n";
    }

    /** The document as a tree; a new one with every call. */
    public static ObjectNode tree(RunReport report) {
        Plan plan = report.plan();
        ObjectNode root = NODES.objectNode();
        root.put("formatVersion", "1.0");
        root.put("project", plan.project());
        root.put("environment", plan.environment());
        root.set("summary", summary(plan));
        ObjectNode requests = root.putObject("requests");
        requests.put("read", report.requests().read());
        requests.put("write", report.requests().write());
        Map<String, ChangeResult> results = new HashMap<>();
        report.result()
                .ifPresent(result ->
                        result.results().forEach(one -> results.put(one.change().id(), one)));
        ArrayNode changes = root.putArray("changes");
        for (Change change : plan.changes()) {
            ObjectNode node = change(change);
            ChangeResult result = results.get(change.id());
            if (result != null) {
                outcome(node, result);
            }
            changes.add(node);
        }
        ArrayNode orphans = root.putArray("orphans");
        plan.orphans().forEach(orphans::add);
        return root;
    }

    private static ObjectNode summary(Plan plan) {
        ObjectNode summary = NODES.objectNode();
        for (Action action : Wording.ORDER) {
            summary.put(key(action), plan.count(action));
        }
        return summary;
    }

    /** The action's name in a summary. */
    static String key(Action action) {
        return action.word().replace("-", "");
    }

    private static ObjectNode change(Change change) {
        ObjectNode node = NODES.objectNode();
        node.put("id", change.id());
        node.put("type", change.kind().type());
        node.put("name", change.name());
        node.put("definition", change.definition());
        node.put("action", change.action().word());
        node.put("reason", change.reason());
        change.cause().ifPresent(cause -> {
            ObjectNode by = node.putObject("changedBy");
            by.put("who", cause.who().word());
            cause.by().ifPresent(name -> by.put("by", name));
            cause.at().ifPresent(time -> by.put("at", time));
        });
        change.blocked().ifPresent(why -> node.put("blocked", why));
        if (!change.interrupts().isEmpty()) {
            ArrayNode interrupts = node.putArray("interrupts");
            change.interrupts().forEach(interrupts::add);
        }
        change.loses().ifPresent(what -> node.put("loses", what));
        ArrayNode differences = node.putArray("differences");
        change.differences().forEach(difference -> {
            ObjectNode one = differences.addObject();
            one.put("path", difference.path());
            one.set("before", Shown.before(difference).orElse(NODES.nullNode()));
            one.set("after", Shown.after(difference).orElse(NODES.nullNode()));
            // Where all have the same origin, "changedBy" says it.
            change.cause()
                    .filter(cause -> cause.who() == Cause.Who.BOTH)
                    .flatMap(cause -> cause.of(difference.path()))
                    .ifPresent(who -> one.put("changedIn", who.word()));
        });
        change.workbook().ifPresent(diff -> node.set("workbook", WorkbookTree.of(change.kind(), diff)));
        ArrayNode ignored = node.putArray("ignored");
        change.ignored()
                .forEach(one -> ignored.addObject()
                        .put("path", one.path())
                        .put("rule", one.rule().word()));
        return node;
    }

    private static void outcome(ObjectNode node, ChangeResult result) {
        node.put("outcome", result.outcome().word());
        result.message().ifPresent(message -> node.put("message", message));
        if (!result.notes().isEmpty()) {
            ArrayNode notes = node.putArray("notes");
            result.notes().forEach(notes::add);
        }
    }
}

package dev.tocsin.saved;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.report.Wording;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Why a saved plan does not hold any more: every definition and live resource that moved, and every edit of the file. */
public final class Staleness {
    private static final String AGAIN = "; plan again";

    private final JsonNode then;
    private final JsonNode now;
    private final List<String> reasons = new ArrayList<>();

    private Staleness(SavedPlan then, SavedPlan now) {
        this.then = then.document();
        this.now = now.document();
    }

    /**
     * Compares a plan from a file with the plan that the same flags make now.
     *
     * @return one line a reason; none when applying what is planned now is applying what the file says
     */
    public static List<String> of(SavedPlan then, SavedPlan now) {
        Staleness staleness = new Staleness(then, now);
        staleness.place();
        if (staleness.reasons.isEmpty()) {
            staleness.resources();
            staleness.edits();
        }
        return List.copyOf(staleness.reasons);
    }

    /** A plan for another place has nothing to do with what is here; no need to say more. */
    private void place() {
        same("/project", "the plan is for project \"%s\"; this is \"%s\"");
        same("/environment", "the plan is for environment \"%s\"; this is \"%s\"");
        same("/saved/target", "the plan is for target \"%s\"; the environment has \"%s\"" + AGAIN);
        same("/saved/subscription", "the plan is for subscription %s; the environment has %s" + AGAIN);
        same("/saved/resourceGroup", "the plan is for resource group \"%s\"; the environment has \"%s\"" + AGAIN);
        same("/saved/tocsin", "the plan was made by Tocsin %s; this is %s" + AGAIN);
    }

    private void same(String pointer, String message) {
        String before = then.at(pointer).asText();
        String after = now.at(pointer).asText();
        if (!before.equals(after)) {
            reasons.add(message.formatted(oneLine(before), oneLine(after)));
        }
    }

    private void resources() {
        Map<String, JsonNode> changesThen = byId(then.path("changes"));
        Map<String, JsonNode> changesNow = byId(now.path("changes"));
        Map<String, JsonNode> printsThen = byId(then.at("/saved/fingerprints"));
        Map<String, JsonNode> printsNow = byId(now.at("/saved/fingerprints"));
        Set<String> ids = new LinkedHashSet<>(changesNow.keySet());
        ids.addAll(changesThen.keySet());
        ids.addAll(printsThen.keySet());
        for (String id : ids) {
            JsonNode before = changesThen.get(id);
            JsonNode after = changesNow.get(id);
            if (after == null) {
                boolean delete =
                        before != null && before.path("action").asText().equals("delete");
                reasons.add(name(before, id)
                        + (delete ? ": it is gone already, or defined again" : ": it is no longer defined")
                        + AGAIN);
            } else if (before == null) {
                reasons.add(name(after, id) + ": it is not in the plan ("
                        + after.path("action").asText() + ", "
                        + after.path("reason").asText() + ")" + AGAIN);
            } else {
                moved(name(after, id), printsThen.get(id), printsNow.get(id), before, after);
            }
        }
        if (reasons.isEmpty() && !order(then).equals(order(now))) {
            reasons.add("the order of the changes is another one now" + AGAIN);
        }
    }

    private void moved(
            String name, @Nullable JsonNode printThen, @Nullable JsonNode printNow, JsonNode before, JsonNode after) {
        boolean definition = !text(printThen, "definition").equals(text(printNow, "definition"));
        String liveThen = text(printThen, "live");
        String liveNow = text(printNow, "live");
        if (definition) {
            reasons.add(name + ": the definition changed after the plan was made" + AGAIN);
        } else if (!liveThen.equals(liveNow)) {
            reasons.add(name + ": the resource was " + what(liveThen, liveNow) + " after the plan was made" + AGAIN);
        } else if (!operation(before).equals(operation(after))) {
            reasons.add(name + ": what is to be done with it is not what the plan says" + AGAIN);
        }
    }

    /** All that is said of a change, but what it ignores: noise may come and go. */
    private static JsonNode operation(JsonNode change) {
        ObjectNode operation = change.deepCopy();
        operation.remove("ignored");
        return operation;
    }

    private static String what(String liveThen, String liveNow) {
        return liveThen.isEmpty() ? "created" : liveNow.isEmpty() ? "deleted" : "changed in Azure";
    }

    /** The file must be as it was written, or people agreed to something else than was planned. */
    private void edits() {
        String written = then.at("/saved/digest").asText();
        // Where something moved, its counts are others, too.
        boolean otherCounts = reasons.isEmpty() && !then.path("summary").equals(now.path("summary"));
        if (otherCounts || !written.equals(SavedPlan.digest(then))) {
            reasons.add("the plan file was edited, or damaged, after it was made" + AGAIN);
        }
    }

    private static Map<String, JsonNode> byId(JsonNode list) {
        Map<String, JsonNode> byId = new LinkedHashMap<>();
        list.forEach(one -> byId.put(one.path("id").asText(), one));
        return byId;
    }

    private static List<String> order(JsonNode document) {
        List<String> order = new ArrayList<>();
        document.path("changes").forEach(change -> order.add(change.path("id").asText()));
        return order;
    }

    private static String name(@Nullable JsonNode change, String id) {
        return oneLine(change == null ? id : change.path("definition").asText(id));
    }

    private static String text(@Nullable JsonNode print, String key) {
        return print == null ? "" : print.path(key).asText();
    }

    /** The file may say anything; control characters in it are written out. */
    private static String oneLine(String text) {
        return Wording.printable(text);
    }
}

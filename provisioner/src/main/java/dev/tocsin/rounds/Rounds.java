package dev.tocsin.rounds;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.alerttest.RuleRefusedException;
import dev.tocsin.emulator.Emulator;
import dev.tocsin.resource.AlertRuleBody;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * Evaluates the enabled log alert rules that an emulator holds, at the multiples of their frequency, on the rows that landed. A rule
 * is left alone as long as nothing ever landed in what it watches: each emulator begins without rows, and "no telemetry" would fire at
 * once. An evaluation that was missed is not made up for.
 */
public final class Rounds {
    private final Emulator emulator;
    private final Evaluations evaluations;
    private final Changes changes;
    private final Consumer<String> lines;
    private final Executor workers;
    private final Map<String, Watched> watched = new LinkedHashMap<>();
    private final Map<String, ObjectNode> refused = new HashMap<>();
    private String said = "";
    private boolean unusable;

    /**
     * @param emulator holds rules and rows
     * @param raised learns what fires and resolves
     * @param lines what people shall read, each with its line break; called on any thread
     * @param workers evaluate; the rules do not wait for each other
     */
    public Rounds(Emulator emulator, Raised raised, Consumer<String> lines, Executor workers) {
        this.emulator = emulator;
        this.lines = text -> lines.accept(Line.of(text));
        this.workers = workers;
        evaluations = new Evaluations(emulator, raised, this.lines);
        changes = new Changes(raised, this.lines);
    }

    /**
     * Evaluates what is due. Call it again and again, on one thread, never with an earlier time.
     *
     * @param now the time
     */
    public void at(Instant now) {
        try {
            Held held = Held.of(emulator.resources());
            unusable = false;
            changes.see(held, now);
            keepUp(held, now);
            List<Watched> ready = new ArrayList<>();
            Map<String, Boolean> landed = new HashMap<>();
            for (Watched rule : watched.values()) {
                if (hasRows(rule, landed)) {
                    ready.add(rule);
                } else {
                    rule.leaveOut(now);
                }
            }
            tell(ready, now);
            for (Watched rule : ready) {
                if (rule.isDue(now) && rule.take()) {
                    Instant due = rule.latest(now);
                    workers.execute(() -> evaluations.evaluate(rule, held, due));
                }
            }
        } catch (IOException e) {
            if (!unusable) {
                lines.accept(Line.stamp(now) + "note: rules are not evaluated while the state folder cannot be used: "
                        + e.getMessage());
            }
            unusable = true;
        }
    }

    /** New and changed rules begin anew, those that are gone or disabled end. */
    private void keepUp(Held held, Instant now) {
        Map<String, ObjectNode> live = held.ofType(Watched.TYPE);
        live.values().removeIf(rule -> !rule.at("/properties/enabled").asBoolean(true));
        Set<String> gone = new HashSet<>(watched.keySet());
        gone.removeAll(live.keySet());
        watched.keySet().removeAll(gone);
        refused.keySet().retainAll(live.keySet());
        live.forEach((id, rule) -> {
            Watched known = watched.get(id);
            ObjectNode before = refused.get(id);
            if (known != null && known.is(rule) || before != null && before.equals(rule)) {
                return;
            }
            watched.remove(id);
            refused.remove(id);
            try {
                watched.put(id, new Watched(rule, now));
            } catch (RuleRefusedException | RuntimeException e) {
                // Also a mistake of ours: one rule must not end the evaluation of the others.
                refused.put(id, rule);
                lines.accept(Line.stamp(now) + "note: " + rule.path("name").asText() + " is not evaluated: "
                        + e.getMessage());
            }
        });
    }

    private boolean hasRows(Watched rule, Map<String, Boolean> landed) throws IOException {
        boolean any = false;
        for (String scope : new AlertRuleBody(rule.body()).scopes()) {
            Boolean known = landed.get(scope);
            if (known == null) {
                known = emulator.hasTelemetry(scope);
                landed.put(scope, known);
            }
            any |= known;
        }
        return any;
    }

    /** How many rules are evaluated, when that is news. */
    private void tell(List<Watched> ready, Instant now) {
        String text = watched.isEmpty()
                ? "no log alert rule is enabled here"
                : ready.size() + " of " + watched.size() + " log alert rules are evaluated"
                        + (ready.size() < watched.size() ? "; the others wait for a first row of what they watch" : "");
        if (!text.equals(said)) {
            String next = ready.stream()
                    .map(rule -> rule.next(now))
                    .min(Comparator.naturalOrder())
                    .map(time -> ", the next at " + time)
                    .orElse("");
            lines.accept(Line.stamp(now) + "note: " + text + next);
        }
        said = text;
    }
}

package dev.tocsin.drill;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.json.JsonWriter;
import dev.tocsin.notify.PreviewReport;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** Drills as text and as JSON. */
public final class DrillReport {
    private static final String INDENT = "    ";

    private DrillReport() {}

    /** For people: the timeline, and under each message what everybody reads. */
    public static String text(DrillResult result) {
        StringBuilder out = new StringBuilder("drill of ")
                .append(result.rule())
                .append(" (")
                .append(result.scenario())
                .append(")\n");
        if (result.sent() > 0) {
            out.append(result.sent()).append(" items were sent to the emulator\n");
        }
        result.notes().forEach(note -> out.append("note: ").append(note).append('\n'));
        for (Step step : result.steps()) {
            out.append('\n').append(line(result, step)).append('\n');
            step.alert().ifPresent(alert -> {
                if (alert.deliveries().isEmpty()) {
                    out.append(INDENT).append("Nobody hears of it.\n");
                }
                PreviewReport.deliveries(alert.deliveries())
                        .strip()
                        .lines()
                        .forEach(line ->
                                out.append(line.isEmpty() ? "" : INDENT + line).append('\n'));
            });
        }
        return out.append('\n').append(verdict(result)).append('\n').toString();
    }

    private static String line(DrillResult result, Step step) {
        String other = step.rule().isEmpty() || step.rule().equals(result.rule()) ? "" : " " + step.rule() + ":";
        boolean loud = step.alert().isPresent();
        return step.time() + "  " + offset(result.start(), step.time()) + "  "
                + (loud ? step.event().toUpperCase(Locale.ROOT) : step.event()) + other + " " + step.text();
    }

    private static String offset(Instant start, Instant time) {
        return "+" + Duration.between(start, time).toMinutes() + "m";
    }

    /** Whether all went as it should, in a sentence. */
    static String verdict(DrillResult result) {
        if (result.passed()) {
            return result.resolves()
                    ? "passed: it fired, and it resolved"
                    : "passed: it fired; its alerts never resolve, so nobody hears that it is over";
        }
        boolean fired = result.steps().stream()
                .anyMatch(step -> step.event().equals("fired") && step.rule().equals(result.rule()));
        return fired
                ? "FAILED: it fired, and did not resolve within " + Drill.WATCH.toHours() + " hours"
                : "FAILED: it did not fire within " + Drill.WATCH.toHours() + " hours";
    }

    /** For programs; messages are exactly what is posted. */
    public static String json(List<DrillResult> results) {
        ObjectNode root = JsonNodeFactory.instance.objectNode().put("formatVersion", "1.0");
        ArrayNode drills = root.putArray("drills");
        for (DrillResult result : results) {
            ObjectNode one = drills.addObject();
            one.put("rule", result.rule()).put("scenario", result.scenario());
            one.put("start", result.start().toString()).put("itemsSent", result.sent());
            one.put("passed", result.passed()).put("resolves", result.resolves());
            ArrayNode notes = one.putArray("notes");
            result.notes().forEach(notes::add);
            ArrayNode steps = one.putArray("steps");
            for (Step step : result.steps()) {
                ObjectNode node = steps.addObject().put("time", step.time().toString());
                node.put("event", step.event()).put("text", step.text());
                if (!step.rule().isEmpty()) {
                    node.put("rule", step.rule());
                }
                step.alert().ifPresent(alert -> node.set("alert", PreviewReport.json(alert)));
            }
        }
        return JsonWriter.pretty(root) + "\n";
    }
}

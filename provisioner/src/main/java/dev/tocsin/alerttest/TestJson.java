package dev.tocsin.alerttest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.alerting.evaluate.Evaluation;
import dev.tocsin.alerting.evaluate.Timeline;
import dev.tocsin.diagnostic.Location;
import dev.tocsin.json.JsonWriter;
import java.util.List;
import java.util.Locale;

/** Results for programs. */
public final class TestJson {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private TestJson() {}

    /** The document {@code test} of format version 1.0. */
    public static String of(List<TestResult> results, Coverage coverage) {
        ObjectNode root = NODES.objectNode();
        root.put("formatVersion", "1.0");
        ObjectNode summary = root.putObject("summary");
        summary.put("passed", count(results, TestResult.Outcome.PASSED));
        summary.put("failed", count(results, TestResult.Outcome.FAILED));
        summary.put("errors", count(results, TestResult.Outcome.ERROR));
        ArrayNode tests = root.putArray("tests");
        results.forEach(result -> tests.add(test(result)));
        ArrayNode names = root.putArray("untested");
        coverage.untested().forEach(names::add);
        ArrayNode refused = root.putArray("untestable");
        coverage.refused().forEach((rule, reason) -> {
            ObjectNode one = refused.addObject();
            one.put("rule", rule);
            one.put("reason", reason);
        });
        return JsonWriter.pretty(root) + "\n";
    }

    static long count(List<TestResult> results, TestResult.Outcome outcome) {
        return results.stream().filter(one -> one.outcome() == outcome).count();
    }

    private static ObjectNode test(TestResult result) {
        ObjectNode test = NODES.objectNode();
        test.put("rule", result.rule());
        test.put("name", result.name());
        test.put("outcome", result.outcome().name().toLowerCase(Locale.ROOT));
        place(test, result.place());
        ArrayNode messages = test.putArray("messages");
        for (Mismatch mismatch : result.mismatches()) {
            ObjectNode message = messages.addObject();
            message.put("message", mismatch.message());
            place(message, mismatch.place());
        }
        ArrayNode series = test.putArray("series");
        for (Timeline timeline : result.timelines()) {
            ObjectNode one = series.addObject();
            if (!timeline.series().resource().isEmpty()) {
                one.put("resource", timeline.series().resource());
            }
            ObjectNode dimensions = one.putObject("dimensions");
            timeline.series().dimensions().forEach(dimensions::put);
            ArrayNode evaluations = one.putArray("evaluations");
            for (Evaluation evaluation : timeline.evaluations()) {
                ObjectNode point = evaluations.addObject();
                point.put("time", evaluation.time().toString());
                point.put("state", evaluation.state().azureName());
                point.put("value", evaluation.value());
                point.put("notification", evaluation.notification().name().toLowerCase(Locale.ROOT));
            }
        }
        return test;
    }

    private static void place(ObjectNode node, Location place) {
        node.put("file", place.file());
        node.put("line", place.line());
        node.put("column", place.column());
    }
}

package dev.tocsin.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.azure.ArmException;
import dev.tocsin.resource.DesiredResource;
import dev.tocsin.telemetry.Landing;
import dev.tocsin.telemetry.Metric;
import dev.tocsin.telemetry.Presence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Metrics of the telemetry contract of which nothing arrived in a day: rules on them cannot fire. */
final class SilentTelemetryCheck implements Check {
    static final String NAME = "silent-telemetry";
    /** Where Application Insights keeps custom metrics, as queries about a component see it. */
    static final String TABLE = "customMetrics";

    private static final String QUERY = TABLE + "\n| where timestamp > ago(1d)\n| summarize n = count() by name";

    private final Subject subject;
    private final Service service;

    SilentTelemetryCheck(Subject subject, Service service) {
        this.subject = subject;
        this.service = service;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<String> needs() {
        return Set.of(AzureServicesCheck.NAME);
    }

    @Override
    public Finding run() {
        List<Metric> expected = subject.contract().metrics().stream()
                .filter(one -> one.presence() == Presence.EMITTED)
                .filter(one -> one.landings().stream().map(Landing::table).anyMatch(TABLE::equals))
                .toList();
        if (expected.isEmpty()) {
            return Finding.skipped(NAME, "the project has no telemetry contract with metrics that land in " + TABLE);
        }
        Rows rows = new Rows(subject, service);
        Optional<String> obstacle = rows.obstacle();
        if (obstacle.isPresent()) {
            return Finding.skipped(NAME, obstacle.get());
        }
        Set<String> seen = new TreeSet<>();
        try {
            for (JsonNode row : rows.of(QUERY)) {
                if (row.path("n").asDouble() > 0) {
                    seen.add(row.path("name").asText());
                }
            }
        } catch (ArmException e) {
            if (e.status() == 404) {
                return Finding.skipped(NAME, "there is no component to ask yet: " + e.getMessage());
            }
            throw e;
        }
        return finding(expected, seen);
    }

    private Finding finding(List<Metric> expected, Set<String> seen) {
        List<String> details = new ArrayList<>();
        boolean blind = false;
        for (Metric metric : expected) {
            if (!seen.contains(metric.name())) {
                List<String> readers = readers(metric.name());
                blind |= !readers.isEmpty();
                details.add("no data of the metric " + metric.name() + " in the last 24 hours"
                        + (readers.isEmpty() ? "" : ", which is read by " + String.join(", ", readers)));
            }
        }
        if (details.isEmpty()) {
            return Finding.pass(
                    NAME, "all " + expected.size() + " metrics of the contract had data in the last 24 hours");
        }
        String message = Words.whole(
                details,
                "no data of " + details.size() + " of " + expected.size()
                        + " metrics of the contract in the last 24 hours");
        String remedy =
                "see whether the application runs, has APPLICATIONINSIGHTS_CONNECTION_STRING of this component, and"
                        + " still records it under this name; if it is gone for good, take it out of the contract in telemetry/";
        // What no rule reads may simply not have happened for a day.
        return blind ? Finding.fail(NAME, message, details, remedy) : Finding.warning(NAME, message, details, remedy);
    }

    /** Log alerts whose query names the metric. */
    private List<String> readers(String metric) {
        List<String> readers = new ArrayList<>();
        for (DesiredResource one : subject.declared()) {
            for (JsonNode condition : one.body().at("/properties/criteria/allOf")) {
                if (condition.path("query").asText().contains("\"" + metric + "\"")) {
                    readers.add(one.key());
                }
            }
        }
        return readers;
    }
}

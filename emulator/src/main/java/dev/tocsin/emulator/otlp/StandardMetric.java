package dev.tocsin.emulator.otlp;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.Set;

/**
 * Metrics that instrumentations of HTTP record by themselves. The exporter makes the standard metrics of Application Insights of the
 * durations, with dimensions of their own, and leaves the others out ({@code export/metrics/_exporter.py},
 * {@code _handle_std_metric_envelope}; {@code _constants.py}, {@code _AUTOCOLLECTED_INSTRUMENT_NAMES}).
 */
final class StandardMetric {
    private static final Set<String> NAMES = Set.of(
            "http.client.request.duration",
            "http.server.request.duration",
            "http.server.duration",
            "http.server.request.size",
            "http.server.response.size",
            "http.server.active_requests",
            "http.client.duration",
            "http.client.request.size",
            "http.client.response.size");
    private static final Set<String> CLIENT = Set.of("http.client.duration", "http.client.request.duration");
    private static final Set<String> SERVER = Set.of("http.server.duration", "http.server.request.duration");
    private static final int FAILURE = 400;

    private StandardMetric() {}

    static boolean isOne(String metric) {
        return NAMES.contains(metric);
    }

    /** The dimensions that it gets instead of its own; empty when it is left out. */
    static Optional<ObjectNode> properties(String metric, Attributes attributes, Origin origin) {
        long status = attributes.whole("http.response.status_code", "http.status_code");
        String success = status > 0 && status < FAILURE ? "True" : "False";
        ObjectNode properties = JsonNodeFactory.instance.objectNode();
        if (CLIENT.contains(metric)) {
            properties.put("_MS.MetricId", "dependencies/duration").put("_MS.IsAutocollected", "True");
            properties.put("Dependency.Type", "http").put("Dependency.Success", success);
            properties.put("dependency/target", new HttpCall(attributes).target());
            properties.put("dependency/resultCode", Long.toString(status));
        } else if (SERVER.contains(metric)) {
            properties.put("_MS.MetricId", "requests/duration").put("_MS.IsAutocollected", "True");
            properties.put("request/resultCode", Long.toString(status)).put("Request.Success", success);
        } else {
            return Optional.empty();
        }
        if (Synthetic.is(attributes)) {
            properties.put("operation/synthetic", "True");
        }
        properties.put("cloud/roleInstance", origin.instance()).put("cloud/roleName", origin.role());
        return Optional.of(properties);
    }
}

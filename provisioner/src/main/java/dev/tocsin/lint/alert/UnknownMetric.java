package dev.tocsin.lint.alert;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.arm.Suggestion;
import dev.tocsin.diagnostic.Level;
import dev.tocsin.json.JsonPointers;
import dev.tocsin.lint.CodedRule;
import dev.tocsin.lint.Findings;
import dev.tocsin.lint.LintedProject;
import dev.tocsin.resource.DesiredResource;
import dev.tocsin.resource.ResourceId;
import java.util.List;
import java.util.Optional;

/**
 * Metrics that their resource type is not known to have. Whether they are there is only known where the target is Azure: TOC0604
 * asks it.
 */
final class UnknownMetric extends CodedRule {
    UnknownMetric() {
        super("TOC2029", Level.WARNING, "a metric that the resource type is not known to have");
    }

    @Override
    public void check(LintedProject project, Findings findings) {
        List<DesiredResource> rules = project.ofKind(Alarm.METRIC);
        if (rules.isEmpty()) {
            return;
        }
        PlatformMetrics metrics = PlatformMetrics.shipped();
        for (DesiredResource rule : rules) {
            JsonNode criteria = rule.body().at("/properties/criteria/allOf");
            for (int i = 0; i < criteria.size(); i++) {
                JsonNode criterion = criteria.get(i);
                String metric = criterion.path("metricName").asText();
                boolean unchecked = criterion.path("skipMetricValidation").asBoolean(false);
                if (!metric.isEmpty() && !metric.startsWith("customMetrics/") && !unchecked) {
                    String pointer = JsonPointers.child("/properties/criteria/allOf", i) + "/metricName";
                    Optional<PlatformMetrics.OfType> known =
                            metrics.of(type(rule.body().path("properties"), criterion));
                    known.filter(type -> !type.has(metric))
                            .ifPresent(type -> tell(findings, rule, pointer, metric, type));
                }
            }
        }
    }

    private void tell(
            Findings findings, DesiredResource rule, String pointer, String metric, PlatformMetrics.OfType type) {
        Optional<String> near = Suggestion.nearest(metric, type.names());
        findings.add(
                this,
                type.complete() ? level() : Level.NOTE,
                rule,
                pointer,
                (type.complete() ? "there is no metric \"" : "nobody knows here whether there is a metric \"")
                        + metric + "\" of " + type.name()
                        + near.map(name -> "; did you mean \"" + name + "\"?").orElse("; look it up in Azure's list"));
    }

    private static String type(JsonNode properties, JsonNode criterion) {
        String namespace = criterion.path("metricNamespace").asText();
        return namespace.isEmpty()
                ? ResourceId.typeOf(properties.path("scopes").path(0).asText())
                : namespace;
    }
}

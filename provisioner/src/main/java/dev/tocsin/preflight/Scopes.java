package dev.tocsin.preflight;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.arm.Suggestion;
import dev.tocsin.azure.lookup.Lookups;
import dev.tocsin.azure.lookup.Lookups.Answer;
import dev.tocsin.diagnostic.Diagnostics;
import dev.tocsin.resource.ActualState;
import dev.tocsin.resource.DesiredResource;
import dev.tocsin.resource.DesiredState;
import dev.tocsin.resource.ResourceId;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What rules watch: whether it is there, and whether it has the metrics that they name. Asks about each thing once. */
final class Scopes {
    private static final Pattern RESOURCE = Pattern.compile(
            "/subscriptions/([^/]+)/resourceGroups/([^/]+)/providers/([^/]+/[^/]+)/([^/]+)", Pattern.CASE_INSENSITIVE);
    private static final String COMPONENTS = "Microsoft.Insights/components";

    private final Lookups lookups;
    private final DesiredState desired;
    private final ActualState actual;
    private final Diagnostics diagnostics;
    private final Map<String, Answer> components = new HashMap<>();
    private final Map<String, Optional<Set<String>>> metrics = new HashMap<>();

    Scopes(Lookups lookups, DesiredState desired, ActualState actual, Diagnostics diagnostics) {
        this.lookups = lookups;
        this.desired = desired;
        this.actual = actual;
        this.diagnostics = diagnostics;
    }

    void check(DesiredResource rule) {
        JsonNode scopes = rule.body().at("/properties/scopes");
        boolean allThere = true;
        for (int i = 0; i < scopes.size(); i++) {
            Optional<ResourceId> scope = resource(scopes.get(i).asText());
            allThere &= scope.isPresent() && isThere(rule, scope.get(), "/properties/scopes/" + i);
        }
        if (rule.kind().alias().equals("metric-alert") && allThere && !scopes.isEmpty()) {
            checkMetrics(rule, resource(scopes.get(0).asText()).orElseThrow());
        }
    }

    private static Optional<ResourceId> resource(String text) {
        Matcher parts = RESOURCE.matcher(text);
        return parts.matches()
                ? Optional.of(ResourceId.inGroup(parts.group(1), parts.group(2), parts.group(3), parts.group(4)))
                : Optional.empty();
    }

    /** Whether there is something to ask about. What this project declares comes into being by itself. */
    private boolean isThere(DesiredResource rule, ResourceId scope, String pointer) {
        boolean ours =
                desired.resources().stream().anyMatch(one -> one.id().key().equals(scope.key()));
        if (ours) {
            return actual.find(scope).isPresent();
        }
        if (!scope.type().equalsIgnoreCase(COMPONENTS)) {
            return true;
        }
        Answer there = components.computeIfAbsent(
                scope.key(), key -> lookups.hasComponent(scope.subscription(), scope.resourceGroup(), scope.name()));
        if (there == Answer.NO) {
            diagnostics.add(rule.origin()
                    .error(
                            "TOC0603",
                            pointer,
                            "there is no Application Insights component \"" + scope.name() + "\" in resource group \""
                                    + scope.resourceGroup() + "\"; correct the scope, or define the component"));
        }
        return there != Answer.NO;
    }

    private void checkMetrics(DesiredResource rule, ResourceId scope) {
        JsonNode criteria = rule.body().at("/properties/criteria/allOf");
        for (int i = 0; i < criteria.size(); i++) {
            JsonNode criterion = criteria.get(i);
            String namespace = criterion.path("metricNamespace").asText(scope.type());
            // A custom metric comes into being when it is first sent, and only the sender knows its name.
            if (criterion.path("metricName").isTextual()
                    && !criterion.path("skipMetricValidation").asBoolean(false)
                    && isOfPlatform(namespace)) {
                checkMetric(rule, scope, namespace, criterion.get("metricName").textValue(), i);
            }
        }
    }

    private static boolean isOfPlatform(String namespace) {
        return namespace.toLowerCase(Locale.ROOT).startsWith("microsoft.") && namespace.indexOf('/') > 0;
    }

    private void checkMetric(DesiredResource rule, ResourceId scope, String namespace, String metric, int index) {
        Optional<String> asked = namespace.equalsIgnoreCase(scope.type()) ? Optional.empty() : Optional.of(namespace);
        Optional<Set<String>> known = metrics.computeIfAbsent(
                scope.key() + " " + asked.orElse("").toLowerCase(Locale.ROOT),
                key -> lookups.metrics(scope.path(), asked));
        if (known.isEmpty() || known.get().isEmpty() || known.get().contains(metric)) {
            return;
        }
        diagnostics.add(rule.origin()
                .error(
                        "TOC0604",
                        "/properties/criteria/allOf/" + index + "/metricName",
                        "\"" + scope.name() + "\" has no metric \"" + metric + "\" in the namespace "
                                + namespace
                                + Suggestion.nearest(metric, known.get())
                                        .map(near -> "; did you mean \"" + near + "\"?")
                                        .orElse("; for a custom metric give its \"metricNamespace\" and"
                                                + " \"skipMetricValidation\": true")));
    }
}

package dev.tocsin.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.json.JsonLimits;
import dev.tocsin.json.JsonReader;
import dev.tocsin.json.JsonSyntaxException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The platform metrics that Microsoft documents; the file names its source. Read when first asked for. The shape of the
 * answers is that of Azure/azure-rest-api-specs, {@code metricDefinitions_API.json} and {@code metricNamespaces_API.json}.
 */
final class MetricCatalog {
    private @Nullable JsonNode catalog;

    /** The definitions of the resource's metrics, of one metric namespace or, when it is empty, of all. */
    ObjectNode definitions(Kind kind, String id, String namespace) throws Refusal {
        JsonNode known = catalog(kind);
        String own = kind.type().toLowerCase(Locale.ROOT);
        ObjectNode result = JsonNodeFactory.instance.objectNode();
        ArrayNode value = result.putArray("value");
        if (namespace.isEmpty() || namespace.equalsIgnoreCase(own)) {
            for (JsonNode metric : known.path("metrics")) {
                value.add(definition(metric, id, own));
            }
        }
        return result;
    }

    private static ObjectNode definition(JsonNode metric, String id, String namespace) {
        String name = metric.path("name").asText();
        ObjectNode definition = JsonNodeFactory.instance.objectNode();
        definition.put("id", id + "/providers/microsoft.insights/metricdefinitions/" + name);
        definition.put("resourceId", id).put("namespace", namespace);
        definition.put("category", metric.path("category").asText());
        named(definition.putObject("name"), name, metric.path("displayName").asText());
        definition.put("isDimensionRequired", false);
        definition.put("unit", metric.path("unit").asText());
        definition.put(
                "primaryAggregationType", metric.path("aggregations").path(0).asText());
        definition.set("supportedAggregationTypes", metric.path("aggregations"));
        definition
                .putArray("metricAvailabilities")
                .addObject()
                .put("timeGrain", "PT1M")
                .put("retention", "P93D");
        ArrayNode dimensions = definition.putArray("dimensions");
        for (JsonNode dimension : metric.path("dimensions")) {
            named(dimensions.addObject(), dimension.asText(), dimension.asText());
        }
        return definition;
    }

    private static void named(ObjectNode target, String value, String localized) {
        target.put("value", value).put("localizedValue", localized);
    }

    /** The metric namespaces of the resource: its own, because nothing sends custom metrics here. */
    ObjectNode namespaces(Kind kind, String id) throws Refusal {
        String own = catalog(kind).path("type").asText().toLowerCase(Locale.ROOT);
        ObjectNode result = JsonNodeFactory.instance.objectNode();
        ObjectNode one = result.putArray("value").addObject();
        one.put("id", id + "/providers/microsoft.insights/metricNamespaces/" + own);
        one.put("type", "Microsoft.Insights/metricNamespaces").put("name", own);
        one.put("classification", "Platform");
        one.putObject("properties").put("metricNamespaceName", own);
        return result;
    }

    private JsonNode catalog(Kind kind) throws Refusal {
        JsonNode known = catalog;
        if (known == null) {
            known = read();
            catalog = known;
        }
        if (!known.path("type").asText().equalsIgnoreCase(kind.type())) {
            throw new Refusal(400, "NotSupported", "This emulator does not know the metrics of '" + kind.type() + "'.");
        }
        return known;
    }

    private static JsonNode read() {
        try (InputStream in = Objects.requireNonNull(MetricCatalog.class.getResourceAsStream("metrics.json"))) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return new JsonReader(JsonLimits.DEFINITION).readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (JsonSyntaxException e) {
            throw new IllegalStateException("the metrics that came with the program are damaged", e);
        }
    }
}

package dev.tocsin.arm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.arm.ArmOperation.Verb;
import dev.tocsin.arm.SpecFolder.Place;
import dev.tocsin.json.JsonWriter;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Compiles Microsoft's OpenAPI files into the resources that {@link ArmSpecs} reads. */
final class SpecCompiler {
    static final Set<String> TYPES = Set.of(
            "Microsoft.Insights/actionGroups",
            "Microsoft.Insights/metricAlerts",
            "Microsoft.Insights/scheduledQueryRules",
            "Microsoft.Insights/activityLogAlerts",
            "Microsoft.Insights/workbooks",
            "Microsoft.Insights/components",
            "Microsoft.Insights/webtests",
            "Microsoft.Insights/workbooktemplates",
            "Microsoft.OperationalInsights/workspaces",
            "Microsoft.OperationalInsights/workspaces/savedSearches",
            "Microsoft.AlertsManagement/actionRules",
            "Microsoft.AlertsManagement/prometheusRuleGroups");
    private static final Pattern PROVIDER = Pattern.compile("(?i)(.*)/providers/([^/]+)/(.+)");
    private static final int FIRST_FAILURE = 300;

    private final SpecFolder folder;

    SpecCompiler(SpecFolder folder) {
        this.folder = folder;
    }

    /**
     * The text of every resource by its path below {@code specs/}, in the order of the paths.
     *
     * @param written specifications that are not compiled but written
     */
    Map<String, String> compile(List<ObjectNode> written) {
        Map<String, String> resources = new TreeMap<>();
        Map<String, Set<String>> versions = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        folder.sources().forEach((path, source) -> {
            Place file = folder.file(path);
            for (Map.Entry<String, JsonNode> route : file.node().path("paths").properties()) {
                String type = route.getValue().has("put") ? type(route.getKey()) : "";
                if (TYPES.contains(type)) {
                    String version = file.node().path("info").path("version").asText();
                    versions.computeIfAbsent(type, key -> new TreeSet<>()).add(version);
                    ObjectNode spec = spec(file, route.getKey(), type, version, source);
                    spec.set("corrections", folder.correctionsOf(path));
                    resources.put(ArmSpecs.path(type, version), JsonWriter.compact(spec) + "\n");
                }
            }
        });
        for (ObjectNode spec : written) {
            String type = spec.path("type").asText();
            String version = spec.path("apiVersion").asText();
            versions.computeIfAbsent(type, key -> new TreeSet<>()).add(version);
            resources.put(ArmSpecs.path(type, version), JsonWriter.compact(spec) + "\n");
        }
        ObjectNode types = JsonNodeFactory.instance.objectNode();
        versions.forEach((type, known) -> known.forEach(types.withArray("/" + type.replace("/", "~1"))::add));
        resources.put(
                "index.json",
                JsonWriter.compact(JsonNodeFactory.instance.objectNode().set("types", types)) + "\n");
        return resources;
    }

    /** {@code /…/providers/Microsoft.X/a/{n}/b/{m}} is of type {@code Microsoft.X/a/b}; empty for other paths. */
    static String type(String path) {
        Matcher matcher = PROVIDER.matcher(path);
        if (!matcher.matches()) {
            return "";
        }
        StringBuilder type = new StringBuilder(matcher.group(2));
        String[] segments = matcher.group(3).split("/", -1);
        for (int i = 0; i < segments.length; i += 2) {
            type.append('/').append(segments[i]);
        }
        return segments.length % 2 == 0 ? type.toString() : "";
    }

    private ObjectNode spec(Place file, String path, String type, String version, String source) {
        Place route = file.child("paths").child(path);
        ObjectNode spec = JsonNodeFactory.instance.objectNode();
        spec.put("type", type).put("apiVersion", version).put("source", source).put("partial", false);
        ObjectNode operations = JsonNodeFactory.instance.objectNode();
        for (Verb verb : List.of(Verb.PUT, Verb.GET, Verb.PATCH, Verb.DELETE)) {
            Place operation = route.child(verb.name().toLowerCase(Locale.ROOT));
            if (!operation.node().isMissingNode()) {
                operations.set(verb.name(), operation(route, operation));
            }
        }
        lists(file, path, operations);
        String nameParameter = path.substring(path.lastIndexOf('{') + 1, path.lastIndexOf('}'));
        Place put = route.child("put");
        for (Place parameter : parameters(route, put)) {
            if (parameter.node().path("in").asText().equals("body")) {
                spec.set("body", new SchemaTranslator(folder).document(parameter.child("schema")));
            } else if (parameter.node().path("name").asText().equals(nameParameter)) {
                spec.set("name", parameterSchema(parameter));
            }
        }
        spec.set("operations", operations);
        return spec;
    }

    private void lists(Place file, String path, ObjectNode operations) {
        String collection = path.substring(0, path.lastIndexOf('/'));
        Matcher provider = PROVIDER.matcher(collection);
        boolean child = provider.matches() && provider.group(3).contains("/");
        String perSubscription =
                "/subscriptions/{subscriptionId}" + collection.substring(collection.indexOf("/providers/"));
        for (String candidate : List.copyOf(fieldNames(file.child("paths").node()))) {
            Place route = file.child("paths").child(candidate);
            Place get = route.child("get");
            if (get.node().isMissingNode()) {
                continue;
            }
            if (candidate.equalsIgnoreCase(collection)) {
                Verb verb = child ? Verb.LIST_BY_PARENT : Verb.LIST_BY_RESOURCE_GROUP;
                operations.set(verb.name(), operation(route, get));
            } else if (candidate.equalsIgnoreCase(perSubscription)) {
                operations.set(Verb.LIST_BY_SUBSCRIPTION.name(), operation(route, get));
            }
        }
    }

    private static List<String> fieldNames(JsonNode node) {
        List<String> names = new ArrayList<>();
        for (Iterator<String> all = node.fieldNames(); all.hasNext(); ) {
            names.add(all.next());
        }
        return names;
    }

    private ObjectNode operation(Place route, Place operation) {
        ObjectNode result = JsonNodeFactory.instance.objectNode();
        ArrayNode success = result.putArray("success");
        fieldNames(operation.node().path("responses")).stream()
                .filter(code -> !code.equals("default"))
                .map(Integer::valueOf)
                .filter(code -> code < FIRST_FAILURE)
                .sorted()
                .forEach(success::add);
        if (operation.node().path("x-ms-long-running-operation").asBoolean()) {
            result.put("longRunning", true);
        }
        if (operation.node().path("x-ms-pageable").path("nextLinkName").isTextual()) {
            result.put("pageable", true);
        }
        ObjectNode query = JsonNodeFactory.instance.objectNode();
        for (Place parameter : parameters(route, operation)) {
            String name = parameter.node().path("name").asText();
            if (parameter.node().path("in").asText().equals("query") && !name.equals("api-version")) {
                ObjectNode entry = query.putObject(name);
                entry.put("required", parameter.node().path("required").asBoolean());
                entry.set("schema", parameterSchema(parameter));
            }
        }
        if (!query.isEmpty()) {
            result.set("query", query);
        }
        return result;
    }

    private List<Place> parameters(Place route, Place operation) {
        List<Place> parameters = new ArrayList<>();
        for (Place owner : List.of(route, operation)) {
            for (JsonNode parameter : owner.node().path("parameters")) {
                parameters.add(folder.follow(new Place(owner.file(), parameter, owner.pointer())));
            }
        }
        return parameters;
    }

    /** A parameter's {@code required} says whether it must be given, unlike the keyword of a schema. */
    private ObjectNode parameterSchema(Place parameter) {
        ObjectNode schema = parameter.node().deepCopy();
        schema.remove("required");
        return new SchemaTranslator(folder).document(new Place(parameter.file(), schema, parameter.pointer()));
    }
}

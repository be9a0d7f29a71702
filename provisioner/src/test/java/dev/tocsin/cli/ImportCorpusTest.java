package dev.tocsin.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.azure.core.http.HttpMethod;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.azure.Waiting;
import dev.tocsin.export.ArmEngine;
import dev.tocsin.export.Deployment;
import dev.tocsin.json.JsonPointers;
import dev.tocsin.json.JsonWriter;
import dev.tocsin.kind.Kind;
import dev.tocsin.kind.Kinds;
import dev.tocsin.resource.ResourceId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Imports of many resources: of public workbooks and of what Azure answered in recordings, where those lie beside the repository,
 * and of a large group always.
 */
class ImportCorpusTest {
    private static final Path SHARED = Path.of("../../shared");
    private static final String GROUP = "/subscriptions/00000000-0000-4000-8000-000000000001/resourceGroups/rg-shop";
    private static final Pattern VALUE = Pattern.compile("\\$\\{([A-Za-z0-9]+)\\}");
    /** The export of more is refused, as it must be: templates have a size limit. */
    private static final int MOST_CHARACTERS = 2_500_000;
    /** Outside of the profile "corpus" only so many templates' worth of workbooks. */
    private static final int SAMPLE = 1;

    @TempDir
    private Path folder;

    @Test
    void importThenRenderThenExportGivesBackEveryWorkbook() throws IOException {
        assumeTrue(Files.isDirectory(SHARED), "corpus");
        List<Map<String, JsonNode>> groups = workbooks();
        List<Map<String, JsonNode>> some =
                Boolean.getBoolean("corpus") ? groups : groups.subList(groups.size() / 2, groups.size() / 2 + SAMPLE);
        for (int i = 0; i < some.size(); i++) {
            givesBack(some.get(i), folder.resolve("group-" + i));
        }
    }

    private static void givesBack(Map<String, JsonNode> workbooks, Path root) throws IOException {
        Files.createDirectories(root);
        TestProject project = TestProject.in(root);
        assertThat(project.run("provision").exit()).isZero();
        LiveResources live = LiveResources.of(project);
        workbooks.forEach((name, content) -> {
            ObjectNode body = JsonNodeFactory.instance
                    .objectNode()
                    .put("location", "westeurope")
                    .put("kind", "shared");
            body.putObject("properties")
                    .put("displayName", "Workbook " + name)
                    .put("category", "workbook")
                    .put("serializedData", JsonWriter.compact(content));
            live.put("workbook", name, JsonWriter.compact(body));
        });
        CliRun run = project.run("import", "--kind", "workbook");
        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(run.err()).contains(workbooks.size() + " imported");
        CliRun plan = project.run("provision", "--dry-run", "--detailed-exitcode");
        assertThat(plan.exit()).as(plan.out() + plan.err()).isZero();
        assertThat(contents(project.run("render"))).isEqualTo(workbooks);
        assertThat(exported(project.run("export"))).isEqualTo(workbooks);
    }

    private static Map<String, JsonNode> contents(CliRun run) {
        assertThat(run.exit()).as(run.err()).isZero();
        Map<String, JsonNode> contents = new TreeMap<>();
        for (JsonNode one : LiveResources.json(run.out()).path("resources")) {
            contents.put(
                    one.path("name").asText(),
                    LiveResources.json(one.at("/properties/serializedData").asText()));
        }
        return contents;
    }

    private static Map<String, JsonNode> exported(CliRun run) {
        assertThat(run.exit()).as(run.err()).isZero();
        Map<String, JsonNode> contents = new TreeMap<>();
        Deployment deployment = new Deployment("00000000-0000-4000-8000-000000000001", "rg-shop", Map.of());
        for (Deployment.Put put : ArmEngine.deploy(run.out(), deployment)) {
            contents.put(
                    put.id().substring(put.id().lastIndexOf('/') + 1),
                    LiveResources.json(
                            put.body().at("/properties/serializedData").asText()));
        }
        return contents;
    }

    private static List<Map<String, JsonNode>> workbooks() throws IOException {
        List<Map<String, JsonNode>> groups = new ArrayList<>();
        int size = MOST_CHARACTERS;
        Path corpus = SHARED.resolve("corpus/workbooks");
        List<Path> files;
        try (Stream<Path> all = Files.walk(corpus)) {
            files = all.filter(Files::isRegularFile).sorted().toList();
        }
        for (Path file : files) {
            String text = Files.readString(file);
            try {
                JsonNode content = LiveResources.json(text.startsWith("\uFEFF") ? text.substring(1) : text);
                if (size + text.length() > MOST_CHARACTERS) {
                    groups.add(new TreeMap<>());
                    size = 0;
                }
                size += text.length();
                String name = UUID.nameUUIDFromBytes(file.toString().getBytes(StandardCharsets.UTF_8))
                        .toString();
                groups.get(groups.size() - 1).put(name, content);
            } catch (IllegalStateException e) {
                // A key stands twice in it.
                assertThat(e.getCause()).hasMessageContaining("stands twice");
            }
        }
        return groups;
    }

    @Test
    void whatTheAzureCliMadeInRecordingsIsImportedAndThePlanIsEmpty() throws IOException {
        assumeTrue(Files.isDirectory(SHARED), "corpus");
        Map<String, List<ObjectNode>> lists = recorded();
        TestProject project = TestProject.in(folder);
        Outside recordings = TestOutside.of(
                Detour.through((request, onward) -> {
                    String path = request.getUrl().getPath();
                    if (request.getHttpMethod() != HttpMethod.GET || !path.startsWith(GROUP + "/")) {
                        return onward.send();
                    }
                    String type = path.substring(path.indexOf("/providers/") + "/providers/".length());
                    ObjectNode answer = JsonNodeFactory.instance.objectNode();
                    String query = String.valueOf(request.getUrl().getQuery());
                    boolean other = query.contains("category=") && !query.contains("category=workbook");
                    answer.putArray("value")
                            .addAll(other ? List.of() : lists.getOrDefault(type.toLowerCase(Locale.ROOT), List.of()));
                    return Canned.of(
                            request, 200, Map.of("Content-Type", "application/json"), JsonWriter.compact(answer));
                }),
                Waiting.real());
        CliRun run = project.run(recordings, "import", "--resource-group", "rg-shop");
        int all = lists.values().stream().mapToInt(List::size).sum();
        // Workbooks with "mydata" or "null" in them, which the service takes: they are none.
        List<String> errors =
                run.err().lines().filter(line -> line.startsWith("error: ")).toList();
        assertThat(errors)
                .allMatch(line -> line.startsWith("error: workbook/") && line.contains("workbook content"))
                .hasSizeLessThanOrEqualTo(lists.getOrDefault("microsoft.insights/workbooks", List.of())
                        .size());
        assertThat(run.exit()).as(run.err()).isEqualTo(errors.isEmpty() ? 0 : 3);
        assertThat(run.err()).contains((all - errors.size()) + " imported");
        secrets(lists).forEach(project::variable);
        CliRun plan = project.run(recordings, "provision", "--dry-run", "--detailed-exitcode");
        assertThat(plan.exit()).as(plan.out() + plan.err()).isZero();
        CliRun again = project.run(recordings, "import", "--resource-group", "rg-shop");
        assertThat(again.out()).as(again.err()).isEmpty();
    }

    /** What Azure answered to successful PUTs, by type in lower case, as if all were in one group. */
    private static Map<String, List<ObjectNode>> recorded() throws IOException {
        Map<String, List<ObjectNode>> lists = new TreeMap<>();
        Kinds kinds = Kinds.shipped();
        int number = 0;
        for (String line : Files.readAllLines(SHARED.resolve("corpus/arm/exchanges.jsonl"))) {
            JsonNode exchange = LiveResources.json(line);
            String uri = exchange.path("uri").asText();
            String path = uri.substring(0, uri.indexOf('?'));
            boolean managed = kinds.ofType(ResourceId.typeOf(path))
                    .filter(kind -> kind.scope() == Kind.Scope.GROUP)
                    .isPresent();
            if (!exchange.path("method").asText().equals("PUT")
                    || exchange.path("status").asInt() >= 300
                    || !managed) {
                continue;
            }
            ObjectNode answer = exchange.path("response").deepCopy();
            String id = answer.path("id").asText();
            String name = answer.path("name").asText();
            String own = ResourceId.typeOf(path).endsWith("/workbooks")
                    ? UUID.nameUUIDFromBytes((name + number).getBytes(StandardCharsets.UTF_8))
                            .toString()
                    : name + "-" + number;
            number++;
            answer.put("name", own);
            answer.put("id", GROUP + id.substring(id.indexOf("/providers/"), id.lastIndexOf('/') + 1) + own);
            lists.computeIfAbsent(ResourceId.typeOf(path).toLowerCase(Locale.ROOT), type -> new ArrayList<>())
                    .add(answer);
        }
        return lists;
    }

    /** What the variables must hold that the imported project reads its secrets from. */
    private Map<String, String> secrets(Map<String, List<ObjectNode>> lists) throws IOException {
        Map<String, ObjectNode> byName = new TreeMap<>();
        lists.values()
                .forEach(list -> list.forEach(one -> byName.put(one.path("name").asText(), one)));
        JsonNode values = LiveResources.json(Files.readString(folder.resolve("tocsin.json")))
                .at("/environments/local/values");
        Map<String, String> variables = new TreeMap<>();
        List<Path> files;
        try (Stream<Path> all = Files.walk(folder)) {
            files = all.filter(file -> file.toString().endsWith(".json")).toList();
        }
        for (Path file : files) {
            JsonNode definition = LiveResources.json(Files.readString(file));
            ObjectNode live = byName.get(definition.path("name").asText());
            if (live != null) {
                collect(definition, "", values, live, variables);
            }
        }
        return variables;
    }

    private static void collect(
            JsonNode node, String pointer, JsonNode values, JsonNode live, Map<String, String> variables) {
        node.properties()
                .forEach(one ->
                        collect(one.getValue(), JsonPointers.child(pointer, one.getKey()), values, live, variables));
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            collect(node.get(i), JsonPointers.child(pointer, i), values, live, variables);
        }
        Matcher value = VALUE.matcher(node.asText());
        if (node.isTextual() && value.matches()) {
            String secret = values.path(value.group(1)).path("secret").asText();
            if (!secret.isEmpty()) {
                variables.put(
                        secret.substring("env:".length()), live.at(pointer).asText());
            }
        }
    }

    @Test
    void aGroupOfTwoHundredResourcesIsFollowedByAnEmptyPlan() {
        TestProject project = TestProject.in(folder);
        assertThat(project.run("provision").exit()).isZero();
        LiveResources live = LiveResources.of(project);
        for (int i = 0; i < 40; i++) {
            live.put("action-group", "Group " + i, """
                {"location": "Global", "properties": {"groupShortName": "g%d", "enabled": %b,
                 "emailReceivers": [{"name": "mail", "emailAddress": "team%d@example.com", "useCommonAlertSchema": true}]}}
                """.formatted(i, i % 2 == 0, i % 5));
        }
        for (int i = 0; i < 100; i++) {
            live.put("log-alert", "rule-" + i, """
                {"location": "westeurope", "properties": {"severity": %d, "enabled": true, "evaluationFrequency": "PT5M",
                 "windowSize": "PT%dM", "scopes": ["%s"], "criteria": {"allOf": [{"query": "requests\\n| take %d",
                   "timeAggregation": "Count", "operator": "GreaterThan", "threshold": %d}]},
                 "actions": {"actionGroups": ["%s"]}}}
                """.formatted(
                            i % 5,
                            i % 2 == 0 ? 5 : 10,
                            GROUP + "/providers/Microsoft.Insights/components/web",
                            i,
                            i,
                            live.id("action-group", "Group " + i % 40)));
        }
        for (int i = 0; i < 30; i++) {
            live.put("activity-log-alert", "service-" + i, """
                {"location": "Global", "properties": {"enabled": true, "scopes": ["/subscriptions/00000000-0000-4000-8000-000000000001"],
                 "condition": {"allOf": [{"field": "category", "equals": "ServiceHealth"}, {"anyOf": [{"field": "properties.incidentType", "equals": "Incident"}, {"field": "status", "containsAny": ["a", "b%d"]}]}]},
                 "actions": {"actionGroups": [{"actionGroupId": "%s"}]}}}
                """.formatted(i, live.id("action-group", "GROUP " + i)));
        }
        for (int i = 0; i < 30; i++) {
            live.put("workbook", new UUID(7, i).toString(), """
                {"location": "westeurope", "kind": "shared", "properties": {"displayName": "Board %d", "category": "workbook",
                 "serializedData": "{\\"version\\":\\"Notebook/1.0\\",\\"items\\":[{\\"type\\":1,\\"content\\":{\\"json\\":\\"# %d\\"}}]}"}}
                """.formatted(i / 2, i));
        }
        CliRun run = project.run("import", "--resource-group", "rg-shop");
        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(run.err()).contains("200 imported, 0 as they were, 0 skipped; 331 files written");
        CliRun plan = project.run("provision", "--dry-run", "--detailed-exitcode");
        assertThat(plan.exit()).as(plan.out() + plan.err()).isZero();
        assertThat(project.run("import", "--resource-group", "rg-shop").err())
                .contains("0 imported, 200 as they were, 0 skipped; 0 files written");
    }
}

package dev.tocsin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.diff.Canonical;
import dev.tocsin.json.JsonWriter;
import dev.tocsin.report.PlanSchema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A plan that was saved is applied exactly, or not at all. */
class SavedPlanTest {
    private static final String TWO = "resources/two.json";

    @TempDir
    Path folder;

    @TempDir
    Path elsewhere;

    private TestProject project;
    private LiveResources live;
    private Path plan;

    /** Groups one and two are live; the definition of two is another one now, and three is new. */
    @BeforeEach
    void planTwoChanges() {
        project = TestProject.in(folder).actionGroup("one").actionGroup("two");
        live = LiveResources.of(project);
        assertThat(project.run("provision").exit()).isZero();
        project.file(TWO, edited("two", "other")).actionGroup("three").forgetRequests();
        plan = elsewhere.resolve("plan.json");
    }

    @Test
    void appliesWhatItSays() {
        CliRun dry = save("--dry-run", "--detailed-exitcode");
        assertThat(dry.exit()).as(dry.err()).isEqualTo(2);
        assertThat(dry.out()).contains("Plan: 2 to change: 1 to create, 1 to update; 1 unchanged.");
        assertThat(project.writes()).isEmpty();

        CliRun applied = apply();

        assertThat(applied.exit()).as(applied.err()).isZero();
        assertThat(applied.out()).contains("Applied: 1 created, 1 updated, 1 unchanged.");
        assertThat(project.writes())
                .containsExactlyInAnyOrder(
                        "PUT " + live.id("action-group", "two"), "PUT " + live.id("action-group", "three"));
        project.forgetRequests();
        assertThat(project.run("provision", "--detailed-exitcode").exit()).isZero();
        assertThat(project.writes()).isEmpty();
    }

    @Test
    void outAloneWritesNothingButTheFile() {
        CliRun run = save();

        assertThat(run.exit()).isZero();
        assertThat(run.err()).contains("the plan is saved in " + plan);
        assertThat(project.writes()).isEmpty();
    }

    @Test
    void isReadableByItsOwnerOnlyAndLeavesNoDraft() throws IOException {
        Files.writeString(plan, "an older and much longer plan".repeat(1000));
        Files.setPosixFilePermissions(plan, PosixFilePermissions.fromString("rw-rw-rw-"));

        save();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(plan)))
                .isEqualTo("rw-------");
        try (Stream<Path> files = Files.list(elsewhere)) {
            assertThat(files).containsExactly(plan);
        }
    }

    @Test
    void isThePublicPlanAndTheSameEveryTime() throws IOException {
        CliRun shown = project.run("provision", "--dry-run", "--output", "json");
        save();
        String first = Files.readString(plan);
        save();

        assertThat(Files.readString(plan)).isEqualTo(first);
        assertThat(PlanSchema.violations(first)).isEmpty();
        ObjectNode saved = (ObjectNode) LiveResources.json(first);
        saved.remove("saved");
        assertThat(saved).isEqualTo(LiveResources.json(shown.out()));
    }

    @Test
    void saysWhenItCannotBeSaved() {
        plan = elsewhere.resolve("no/such/folder/plan.json");

        CliRun run = save();

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err()).contains("the plan cannot be saved in", "there is no folder");
    }

    @Test
    void isStaleWhenADefinitionChanged() {
        save();
        project.file(TWO, edited("two", "third"));

        refuses("action-group/two: the definition changed after the plan was made");
    }

    @Test
    void isStaleWhenADefinitionIsGone() {
        save();
        project.without("resources/three.json");

        refuses("action-group/three: it is no longer defined");
    }

    @Test
    void isStaleWhenADefinitionIsNew() {
        save();
        project.actionGroup("four");

        refuses("action-group/four: it is not in the plan (create, not in Azure yet)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"one", "two"})
    void isStaleWhenALiveResourceChanged(String name) {
        save();
        live.edit("action-group", name, body -> properties(body).put("groupShortName", "portal"));

        refuses("action-group/" + name + ": the resource was changed in Azure after the plan was made");
    }

    @Test
    void isStaleWhenSomebodyAddedWhatTheWriteWouldDrop() {
        save();
        live.edit(
                "action-group",
                "two",
                body -> properties(body)
                        .putArray("smsReceivers")
                        .addObject()
                        .put("name", "night")
                        .put("countryCode", "49")
                        .put("phoneNumber", "5551234567"));

        refuses("action-group/two: the resource was changed in Azure after the plan was made");
    }

    @Test
    void isStaleWhenALiveResourceIsGone() {
        save();
        live.delete("action-group", "two");

        refuses("action-group/two: the resource was deleted after the plan was made");
    }

    @Test
    void isStaleWhenSomebodyElseCreatedTheResource() {
        save();
        live.put("action-group", "three", """
                {"location": "Global", "properties": {"groupShortName": "theirs", "enabled": true}}""");

        refuses("action-group/three: the resource was created after the plan was made");
    }

    @Test
    void isStaleWhenSomebodyTookOverTheResource() {
        save();
        live.edit("action-group", "two", body -> ((ObjectNode) body.get("tags")).put("tocsin-project", "other"));

        refuses("action-group/two: the resource was changed in Azure after the plan was made");
    }

    @Test
    void isStaleAfterItWasApplied() {
        save();
        assertThat(apply().exit()).isZero();
        project.forgetRequests();

        refuses(
                "action-group/three: the resource was created after the plan was made",
                "action-group/two: the resource was changed in Azure after the plan was made");
    }

    @Test
    void namesAllThatMoved() {
        save();
        project.file(TWO, edited("two", "third"));
        live.edit("action-group", "one", body -> properties(body).put("enabled", false));

        refuses("action-group/two: the definition changed", "action-group/one: the resource was changed in Azure");
    }

    @Test
    void holdsWhenOnlyNoiseMovedAndKeepsForeignTags() {
        save();
        live.edit("action-group", "two", body -> {
            ((ObjectNode) body.get("tags")).put("cost-center", "4711");
            properties(body).putArray("webhookReceivers");
        });

        CliRun applied = apply();

        assertThat(applied.exit()).as(applied.err()).isZero();
        assertThat(live.get("action-group", "two").at("/tags/cost-center").asText())
                .isEqualTo("4711");
    }

    @Test
    void aDryRunOfASavedPlanOnlyTellsWhetherItHolds() {
        save();
        assertThat(project.run("provision", "--plan", plan.toString(), "--dry-run")
                        .exit())
                .isZero();
        assertThat(project.writes()).isEmpty();
        project.file(TWO, edited("two", "third"));
        assertThat(project.run("provision", "--plan", plan.toString(), "--dry-run")
                        .exit())
                .isEqualTo(4);
    }

    @Test
    void deletesOnlyWithAgreement() {
        project.without(TWO);
        assertThat(save("--prune").exit()).isZero();

        CliRun unattended = apply();
        assertThat(unattended.exit()).isEqualTo(64);
        assertThat(project.writes()).isEmpty();

        assertThat(apply("--yes").exit()).isZero();
        assertThat(project.writes())
                .hasSize(2)
                .anyMatch(one -> one.equalsIgnoreCase("DELETE " + live.id("action-group", "two")));
    }

    @Test
    void isStaleWhenWhatItDeletesMoved() {
        project.without(TWO);
        save("--prune");
        live.edit("action-group", "two", body -> properties(body).put("groupShortName", "portal"));

        refuses("action-group/two: the resource was changed in Azure after the plan was made");
    }

    @Test
    void remembersTargetsAndAdoption() {
        live.put("action-group", "three", """
                {"location": "Global", "properties": {"groupShortName": "theirs", "enabled": true}}""");
        assertThat(save("--adopt", "--target", "action-group/three").exit()).isZero();

        assertThat(apply().exit()).isZero();
        assertThat(project.writes()).containsExactly("PUT " + live.id("action-group", "three"));
    }

    @Test
    void aTargetThatIsGoneIsStalenessToo() {
        save("--target", "three");
        project.without("resources/three.json");

        refuses("action-group/three: it is no longer defined");
    }

    @Test
    void doesNotMixEnvironments() {
        project.file(
                "tocsin.json",
                TestProject.projectFile("{}")
                        .replace("\"local\":", "\"other\": " + environment("rg-b") + ", \"local\":"));
        save();

        CliRun run = project.run("provision", "--env", "other", "--plan", plan.toString());
        assertThat(run.exit()).isEqualTo(4);
        assertThat(run.err()).contains("the plan is for environment \"local\"; this is \"other\"");
        tamper(document -> document.put("environment", "other"));
        CliRun forged = apply();
        assertThat(forged.exit()).isEqualTo(4);
        assertThat(forged.err()).contains("the plan is for resource group \"rg-shop\"; the environment has \"rg-b\"");
        assertThat(project.writes()).isEmpty();
    }

    @Test
    void findsTheEnvironmentItWasMadeFor() {
        project.file(
                "tocsin.json",
                TestProject.projectFile("{}")
                        .replace("\"local\":", "\"other\": " + environment("rg-b") + ", \"local\":"));
        save("--env", "other");

        CliRun run = apply();

        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(project.writes()).hasSize(3).allMatch(one -> one.contains("/rg-b/"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"--prune", "--adopt", "--out=x.json", "--target=one"})
    void flagsThatWouldChangeThePlanAreRefused(String flag) {
        save();

        CliRun run = apply(flag);

        assertThat(run.exit()).isEqualTo(64);
        assertThat(run.err()).contains("--plan applies a plan as it was saved; " + flag.replaceAll("=.*", ""));
        assertThat(project.writes()).isEmpty();
    }

    /** Whoever edits the file can make the digest anew; that must not help. */
    @Test
    void anEditedFileIsNeverApplied() {
        List<Consumer<ObjectNode>> edits = List.of(
                document -> change(document, 1).put("action", "delete"),
                document -> change(document, 1).put("action", "no-op"),
                document -> change(document, 1).put("reason", "nothing to see here"),
                document -> ((ArrayNode) change(document, 1).get("differences")).removeAll(),
                document -> change(document, 1).putObject("body").put("location", "elsewhere"),
                document -> change(document, 2).put("id", live.id("action-group", "bystander")),
                document -> ((ArrayNode) document.get("changes")).remove(0),
                document -> ((ArrayNode) document.get("changes"))
                        .add(change(document, 1).deepCopy()),
                document -> ((ArrayNode) document.get("changes"))
                        .add(change(document, 1)
                                .deepCopy()
                                .put("id", live.id("action-group", "bystander"))
                                .put("action", "delete")),
                document -> ((ArrayNode) document.get("changes"))
                        .insert(0, ((ArrayNode) document.get("changes")).remove(2)),
                document -> ((ObjectNode) document.get("summary")).put("update", 0),
                document -> ((ObjectNode) document.at("/saved/fingerprints/1")).put("live", "0".repeat(64)),
                document -> ((ObjectNode) document.at("/saved/fingerprints/1")).remove("definition"),
                document -> ((ObjectNode) document.get("saved")).put("subscription", "x"),
                document -> ((ObjectNode) document.get("saved")).put("tocsin", "9.9.9"),
                document -> document.put("project", "other"));
        for (Consumer<ObjectNode> edit : edits) {
            save();
            tamper(edit);

            CliRun run = apply("--yes");

            assertThat(run.exit()).as(run.err()).isEqualTo(4);
            assertThat(run.err()).contains("the saved plan does not hold: ").endsWith("nothing was written\n");
            assertThat(project.writes()).isEmpty();
        }
    }

    @Test
    void anEditWithoutMeaningIsFoundByTheDigest() throws IOException {
        save();
        ObjectNode document = (ObjectNode) LiveResources.json(Files.readString(plan));
        document.put("approvedBy", "nobody");
        Files.writeString(plan, JsonWriter.pretty(document));

        refuses("the plan file was edited, or damaged, after it was made");
    }

    @Test
    void whiteSpaceIsNoEdit() throws IOException {
        save();
        Files.writeString(plan, JsonWriter.compact(LiveResources.json(Files.readString(plan))));

        assertThat(apply().exit()).isZero();
    }

    @Test
    void aWiderScopeInTheFileIsFound() {
        project.without(TWO);
        save();
        tamper(document -> ((ObjectNode) document.at("/saved/options")).put("prune", true));

        refuses("action-group/two: it is not in the plan (delete, no longer defined)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "{\"formatVersion\": \"2.0\"}",
                "{\"formatVersion\": \"1.0\"}",
                "{\"formatVersion\": \"1.0\", \"saved\": {}}",
                "{\"formatVersion\": \"1.0\", \"formatVersion\": \"1.0\"}"
            })
    void whatIsNoPlanIsAUsageError(String text) throws IOException {
        Files.writeString(plan, text);

        CliRun run = apply();

        assertThat(run.exit()).isEqualTo(64);
        assertThat(run.err()).startsWith(plan + ": error: ").endsWith("nothing was written\n");
        assertThat(project.requests()).isEmpty();
    }

    @Test
    void aMissingFileIsAUsageError() {
        CliRun run = apply();

        assertThat(run.exit()).isEqualTo(64);
        assertThat(run.err()).contains("there is no such file");
    }

    @Test
    void holdsNoSecretAndResolvesItWhenItIsApplied() throws IOException {
        withSecret("https://hooks.example.com/first-secret");
        save();
        assertThat(Files.readString(plan)).doesNotContain("first-secret");

        // A resource that does not exist yet gets what the reference gives at that time.
        project.variable("HOOK", "https://hooks.example.com/second-secret");
        CliRun run = apply();

        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(live.get("action-group", "hook")
                        .at("/properties/webhookReceivers/0/serviceUri")
                        .asText())
                .isEqualTo("https://hooks.example.com/second-secret");
    }

    @Test
    void isStaleWhenASecretThatWasEqualIsRotated() {
        withSecret("https://hooks.example.com/first-secret");
        assertThat(project.run("provision").exit()).isZero();
        project.forgetRequests();
        save();
        project.variable("HOOK", "https://hooks.example.com/second-secret");

        CliRun run = refuses("action-group/hook: ");
        assertThat(run.err()).doesNotContain("first-secret", "second-secret");
    }

    private void withSecret(String value) {
        project.variable("HOOK", value)
                .file("tocsin.json", TestProject.projectFile("{\"hook\": {\"secret\": \"env:HOOK\"}}"))
                .file("resources/hook.json", """
                        {"type": "Microsoft.Insights/actionGroups", "name": "hook", "properties": {"groupShortName": "hook",
                         "enabled": true, "webhookReceivers": [{"name": "bridge", "serviceUri": "${hook}"}]}}""");
    }

    private CliRun save(String... flags) {
        return project.run("provision", with("--out", flags));
    }

    private CliRun apply(String... flags) {
        return project.run("provision", with("--plan", flags));
    }

    private String[] with(String flag, String... flags) {
        return Stream.concat(Stream.of(flag, plan.toString()), Stream.of(flags)).toArray(String[]::new);
    }

    private CliRun refuses(String... reasons) {
        CliRun run = apply("--yes");
        assertThat(run.exit()).as(run.out() + run.err()).isEqualTo(4);
        for (String reason : reasons) {
            assertThat(run.err()).contains("error: the saved plan does not hold: " + reason);
        }
        assertThat(run.err().lines().filter(line -> line.startsWith("error: ")))
                .as("and no other")
                .hasSize(reasons.length);
        assertThat(run.err()).endsWith("nothing was written\n");
        assertThat(project.writes()).isEmpty();
        return run;
    }

    /** Edits the file, and makes its digest anew as the product does. */
    private void tamper(Consumer<ObjectNode> edit) {
        try {
            ObjectNode document = (ObjectNode) LiveResources.json(Files.readString(plan));
            edit.accept(document);
            ObjectNode saved = (ObjectNode) document.get("saved");
            saved.remove("digest");
            saved.put("digest", Canonical.sha256(JsonWriter.compact(document).getBytes(StandardCharsets.UTF_8)));
            Files.writeString(plan, JsonWriter.pretty(document));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ObjectNode change(JsonNode document, int index) {
        return (ObjectNode) document.get("changes").get(index);
    }

    private static ObjectNode properties(ObjectNode body) {
        return (ObjectNode) body.get("properties");
    }

    private static String edited(String name, String shortName) {
        return TestProject.actionGroupJson(name).replace("\"short\"", "\"" + shortName + "\"");
    }

    private static String environment(String group) {
        return """
                {"target": "emulator", "subscription": "00000000-0000-4000-8000-000000000001",
                 "resourceGroup": "%s", "location": "westeurope"}""".formatted(group);
    }
}

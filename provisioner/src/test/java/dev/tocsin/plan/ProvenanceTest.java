package dev.tocsin.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.diff.Canonical;
import dev.tocsin.diff.Difference;
import dev.tocsin.resource.ActualResource;
import dev.tocsin.resource.ActualState;
import dev.tocsin.resource.Bodies;
import dev.tocsin.resource.DesiredResource;
import dev.tocsin.resource.DesiredState;
import dev.tocsin.secret.Marks;
import dev.tocsin.secret.Secrets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Who changed it: seen in the reason that the planner gives. */
class ProvenanceTest {
    private static final String KEY = "action-group/g";
    private static final String ONE = receiver("one");
    private static final String TWO = receiver("two");

    @Test
    void nobody() {
        assertThat(change(group("true", ONE), group("true", ONE), live -> {}).action())
                .isEqualTo(Action.NO_OP);
    }

    @Test
    void azureByAPersonWithATime() {
        Change change = change(group("true", ONE), group("true", ONE), live -> {
            ((ObjectNode) live.get("properties")).put("enabled", false);
            live.putObject("systemData").put("lastModifiedBy", "eve").put("lastModifiedAt", "2026-01-05T11:00:00Z");
        });

        assertThat(change.reason()).isEqualTo("changed in Azure since the last apply by eve at 2026-01-05T11:00:00Z");
        assertThat(paths(change)).containsExactly("/properties/enabled");
    }

    @Test
    void theDefinitionWithAnotherValue() {
        assertThat(change(group("true", ONE), group("false", ONE), live -> {}).reason())
                .isEqualTo("definition changed");
    }

    @Test
    void theDefinitionWithOneElementMoreFirst() {
        Change change = change(group("true", ONE), group("true", TWO, ONE), live -> {});

        assertThat(change.reason()).isEqualTo("definition changed");
        assertThat(paths(change)).containsExactly("/properties/emailReceivers/0");
    }

    @Test
    void theDefinitionWithTheFirstElementLess() {
        Change change = change(group("true", ONE, TWO), group("true", TWO), live -> {});

        assertThat(change.reason()).isEqualTo("definition changed");
        assertThat(paths(change)).containsExactly("/properties/emailReceivers/1");
    }

    @Test
    void theDefinitionWithAWholeListLess() {
        Change change = change(
                group("true", ONE),
                "{\"location\": \"global\", \"properties\": {\"groupShortName\": \"g\", \"enabled\": true}}",
                live -> {});

        assertThat(change.reason()).isEqualTo("definition changed");
        assertThat(paths(change)).containsExactly("/properties/emailReceivers");
    }

    @Test
    void both() {
        Change change = change(
                group("true", ONE),
                group("false", ONE),
                live -> ((ObjectNode) live.get("properties")).put("groupShortName", "other"));

        assertThat(change.reason()).isEqualTo("definition changed; changed in Azure too");
        assertThat(who(change, "/properties/enabled")).isEqualTo(Cause.Who.DEFINITION);
        assertThat(who(change, "/properties/groupShortName")).isEqualTo(Cause.Who.AZURE);
    }

    @Test
    void bothInTheSamePlaceCannotBeTold() {
        Change change = change(
                group("true", ONE),
                group("true", ONE).replace("\"g\"", "\"ours\""),
                live -> ((ObjectNode) live.get("properties")).put("groupShortName", "theirs"));

        assertThat(change.reason()).isEqualTo("definition changed; perhaps changed in Azure too");
        assertThat(change.cause().orElseThrow().of("/properties/groupShortName"))
                .isEmpty();
    }

    @Test
    void bothInTheSameList() {
        Change change = change(
                group("true", ONE, TWO),
                group("true", TWO, receiver("three")),
                live -> ((ObjectNode) live.at("/properties/emailReceivers/1")).put("useCommonAlertSchema", false));

        assertThat(paths(change))
                .containsExactly(
                        "/properties/emailReceivers/0/useCommonAlertSchema",
                        "/properties/emailReceivers/1",
                        "/properties/emailReceivers/2");
        assertThat(who(change, "/properties/emailReceivers/0/useCommonAlertSchema"))
                .isEqualTo(Cause.Who.AZURE);
        assertThat(who(change, "/properties/emailReceivers/1")).isEqualTo(Cause.Who.DEFINITION);
        assertThat(who(change, "/properties/emailReceivers/2")).isEqualTo(Cause.Who.DEFINITION);
    }

    @Test
    void azureRemovedAnElementWhereTheDefinitionAddedOne() {
        Change change = change(
                group("true", ONE, TWO),
                group("true", ONE, TWO, receiver("three")),
                live -> ((ArrayNode) live.at("/properties/emailReceivers")).remove(0));

        assertThat(who(change, "/properties/emailReceivers/0")).isEqualTo(Cause.Who.AZURE);
        assertThat(who(change, "/properties/emailReceivers/2")).isEqualTo(Cause.Who.DEFINITION);
    }

    @Test
    void azureAddedAnUndeclaredValueWhereTheDefinitionChanged() {
        Change change = change(
                group("true", ONE),
                group("false", ONE),
                live -> ((ObjectNode) live.get("properties"))
                        .putArray("smsReceivers")
                        .addObject()
                        .put("name", "night")
                        .put("countryCode", "49")
                        .put("phoneNumber", "5551234567"));

        assertThat(change.cause().orElseThrow().who()).isEqualTo(Cause.Who.BOTH);
        assertThat(who(change, "/properties/smsReceivers")).isEqualTo(Cause.Who.AZURE);
        assertThat(who(change, "/properties/enabled")).isEqualTo(Cause.Who.DEFINITION);
    }

    @Test
    void aRemovedLineIsTheDefinitionsThoughTheLiveValueStays() {
        Change change = change(
                group("true", ONE),
                "{\"location\": \"global\", \"properties\": {\"groupShortName\": \"g\", \"enabled\": true}}",
                live -> ((ObjectNode) live.get("properties")).put("enabled", false));

        assertThat(who(change, "/properties/emailReceivers")).isEqualTo(Cause.Who.DEFINITION);
        assertThat(who(change, "/properties/enabled")).isEqualTo(Cause.Who.AZURE);
    }

    @Test
    void bothInsideOneWorkbook() {
        String body = "{\"location\": \"westeurope\", \"kind\": \"shared\", \"properties\": {\"displayName\": \"b\","
                + " \"category\": \"workbook\", \"serializedData\": \"%s\"}}";
        String content =
                "{\\\"version\\\":\\\"Notebook/1.0\\\",\\\"items\\\":[{\\\"name\\\":\\\"%s\\\"},{\\\"name\\\":\\\"%s\\\"}]}";
        Change change = changeOf(
                "workbook/w",
                body.formatted(content.formatted("a", "b")),
                body.formatted(content.formatted("ours", "b")),
                live -> ((ObjectNode) live.get("properties"))
                        .put("serializedData", content.formatted("a", "theirs").replace("\\", "")));

        assertThat(change.cause().orElseThrow().who()).isEqualTo(Cause.Who.BOTH);
        assertThat(who(change, "/properties/serializedData/items/0/name")).isEqualTo(Cause.Who.DEFINITION);
        assertThat(who(change, "/properties/serializedData/items/1/name")).isEqualTo(Cause.Who.AZURE);
    }

    @Test
    void theDefinitionWithAnotherSecretNameIsNotSeenAsAzures() {
        String before = hook(Marks.secret("old"));
        Change change = change(
                before,
                hook(Marks.secret("new")),
                live -> ((ObjectNode) live.at("/properties/webhookReceivers/0"))
                        .put("serviceUri", "https://old.example.com/123456"));

        assertThat(change.reason()).startsWith("definition changed");
        assertThat(change.differences())
                .singleElement()
                .satisfies(one -> assertThat(one.sensitive()).isTrue());
    }

    @Test
    void aRotatedSecretIsAnUpdateThatShowsNeitherValue() {
        Change change = change(
                hook(Marks.secret("new")),
                hook(Marks.secret("new")),
                live -> ((ObjectNode) live.at("/properties/webhookReceivers/0"))
                        .put("serviceUri", "https://old.example.com/123456"));

        assertThat(change.action()).isEqualTo(Action.UPDATE);
        assertThat(paths(change)).containsExactly("/properties/webhookReceivers/0/serviceUri");
        assertThat(change.differences().get(0).sensitive()).isTrue();
        assertThat(change.reason()).isEqualTo("a secret has another value: rotated, or changed in Azure");
    }

    @Test
    void aLostListShowsNoSecretOfAzure() {
        Change change = change(
                group("true", ONE),
                group("false", ONE),
                live -> ((ObjectNode) live.get("properties"))
                        .putArray("webhookReceivers")
                        .addObject()
                        .put("name", "theirs")
                        .put("serviceUri", "https://theirs.example.com/123456"));

        assertThat(paths(change)).containsExactly("/properties/enabled", "/properties/webhookReceivers");
        assertThat(change.differences().toString()).contains("theirs").doesNotContain("123456");
    }

    private static Cause.Who who(Change change, String path) {
        assertThat(paths(change)).contains(path);
        return change.cause().orElseThrow().of(path).orElseThrow();
    }

    private static List<String> paths(Change change) {
        return change.differences().stream().map(Difference::path).toList();
    }

    /** The change for {@code now} where {@code before} was applied and then edited in Azure. */
    private static Change change(String before, String now, Consumer<ObjectNode> edit) {
        return changeOf(KEY, before, now, edit);
    }

    private static Change changeOf(String key, String before, String now, Consumer<ObjectNode> edit) {
        DesiredResource applied = Bodies.desired(key, before);
        ObjectNode live = applied.body().deepCopy();
        live.at("/properties/emailReceivers").forEach(one -> ((ObjectNode) one).put("status", "Enabled"));
        live.withObject("/tags")
                .put("tocsin-project", "shop")
                .put("tocsin-environment", "local")
                .put("tocsin-hash", Canonical.hash(applied.kind(), applied.shape(), applied.body()));
        edit.accept(live);
        DesiredState state = new DesiredState("shop", "local", List.of(Bodies.desired(key, now)));
        Secrets secrets =
                new Secrets(Map.of("old", "https://old.example.com/123456", "new", "https://new.example.com/654321"));
        return new Planner(Bodies.KINDS, secrets, false, false)
                .plan(
                        state,
                        new ActualState(List.of(new ActualResource(applied.id().path(), live))),
                        Set.of(key),
                        false)
                .changes()
                .get(0);
    }

    private static String receiver(String name) {
        return "{\"name\": \"%1$s\", \"emailAddress\": \"%1$s@example.com\", \"useCommonAlertSchema\": true}"
                .formatted(name);
    }

    private static String group(String enabled, String... receivers) {
        return "{\"location\": \"global\", \"properties\": {\"groupShortName\": \"g\", \"enabled\": %s, \"emailReceivers\": [%s]}}"
                .formatted(enabled, String.join(", ", receivers));
    }

    private static String hook(String uri) {
        return "{\"location\": \"global\", \"properties\": {\"groupShortName\": \"g\", \"enabled\": true, \"webhookReceivers\": [{\"name\": \"w\", \"serviceUri\": \"%s\"}]}}"
                .formatted(uri);
    }
}

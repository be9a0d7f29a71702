package dev.tocsin.plan;

import static org.assertj.core.api.Assertions.assertThat;

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

        assertThat(change.reason()).isEqualTo("definition changed; perhaps changed in Azure too");
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

    private static List<String> paths(Change change) {
        return change.differences().stream().map(Difference::path).toList();
    }

    /** The change for {@code now} where {@code before} was applied and then edited in Azure. */
    private static Change change(String before, String now, Consumer<ObjectNode> edit) {
        DesiredResource applied = Bodies.desired(KEY, before);
        ObjectNode live = applied.body().deepCopy();
        live.at("/properties/emailReceivers").forEach(one -> ((ObjectNode) one).put("status", "Enabled"));
        live.withObject("/tags")
                .put("tocsin-project", "shop")
                .put("tocsin-environment", "local")
                .put("tocsin-hash", Canonical.hash(applied.kind(), applied.shape(), applied.body()));
        edit.accept(live);
        DesiredState state = new DesiredState("shop", "local", List.of(Bodies.desired(KEY, now)));
        Secrets secrets =
                new Secrets(Map.of("old", "https://old.example.com/123456", "new", "https://new.example.com/654321"));
        return new Planner(Bodies.KINDS, secrets, false, false)
                .plan(
                        state,
                        new ActualState(List.of(new ActualResource(applied.id().path(), live))),
                        Set.of(KEY),
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

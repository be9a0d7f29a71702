package dev.tocsin.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.resource.ActualResource;
import dev.tocsin.resource.ActualState;
import dev.tocsin.resource.Bodies;
import dev.tocsin.resource.DesiredState;
import dev.tocsin.secret.Secrets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Deletes take what refers to others before the others, told from the live bodies. */
class DeleteOrderTest {
    private static final String PLACE =
            "/subscriptions/" + Bodies.SUBSCRIPTION + "/resourceGroups/" + Bodies.GROUP + "/providers/";

    @Test
    void whatRefersGoesFirstInWhateverCaseTheServiceAnswers() {
        String group = (PLACE + "Microsoft.Insights/actionGroups/oncall")
                .toUpperCase(Locale.ROOT)
                .replace("/SUBSCRIPTIONS/", "/subscriptions/");
        assertThat(order(
                        owned("action-group/oncall", "{}"),
                        owned("log-alert/rule", "{\"actions\": {\"actionGroups\": [\"" + group + "\"]}}"),
                        owned("workspace/logs", "{}"),
                        owned(
                                "component/app",
                                "{\"WorkspaceResourceId\": \"" + PLACE
                                        + "Microsoft.OperationalInsights/workspaces/logs\"}")))
                .containsSubsequence("rule", "oncall")
                .containsSubsequence("app", "logs")
                .hasSize(4);
    }

    /** The order of kinds would delete the component before the workbook that is shown on it. */
    @Test
    void referencesCountMoreThanTheOrderOfKinds() {
        assertThat(order(
                        owned("log-alert/watched", "{}"),
                        owned(
                                "component/app",
                                "{\"note\": \"" + PLACE + "Microsoft.Insights/scheduledQueryRules/watched\"}")))
                .containsExactly("app", "watched");
    }

    @Test
    void aReferenceToAPartOfAResourceIsOneToTheResource() {
        assertThat(order(
                        owned("log-alert/watched", "{}"),
                        owned(
                                "component/app",
                                "{\"note\": \"" + PLACE + "Microsoft.Insights/scheduledQueryRules/watched/child/x\"}")))
                .containsExactly("app", "watched");
    }

    @Test
    void aCircleIsDeletedToo() {
        assertThat(order(
                        owned("log-alert/a", "{\"note\": \"" + PLACE + "Microsoft.Insights/scheduledQueryRules/b\"}"),
                        owned("log-alert/b", "{\"note\": \"" + PLACE + "Microsoft.Insights/scheduledQueryRules/a\"}")))
                .containsExactlyInAnyOrder("a", "b");
    }

    private static List<String> order(ActualResource... live) {
        return new Planner(Bodies.KINDS, Secrets.none(), false, true)
                        .plan(
                                new DesiredState("shop", "local", List.of()),
                                new ActualState(List.of(live)),
                                Set.of(),
                                false)
                        .changes()
                        .stream()
                        .map(Change::name)
                        .toList();
    }

    private static ActualResource owned(String key, String properties) {
        return Bodies.live(key, """
                {"tags": {"tocsin-project": "shop", "tocsin-environment": "local"}, "properties": %s}""".formatted(properties));
    }
}

package dev.tocsin.apply;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.plan.Action;
import dev.tocsin.plan.Change;
import dev.tocsin.plan.Plan;
import dev.tocsin.resource.ActualResource;
import dev.tocsin.resource.Bodies;
import dev.tocsin.resource.DesiredResource;
import dev.tocsin.secret.DerivedSecret;
import dev.tocsin.secret.Secrets;
import java.io.Serial;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LikenessTest {
    private static final DerivedSecret ADDRESS = new DerivedSecret("workflow/teams", "manual");
    private static final String LIVE = "https://prod-00.westeurope.logic.azure.com/workflows/1?sig=2";

    private final Secrets secrets = new Secrets(Map.of());

    /** Two groups of one bridge are applied at the same time: the one asks for the address while the other is being looked at. */
    @Test
    void whatIsLearntBetweenTwoLooksIsNoChangeInAzure() {
        ActualResource planned = Bodies.live("action-group/oncall", group(LIVE));
        ObjectNode now = planned.body().deepCopy();
        ObjectNode learning = new Learning();
        learning.setAll((ObjectNode) now.get("properties"));
        now.set("properties", learning);

        boolean same = new Likeness(new Plan("shop", "prod", List.of(), List.of()), secrets)
                .same(change(planned), planned, new ActualResource(planned.id(), now));

        assertThat(secrets.knows(ADDRESS.mark())).isTrue();
        assertThat(same).isTrue();
    }

    @Test
    void anotherAddressIsAChangeInAzure() {
        ActualResource planned = Bodies.live("action-group/oncall", group(LIVE));
        ActualResource now = Bodies.live("action-group/oncall", group(LIVE + "0"));

        secrets.learn(ADDRESS, LIVE);
        boolean same = new Likeness(new Plan("shop", "prod", List.of(), List.of()), secrets)
                .same(change(planned), planned, now);

        assertThat(same).isFalse();
    }

    private static Change change(ActualResource planned) {
        DesiredResource desired = Bodies.desired("action-group/oncall", group(ADDRESS.mark()));
        return new Change(
                desired.id().path(),
                desired.kind(),
                "oncall",
                desired.key(),
                Action.UPDATE,
                "",
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.of(desired),
                Optional.of(planned));
    }

    private static String group(String callbackUrl) {
        return """
                {"location": "Global", "properties": {"groupShortName": "oncall", "enabled": true, "logicAppReceivers": [
                    {"name": "teams", "resourceId": "/subscriptions/1", "callbackUrl": "%s", "useCommonAlertSchema": true}]}}
                """.formatted(callbackUrl);
    }

    /** While it is looked at, the address becomes known. */
    @SuppressWarnings("unchecked") // ObjectNode's own deepCopy
    private final class Learning extends ObjectNode {
        @Serial
        private static final long serialVersionUID = 1;

        Learning() {
            super(JsonNodeFactory.instance);
        }

        @Override
        public JsonNode get(String name) {
            secrets.learn(ADDRESS, LIVE);
            return super.get(name);
        }
    }
}

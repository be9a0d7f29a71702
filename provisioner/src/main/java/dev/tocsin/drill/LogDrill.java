package dev.tocsin.drill;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.alerting.evaluate.Timeline;
import dev.tocsin.alerttest.ContractProfiles;
import dev.tocsin.alerttest.ProfileRow;
import dev.tocsin.alerttest.RuleOnRows;
import dev.tocsin.alerttest.RuleRefusedException;
import dev.tocsin.emit.Envelopes;
import dev.tocsin.emit.LandedRows;
import dev.tocsin.notify.AlertingRule;
import dev.tocsin.resource.DesiredResource;
import dev.tocsin.resource.DesiredState;
import dev.tocsin.resource.ResourceId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A profile of the telemetry contract is sent, and a log alert rule looks at what landed. */
record LogDrill(DesiredState state, ContractProfiles profiles, Ground ground, Instant start) {
    /** What is ordinary before something breaks, beyond what the first evaluation looks back to. */
    static final Duration ORDINARY = Duration.ofHours(2);

    private static final Duration BATCH = Duration.ofMinutes(30);

    DrillResult run(AlertingRule rule, RuleOnRows read, String profile) throws DrillException {
        String scope = read.body().at("/properties/scopes/0").asText();
        DesiredResource component = component(scope)
                .orElseThrow(() -> new DrillException("the scope of "
                        + rule.resource().key() + " is no component or workspace of this project: " + scope));
        int sent = send(component, profile);
        Instant last = start.plus(Drill.WATCH);
        Map<String, List<Map<String, @Nullable Object>>> rows =
                LandedRows.of(ground.rows(scope), read.readsComponent());
        List<Step> steps = new ArrayList<>();
        steps.add(Step.silent(start, "broken", profiles.description(profile)));
        try {
            List<Timeline> timelines = read.evaluate(rows, start, last);
            steps.addAll(new Steps(state, rule).of(timelines));
        } catch (RuleRefusedException e) {
            throw new DrillException(rule.resource().key() + ": " + e.getMessage());
        }
        return new DrillResult(rule.resource().key(), profile, start, sent, List.of(), steps, Drill.isStateful(read));
    }

    /** The component whose rows a scope shows. */
    private Optional<DesiredResource> component(String scope) {
        return state.resources().stream()
                .filter(one -> one.kind().alias().equals("component"))
                .filter(one -> one.id().key().equals(ResourceId.key(scope))
                        || ResourceId.key(one.body()
                                        .at("/properties/WorkspaceResourceId")
                                        .asText())
                                .equals(ResourceId.key(scope)))
                .findFirst();
    }

    private int send(DesiredResource component, String profile) throws DrillException {
        String key = ground.live(component).at("/properties/InstrumentationKey").asText();
        Envelopes envelopes = new Envelopes(key, profiles.application(profile));
        Instant from = start.minus(ORDINARY);
        Instant to = start.plus(Drill.WATCH);
        List<ProfileRow> rows = profiles.rows(profile, start, from, to);
        List<ObjectNode> batch = new ArrayList<>();
        Instant end = from.plus(BATCH);
        try {
            for (ProfileRow row : rows) {
                while (!row.time().isBefore(end)) {
                    post(batch, end);
                    end = end.plus(BATCH);
                }
                batch.add(envelopes.of(row));
            }
        } catch (Envelopes.NotSendableException e) {
            throw new DrillException("the profile \"" + profile + "\" cannot be sent: " + e.getMessage());
        }
        post(batch, to);
        return rows.size();
    }

    private void post(List<ObjectNode> batch, Instant now) throws DrillException {
        ground.clock().moveTo(now);
        if (!batch.isEmpty()) {
            ground.track(batch);
            batch.clear();
        }
    }
}

package dev.tocsin.drill;

import dev.tocsin.alerting.rule.Lifecycle;
import dev.tocsin.alerting.rule.LogRule;
import dev.tocsin.alerttest.ContractProfiles;
import dev.tocsin.alerttest.RuleOnRows;
import dev.tocsin.alerttest.RuleRefusedException;
import dev.tocsin.notify.AlertingRule;
import dev.tocsin.resource.DesiredResource;
import dev.tocsin.resource.DesiredState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Holds drills: one for each kind of rule.
 *
 * <p>Telemetry goes through the emulator's ingestion, and the rule is evaluated as the emulator holds it, on the rows that landed there.
 * Rows count as arrived at their own time.
 */
public final class Drill {
    /** How long the drill goes on after something broke: longer than any shipped profile and the longest time to resolve. */
    static final Duration WATCH = Duration.ofHours(3);

    private final DesiredState state;
    private final ContractProfiles profiles;
    private final Ground ground;
    private final Instant start;

    /**
     * @param state the project, as it was applied to the ground
     * @param start when something breaks; a full minute
     */
    public Drill(DesiredState state, ContractProfiles profiles, Ground ground, Instant start) {
        this.state = state;
        this.profiles = profiles;
        this.ground = ground;
        this.start = start;
    }

    /** How long before something breaks the ground must be ready: before the first row that is sent. */
    public static Duration lead() {
        return LogDrill.ORDINARY.plusHours(1);
    }

    /**
     * Holds the drill of a rule.
     *
     * @param profile what is sent, for a log alert rule; empty for the one of which the contract says that the rule fires on it
     * @throws DrillException when there is none for this rule
     */
    public DrillResult run(AlertingRule rule, Optional<String> profile) throws DrillException {
        if (!rule.resource().body().at("/properties/enabled").asBoolean(true)) {
            throw new DrillException(rule.resource().key() + " is disabled in this environment, so it never fires");
        }
        String alias = rule.resource().kind().alias();
        if (profile.isPresent() && !alias.equals("log-alert")) {
            throw new DrillException("a profile is for rules that read telemetry; "
                    + rule.resource().key() + " reads "
                    + (alias.equals("metric-alert") ? "metrics" : "the activity log"));
        }
        return switch (alias) {
            case "log-alert" -> log(rule, profile);
            case "metric-alert" -> metric(rule);
            default -> new ChangeDrill(state, ground, start).run(rule);
        };
    }

    private DrillResult log(AlertingRule rule, Optional<String> given) throws DrillException {
        String name = rule.resource().name();
        Optional<String> profile = given.or(() -> profiles.firing(name));
        if (profile.isEmpty()) {
            throw new DrillException("no profile of the telemetry contract says that " + name
                    + " fires on it; add \"fires\": [\"" + name
                    + "\"] to the one that does, or name it with --profile: "
                    + String.join(", ", profiles.names()));
        }
        return new LogDrill(state, profiles, ground, start).run(rule, read(rule), profile.get());
    }

    /** The rule as the emulator holds it. */
    private RuleOnRows read(AlertingRule rule) throws DrillException {
        return read(ground, rule);
    }

    static RuleOnRows read(Ground ground, AlertingRule rule) throws DrillException {
        DesiredResource own = rule.resource();
        try {
            return RuleOnRows.of(new DesiredResource(
                    own.key(),
                    own.kind(),
                    own.apiVersion(),
                    own.shape(),
                    own.id(),
                    ground.live(own),
                    own.dependsOn(),
                    own.origin()));
        } catch (RuleRefusedException e) {
            throw new DrillException(String.valueOf(e.getMessage()));
        }
    }

    private DrillResult metric(AlertingRule rule) throws DrillException {
        if (rule.resource().body().at("/properties/criteria").has("failedLocationCount")) {
            return new HealthDrill(state, ground, start).run(rule, read(rule));
        }
        AlertingRule carrier = null;
        for (AlertingRule other : AlertingRule.of(state)) {
            boolean told = other.resource().kind().alias().equals("log-alert")
                    && profiles.firing(other.resource().name()).isPresent()
                    && BridgeDrill.tells(state, other, rule);
            carrier = carrier == null && told ? other : carrier;
        }
        if (carrier == null) {
            throw new DrillException("there is no drill for " + rule.resource().key()
                    + ": it reads a metric of a resource that a drill cannot break; known are web tests, and RunsFailed of"
                    + " a workflow that a rule with a drill tells");
        }
        DrillResult before = log(carrier, Optional.empty());
        return new BridgeDrill(state, start).run(rule, read(rule), before);
    }

    /** The rules that a drill can be tried for: those that are enabled. */
    public static List<AlertingRule> rules(DesiredState state) {
        return AlertingRule.of(state).stream()
                .filter(rule -> rule.resource().body().at("/properties/enabled").asBoolean(true))
                .toList();
    }

    static boolean isStateful(RuleOnRows read) {
        return read.rule() instanceof LogRule log && log.lifecycle() instanceof Lifecycle.Stateful;
    }
}

package dev.tocsin.rounds;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.alerting.evaluate.SeriesKey;
import dev.tocsin.alerttest.RuleOnRows;
import dev.tocsin.alerttest.RuleRefusedException;
import dev.tocsin.alerttest.StandingRule;
import dev.tocsin.kql.evaluate.run.Limits;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;

/** A rule that is evaluated, and what is remembered of it. All but {@link #busy} belongs to whoever made it busy. */
final class Watched {
    static final String TYPE = "Microsoft.Insights/scheduledQueryRules";
    /** One evaluation of one rule; a rule that needs more would keep the others waiting. */
    private static final Limits LIMITS = new Limits(2_000_000, 512L << 20, Duration.ofSeconds(30), 64);

    private final ObjectNode body;
    private final RuleOnRows read;
    private final StandingRule standing;
    private final Map<SeriesKey, UUID> open = new HashMap<>();
    private final AtomicBoolean busy = new AtomicBoolean();
    private volatile Instant last;
    private boolean failed;

    /**
     * Reads a rule.
     *
     * @param now its first evaluation is the next one after this
     * @throws RuleRefusedException when it cannot be evaluated here
     */
    Watched(ObjectNode body, Instant now) throws RuleRefusedException {
        this.body = body;
        read = RuleOnRows.of(TYPE, body.path("name").asText(), body);
        standing = read.standing(LIMITS);
        last = latest(now);
    }

    ObjectNode body() {
        return body;
    }

    RuleOnRows read() {
        return read;
    }

    StandingRule standing() {
        return standing;
    }

    String name() {
        return body.path("name").asText();
    }

    /** Ids of the alerts that are open. */
    Map<SeriesKey, UUID> open() {
        return open;
    }

    /** Whether what is evaluated is still what is live; who wrote it last has no meaning for it. */
    boolean is(ObjectNode live) {
        return body.path("properties").equals(live.path("properties"))
                && kind(body).equals(kind(live));
    }

    private static JsonNode kind(ObjectNode rule) {
        return rule.path("kind");
    }

    /** The newest multiple of the frequency that is not after a moment. */
    Instant latest(Instant now) {
        long every = standing.frequency().toSeconds();
        return Instant.ofEpochSecond(Math.floorDiv(now.getEpochSecond(), every) * every);
    }

    Instant next(Instant now) {
        return latest(now).plus(standing.frequency());
    }

    boolean isDue(Instant now) {
        return latest(now).isAfter(last);
    }

    /** Leaves out what would be due. */
    void leaveOut(Instant now) {
        last = latest(now);
    }

    /** Takes the rule for one evaluation, unless somebody has it. */
    boolean take() {
        return busy.compareAndSet(false, true);
    }

    /** Gives it back. */
    void giveBack(Instant evaluated) {
        last = evaluated;
        busy.set(false);
    }

    /** Whether this is news: the evaluation before it did not fail. */
    boolean fails(boolean now) {
        boolean news = now && !failed;
        failed = now;
        return news;
    }
}

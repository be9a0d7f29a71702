package dev.tocsin.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.resource.DesiredResource;
import dev.tocsin.resource.ResourceId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** What the subscription takes of rules, against what is live and what the project would add. */
final class QuotasCheck implements Check {
    static final String NAME = "quotas";
    private static final double NEARLY = 0.9;

    /**
     * A limit on active rules of a subscription (Microsoft Learn, azure-monitor/service-limits).
     *
     * @param alias kind
     * @param what for people
     * @param most how many
     * @param remedy what to do beyond it
     * @param counts which of the kind it is about
     */
    private record Limit(String alias, String what, int most, String remedy, Predicate<JsonNode> counts) {}

    private static final String RAISE =
            "join rules by dimensions or scopes, or ask for more: az support tickets create";
    private static final List<Limit> LIMITS = List.of(
            new Limit(
                    "activity-log-alert",
                    "activity log alert rules",
                    100,
                    "nobody can raise this limit: watch several operations in one rule (anyOf), and remove or disable the"
                            + " rest (az monitor activity-log alert list)",
                    body -> true),
            new Limit("metric-alert", "metric alert rules", 5_000, RAISE, body -> true),
            new Limit("log-alert", "log alert rules", 5_000, RAISE, body -> true),
            new Limit(
                    "log-alert",
                    "log alert rules that run each minute",
                    100,
                    "let some run every 5 minutes (\"evaluationFrequency\": \"PT5M\")",
                    body -> body.at("/properties/evaluationFrequency").asText().equalsIgnoreCase("PT1M")),
            new Limit("processing-rule", "alert processing rules", 1_000, RAISE, body -> true));

    private final Subject subject;
    private final Live live;

    QuotasCheck(Subject subject, Live live) {
        this.subject = subject;
        this.live = live;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<String> needs() {
        return Set.of(AzureServicesCheck.NAME);
    }

    @Override
    public Finding run() throws InterruptedException {
        List<String> usage = new ArrayList<>();
        List<String> beyond = new ArrayList<>();
        List<String> nearly = new ArrayList<>();
        Set<String> remedies = new HashSet<>();
        for (Limit limit : LIMITS) {
            int needed = needed(limit);
            String line = needed + " of " + limit.most() + " " + limit.what();
            usage.add(line);
            if (needed > limit.most()) {
                beyond.add(line);
                remedies.add(limit.remedy());
            } else if (needed >= NEARLY * limit.most()) {
                nearly.add(line);
                remedies.add(limit.remedy());
            }
        }
        String where = " in subscription " + subject.there().subscription();
        if (!beyond.isEmpty()) {
            return Finding.fail(
                    NAME,
                    "more than Azure takes: " + String.join(", ", beyond) + where,
                    usage,
                    String.join("; ", remedies));
        }
        return nearly.isEmpty()
                ? Finding.pass(NAME, "there is room for more rules" + where, usage)
                : Finding.warning(
                        NAME, "nearly full: " + String.join(", ", nearly) + where, usage, String.join("; ", remedies));
    }

    /** What is live and active, and what an apply would add. */
    private int needed(Limit limit) throws InterruptedException {
        Set<String> ids = new HashSet<>();
        for (JsonNode one : live.inSubscription(limit.alias())) {
            if (isActive(one) && limit.counts().test(one)) {
                ids.add(ResourceId.key(one.path("id").asText()));
            }
        }
        for (DesiredResource one : subject.declared()) {
            if (one.kind().alias().equals(limit.alias())
                    && isActive(one.body())
                    && limit.counts().test(one.body())) {
                ids.add(one.id().key());
            }
        }
        return ids.size();
    }

    private static boolean isActive(JsonNode body) {
        return body.at("/properties/enabled").asBoolean(true);
    }
}

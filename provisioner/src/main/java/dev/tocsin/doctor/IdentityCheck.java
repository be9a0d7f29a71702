package dev.tocsin.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;

/**
 * Log alert rules without a managed identity: their queries run with the rights of who edited them last, and fail when that person
 * leaves (Microsoft Learn, alerts-create-log-alert-rule).
 */
final class IdentityCheck implements Check {
    static final String NAME = "log-alert-identity";

    private final Subject subject;
    private final Live live;

    IdentityCheck(Subject subject, Live live) {
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
        List<JsonNode> rules = live.inGroup("log-alert");
        List<String> details = rules.stream()
                .filter(one -> one.at("/identity/type").asText("None").equalsIgnoreCase("None"))
                .map(one -> "the log alert rule " + Words.name(one)
                        + " has no managed identity, so its query has the rights of who edited it last")
                .toList();
        return details.isEmpty()
                ? Finding.pass(NAME, Words.count(rules.size(), "log alert rule") + ", each with a managed identity")
                : Finding.warning(
                        NAME,
                        Words.whole(details, details.size() + " log alert rules have no managed identity"),
                        details,
                        "give the rule an \"identity\" with the role Reader on what it queries: az identity create --name"
                                + " NAME, name it in the definition, then: " + subject.provision());
    }
}

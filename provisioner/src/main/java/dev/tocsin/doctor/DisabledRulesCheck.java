package dev.tocsin.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.resource.DesiredResource;
import dev.tocsin.resource.ResourceId;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Log alert rules that are off, though nobody wanted that. The service turns a rule off whose query fails for a week, and says so
 * in the activity log alone (Microsoft Learn, alerts-troubleshoot-log).
 */
final class DisabledRulesCheck implements Check {
    static final String NAME = "disabled-rules";
    private static final String DISABLED = "microsoft.insights/scheduledqueryrules/disable/action";
    private static final String WRITTEN = "microsoft.insights/scheduledqueryrules/write";
    /** ActivityLogs_List (Microsoft Learn, rest/api/monitor/activity-logs/list). */
    private static final String LOG = "/providers/Microsoft.Insights/eventtypes/management/values";
    /** The activity log goes back 90 days; a little less, so that no clock makes it more. */
    private static final Duration AS_LONG_AS_KEPT = Duration.ofDays(89);

    private static final int MOST = 50;

    private final Subject subject;
    private final Service service;
    private final Live live;

    DisabledRulesCheck(Subject subject, Service service, Live live) {
        this.subject = subject;
        this.service = service;
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
        List<JsonNode> off = rules.stream()
                .filter(one -> !one.at("/properties/enabled").asBoolean(true))
                .limit(MOST)
                .toList();
        List<JsonNode> byTheService = new ArrayList<>();
        List<JsonNode> bySomebody = new ArrayList<>();
        List<String> details = new ArrayList<>();
        for (JsonNode rule : off) {
            Optional<String> when = disabled(rule.path("id").asText());
            if (when.isPresent()) {
                byTheService.add(rule);
                details.add("the service disabled " + Words.name(rule) + " at " + when.get()
                        + ", because its query failed for a long time");
            } else if (isWanted(rule)) {
                bySomebody.add(rule);
                details.add(Words.name(rule) + " is disabled, and the project declares it enabled");
            }
        }
        if (!byTheService.isEmpty()) {
            return Finding.fail(
                    NAME,
                    Words.whole(details, "the service disabled " + Words.count(byTheService.size(), "log alert rule")),
                    details,
                    "run the query by hand to see why it fails (tocsin kql run --resource), correct it or the rights of its"
                            + " identity, then: " + enable(byTheService));
        }
        if (!bySomebody.isEmpty()) {
            return Finding.warning(
                    NAME,
                    Words.whole(details, Words.count(bySomebody.size(), "log alert rule") + " disabled by somebody"),
                    details,
                    "if that is not meant: " + subject.provision());
        }
        return Finding.pass(
                NAME,
                off.isEmpty()
                        ? Words.count(rules.size(), "log alert rule") + ", none disabled"
                        : Words.count(off.size(), "log alert rule") + " disabled, as it is meant");
    }

    private String enable(List<JsonNode> rules) {
        return rules.stream()
                .map(rule -> subject.inGroup(
                        "az monitor scheduled-query update --disabled false --name " + Words.word(Words.name(rule))))
                .collect(Collectors.joining("; "));
    }

    private boolean isWanted(JsonNode rule) {
        String key = ResourceId.key(rule.path("id").asText());
        for (DesiredResource one : subject.declared()) {
            if (one.id().key().equals(key)) {
                return one.body().at("/properties/enabled").asBoolean(true);
            }
        }
        return false;
    }

    /** When the service disabled it, if that is the last thing that happened to it. */
    private Optional<String> disabled(String id) {
        String since = service.now()
                .minus(AS_LONG_AS_KEPT)
                .truncatedTo(ChronoUnit.SECONDS)
                .toString();
        String filter = "eventTimestamp ge '" + since + "' and resourceUri eq '" + id + "'";
        String last = "";
        boolean disabled = false;
        for (JsonNode event : service.arm()
                .list(
                        subject.subscription() + LOG,
                        "api-version=2015-04-01&$filter="
                                + URLEncoder.encode(filter, StandardCharsets.UTF_8)
                                        .replace("+", "%20"))) {
            String operation = event.at("/operationName/value").asText().toLowerCase(Locale.ROOT);
            String time = event.path("eventTimestamp").asText();
            boolean counts = operation.equals(DISABLED) || operation.equals(WRITTEN);
            if (counts && event.path("resourceId").asText().equalsIgnoreCase(id) && time.compareTo(last) > 0) {
                last = time;
                disabled = operation.equals(DISABLED);
            }
        }
        return disabled ? Optional.of(last) : Optional.empty();
    }
}

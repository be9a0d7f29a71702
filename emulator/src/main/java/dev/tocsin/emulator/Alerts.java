package dev.tocsin.emulator;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What fired: {@code Alerts_GetAll} and {@code Alerts_GetById} of Microsoft.AlertsManagement (Azure/azure-rest-api-specs,
 * specification/alertsmanagement, 2019-05-05-preview and 2025-05-25-preview). An alert belongs to the scope of its target. The word
 * for the service is that of its common alert schema (Microsoft Learn, alerts-payload-samples), since the list of the specification
 * does not have the one for log alerts of today; its list of signals has none for the activity log either.
 */
final class Alerts {
    private static final String NAMESPACE = "Microsoft.AlertsManagement";
    private static final String TYPE = NAMESPACE + "/alerts";
    private static final List<String> VERSIONS =
            List.of("2025-05-25-preview", "2019-05-05-preview", "2019-03-01", "2018-05-05-preview");
    private static final Map<FiredAlert.Signal, String> SERVICES = Map.of(
            FiredAlert.Signal.LOG, "Log Alerts V2",
            FiredAlert.Signal.ACTIVITY_LOG, "ActivityLog Administrative");
    private static final String STATE = "New";
    private static final String SKIP = "ctoken";

    private static final Map<String, Duration> RANGES = Map.of(
            "1h", Duration.ofHours(1),
            "1d", Duration.ofDays(1),
            "7d", Duration.ofDays(7),
            "30d", Duration.ofDays(30));
    private static final Map<String, Set<String>> WORDS = Map.of(
            "monitorCondition", Set.of("Fired", "Resolved"),
            "severity", Set.of("Sev0", "Sev1", "Sev2", "Sev3", "Sev4"),
            "alertState", Set.of("New", "Acknowledged", "Closed"));
    /** Each is a member of the essentials too. */
    private static final List<String> FILTERS = List.of(
            "targetResource",
            "targetResourceType",
            "targetResourceGroup",
            "monitorService",
            "monitorCondition",
            "severity",
            "alertState",
            "alertRule");

    private static final List<String> REFUSED =
            List.of("smartGroupId", "includeContext", "includeEgressConfig", "select", "customTimeRange", "$filter");

    private static final int PAGE = 25;
    private static final int LARGEST_PAGE = 250;

    private final FiredAlerts fired;

    Alerts(FiredAlerts fired) {
        this.fired = fired;
    }

    /** Whether a path leads to alerts: those of a subscription, of a resource group, or about a resource. */
    static boolean isMeant(ArmPath path) {
        return switch (path.level()) {
            case RESOURCES, RESOURCE -> isAlerts(path.namespace(), path.type());
            case EXTENSION -> {
                String[] parts = path.extension().split("/", 3);
                yield parts.length > 1 && isAlerts(parts[0], parts[1]);
            }
            default -> false;
        };
    }

    private static boolean isAlerts(String namespace, String type) {
        String first = type.toLowerCase(Locale.ROOT);
        return namespace.equalsIgnoreCase(NAMESPACE)
                && (first.equals("alerts") || first.startsWith("alerts/") || first.equals("alertssummary"));
    }

    Reply answer(ArmRequest request, ArmPath path, Query query, Turn turn) throws Refusal {
        ArmPath own = path.level() == ArmPath.Level.EXTENSION ? path.ofExtension() : path;
        String version = Versions.required(query);
        if (!VERSIONS.contains(version)) {
            throw new Refusal(
                    400,
                    "NoRegisteredProviderFound",
                    "No registered resource provider found for location * and API version '" + version
                            + "' for type 'alerts'. The supported api-versions are '" + String.join(", ", VERSIONS)
                            + "'.");
        }
        boolean single = own.level() == ArmPath.Level.RESOURCE;
        if (!own.type().equalsIgnoreCase("alerts") || path.extension().split("/", -1).length > 3) {
            throw unsupported("changes, histories and summaries of alerts");
        }
        if (!request.method().equals("GET")) {
            throw Bodies.methodNotAllowed(request.method());
        }
        return single ? one(own) : list(request, own, query, turn);
    }

    private Reply one(ArmPath path) throws Refusal {
        for (FiredAlert alert : fired.all()) {
            if (alert.id().toString().equalsIgnoreCase(path.name()) && isWithin(alert, path.base())) {
                return Reply.of(200, json(alert));
            }
        }
        throw new Refusal(404, "AlertNotFound", "There is no alert '" + path.name() + "' in this scope.");
    }

    private Reply list(ArmRequest request, ArmPath path, Query query, Turn turn) throws Refusal {
        for (String refused : REFUSED) {
            if (query.get(refused).isPresent()) {
                throw unsupported("the parameter '" + refused + "' of lists of alerts");
            }
        }
        Instant since = turn.now().minus(range(query));
        List<FiredAlert> found = fired.all().stream()
                .filter(alert -> isWithin(alert, path.base()) && !alert.fired().isBefore(since))
                .sorted(order(query))
                .toList();
        for (String filter : FILTERS) {
            found = filtered(found, filter, query);
        }
        int size = number(query, "pageCount", 1, LARGEST_PAGE, PAGE);
        int from = Math.min(number(query, SKIP, 0, Integer.MAX_VALUE, 0), found.size());
        int to = Math.min(from + size, found.size());
        ObjectNode page = JsonNodeFactory.instance.objectNode();
        ArrayNode values = page.putArray("value");
        found.subList(from, to).forEach(alert -> values.add(json(alert)));
        if (to < found.size()) {
            page.put("nextLink", turn.base() + next(request, query, to));
        }
        return Reply.of(200, page);
    }

    /** Times alone: the newest first unless it is said otherwise. */
    private static Comparator<FiredAlert> order(Query query) throws Refusal {
        String by = query.get("sortBy").orElse("lastModifiedDateTime");
        Comparator<FiredAlert> order = switch (by) {
            case "lastModifiedDateTime" -> Comparator.comparing(FiredAlert::changed);
            case "startDateTime" -> Comparator.comparing(FiredAlert::fired);
            default -> throw invalid("sortBy", by, "lastModifiedDateTime, startDateTime");
        };
        String direction = query.get("sortOrder").orElse("desc");
        if (!direction.equals("asc") && !direction.equals("desc")) {
            throw invalid("sortOrder", direction, "asc, desc");
        }
        return (direction.equals("asc") ? order : order.reversed())
                .thenComparing(alert -> alert.id().toString());
    }

    private static Duration range(Query query) throws Refusal {
        String word = query.get("timeRange").orElse("1d");
        Duration range = RANGES.get(word);
        if (range == null) {
            throw invalid("timeRange", word, "1h, 1d, 7d, 30d");
        }
        return range;
    }

    private static List<FiredAlert> filtered(List<FiredAlert> alerts, String filter, Query query) throws Refusal {
        String wanted = query.get(filter).orElse("");
        if (wanted.isEmpty()) {
            return alerts;
        }
        Set<String> words = WORDS.getOrDefault(filter, Set.of());
        if (!words.isEmpty() && words.stream().noneMatch(wanted::equalsIgnoreCase)) {
            throw invalid(
                    filter, wanted, String.join(", ", words.stream().sorted().toList()));
        }
        return alerts.stream()
                .filter(alert -> matches(essentials(alert).path(filter).asText(), wanted, filter))
                .toList();
    }

    /** A rule is found by its name too, as people call it. */
    private static boolean matches(String value, String wanted, String filter) {
        return value.equalsIgnoreCase(wanted)
                || filter.equals("alertRule") && last(value).equalsIgnoreCase(wanted);
    }

    private static int number(Query query, String name, int least, int most, int otherwise) throws Refusal {
        String text = query.get(name).orElse("");
        if (text.isEmpty()) {
            return otherwise;
        }
        try {
            int value = Integer.parseInt(text);
            if (value >= least && value <= most) {
                return value;
            }
        } catch (NumberFormatException e) {
            // No number is in no range.
        }
        throw invalid(name, text, "a number from " + least + " to " + most);
    }

    private static String next(ArmRequest request, Query query, int from) {
        try {
            return new URI(null, null, request.path(), null).toASCIIString() + "?"
                    + query.with(SKIP, Integer.toString(from));
        } catch (URISyntaxException e) {
            throw new IllegalStateException("a path that was routed is a path", e);
        }
    }

    private static boolean isWithin(FiredAlert alert, String scope) {
        String key = ArmPath.key(scope);
        String target = ArmPath.key(alert.target());
        return target.equals(key) || target.startsWith(key + "/");
    }

    private static ObjectNode json(FiredAlert alert) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        ArmPath target = ArmPath.parse(alert.target());
        root.put("id", "/subscriptions/" + target.subscription() + "/providers/" + TYPE + "/" + alert.id());
        root.put("name", last(alert.rule())).put("type", TYPE);
        ObjectNode properties = root.putObject("properties");
        properties.set("essentials", essentials(alert));
        properties.putObject("context");
        properties.putObject("egressConfig");
        return root;
    }

    /** Without an end, the time of the end is an empty text. */
    private static ObjectNode essentials(FiredAlert alert) {
        ArmPath target = ArmPath.parse(alert.target());
        ObjectNode essentials = JsonNodeFactory.instance.objectNode();
        essentials.put("severity", "Sev" + alert.severity()).put("signalType", "Log");
        essentials.put("alertState", STATE);
        essentials.put("monitorCondition", alert.resolved().isPresent() ? "Resolved" : "Fired");
        essentials.put("monitorService", SERVICES.get(alert.signal()));
        essentials.put("targetResource", alert.target()).put("targetResourceName", target.name());
        essentials.put("targetResourceGroup", target.group());
        essentials.put("targetResourceType", target.namespace() + "/" + target.type());
        essentials.put("sourceCreatedId", alert.id().toString()).put("alertRule", alert.rule());
        essentials.put("startDateTime", alert.fired().toString());
        essentials.put("lastModifiedDateTime", alert.changed().toString());
        essentials.put(
                "monitorConditionResolvedDateTime",
                alert.resolved().map(Instant::toString).orElse(""));
        essentials.put("lastModifiedUserName", "System");
        essentials.putObject("actionStatus").put("isSuppressed", alert.suppressed());
        return essentials.put("description", alert.description());
    }

    private static String last(String id) {
        return id.substring(id.lastIndexOf('/') + 1);
    }

    private static Refusal unsupported(String what) {
        return new Refusal(400, "NotSupported", "This emulator does not imitate " + what + ".");
    }

    private static Refusal invalid(String name, String value, String known) {
        return new Refusal(
                400,
                "BadRequest",
                "The query parameter '" + name + "' must be one of " + known + ", not '" + value + "'.");
    }
}

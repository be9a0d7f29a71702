package dev.tocsin.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Test notifications of action groups: 202 with a {@code Location} that tells what became of them (Azure/azure-rest-api-specs,
 * actionGroups_API 2023-01-01, {@code postTestNotificationsAtActionGroupResourceLevel}). Nobody gets anything, and addresses are not kept.
 */
final class TestNotifications {
    private static final String CREATE = "actiongroups/createnotifications";
    private static final String STATUS = "actiongroups/notificationstatus";
    private static final Set<String> ALERT_TYPES = Set.of(
            "servicehealth",
            "metricstaticthreshold",
            "metricsdynamicthreshold",
            "logalertv2",
            "smartalert",
            "webtestalert",
            "logalertv1numresult",
            "logalertv1metricmeasurement",
            "resourcehealth",
            "activitylog",
            "actualcostbudget",
            "forecastedbudget");

    private final StateFile state;

    TestNotifications(StateFile state) {
        this.state = state;
    }

    /** Whether a path is about one. */
    static boolean isMeant(ArmPath path) {
        String type = path.type().toLowerCase(Locale.ROOT);
        return path.namespace().equalsIgnoreCase("Microsoft.Insights") && (type.equals(CREATE) || type.equals(STATUS));
    }

    /** The action group of such a path. */
    static ArmPath groupOf(ArmPath path) {
        return path.of("actionGroups");
    }

    /** @param group id of the action group, which is there */
    Reply answer(ArmRequest request, ArmPath path, String group, Turn turn) throws Refusal, IOException {
        boolean create = path.type().toLowerCase(Locale.ROOT).equals(CREATE);
        if (!request.method().equals(create ? "POST" : "GET")) {
            throw Bodies.methodNotAllowed(request.method());
        }
        if (create) {
            return create(request, group, turn);
        }
        Stored known = state.find(group + "/notificationStatus/" + path.name());
        if (known == null) {
            throw new Refusal(404, "NotFound", "There is no notification '" + path.name() + "'.");
        }
        return Reply.of(200, known.text());
    }

    private Reply create(ArmRequest request, String group, Turn turn) throws Refusal, IOException {
        ObjectNode body = Bodies.object(request);
        if (!ALERT_TYPES.contains(body.path("alertType").asText().toLowerCase(Locale.ROOT))) {
            throw new Refusal(
                    400,
                    "BadRequest",
                    "The alertType '" + body.path("alertType").asText() + "' is not supported.");
        }
        ObjectNode status = JsonNodeFactory.instance.objectNode();
        status.putObject("context").put("notificationSource", "Microsoft.Insights/TestNotification");
        status.put("state", "Completed");
        status.put("createdTime", turn.now().toString())
                .put("completedTime", turn.now().toString());
        ArrayNode details = status.putArray("actionDetails");
        for (Map.Entry<String, JsonNode> list : body.properties()) {
            if (list.getKey().endsWith("Receivers")) {
                list.getValue()
                        .forEach(one -> details.addObject()
                                .put("MechanismType", mechanism(list.getKey()))
                                .put("Name", one.path("name").asText())
                                .put("Status", "Succeeded")
                                .put("SubState", "Default")
                                .put("SendTime", turn.now().toString())
                                .putNull("Detail"));
            }
        }
        String id = group + "/notificationStatus/"
                + Math.abs(Ids.fresh(turn.seq(), turn.now(), 5).getLeastSignificantBits() % 100_000_000_000L);
        state.put(id, new Stored(status));
        return new Reply(202, null, Map.of("Location", turn.base() + id + "?api-version=2023-01-01"));
    }

    private static String mechanism(String list) {
        String name = list.substring(0, list.length() - "Receivers".length());
        return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }
}

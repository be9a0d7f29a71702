package dev.tocsin.emulator;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;

/**
 * The activity log of a subscription, in which nothing ever happened: {@code ActivityLogs_List}, Microsoft.Insights 2015-04-01
 * (Microsoft Learn, rest/api/monitor/activity-logs/list), which needs a filter with the earliest time. A fault plants events.
 */
final class ActivityLog {
    private ActivityLog() {}

    static boolean isMeant(ArmPath path) {
        return path.level() == ArmPath.Level.RESOURCES
                && path.group().isEmpty()
                && path.namespace().equalsIgnoreCase("Microsoft.Insights")
                && path.type().equalsIgnoreCase("eventtypes/values")
                && path.parents().get(0).equalsIgnoreCase("management");
    }

    static Reply answer(ArmRequest request, Query query) throws Refusal {
        if (!request.method().equals("GET")) {
            throw Bodies.methodNotAllowed(request.method());
        }
        String filter = query.get("$filter").orElse("").toLowerCase(Locale.ROOT);
        if (!filter.contains("eventtimestamp ge ")) {
            throw new Refusal(
                    400,
                    "BadRequest",
                    "The query parameter '$filter' must hold the earliest time: eventTimestamp ge '...'.");
        }
        ObjectNode list = JsonNodeFactory.instance.objectNode();
        list.putArray("value");
        return Reply.of(200, list);
    }
}

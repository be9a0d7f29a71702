package dev.tocsin.apply;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.azure.ActualStateReader;
import dev.tocsin.azure.ArmClient;
import dev.tocsin.resource.DesiredResource;
import dev.tocsin.secret.Secrets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Has Azure send a sample alert to the receivers of an action group, as they are declared. */
public final class TestNotification {
    /** What Azure has samples of (Azure/azure-rest-api-specs, actionGroups_API 2023-01-01, NotificationRequestBody). */
    public static final List<String> ALERT_TYPES = List.of(
            "logalertv2",
            "metricstaticthreshold",
            "metricsdynamicthreshold",
            "webtestalert",
            "activitylog",
            "servicehealth",
            "resourcehealth",
            "smartalert",
            "logalertv1numresult",
            "logalertv1metricmeasurement",
            "actualcostbudget",
            "forecastedbudget");

    private final ArmClient client;
    private final CallbackUrls callbackUrls;
    private final Secrets secrets;

    /** For one run. */
    public TestNotification(ArmClient client, CallbackUrls callbackUrls, Secrets secrets) {
        this.client = client;
        this.callbackUrls = callbackUrls;
        this.secrets = secrets;
    }

    /**
     * What became of one receiver's notification.
     *
     * @param mechanism such as {@code Email}
     * @param status such as {@code Succeeded}
     * @param detail what Azure says besides; may be empty
     */
    public record Result(String mechanism, String name, String status, String detail) {
        /** Whether it arrived, as far as Azure can tell. */
        public boolean isGood() {
            return status.equalsIgnoreCase("Succeeded") || status.equalsIgnoreCase("Completed");
        }
    }

    /**
     * Sends, and waits for the end.
     *
     * @param alertType one of {@link #ALERT_TYPES}
     */
    public List<Result> send(DesiredResource group, String alertType) {
        callbackUrls.renew(group);
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("alertType", alertType);
        JsonNode properties = PutBody.revealed(group.body().path("properties"), secrets::reveal);
        for (Map.Entry<String, JsonNode> list : properties.properties()) {
            if (list.getKey().endsWith("Receivers") && !list.getValue().isEmpty()) {
                body.set(list.getKey(), list.getValue());
            }
        }
        JsonNode answer = client.act(
                        group.id().path() + "/createNotifications",
                        ActualStateReader.query(group.apiVersion(), ""),
                        body)
                .body();
        List<Result> results = new ArrayList<>();
        for (JsonNode one : answer.path("actionDetails")) {
            results.add(new Result(
                    one.path("MechanismType").asText(),
                    one.path("Name").asText(),
                    one.path("Status").asText(),
                    one.path("Detail").asText("")));
        }
        return results;
    }
}

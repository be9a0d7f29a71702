package dev.tocsin.emulator;

import static dev.tocsin.emulator.Edit.Op.DROP_SECURE;
import static dev.tocsin.emulator.Edit.Op.FILL;
import static dev.tocsin.emulator.Edit.Op.ONCE;
import static dev.tocsin.emulator.Edit.Op.SERVER;
import static dev.tocsin.emulator.Edit.Op.SET;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.emulator.Kind.EditLists;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Workflows of Logic Apps (Consumption), and the addresses that start them. Answers are those of the examples in
 * Azure/azure-rest-api-specs (logic 2019-05-01, {@code Workflows_CreateOrUpdate}, {@code WorkflowVersionTriggers_ListCallbackUrl}); that values of
 * secure parameters are not shown is documented (Microsoft Learn, logic-apps-securing-a-logic-app).
 */
final class Workflows {
    private static final String CALLBACK = "workflows/triggers/listcallbackurl";
    private static final String API_VERSION = "2016-10-01";

    private Workflows() {}

    static Kind kind() {
        return new Kind(
                "Microsoft.Logic/workflows",
                Kinds.same("Microsoft.Logic/workflows"),
                201,
                Set.of("2016-06-01", "2016-10-01", "2017-07-01"),
                Kinds.ENVELOPES,
                new EditLists(
                        List.of(
                                Edit.of(SET, "/properties/provisioningState", "\"Succeeded\""),
                                Edit.of(ONCE, "/properties/createdTime", "NOW"),
                                Edit.of(SERVER, "/properties/changedTime", "NOW"),
                                Edit.of(FILL, "/properties/state", "\"Enabled\""),
                                Edit.of(SERVER, "/properties/version", "WORKFLOW_VERSION"),
                                Edit.of(ONCE, "/properties/accessEndpoint", "ACCESS_ENDPOINT"),
                                Edit.of(FILL, "/properties/parameters", "{}"),
                                Edit.of(
                                        DROP_SECURE,
                                        "/properties/parameters",
                                        "value@/properties/definition/parameters"),
                                Edit.of(
                                        FILL,
                                        "/properties/endpointsConfiguration",
                                        "{\"workflow\":{\"outgoingIpAddresses\":[{\"address\":\"192.0.2.1\"}],"
                                                + "\"accessEndpointIpAddresses\":[{\"address\":\"192.0.2.2\"}]},"
                                                + "\"connector\":{\"outgoingIpAddresses\":[{\"address\":\"192.0.2.3\"}]}}")),
                        List.of()),
                Kinds.NO_CHECKS,
                Kinds.TAGS,
                Kinds.PAGED,
                List.of());
    }

    /** Whether a path asks for the address of a trigger. */
    static boolean isCallback(ArmPath path) {
        return path.namespace().equalsIgnoreCase("Microsoft.Logic")
                && path.type().toLowerCase(Locale.ROOT).equals(CALLBACK);
    }

    /** The workflow of such a path. */
    static ArmPath workflowOf(ArmPath path) {
        return path.of("workflows");
    }

    /** The signed address that starts a workflow: the same until the workflow is made anew. */
    static Reply callback(ArmRequest request, ArmPath path, ObjectNode workflow) throws Refusal {
        if (!request.method().equals("POST")) {
            throw Bodies.methodNotAllowed(request.method());
        }
        String trigger = path.parents().get(1);
        JsonNode known = workflow.at("/properties/definition/triggers").path(trigger);
        if (known.isMissingNode()) {
            throw new Refusal(
                    404,
                    "WorkflowTriggerNotFound",
                    "The workflow '" + workflow.path("name").asText() + "' trigger '" + trigger
                            + "' could not be found.");
        }
        String base = endpoint(workflow) + "/triggers/" + trigger + "/paths/invoke";
        String signature = signature(workflow, trigger);
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.put(
                "value",
                base + "?api-version=" + API_VERSION + "&sp=%2Ftriggers%2F" + trigger + "%2Frun&sv=1.0&sig="
                        + signature);
        answer.put("method", "POST").put("basePath", base);
        answer.putObject("queries")
                .put("api-version", API_VERSION)
                .put("sp", "/triggers/" + trigger + "/run")
                .put("sv", "1.0")
                .put("sig", signature);
        return Reply.of(200, answer);
    }

    /** Where a workflow that is made now is, until it is deleted: one made anew under the same name is elsewhere. */
    static String madeAt(ObjectNode workflow, Write write) {
        String region = Edits.region(workflow.path("location").asText());
        return "https://prod-00." + region + ".logic.azure.com:443/workflows/"
                + Ids.fresh(write.seq(), write.now(), 5).toString().replace("-", "");
    }

    private static String endpoint(ObjectNode workflow) {
        return workflow.at("/properties/accessEndpoint").asText();
    }

    private static String signature(ObjectNode workflow, String trigger) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest((endpoint(workflow) + "#" + trigger).getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}

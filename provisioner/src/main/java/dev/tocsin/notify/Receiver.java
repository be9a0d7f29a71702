package dev.tocsin.notify;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * A receiver of an action group.
 *
 * @param group body of the group
 * @param list where it stands, such as {@code emailReceivers}
 * @param json what is declared
 */
record Receiver(JsonNode group, String list, JsonNode json) {
    private static final List<String> LISTS = List.of(
            "emailReceivers",
            "smsReceivers",
            "voiceReceivers",
            "azureAppPushReceivers",
            "armRoleReceivers",
            "logicAppReceivers",
            "webhookReceivers",
            "azureFunctionReceivers",
            "automationRunbookReceivers",
            "eventHubReceivers",
            "itsmReceivers");

    static List<Receiver> of(JsonNode group) {
        List<Receiver> receivers = new ArrayList<>();
        for (String list : LISTS) {
            group.path("properties").path(list).forEach(one -> receivers.add(new Receiver(group, list, one)));
        }
        return receivers;
    }

    String name() {
        return json.path("name").asText();
    }

    String shortName() {
        return group.at("/properties/groupShortName").asText();
    }

    boolean isMail() {
        return list.equals("emailReceivers") || list.equals("armRoleReceivers");
    }

    /** Those that have no choice read it as it is, or not at all. */
    boolean commonSchema() {
        return switch (list) {
            case "smsReceivers", "voiceReceivers", "azureAppPushReceivers", "itsmReceivers" -> true;
            default -> json.path("useCommonAlertSchema").asBoolean(false);
        };
    }

    String through() {
        return switch (list) {
            case "emailReceivers" -> "e-mail";
            case "smsReceivers" -> "SMS";
            case "voiceReceivers" -> "call";
            case "azureAppPushReceivers" -> "Azure app";
            case "armRoleReceivers" -> "e-mail to a role";
            case "logicAppReceivers" -> "Logic App";
            case "azureFunctionReceivers" -> "Function";
            case "automationRunbookReceivers" -> "runbook";
            case "eventHubReceivers" -> "event hub";
            case "itsmReceivers" -> "ITSM";
            default -> "webhook";
        };
    }

    /** Who or what, as far as it is no secret. */
    String to() {
        return switch (list) {
            case "emailReceivers" -> json.path("emailAddress").asText();
            case "smsReceivers", "voiceReceivers" ->
                "+" + json.path("countryCode").asText().replace("+", "") + " "
                        + json.path("phoneNumber").asText();
            case "azureAppPushReceivers" -> json.path("emailAddress").asText();
            case "armRoleReceivers" -> json.path("roleId").asText();
            case "logicAppReceivers" -> last(json.path("resourceId").asText());
            case "azureFunctionReceivers" -> json.path("functionName").asText();
            case "automationRunbookReceivers" -> json.path("runbookName").asText();
            case "eventHubReceivers" ->
                json.path("eventHubNameSpace").asText() + "/"
                        + json.path("eventHubName").asText();
            default -> "";
        };
    }

    private static String last(String id) {
        return id.substring(id.lastIndexOf('/') + 1);
    }
}

package dev.tocsin.lint.alert;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.diagnostic.Level;
import dev.tocsin.lint.CodedRule;
import dev.tocsin.lint.Findings;
import dev.tocsin.lint.LintedProject;
import dev.tocsin.resource.ResourceId;
import dev.tocsin.secret.Marks;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Receivers that cannot hear, by what the definition says of them. Secrets are not looked into. */
final class DeafReceiver extends CodedRule {
    private static final Pattern NUMBER = Pattern.compile("[0-9(][0-9 .()-]{3,}");
    private static final Pattern COUNTRY = Pattern.compile("\\+?[0-9]{1,4}");
    private static final Pattern GUID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
    /** Names that no server outside has (RFC 2606, RFC 6762), and addresses that are private (RFC 1918) or one's own. */
    private static final Pattern UNREACHABLE = Pattern.compile(
            "localhost|.*\\.(localhost|local|invalid|test|example|internal)|127\\..*|10\\..*|192\\.168\\..*"
                    + "|172\\.(1[6-9]|2[0-9]|3[01])\\..*|169\\.254\\..*|\\[::1]");

    DeafReceiver() {
        super("TOC2106", Level.WARNING, "a receiver that cannot hear");
    }

    @Override
    public void check(LintedProject project, Findings findings) {
        for (Receiver receiver : Receiver.of(project)) {
            fault(receiver.list(), receiver.json())
                    .ifPresent(why -> findings.add(
                            this,
                            receiver.group(),
                            receiver.pointer(),
                            "\"" + receiver.name() + "\" hears nothing: " + why));
        }
    }

    private static Optional<String> fault(String list, JsonNode receiver) {
        return switch (list) {
            case "smsReceivers", "voiceReceivers" -> phone(receiver);
            case "webhookReceivers" -> webhook(receiver);
            case "armRoleReceivers" ->
                plain(receiver, "roleId")
                        .filter(role -> !GUID.matcher(role).matches())
                        .map(role -> "\"" + role + "\" is no role; \"roleId\" takes the GUID of one");
            case "logicAppReceivers" -> logicApp(receiver);
            case "azureFunctionReceivers" ->
                type(receiver, "functionAppResourceId", "Microsoft.Web/sites")
                        .or(() -> address(receiver, "httpTriggerUrl"));
            case "automationRunbookReceivers" ->
                type(receiver, "automationAccountId", "Microsoft.Automation/automationAccounts")
                        .or(() -> address(receiver, "serviceUri"));
            default -> Optional.empty();
        };
    }

    private static Optional<String> phone(JsonNode receiver) {
        Optional<String> country = plain(receiver, "countryCode")
                .filter(code -> !COUNTRY.matcher(code).matches())
                .map(code -> "\"" + code + "\" is no country code; write digits, such as 49");
        return country.or(() -> plain(receiver, "phoneNumber")
                .filter(number -> !NUMBER.matcher(number).matches())
                .map(number -> "\"" + number + "\" is no phone number; write digits, without the country code"));
    }

    private static Optional<String> webhook(JsonNode receiver) {
        if (receiver.path("useAadAuth").asBoolean(false)
                && receiver.path("objectId").asText().isEmpty()) {
            return Optional.of(
                    "it signs in with Microsoft Entra ID and has no \"objectId\"; give that of the application");
        }
        return address(receiver, "serviceUri");
    }

    /** The signed URL is what starts a workflow; its access endpoint takes no alert (hashicorp/terraform-provider-azurerm #6056). */
    private static Optional<String> logicApp(JsonNode receiver) {
        Optional<String> unsigned = plain(receiver, "callbackUrl")
                .filter(url -> !url.contains("sig="))
                .map(
                        url ->
                                "its callback URL has no signature (sig=); take the one of listCallbackUrl, not the access endpoint");
        return address(receiver, "callbackUrl").or(() -> unsigned);
    }

    private static Optional<String> type(JsonNode receiver, String property, String wanted) {
        return plain(receiver, property)
                .filter(ResourceId::isId)
                .map(ResourceId::typeOf)
                .filter(type -> !type.equalsIgnoreCase(wanted))
                .map(type -> "\"" + property + "\" leads to " + (type.isEmpty() ? "no resource" : "a " + type)
                        + "; it takes the id of a " + wanted);
    }

    private static Optional<String> address(JsonNode receiver, String property) {
        return plain(receiver, property).flatMap(url -> {
            String host;
            try {
                host = URI.create(url).getHost();
            } catch (IllegalArgumentException e) {
                return Optional.of("\"" + property + "\" is no address; write one that begins with https://");
            }
            if (host == null) {
                return Optional.of("\"" + property + "\" is no address; write one that begins with https://");
            }
            return UNREACHABLE.matcher(host.toLowerCase(Locale.ROOT)).matches()
                    ? Optional.of("Azure cannot reach " + host + "; give an address that is public")
                    : Optional.empty();
        });
    }

    /** A text that is there and holds no secret. */
    private static Optional<String> plain(JsonNode receiver, String property) {
        return Optional.of(receiver.path(property))
                .filter(JsonNode::isTextual)
                .map(JsonNode::textValue)
                .filter(text -> !Marks.isMarked(text));
    }
}

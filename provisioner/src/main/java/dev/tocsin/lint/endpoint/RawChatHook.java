package dev.tocsin.lint.endpoint;

import dev.tocsin.diagnostic.Level;
import dev.tocsin.lint.CodedRule;
import dev.tocsin.lint.Findings;
import dev.tocsin.lint.LintedProject;
import dev.tocsin.resource.DesiredResource;
import dev.tocsin.secret.Secrets;
import java.util.Locale;
import java.util.Map;

/**
 * Chat services that want messages of their own form, as receivers of Azure's (Slack, incoming webhooks: {@code no_text}; Discord,
 * execute webhook: one of content, file or embeds; Google Chat, incoming webhooks; Teams, Workflows app: an envelope with an adaptive card).
 * Of a secret address only the host is looked at.
 */
final class RawChatHook extends CodedRule {
    private static final Map<String, String> SERVICES = Map.of(
            "hooks.slack.com", "Slack",
            "hooks.slack-gov.com", "Slack",
            "discord.com", "Discord",
            "discordapp.com", "Discord",
            "chat.googleapis.com", "Google Chat");
    private static final String CONNECTORS = ".webhook.office.com";
    /** A flow behind it may have been written for Azure's payload; the one that Teams makes was not. */
    private static final String FLOWS = ".api.powerplatform.com";

    RawChatHook() {
        super("TOC2503", Level.ERROR, "a chat webhook that cannot read Azure's alerts");
    }

    @Override
    public void check(LintedProject project, Findings findings) {
        Secrets secrets = project.environment().secrets();
        for (DesiredResource group : project.ofKind("action-group")) {
            Endpoints.of(group, (pointer, address) -> {
                String service = service(host(secrets, address));
                if (!service.isEmpty() && pointer.contains("/webhookReceivers/")) {
                    findings.add(
                            this,
                            host(secrets, address).endsWith(FLOWS) ? Level.WARNING : level(),
                            group,
                            pointer,
                            service
                                    + " cannot read what Azure sends to a webhook, so this receiver hears nothing; "
                                    + remedy(service));
                }
            });
        }
    }

    private static String host(Secrets secrets, String address) {
        String plain = Endpoints.host(address);
        return plain.isEmpty() ? secrets.host(address) : plain;
    }

    private static String service(String host) {
        if (host.endsWith(CONNECTORS) || host.endsWith(FLOWS)) {
            return "Teams";
        }
        return SERVICES.getOrDefault(host, "");
    }

    private static String remedy(String service) {
        return switch (service) {
            case "Teams", "Slack" ->
                "make a bridge of the template " + service.toLowerCase(Locale.ROOT)
                        + "-bridge, and name it in a receiver of the type " + service.toLowerCase(Locale.ROOT);
            default -> "send to a Logic App that writes the message for " + service;
        };
    }
}

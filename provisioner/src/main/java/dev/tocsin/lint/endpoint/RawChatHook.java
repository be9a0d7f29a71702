package dev.tocsin.lint.endpoint;

import dev.tocsin.diagnostic.Level;
import dev.tocsin.lint.CodedRule;
import dev.tocsin.lint.Findings;
import dev.tocsin.lint.LintedProject;
import dev.tocsin.resource.DesiredResource;
import java.util.Map;

/**
 * Chat services that want messages of their own form, as receivers of Azure's (Slack, incoming webhooks: {@code no_text}; Discord,
 * execute webhook: one of content, file or embeds; Google Chat, incoming webhooks).
 */
final class RawChatHook extends CodedRule {
    private static final Map<String, String> SERVICES = Map.of(
            "hooks.slack.com", "Slack",
            "hooks.slack-gov.com", "Slack",
            "discord.com", "Discord",
            "discordapp.com", "Discord",
            "chat.googleapis.com", "Google Chat");

    RawChatHook() {
        super("TOC2503", Level.WARNING, "a chat webhook that cannot read Azure's alerts");
    }

    @Override
    public void check(LintedProject project, Findings findings) {
        for (DesiredResource group : project.ofKind("action-group")) {
            Endpoints.of(group, (pointer, address) -> {
                String service = SERVICES.get(Endpoints.host(address));
                if (service != null && pointer.contains("/webhookReceivers/")) {
                    findings.add(
                            this,
                            group,
                            pointer,
                            service
                                    + " refuses what Azure sends to a webhook, so this receiver hears nothing; send to"
                                    + " a Logic App that writes the message for " + service);
                }
            });
        }
    }
}

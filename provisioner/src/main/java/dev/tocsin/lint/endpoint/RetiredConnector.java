package dev.tocsin.lint.endpoint;

import dev.tocsin.diagnostic.Level;
import dev.tocsin.lint.CodedRule;
import dev.tocsin.lint.Findings;
import dev.tocsin.lint.LintedProject;
import dev.tocsin.resource.DesiredResource;
import java.util.Locale;

/**
 * Webhooks of Office 365 connectors (Microsoft 365 developer blog, "Retirement of Office 365 connectors within Microsoft
 * Teams"); workflows of Power Automate take their place.
 */
final class RetiredConnector extends CodedRule {
    RetiredConnector() {
        super("TOC2502", Level.WARNING, "a retired Office 365 connector");
    }

    @Override
    public void check(LintedProject project, Findings findings) {
        for (DesiredResource resource : project.state().resources()) {
            Endpoints.of(resource, (pointer, address) -> {
                if (isConnector(address)) {
                    findings.add(
                            this,
                            resource,
                            pointer,
                            "Microsoft has retired the Office 365 connectors of Teams, to which "
                                    + Endpoints.host(address)
                                    + " belongs, and they never read Azure's alert payload; post through a Logic App"
                                    + " or a workflow in Teams");
                }
            });
        }
    }

    private static boolean isConnector(String address) {
        String host = Endpoints.host(address);
        boolean outlook = host.equals("outlook.office.com") || host.equals("outlook.office365.com");
        return host.endsWith(".webhook.office.com")
                || outlook && address.toLowerCase(Locale.ROOT).contains("/webhook");
    }
}

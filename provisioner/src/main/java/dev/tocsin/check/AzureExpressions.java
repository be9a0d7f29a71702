package dev.tocsin.check;

import dev.tocsin.diagnostic.Diagnostics;
import dev.tocsin.resource.DesiredResource;
import java.util.List;
import java.util.Locale;

/**
 * Azure expands {@code ${data.…}} in custom properties and e-mail subjects of alert rules only (Microsoft Learn,
 * alerts-wizard-custom-properties and alerts-customize-email-subject-how-to); anywhere else it would arrive as it stands.
 */
final class AzureExpressions implements LeafCheck {
    private static final List<String> EXPANDED = List.of("/customproperties/", "/actionproperties/");

    @Override
    public void check(DesiredResource resource, Leaves.Leaf leaf, Diagnostics diagnostics) {
        String text = leaf.value().asText();
        int at = leaf.value().isTextual() ? text.indexOf("${data") : -1;
        if (at >= 0 && !isExpanded(resource, leaf.pointer())) {
            int end = text.indexOf('}', at);
            String expression = end < 0 ? text.substring(at) : text.substring(at, end + 1);
            diagnostics.add(
                    resource.origin()
                            .error(
                                    "TOC0220",
                                    leaf.pointer(),
                                    "Azure does not expand \"" + expression
                                            + "\" here; it does so only in customProperties and actionProperties of alert rules"));
        }
    }

    private static boolean isExpanded(DesiredResource resource, String pointer) {
        if (!resource.kind().alias().endsWith("-alert")) {
            return false;
        }
        String lower = pointer.toLowerCase(Locale.ROOT);
        for (String expanded : EXPANDED) {
            if (lower.contains(expanded)) {
                return true;
            }
        }
        return false;
    }
}

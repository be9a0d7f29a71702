package dev.tocsin.check;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.diagnostic.Diagnostics;
import dev.tocsin.resource.DesiredResource;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Limits of action groups (Microsoft Learn, Azure Monitor service limits: action groups). */
final class ActionGroupReceivers implements Check {
    private static final int MAX_EMAILS = 1_000;
    private static final int MAX_OTHERS = 10;
    private static final int MAX_ADDRESS = 64;

    @Override
    public void check(DesiredResource resource, Diagnostics diagnostics) {
        if (!resource.kind().alias().equals("action-group")) {
            return;
        }
        Set<String> names = new HashSet<>();
        for (Map.Entry<String, JsonNode> list :
                resource.body().path("properties").properties()) {
            if (!list.getKey().endsWith("Receivers")) {
                continue;
            }
            String pointer = "/properties/" + list.getKey();
            int most = list.getKey().equals("emailReceivers") ? MAX_EMAILS : MAX_OTHERS;
            if (list.getValue().size() > most) {
                diagnostics.add(resource.origin()
                        .error(
                                "TOC0226",
                                pointer,
                                "an action group takes at most " + most + " " + list.getKey() + ", not "
                                        + list.getValue().size()));
            }
            for (int i = 0; i < list.getValue().size(); i++) {
                receiver(resource, list.getValue().get(i), pointer + "/" + i, names, diagnostics);
            }
        }
    }

    private static void receiver(
            DesiredResource resource, JsonNode receiver, String pointer, Set<String> names, Diagnostics diagnostics) {
        String name = receiver.path("name").asText("");
        if (!name.isEmpty() && !names.add(name.toLowerCase(Locale.ROOT))) {
            diagnostics.add(resource.origin()
                    .error(
                            "TOC0227",
                            pointer + "/name",
                            "two receivers of the group have the name \"" + name
                                    + "\"; names are unique in an action group"));
        }
        String address = receiver.path("emailAddress").asText("");
        if (receiver.has("emailAddress") && (address.length() > MAX_ADDRESS || address.indexOf('@') < 1)) {
            diagnostics.add(resource.origin()
                    .error(
                            "TOC0228",
                            pointer + "/emailAddress",
                            "\"" + address + "\" is no e-mail address of at most " + MAX_ADDRESS + " characters"));
        }
        String uri = receiver.path("serviceUri").asText("");
        if (uri.startsWith("http://")) {
            diagnostics.add(resource.origin()
                    .error("TOC0229", pointer + "/serviceUri", "the webhook is not encrypted; use https"));
        }
    }
}

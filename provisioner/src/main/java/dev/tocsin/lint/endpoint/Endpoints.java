package dev.tocsin.lint.endpoint;

import dev.tocsin.json.JsonPointers;
import dev.tocsin.resource.DesiredResource;
import java.util.Locale;
import java.util.Set;
import java.util.function.BiConsumer;

/** Values of a body that say where something is sent or asked. */
final class Endpoints {
    /** Of action groups, web tests and workbooks' links, in lower case. */
    private static final Set<String> NAMES = Set.of(
            "serviceuri",
            "httptriggerurl",
            "callbackurl",
            "requesturl",
            "webhookuri",
            "url",
            "uri",
            "endpoint",
            "baseurl");

    private Endpoints() {}

    /** Tells pointer and text of each. */
    static void of(DesiredResource resource, BiConsumer<String, String> each) {
        JsonPointers.texts(resource.body(), "", (pointer, text) -> {
            if (NAMES.contains(JsonPointers.last(pointer).toLowerCase(Locale.ROOT))) {
                each.accept(pointer, text);
            }
        });
    }

    /** The host of an address, in lower case; empty where it is computed or there is none. */
    static String host(String address) {
        int scheme = address.indexOf("://");
        if (scheme < 0) {
            return "";
        }
        int from = scheme + 3;
        int to = from;
        while (to < address.length() && "/?#".indexOf(address.charAt(to)) < 0) {
            to++;
        }
        String authority = address.substring(from, to);
        String host = authority.substring(authority.lastIndexOf('@') + 1).replaceFirst(":\\d*$", "");
        return host.matches("[A-Za-z0-9.-]+") ? host.toLowerCase(Locale.ROOT) : "";
    }
}

package dev.tocsin.emulator;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a path leads to. Names keep the caller's case; the empty string stands for a part that the path does not have.
 *
 * @param level what kind of thing
 * @param subscription the subscription
 * @param group the resource group
 * @param namespace the provider namespace
 * @param type the resource type below its namespace, all segments of a nested type joined by {@code /}
 * @param name the name of the resource
 */
record ArmPath(Level level, String subscription, String group, String namespace, String type, String name) {
    enum Level {
        SUBSCRIPTION,
        GROUPS,
        GROUP,
        /** All resources of one type, in a resource group or a subscription. */
        RESOURCES,
        RESOURCE,
        /** Nothing this emulator knows. */
        OTHER
    }

    private static final ArmPath UNKNOWN = new ArmPath(Level.OTHER, "", "", "", "", "");

    static ArmPath parse(String path) {
        List<String> parts = segments(path);
        if (parts.size() < 2 || !is(parts, 0, "subscriptions")) {
            return UNKNOWN;
        }
        String subscription = parts.get(1);
        if (parts.size() == 2) {
            return new ArmPath(Level.SUBSCRIPTION, subscription, "", "", "", "");
        }
        if (is(parts, 2, "resourcegroups")) {
            return parts.size() == 3
                    ? new ArmPath(Level.GROUPS, subscription, "", "", "", "")
                    : inGroup(subscription, parts.get(3), parts);
        }
        return is(parts, 2, "providers") ? provider(subscription, "", parts, 3) : UNKNOWN;
    }

    private static ArmPath inGroup(String subscription, String group, List<String> parts) {
        if (parts.size() == 4) {
            return new ArmPath(Level.GROUP, subscription, group, "", "", "");
        }
        return is(parts, 4, "providers") ? provider(subscription, group, parts, 5) : UNKNOWN;
    }

    /** After the namespace, types and names alternate; a path that ends with a type is a list. */
    private static ArmPath provider(String subscription, String group, List<String> parts, int at) {
        if (parts.size() < at + 2) {
            return UNKNOWN;
        }
        StringBuilder type = new StringBuilder(parts.get(at + 1));
        for (int i = at + 3; i < parts.size(); i += 2) {
            type.append('/').append(parts.get(i));
        }
        boolean named = (parts.size() - at) % 2 == 1;
        return new ArmPath(
                named ? Level.RESOURCE : Level.RESOURCES,
                subscription,
                group,
                parts.get(at),
                type.toString(),
                named ? parts.get(parts.size() - 1) : "");
    }

    private static List<String> segments(String path) {
        List<String> parts = new ArrayList<>(8);
        int start = 0;
        while (start < path.length()) {
            int slash = path.indexOf('/', start);
            int end = slash < 0 ? path.length() : slash;
            if (end > start) {
                parts.add(path.substring(start, end));
            }
            start = end + 1;
        }
        return parts;
    }

    private static boolean is(List<String> parts, int index, String word) {
        return parts.size() > index && parts.get(index).equalsIgnoreCase(word);
    }

    /** The key of the resource group in the store. */
    String groupKey() {
        return key("/subscriptions/" + subscription + "/resourceGroups/" + group);
    }

    /** How an ID is compared: ARM ignores the case of all its parts. */
    static String key(String id) {
        return id.toLowerCase(Locale.ROOT);
    }
}

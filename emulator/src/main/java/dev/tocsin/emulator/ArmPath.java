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
 * @param name the name of the resource, or of what is done to it
 * @param parents the names of the resources that it is inside of, outermost first
 * @param base what comes before the provider: the resource group, or the resource that an extension is kept about
 * @param extension what another provider keeps about the resource, such as {@code Microsoft.Insights/metricDefinitions}
 */
record ArmPath(
        Level level,
        String subscription,
        String group,
        String namespace,
        String type,
        String name,
        List<String> parents,
        String base,
        String extension) {
    enum Level {
        SUBSCRIPTIONS,
        SUBSCRIPTION,
        TENANTS,
        GROUPS,
        GROUP,
        /** All resources of every type, in a resource group or a subscription. */
        INVENTORY,
        /** All resource providers. */
        PROVIDERS,
        PROVIDER,
        /** {@code register} or {@code unregister} of a provider. */
        REGISTRATION,
        /** What became of an operation that was accepted. */
        OPERATION_RESULT,
        /** All resources of one type, in a resource group or a subscription. */
        RESOURCES,
        RESOURCE,
        /** Something that a provider keeps about a resource of another. */
        EXTENSION,
        /** Nothing this emulator knows. */
        OTHER
    }

    private static final int NAMESPACE_IN_SUBSCRIPTION = 3;
    private static final int NAMESPACE_IN_GROUP = 5;

    static ArmPath parse(String path) {
        List<String> parts = segments(path);
        if (parts.size() == 1 && is(parts, 0, "subscriptions")) {
            return of(Level.SUBSCRIPTIONS, "", "", "");
        }
        if (parts.size() == 1 && is(parts, 0, "tenants")) {
            return of(Level.TENANTS, "", "", "");
        }
        if (parts.size() < 2 || !is(parts, 0, "subscriptions")) {
            return of(Level.OTHER, "", "", "");
        }
        String subscription = parts.get(1);
        if (parts.size() == 2) {
            return of(Level.SUBSCRIPTION, subscription, "", "");
        }
        return switch (parts.get(2).toLowerCase(Locale.ROOT)) {
            case "resourcegroups" ->
                parts.size() == 3 ? of(Level.GROUPS, subscription, "", "") : inGroup(subscription, parts.get(3), parts);
            case "providers" -> providers(subscription, parts);
            case "resources" -> of(parts.size() == 3 ? Level.INVENTORY : Level.OTHER, subscription, "", "");
            case "operationresults" ->
                parts.size() == 4
                        ? of(Level.OPERATION_RESULT, subscription, "", parts.get(3))
                        : of(Level.OTHER, subscription, "", "");
            default -> of(Level.OTHER, subscription, "", "");
        };
    }

    private static ArmPath of(Level level, String subscription, String group, String name) {
        return new ArmPath(level, subscription, group, "", "", name, List.of(), "", "");
    }

    private static ArmPath inGroup(String subscription, String group, List<String> parts) {
        if (parts.size() == 4) {
            return of(Level.GROUP, subscription, group, "");
        }
        if (is(parts, 4, "resources") && parts.size() == 5) {
            return of(Level.INVENTORY, subscription, group, "");
        }
        return is(parts, 4, "providers") ? inProvider(subscription, group, parts, NAMESPACE_IN_GROUP) : other(parts);
    }

    private static ArmPath providers(String subscription, List<String> parts) {
        if (parts.size() == 3) {
            return of(Level.PROVIDERS, subscription, "", "");
        }
        if (parts.size() == 4) {
            return new ArmPath(Level.PROVIDER, subscription, "", parts.get(3), "", "", List.of(), "", "");
        }
        if (parts.size() == 5 && (is(parts, 4, "register") || is(parts, 4, "unregister"))) {
            return new ArmPath(Level.REGISTRATION, subscription, "", parts.get(3), "", parts.get(4), List.of(), "", "");
        }
        return inProvider(subscription, "", parts, NAMESPACE_IN_SUBSCRIPTION);
    }

    /** After the namespace, types and names alternate; a path that ends with a type is a list. */
    private static ArmPath inProvider(String subscription, String group, List<String> parts, int at) {
        if (parts.size() < at + 2) {
            return other(parts);
        }
        int end = parts.size();
        for (int i = at + 3; i < parts.size(); i += 2) {
            if (is(parts, i, "providers")) {
                end = i;
                break;
            }
        }
        StringBuilder type = new StringBuilder(parts.get(at + 1));
        for (int i = at + 3; i < end; i += 2) {
            type.append('/').append(parts.get(i));
        }
        List<String> parents = new ArrayList<>();
        for (int i = at + 2; i + 1 < end; i += 2) {
            parents.add(parts.get(i));
        }
        boolean named = (end - at) % 2 == 1;
        boolean extended = end < parts.size();
        if (extended && (!named || parts.size() < end + 3)) {
            return other(parts);
        }
        return new ArmPath(
                extended ? Level.EXTENSION : named ? Level.RESOURCE : Level.RESOURCES,
                subscription,
                group,
                parts.get(at),
                type.toString(),
                named ? parts.get(end - 1) : "",
                List.copyOf(parents),
                "/" + String.join("/", parts.subList(0, at - 1)),
                extended ? String.join("/", parts.subList(end + 1, parts.size())) : "");
    }

    /**
     * The resource that something is done to, of a path that goes on behind it.
     *
     * @param outermost the resource's type below its namespace
     */
    ArmPath of(String outermost) {
        return new ArmPath(
                Level.RESOURCE, subscription, group, namespace, outermost, parents.get(0), List.of(), base, "");
    }

    /** Where the extension itself is: below the resource that it is kept about. */
    ArmPath ofExtension() {
        List<String> parts = segments(extension);
        String about = base + "/providers/" + namespace + "/" + String.join("/", nested());
        boolean named = parts.size() % 2 == 1;
        return new ArmPath(
                named ? Level.RESOURCE : Level.RESOURCES,
                subscription,
                group,
                parts.get(0),
                parts.get(1),
                named ? parts.get(parts.size() - 1) : "",
                List.of(),
                about,
                "");
    }

    /** Types and names in turns, as they stand in the path. */
    private List<String> nested() {
        String[] types = type.split("/", -1);
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < types.length; i++) {
            parts.add(types[i]);
            parts.add(i < parents.size() ? parents.get(i) : name);
        }
        return parts;
    }

    private static ArmPath other(List<String> parts) {
        return of(Level.OTHER, parts.get(1), "", "");
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

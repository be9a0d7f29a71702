package dev.tocsin.export;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Where a resource is, in the words of a template.
 *
 * @param group path of the resource group
 * @param scope id of the resource that an extension resource extends; empty for a resource of the group itself
 * @param type full type, for example {@code Microsoft.Insights/actionGroups}
 * @param names a name for each segment of the type after the provider
 */
record Place(String group, Optional<String> scope, String type, List<String> names) {
    private static final String PROVIDERS = "/providers/";

    /** The place of an id, or empty when the id is not that of a resource in a resource group. */
    static Optional<Place> of(String id) {
        int first = id.toLowerCase(Locale.ROOT).indexOf(PROVIDERS);
        int last = id.toLowerCase(Locale.ROOT).lastIndexOf(PROVIDERS);
        if (first < 0 || !isGroup(id.substring(0, first))) {
            return Optional.empty();
        }
        String[] segments = id.substring(last + PROVIDERS.length()).split("/", -1);
        if (segments.length < 3 || segments.length % 2 == 0) {
            return Optional.empty();
        }
        StringBuilder type = new StringBuilder(segments[0]);
        List<String> names = new ArrayList<>();
        for (int i = 1; i < segments.length; i += 2) {
            type.append('/').append(segments[i]);
            names.add(segments[i + 1]);
        }
        Optional<String> scope = last == first ? Optional.empty() : Optional.of(id.substring(0, last));
        return Optional.of(new Place(id.substring(0, first), scope, type.toString(), List.copyOf(names)));
    }

    private static boolean isGroup(String path) {
        String[] segments = path.split("/", -1);
        return segments.length == 5
                && segments[1].equalsIgnoreCase("subscriptions")
                && segments[3].equalsIgnoreCase("resourceGroups");
    }

    /** The id, for comparison without case. */
    String id() {
        StringBuilder id = new StringBuilder(scope.orElse(group)).append(PROVIDERS);
        String[] types = type.split("/", -1);
        id.append(types[0]);
        for (int i = 0; i < names.size(); i++) {
            id.append('/').append(types[i + 1]).append('/').append(names.get(i));
        }
        return id.toString();
    }

    /** The name as a template gives it: that of a child follows those of its parents. */
    String name() {
        return String.join("/", names);
    }
}

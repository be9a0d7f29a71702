package dev.tocsin.cli;

import dev.tocsin.arm.Suggestion;
import dev.tocsin.diagnostic.Diagnostics;
import dev.tocsin.diagnostic.Location;
import dev.tocsin.resource.DesiredResource;
import dev.tocsin.resource.DesiredState;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Which definitions {@code --target} means: those that fit a selector, and all that they refer to. */
final class Selection {
    private Selection() {}

    static Set<String> of(DesiredState state, List<String> selectors, Diagnostics diagnostics) {
        Set<String> keys = new TreeSet<>();
        List<String> known =
                state.resources().stream().map(DesiredResource::key).toList();
        if (selectors.isEmpty()) {
            keys.addAll(known);
            return keys;
        }
        for (String selector : selectors) {
            List<DesiredResource> fitting = state.resources().stream()
                    .filter(one -> fits(selector, one))
                    .toList();
            if (fitting.isEmpty()) {
                diagnostics.error(
                        "TOC0116",
                        Location.of("--target " + selector),
                        "no definition fits \"" + selector + "\""
                                + Suggestion.nearest(selector, known)
                                        .map(near -> "; did you mean \"" + near + "\"?")
                                        .orElse("; known are " + String.join(", ", known)));
            }
            fitting.forEach(one -> add(state, one, keys));
        }
        return keys;
    }

    private static boolean fits(String selector, DesiredResource resource) {
        String[] parts = selector.split("\\*", -1);
        StringBuilder pattern = new StringBuilder(Pattern.quote(parts[0]));
        for (int i = 1; i < parts.length; i++) {
            pattern.append(".*").append(Pattern.quote(parts[i]));
        }
        Pattern wanted = Pattern.compile(pattern.toString());
        return wanted.matcher(resource.key()).matches()
                || wanted.matcher(resource.name()).matches();
    }

    private static void add(DesiredState state, DesiredResource resource, Set<String> keys) {
        if (keys.add(resource.key())) {
            for (String key : resource.dependsOn()) {
                state.find(key).ifPresent(needed -> add(state, needed, keys));
            }
        }
    }
}

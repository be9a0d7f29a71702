package dev.tocsin.cli;

import dev.tocsin.arm.Suggestion;
import dev.tocsin.diagnostic.Diagnostics;
import dev.tocsin.diagnostic.Location;
import dev.tocsin.resource.AbsentResource;
import dev.tocsin.resource.DesiredResource;
import dev.tocsin.resource.DesiredState;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Which definitions {@code --target} means: those that fit a selector, and all that they refer to, without those that fit a
 * selector with {@code !} in front. Where there are only such, all others.
 */
final class Selection {
    private static final String NOT = "!";

    private Selection() {}

    static Set<String> of(DesiredState state, List<String> selectors, Diagnostics diagnostics) {
        Set<String> keys = new TreeSet<>();
        List<String> wanted = wanted(selectors);
        if (wanted.isEmpty()) {
            keys.addAll(known(state));
        }
        for (String selector : wanted) {
            for (String key : fitting(state, selector, diagnostics)) {
                state.find(key).ifPresentOrElse(one -> add(state, one, keys), () -> keys.add(key));
            }
        }
        for (String selector : selectors) {
            if (selector.startsWith(NOT)) {
                keys.removeAll(fitting(state, selector.substring(NOT.length()), diagnostics));
            }
        }
        return keys;
    }

    /** Whether selectors mean a definition of which only the key is known, for example from a tag. */
    static boolean means(List<String> selectors, String key) {
        List<String> wanted = wanted(selectors);
        return (wanted.isEmpty() || wanted.stream().anyMatch(one -> fits(one, key)))
                && selectors.stream()
                        .filter(one -> one.startsWith(NOT))
                        .noneMatch(one -> fits(one.substring(NOT.length()), key));
    }

    private static List<String> wanted(List<String> selectors) {
        List<String> wanted = new ArrayList<>();
        for (String selector : selectors) {
            if (!selector.startsWith(NOT)) {
                wanted.add(selector);
            }
        }
        return wanted;
    }

    private static List<String> fitting(DesiredState state, String selector, Diagnostics diagnostics) {
        List<String> known = known(state);
        List<String> fitting = known.stream().filter(key -> fits(selector, key)).toList();
        if (fitting.isEmpty()) {
            diagnostics.error(
                    "TOC0116",
                    Location.of("--target " + selector),
                    "no definition fits \"" + selector + "\""
                            + Suggestion.nearest(selector, known)
                                    .map(near -> "; did you mean \"" + near + "\"?")
                                    .orElse("; known are " + String.join(", ", known)));
        }
        return fitting;
    }

    private static List<String> known(DesiredState state) {
        List<String> keys = new ArrayList<>();
        for (DesiredResource resource : state.resources()) {
            keys.add(resource.key());
        }
        for (AbsentResource absent : state.absent()) {
            keys.add(absent.key());
        }
        return keys;
    }

    private static boolean fits(String selector, String key) {
        StringBuilder pattern = new StringBuilder();
        for (int i = 0; i < selector.length(); i++) {
            char c = selector.charAt(i);
            pattern.append(c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(String.valueOf(c)));
        }
        Pattern wanted = Pattern.compile(pattern.toString());
        return wanted.matcher(key).matches()
                || wanted.matcher(key.substring(key.indexOf('/') + 1)).matches();
    }

    private static void add(DesiredState state, DesiredResource resource, Set<String> keys) {
        if (keys.add(resource.key())) {
            for (String key : resource.dependsOn()) {
                state.find(key).ifPresent(needed -> add(state, needed, keys));
            }
        }
    }
}

package dev.tocsin.secret;

import java.util.HashMap;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/** The resolved secrets of one run, by the name of the value that holds them. Prints as a count. */
public final class Secrets {
    private final Map<String, Secret> byName;

    /** Takes a copy. */
    public Secrets(Map<String, String> byName) {
        Map<String, Secret> closed = new HashMap<>();
        // No lambda: the first one of a JVM takes milliseconds, and this comes before anything begins on the side.
        for (Map.Entry<String, String> one : byName.entrySet()) {
            closed.put(one.getKey(), new Secret(one.getValue()));
        }
        this.byName = Map.copyOf(closed);
    }

    /** No secrets. */
    public static Secrets none() {
        return new Secrets(Map.of());
    }

    /** Whether all the secrets that stand in a marked text are known. */
    public boolean knows(String marked) {
        boolean[] all = {true};
        Marks.replaceSecrets(marked, name -> {
            all[0] &= byName.containsKey(name);
            return "";
        });
        return all[0];
    }

    /** Puts the values into a marked text. Only for a body that is sent; to compare, use {@link #matches}. */
    public String reveal(String marked) {
        return Marks.replaceSecrets(marked, name -> {
            Secret secret = byName.get(name);
            if (secret == null) {
                throw new IllegalStateException("no secret is named " + name);
            }
            return secret.open();
        });
    }

    /** Whether a live text is what a marked text stands for. */
    public boolean matches(String marked, String live) {
        return Secret.same(reveal(marked), live);
    }

    /** Whether a live text is what a marked text stands for, in any case. */
    public boolean matchesInAnyCase(String marked, String live) {
        return reveal(marked).equalsIgnoreCase(live);
    }

    /** Whether there is none. */
    boolean isEmpty() {
        return byName.isEmpty();
    }

    /** The values, for the mask. */
    SortedSet<String> values() {
        SortedSet<String> values = new TreeSet<>();
        for (Secret secret : byName.values()) {
            values.add(secret.open());
        }
        return values;
    }

    @Override
    public String toString() {
        return "Secrets(" + byName.size() + ")";
    }
}

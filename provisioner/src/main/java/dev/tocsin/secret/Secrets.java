package dev.tocsin.secret;

import java.net.URI;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/**
 * The secrets of one run, by the name of the value that holds them: those that are declared, and those that Azure was asked for on
 * the way. Prints as a count. Thread-safe.
 */
public final class Secrets {
    private final Map<String, Secret> byName;
    private final Map<String, Secret> derived = new ConcurrentHashMap<>();
    private final Set<String> withheld = ConcurrentHashMap.newKeySet();
    /** Slow to derive, and wanted for the plan, for the body and for the look afterwards. By place and values. */
    private final Map<String, String> fingerprints;

    /** Takes a copy. */
    public Secrets(Map<String, String> byName) {
        Map<String, Secret> closed = new HashMap<>();
        // No lambda: the first one of a JVM takes milliseconds, and this comes before anything begins on the side.
        for (Map.Entry<String, String> one : byName.entrySet()) {
            closed.put(one.getKey(), new Secret(one.getValue()));
        }
        this.byName = Map.copyOf(closed);
        this.fingerprints = new ConcurrentHashMap<>();
    }

    private Secrets(Secrets other) {
        this.byName = other.byName;
        this.fingerprints = other.fingerprints;
        derived.putAll(other.derived);
        withheld.addAll(other.withheld);
    }

    /** No secrets. */
    public static Secrets none() {
        return new Secrets(Map.of());
    }

    /** What is known now; what is learnt later stays out. Looks that are compared with each other must know the same. */
    public Secrets asOfNow() {
        return new Secrets(this);
    }

    /** From now on the value of a derived secret is known. */
    public void learn(DerivedSecret secret, String value) {
        derived.put(secret.name(), new Secret(value));
        withheld.remove(secret.name());
    }

    /** The value of a derived secret is, or will be, another than the one that was learnt. */
    public void forget(DerivedSecret secret) {
        derived.remove(secret.name());
        withheld.remove(secret.name());
    }

    /** We have no right to know the value of a derived secret, so nobody can say here whether it changed. */
    public void withhold(DerivedSecret secret) {
        derived.remove(secret.name());
        withheld.add(secret.name());
    }

    /** Whether all the secrets that stand in a marked text are known. */
    public boolean knows(String marked) {
        for (String name : Marks.secretNames(marked)) {
            if (find(name).isEmpty()) {
                return false;
            }
        }
        return true;
    }

    /** Whether all the secrets in a marked text are known or withheld, so that there is no sign of another value. */
    public boolean withholds(String marked) {
        boolean known = true;
        for (String name : Marks.secretNames(marked)) {
            if (find(name).isEmpty()) {
                if (!withheld.contains(name)) {
                    return false;
                }
                known = false;
            }
        }
        return !known;
    }

    /** Whether all the secrets that stand in a marked text are declared, or of the kind that Azure makes. */
    public boolean expects(String marked) {
        for (String name : Marks.secretNames(marked)) {
            if (!byName.containsKey(name) && DerivedSecret.named(name).isEmpty()) {
                return false;
            }
        }
        return true;
    }

    private Optional<Secret> find(String name) {
        Secret declared = byName.get(name);
        return Optional.ofNullable(declared == null ? derived.get(name) : declared);
    }

    /** Puts the values into a marked text. Only for a body that is sent; to compare, use {@link #matches}. */
    public String reveal(String marked) {
        return Marks.replaceSecrets(marked, new Values(this));
    }

    /** A class, because every run opens secrets, and the first use of a lambda takes longer. */
    private record Values(Secrets secrets) implements UnaryOperator<String> {
        @Override
        public String apply(String name) {
            Optional<Secret> found = secrets.find(name);
            if (found.isEmpty()) {
                throw new IllegalStateException("no secret is named " + name);
            }
            return found.get().open();
        }
    }

    /** Whether a live text is what a marked text stands for; not where a value is not known. */
    public boolean matches(String marked, String live) {
        return knows(marked) && Secret.same(reveal(marked), live);
    }

    /** Whether a live text is what a marked text stands for, in any case. */
    public boolean matchesInAnyCase(String marked, String live) {
        return knows(marked) && reveal(marked).equalsIgnoreCase(live);
    }

    /**
     * The host that a marked address leads to, in lower case, empty where it cannot be told. Who may know that there is an address may know where
     * it leads; what makes it a credential is its path and its query.
     */
    public String host(String marked) {
        if (!knows(marked)) {
            return "";
        }
        try {
            String host = URI.create(reveal(marked).strip()).getHost();
            return host == null ? "" : host.toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    /**
     * What tells whether a marked text stands for the same values as before, where a service never shows them: slow to try guesses
     * on, and of use for one place only.
     *
     * @param place which resource; the same values elsewhere have another fingerprint
     */
    public String fingerprint(String place, String marked) {
        String values = reveal(marked);
        String key = place + "\n" + values;
        return fingerprints.computeIfAbsent(key, absent -> Fingerprint.of(place, values));
    }

    /** Whether there is none. */
    boolean isEmpty() {
        return byName.isEmpty() && derived.isEmpty();
    }

    /** The values, for the mask. */
    SortedSet<String> values() {
        SortedSet<String> values = new TreeSet<>();
        for (Secret secret : byName.values()) {
            values.add(secret.open());
        }
        for (Secret secret : derived.values()) {
            values.add(secret.open());
        }
        return values;
    }

    @Override
    public String toString() {
        return "Secrets(" + (byName.size() + derived.size()) + ")";
    }
}

package dev.tocsin.secret;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A secret that nobody declares because Azure makes it: the signed address that starts a workflow. Its value is asked for where a
 * body is compared or sent, kept in memory alone, and shown nowhere.
 *
 * @param workflow the definition, as {@code workflow/name}
 * @param trigger the trigger that the address starts
 */
public record DerivedSecret(String workflow, String trigger) {
    /** What plans show instead. */
    public static final String SHOWN = "(derived at apply)";

    /** No input may hold it, so no declared value has such a name. */
    private static final char BETWEEN = '\uFDE4';

    /** The name under which {@link Secrets} knows the value. */
    public String name() {
        return BETWEEN + workflow + BETWEEN + trigger;
    }

    /** What stands for the value in a body. */
    public String mark() {
        return Marks.secret(name());
    }

    /** The derived secret of this name, unless the name is that of a declared one. */
    public static Optional<DerivedSecret> named(String name) {
        int second = name.indexOf(BETWEEN, 1);
        return name.isEmpty() || name.charAt(0) != BETWEEN || second < 0
                ? Optional.empty()
                : Optional.of(new DerivedSecret(name.substring(1, second), name.substring(second + 1)));
    }

    /** Whether the text holds one. */
    public static boolean isIn(String text) {
        return text.indexOf(BETWEEN) >= 0 && !in(text).isEmpty();
    }

    /** Those that stand in a text, in order. */
    public static List<DerivedSecret> in(String text) {
        List<DerivedSecret> found = new ArrayList<>();
        for (String name : Marks.secretNames(text)) {
            Optional<DerivedSecret> derived = named(name);
            if (derived.isPresent()) {
                found.add(derived.get());
            }
        }
        return found;
    }
}

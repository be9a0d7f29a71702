package dev.tocsin.secret;

import java.util.Collection;
import java.util.Map;

/** The resolved secrets of one run, by the name of the value that holds them. Prints as a count. */
public final class Secrets {
    private final Map<String, String> byName;

    /** Takes a copy. */
    public Secrets(Map<String, String> byName) {
        this.byName = Map.copyOf(byName);
    }

    /** No secrets. */
    public static Secrets none() {
        return new Secrets(Map.of());
    }

    /** Puts the values into a marked text. Only for what is sent to Azure or compared with it. */
    public String reveal(String marked) {
        return Marks.replaceSecrets(marked, name -> {
            String value = byName.get(name);
            if (value == null) {
                throw new IllegalStateException("no secret is named " + name);
            }
            return value;
        });
    }

    /** The values, for the mask. */
    Collection<String> values() {
        return byName.values();
    }

    @Override
    public String toString() {
        return "Secrets(" + byName.size() + ")";
    }
}

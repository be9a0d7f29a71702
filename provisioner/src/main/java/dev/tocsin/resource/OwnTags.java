package dev.tocsin.resource;

import java.util.List;

/** The tags by which a resource says whose it is. They are never differences. */
public final class OwnTags {
    /** The project's name. */
    public static final String PROJECT = "tocsin-project";
    /** The environment's name. */
    public static final String ENVIRONMENT = "tocsin-environment";
    /** The definition, as {@code kind/name}. */
    public static final String DEFINITION = "tocsin-definition";
    /** Hash of the canonical declared body, without secret values. */
    public static final String HASH = "tocsin-hash";
    /**
     * Names of the declared tags, comma separated. Without it a removed tag could not be told from one that somebody else
     * put there.
     */
    public static final String TAGS = "tocsin-tags";

    /** Fingerprint of the values that the service never shows. Without it nobody could tell that one of them changed. */
    public static final String SECRETS = "tocsin-secrets";

    private static final List<String> ALL = List.of(PROJECT, ENVIRONMENT, DEFINITION, HASH, TAGS, SECRETS);

    private OwnTags() {}

    /** All of them. */
    public static List<String> all() {
        return ALL;
    }

    /** Whether a tag is one of ours. Azure keeps the case of tag names but compares them without. */
    public static boolean contains(String tag) {
        for (String own : ALL) {
            if (own.equalsIgnoreCase(tag)) {
                return true;
            }
        }
        return false;
    }
}

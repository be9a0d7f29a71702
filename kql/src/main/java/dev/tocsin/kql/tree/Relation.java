package dev.tocsin.kql.tree;

import java.util.HashMap;
import java.util.Map;

/** How two values are compared. */
public enum Relation {
    EQUAL("=="),
    NOT_EQUAL("!="),
    EQUAL_IGNORING_CASE("=~"),
    NOT_EQUAL_IGNORING_CASE("!~"),
    LESS("<"),
    LESS_OR_EQUAL("<="),
    GREATER(">"),
    GREATER_OR_EQUAL(">="),
    HAS("has"),
    NOT_HAS("!has"),
    HAS_CS("has_cs"),
    NOT_HAS_CS("!has_cs"),
    HAS_PREFIX("hasprefix"),
    NOT_HAS_PREFIX("!hasprefix"),
    HAS_PREFIX_CS("hasprefix_cs"),
    NOT_HAS_PREFIX_CS("!hasprefix_cs"),
    HAS_SUFFIX("hassuffix"),
    NOT_HAS_SUFFIX("!hassuffix"),
    HAS_SUFFIX_CS("hassuffix_cs"),
    NOT_HAS_SUFFIX_CS("!hassuffix_cs"),
    CONTAINS("contains"),
    NOT_CONTAINS("!contains"),
    CONTAINS_CS("contains_cs"),
    NOT_CONTAINS_CS("!contains_cs"),
    STARTS_WITH("startswith"),
    NOT_STARTS_WITH("!startswith"),
    STARTS_WITH_CS("startswith_cs"),
    NOT_STARTS_WITH_CS("!startswith_cs"),
    ENDS_WITH("endswith"),
    NOT_ENDS_WITH("!endswith"),
    ENDS_WITH_CS("endswith_cs"),
    NOT_ENDS_WITH_CS("!endswith_cs"),
    LIKE("like"),
    NOT_LIKE("notlike"),
    LIKE_CS("likecs"),
    NOT_LIKE_CS("notlikecs"),
    MATCHES_REGEX("matches regex"),
    /** {@code column:text}, of search. */
    SEARCH(":"),
    IN("in"),
    NOT_IN("!in"),
    IN_IGNORING_CASE("in~"),
    NOT_IN_IGNORING_CASE("!in~"),
    HAS_ANY("has_any"),
    HAS_ALL("has_all");

    private static final Map<String, Relation> BY_WORD = byWord();

    private final String symbol;

    Relation(String symbol) {
        this.symbol = symbol;
    }

    /** As queries write it. Of two spellings the one that the documentation uses. */
    public String symbol() {
        return symbol;
    }

    /**
     * The relation that a keyword or sign stands for.
     *
     * @throws IllegalArgumentException if it stands for none
     */
    public static Relation of(String word) {
        Relation relation = BY_WORD.get(word);
        if (relation == null) {
            throw new IllegalArgumentException("Not a comparison: " + word);
        }
        return relation;
    }

    private static Map<String, Relation> byWord() {
        Map<String, Relation> all = new HashMap<>();
        for (Relation relation : values()) {
            all.put(relation.symbol, relation);
        }
        all.put("<>", NOT_EQUAL);
        all.put("notcontains", NOT_CONTAINS);
        all.put("notcontainscs", NOT_CONTAINS_CS);
        all.put("containscs", CONTAINS_CS);
        return all;
    }
}

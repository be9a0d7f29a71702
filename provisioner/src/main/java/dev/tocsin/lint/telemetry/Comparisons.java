package dev.tocsin.lint.telemetry;

import dev.tocsin.kql.tree.Relation;
import java.util.List;
import java.util.Locale;

/** Kusto's comparisons of a known name with literals (Kusto documentation, string operators). */
final class Comparisons {
    private Comparisons() {}

    /** Whether the relation asks for a text that the value is as a whole. */
    static boolean isEqual(Relation relation) {
        return switch (relation) {
            case EQUAL, EQUAL_IGNORING_CASE, IN, IN_IGNORING_CASE -> true;
            default -> false;
        };
    }

    static boolean ignoresCase(Relation relation) {
        return switch (relation) {
            case EQUAL_IGNORING_CASE, NOT_EQUAL_IGNORING_CASE, IN_IGNORING_CASE, NOT_IN_IGNORING_CASE -> true;
            default ->
                !relation.symbol().endsWith("_cs")
                        && !isEqual(relation)
                        && relation != Relation.NOT_EQUAL
                        && relation != Relation.NOT_IN;
        };
    }

    /** Whether a name stands so to one of the literals. */
    static Truth test(Relation relation, String name, List<String> literals, boolean anyCase) {
        Relation plain = positive(relation);
        Truth any = Truth.FALSE;
        for (String literal : literals) {
            any = any.or(holds(plain, name, literal, anyCase || ignoresCase(relation)));
        }
        return plain == relation ? any : any.not();
    }

    /** The same for a name of which only is known that no contract says it. */
    static Truth testOther(Relation relation, List<String> literals, Iterable<String> known) {
        Relation plain = positive(relation);
        if (!isEqual(plain)) {
            return Truth.UNKNOWN;
        }
        for (String literal : literals) {
            if (!isAmong(literal, known)) {
                return Truth.UNKNOWN;
            }
        }
        return plain == relation ? Truth.FALSE : Truth.TRUE;
    }

    private static boolean isAmong(String literal, Iterable<String> known) {
        for (String name : known) {
            if (name.equalsIgnoreCase(literal)) {
                return true;
            }
        }
        return false;
    }

    private static Relation positive(Relation relation) {
        String symbol = relation.symbol();
        if (relation == Relation.NOT_EQUAL_IGNORING_CASE) {
            return Relation.EQUAL_IGNORING_CASE;
        }
        if (relation == Relation.NOT_EQUAL) {
            return Relation.EQUAL;
        }
        return symbol.startsWith("!") ? Relation.of(symbol.substring(1)) : relation;
    }

    private static Truth holds(Relation relation, String name, String literal, boolean anyCase) {
        String in = anyCase ? name.toLowerCase(Locale.ROOT) : name;
        String text = anyCase ? literal.toLowerCase(Locale.ROOT) : literal;
        return switch (relation) {
            case EQUAL, EQUAL_IGNORING_CASE, IN, IN_IGNORING_CASE -> Truth.of(in.equals(text));
            case CONTAINS, CONTAINS_CS -> Truth.of(in.contains(text));
            case STARTS_WITH, STARTS_WITH_CS -> Truth.of(in.startsWith(text));
            case ENDS_WITH, ENDS_WITH_CS -> Truth.of(in.endsWith(text));
            // Where terms begin and end is not decided here.
            case HAS, HAS_CS, HAS_ANY, HAS_PREFIX, HAS_PREFIX_CS, HAS_SUFFIX, HAS_SUFFIX_CS ->
                in.contains(text) ? in.equals(text) ? Truth.TRUE : Truth.UNKNOWN : Truth.FALSE;
            default -> Truth.UNKNOWN;
        };
    }
}

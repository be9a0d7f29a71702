package dev.tocsin.alerting.rule;

import java.util.List;

/**
 * A dimension and the values of it that a rule looks at.
 *
 * @param include whether only these values count, or all others
 * @param values compared exactly, also in case; {@code *} includes all
 */
public record DimensionFilter(String name, boolean include, List<String> values) {
    /** Stands for all values, those to come too. */
    public static final String ALL = "*";

    public DimensionFilter {
        values = List.copyOf(values);
    }

    /** Whether a value of the dimension counts. */
    public boolean accepts(String value) {
        return include ? values.contains(ALL) || values.contains(value) : !values.contains(value);
    }
}

package dev.tocsin.kql.evaluate.compile;

import dev.tocsin.kql.tree.Clause;
import dev.tocsin.kql.tree.Expression;
import dev.tocsin.kql.tree.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The parameters of operators: {@code kind=inner}. */
final class Parameters {
    private Parameters() {}

    /** The word, name or literal that a parameter has for its value, as text; null if it is not given. */
    static @Nullable String word(List<Clause.Parameter> parameters, String... names) {
        Expression value = value(parameters, names);
        if (value instanceof Value.Name name) {
            return name.value();
        }
        return value instanceof Value.Literal literal ? String.valueOf(Literals.value(literal)) : null;
    }

    /** The value of a parameter; null if it is not given. */
    static @Nullable Expression value(List<Clause.Parameter> parameters, String... names) {
        for (Clause.Parameter parameter : parameters) {
            for (String name : names) {
                if (parameter.name().equalsIgnoreCase(name)
                        && !parameter.values().isEmpty()) {
                    return parameter.values().get(0);
                }
            }
        }
        return null;
    }
}

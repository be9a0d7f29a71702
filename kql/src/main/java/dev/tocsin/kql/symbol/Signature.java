package dev.tocsin.kql.symbol;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One way to call a function.
 *
 * @param block whether the repeating parameters repeat together: key, value, key, value
 */
public record Signature(List<Parameter> parameters, Result result, boolean block) {
    public Signature {
        parameters = List.copyOf(parameters);
    }

    public int least() {
        int sum = 0;
        for (Parameter parameter : parameters) {
            sum += parameter.least();
        }
        return sum;
    }

    public int most() {
        int sum = 0;
        for (Parameter parameter : parameters) {
            sum += parameter.most();
        }
        return sum;
    }

    public boolean repeats() {
        for (Parameter parameter : parameters) {
            if (parameter.repeats()) {
                return true;
            }
        }
        return false;
    }

    /** Whether that many arguments can be given. */
    public boolean takes(int count) {
        if (count < least() || count > most()) {
            return false;
        }
        if (!block) {
            return true;
        }
        int repeating = (int) parameters.stream().filter(Parameter::repeats).count();
        return (count - (parameters.size() - repeating)) % repeating == 0;
    }

    public @Nullable Parameter parameter(String name) {
        for (Parameter parameter : parameters) {
            if (parameter.name().equals(name)) {
                return parameter;
            }
        }
        return null;
    }
}

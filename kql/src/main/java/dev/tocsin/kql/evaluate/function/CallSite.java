package dev.tocsin.kql.evaluate.function;

import dev.tocsin.kql.evaluate.run.EvaluationException;
import dev.tocsin.kql.evaluate.value.ValueType;
import dev.tocsin.kql.text.SourceRange;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One call of a function or aggregate, as far as it is known before the query runs. The binder has checked the number and
 * the kinds of the arguments.
 *
 * @param name in the query
 * @param arguments their types
 * @param literals their values where the query writes them out; null for every other
 * @param result the type that the binder gives the call; of a call that gives several values, of that part
 * @param part which of the call's values is wanted, for a function that gives several; else zero
 * @param range of the call, for messages
 */
public record CallSite(
        String name,
        List<ValueType> arguments,
        List<@Nullable Object> literals,
        ValueType result,
        int part,
        SourceRange range) {
    public CallSite {
        arguments = List.copyOf(arguments);
    }

    public int count() {
        return arguments.size();
    }

    public ValueType type(int argument) {
        return arguments.get(argument);
    }

    /** The argument's value where the query writes it out; null for every other, and for one that is not given. */
    public @Nullable Object literal(int argument) {
        return argument < literals.size() ? literals.get(argument) : null;
    }

    /** To throw where this call is valid and not implemented. */
    public EvaluationException notImplemented(String why) {
        return EvaluationException.notImplemented(name + "() " + why, range);
    }

    /** To throw where what the service gives is not documented. */
    public EvaluationException undocumented(String message) {
        return EvaluationException.undocumented(name + "(): " + message, range);
    }

    /** To throw where the service reports an error, too. */
    public EvaluationException failure(String message) {
        return EvaluationException.failure(name + "(): " + message, range);
    }
}

package dev.tocsin.kql.evaluate.expression;

import dev.tocsin.kql.evaluate.function.Kernel;
import dev.tocsin.kql.evaluate.run.Run;
import dev.tocsin.kql.evaluate.table.Batch;
import dev.tocsin.kql.evaluate.value.ValueType;
import dev.tocsin.kql.evaluate.value.Vector;
import java.util.List;

/**
 * A function or operator with its arguments.
 *
 * @param constant whether it has the same value in all rows of a run
 */
public record Call(ValueType type, Kernel kernel, List<Evaluation> arguments, boolean constant) implements Evaluation {
    public Call {
        arguments = List.copyOf(arguments);
    }

    /** A call that is constant when all its arguments are. */
    public static Call of(ValueType type, Kernel kernel, List<Evaluation> arguments) {
        boolean constant = true;
        for (Evaluation argument : arguments) {
            constant &= argument.constant();
        }
        return new Call(type, kernel, arguments, constant);
    }

    @Override
    public Vector evaluate(Batch batch, Run run) {
        Vector[] values = new Vector[arguments.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = arguments.get(i).evaluate(batch, run);
        }
        return kernel.apply(values, batch.rows(), run);
    }
}

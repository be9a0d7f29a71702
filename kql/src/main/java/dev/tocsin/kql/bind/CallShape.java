package dev.tocsin.kql.bind;

import dev.tocsin.kql.symbol.Function;
import dev.tocsin.kql.symbol.Parameter;
import dev.tocsin.kql.symbol.Signature;
import dev.tocsin.kql.symbol.Special;
import dev.tocsin.kql.symbol.Type;
import dev.tocsin.kql.text.SourceRange;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A call with its arguments laid out.
 *
 * @param parameters of each argument; null for one that has none
 */
record CallShape(
        Function function,
        Signature signature,
        List<@Nullable Parameter> parameters,
        List<Argument> arguments,
        SourceRange place) {
    /** The first argument for the parameter with that index. */
    @Nullable
    Argument argument(int parameter) {
        int at = parameters.indexOf(signature.parameters().get(parameter));
        return at >= 0 && at < arguments.size() ? arguments.get(at) : null;
    }

    /** The first argument for the parameter of that name. */
    @Nullable
    Argument argument(String parameter) {
        List<Argument> all = arguments(parameter);
        return all.isEmpty() ? null : all.get(0);
    }

    List<Argument> arguments(String parameter) {
        List<Argument> found = new ArrayList<>();
        for (int i = 0; i < arguments.size(); i++) {
            Parameter own = parameters.get(i);
            if (own != null && own.name().equals(parameter)) {
                found.add(arguments.get(i));
            }
        }
        return found;
    }

    Type typeOf(int parameter) {
        Argument argument = argument(parameter);
        return argument == null ? Special.ERROR : argument.type();
    }

    /** The type that {@code typeof(…)} names. */
    Type literalType(int parameter) {
        Argument argument = argument(parameter);
        return argument != null && argument.meaning().symbol() instanceof Type type ? type : Special.ERROR;
    }
}

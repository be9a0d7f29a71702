package dev.tocsin.kql.bind;

import dev.tocsin.kql.symbol.Parameter;
import dev.tocsin.kql.symbol.Scalar;
import dev.tocsin.kql.symbol.Signature;
import dev.tocsin.kql.symbol.Type;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which parameter each argument is for. */
final class Arguments {
    private final Binding binding;

    Arguments(Binding binding) {
        this.binding = binding;
    }

    /** The parameter of each argument; null for one that has none. */
    List<@Nullable Parameter> parameters(Signature signature, List<Argument> arguments) {
        if (signature.block()) {
            return blocks(signature, arguments.size());
        }
        return signature.repeats() ? repeating(signature, arguments) : plain(signature, arguments);
    }

    private static List<@Nullable Parameter> plain(Signature signature, List<Argument> arguments) {
        List<@Nullable Parameter> found = new ArrayList<>();
        for (int i = 0; i < arguments.size(); i++) {
            String name = arguments.get(i).name();
            Parameter named = name == null ? null : signature.parameter(name);
            if (named != null) {
                found.add(named);
            } else {
                found.add(
                        i < signature.parameters().size()
                                ? signature.parameters().get(i)
                                : null);
            }
        }
        return found;
    }

    /** Key, value, key, value; and what comes behind them. */
    private static List<@Nullable Parameter> blocks(Signature signature, int count) {
        List<Parameter> all = signature.parameters();
        int first = 0;
        while (!all.get(first).repeats()) {
            first++;
        }
        int last = all.size() - 1;
        while (!all.get(last).repeats()) {
            last--;
        }
        int size = last - first + 1;
        int after = all.size() - last - 1;
        int repeating = Math.max(size, count - first - after);
        int groups = (repeating + size - 1) / size;
        int end = first + groups * size;
        List<@Nullable Parameter> found = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int index = i < first ? i : i < end ? first + (i - first) % size : last + 1 + i - end;
            found.add(index < all.size() ? all.get(index) : null);
        }
        return found;
    }

    /** A parameter repeats for as long as the arguments fit it better than the next one. */
    private List<@Nullable Parameter> repeating(Signature signature, List<Argument> arguments) {
        List<Parameter> all = signature.parameters();
        List<@Nullable Parameter> found = new ArrayList<>();
        int at = 0;
        int count = 0;
        for (Argument argument : arguments) {
            String name = argument.name();
            Parameter named = name == null ? null : signature.parameter(name);
            if (found.size() >= signature.most()) {
                found.add(null);
                continue;
            }
            if (at < all.size() - 1 && count >= all.get(at).most()) {
                at++;
                count = 0;
            }
            Parameter current = all.get(at);
            if (named != null && !named.repeats()) {
                at = all.indexOf(named);
                count = 1;
                found.add(named);
            } else if (count < current.least() || (count == 0 && current.least() == 0 && fits(current, argument))) {
                found.add(current);
                count++;
            } else if (at == all.size() - 1) {
                found.add(count < current.most() ? current : null);
                count++;
            } else {
                int next = nextBetter(signature, all, at, argument);
                found.add(all.get(next));
                count = next == at ? count + 1 : 1;
                at = next;
            }
        }
        return found;
    }

    private int nextBetter(Signature signature, List<Parameter> all, int at, Argument argument) {
        Fit current = binding.choice.fit(signature, List.of(), List.of(argument), all.get(at), argument);
        for (int next = at + 1; next < all.size(); next++) {
            Fit fit = binding.choice.fit(signature, List.of(), List.of(argument), all.get(next), argument);
            if (current != Fit.NONE && current.compareTo(fit) >= 0) {
                return at;
            }
            if (fit != Fit.NONE) {
                return next;
            }
            if (all.get(next).least() > 0) {
                return at;
            }
        }
        return at;
    }

    /** An optional parameter that the argument cannot be for is left out. */
    private static boolean fits(Parameter parameter, Argument argument) {
        Type type = argument.type();
        if (parameter.argument() == Parameter.Argument.COMMON_COLUMN && argument.literal()) {
            return false;
        }
        return switch (parameter.kind()) {
            case TABULAR -> type.tabular() && type != Scalar.UNKNOWN;
            case DECLARED -> type.scalar();
            default -> !type.tabular() || type.error();
        };
    }
}

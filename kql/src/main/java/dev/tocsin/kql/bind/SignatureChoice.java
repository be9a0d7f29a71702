package dev.tocsin.kql.bind;

import dev.tocsin.kql.symbol.Conversions;
import dev.tocsin.kql.symbol.Conversions.Allowed;
import dev.tocsin.kql.symbol.Dynamic;
import dev.tocsin.kql.symbol.Parameter;
import dev.tocsin.kql.symbol.ParameterKind;
import dev.tocsin.kql.symbol.Result;
import dev.tocsin.kql.symbol.Scalar;
import dev.tocsin.kql.symbol.Signature;
import dev.tocsin.kql.symbol.Type;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Chooses the signature that fits the arguments best. */
final class SignatureChoice {
    private final Binding binding;

    SignatureChoice(Binding binding) {
        this.binding = binding;
    }

    /** The best signature; several if none is better than the others. */
    List<Signature> best(List<Signature> signatures, List<Argument> arguments) {
        if (signatures.size() <= 1) {
            return signatures;
        }
        List<Signature> candidates = byCount(signatures, arguments.size());
        if (candidates.size() <= 1) {
            return candidates;
        }
        int most = 0;
        for (Signature signature : candidates) {
            most = Math.max(most, fitting(signature, arguments));
        }
        List<Signature> fitting = new ArrayList<>();
        for (Signature signature : candidates) {
            if (fitting(signature, arguments) == most) {
                fitting.add(signature);
            }
        }
        if (most < arguments.size() && candidates.size() > 2) {
            return fitting.size() > 1 ? fitting : candidates;
        }
        Signature best = most < arguments.size() ? null : single(fitting, arguments);
        return best == null ? fitting : List.of(best);
    }

    private static List<Signature> byCount(List<Signature> signatures, int count) {
        List<Signature> candidates = new ArrayList<>();
        int most = 0;
        for (Signature signature : signatures) {
            if (count >= signature.least() && count <= signature.most()) {
                candidates.add(signature);
            }
            most = Math.max(most, signature.most());
        }
        if (candidates.isEmpty()) {
            for (Signature signature : signatures) {
                if (most >= signature.least() && most <= signature.most()) {
                    candidates.add(signature);
                }
            }
        }
        return candidates;
    }

    private @Nullable Signature single(List<Signature> candidates, List<Argument> arguments) {
        Signature best = candidates.get(0);
        for (int i = 1; i < candidates.size(); i++) {
            int comparison = compare(candidates.get(i), best, arguments);
            if (comparison == 0) {
                return null;
            }
            if (comparison > 0) {
                best = candidates.get(i);
            }
        }
        for (Signature other : candidates) {
            if (!other.equals(best) && compare(best, other, arguments) <= 0) {
                return null;
            }
        }
        return best;
    }

    /** First by the worst fit, then by the best. */
    private int compare(Signature a, Signature b, List<Argument> arguments) {
        List<Fit> left = fits(a, arguments);
        List<Fit> right = fits(b, arguments);
        int worst = min(left).compareTo(min(right));
        return worst != 0 ? worst : max(left).compareTo(max(right));
    }

    private static Fit min(List<Fit> fits) {
        Fit min = Fit.EXACT;
        for (Fit fit : fits) {
            min = fit.compareTo(min) < 0 ? fit : min;
        }
        return min;
    }

    private static Fit max(List<Fit> fits) {
        Fit max = Fit.NONE;
        for (Fit fit : fits) {
            max = fit.compareTo(max) > 0 ? fit : max;
        }
        return max;
    }

    private int fitting(Signature signature, List<Argument> arguments) {
        int count = 0;
        for (Fit fit : fits(signature, arguments)) {
            count += fit == Fit.NONE ? 0 : 1;
        }
        return count;
    }

    private List<Fit> fits(Signature signature, List<Argument> arguments) {
        List<@Nullable Parameter> parameters = binding.arguments.parameters(signature, arguments);
        List<Fit> fits = new ArrayList<>();
        for (int i = 0; i < arguments.size(); i++) {
            fits.add(fit(signature, parameters, arguments, parameters.get(i), arguments.get(i)));
        }
        return fits;
    }

    /** Whether arguments are converted, as they are for the query's own functions. */
    static boolean coerces(Signature signature) {
        return signature.result() instanceof Result.Computed computed && computed.rule() == Result.Rule.BODY;
    }

    Fit fit(
            Signature signature,
            List<@Nullable Parameter> parameters,
            List<Argument> arguments,
            @Nullable Parameter parameter,
            Argument argument) {
        Type type = argument.type();
        if (parameter == null) {
            return Fit.NONE;
        }
        if (type == Scalar.UNKNOWN) {
            return Fit.UNKNOWN;
        }
        if (parameter.skippable() && argument.skips()) {
            return Fit.EXACT;
        }
        if (parameter.argument() == Parameter.Argument.COMMON_COLUMN && argument.literal()) {
            return Fit.NONE;
        }
        boolean star = parameter.argument() == Parameter.Argument.STAR_ONLY;
        if (argument.star()) {
            return star || parameter.argument() == Parameter.Argument.STAR_ALLOWED ? Fit.EXACT : Fit.NONE;
        }
        if (star) {
            return Fit.NONE;
        }
        return switch (parameter.kind()) {
            case ANY -> Fit.UNKNOWN;
            case DECLARED -> declared(parameter, type, coerces(signature));
            case PARAMETER0 -> fit(signature, parameters, arguments, at(parameters, 0), argument);
            case PARAMETER1 -> fit(signature, parameters, arguments, at(parameters, 1), argument);
            case COMMON_SCALAR, COMMON_ORDERABLE, COMMON_SCALAR_OR_DYNAMIC ->
                common(parameter, parameters, arguments, type, coerces(signature));
            default -> Kinds.is(parameter.kind(), type) ? ofKind(parameter.kind()) : Fit.NONE;
        };
    }

    private static @Nullable Parameter at(List<@Nullable Parameter> parameters, int index) {
        Parameter parameter = index < parameters.size() ? parameters.get(index) : null;
        boolean refers = parameter != null
                && (parameter.kind() == ParameterKind.PARAMETER0 || parameter.kind() == ParameterKind.PARAMETER1);
        return refers ? null : parameter;
    }

    private static Fit declared(Parameter parameter, Type type, boolean coerces) {
        if (any(parameter.types(), type, Allowed.NONE)) {
            return parameter.types().size() == 1 ? Fit.EXACT : Fit.ONE_OF_MANY;
        }
        if (any(parameter.types(), type, Allowed.PROMOTION)) {
            return Fit.PROMOTED;
        }
        if (coerces && any(parameter.types(), type, Allowed.DYNAMIC)) {
            return Fit.DYNAMIC;
        }
        return coerces && any(parameter.types(), type, Allowed.COMPATIBLE) ? Fit.COMPATIBLE : Fit.NONE;
    }

    private static boolean any(List<Type> targets, Type source, Allowed allowed) {
        for (Type target : targets) {
            if (Conversions.assignable(target, source, allowed)) {
                return true;
            }
        }
        return false;
    }

    private static Fit common(
            Parameter parameter,
            List<@Nullable Parameter> parameters,
            List<Argument> arguments,
            Type type,
            boolean coerces) {
        Type common = Kinds.common(parameters, arguments, false);
        if (common == null) {
            return Fit.NONE;
        }
        if (Conversions.assignable(common, type, Allowed.NONE)) {
            return Fit.EXACT;
        }
        if (Conversions.assignable(common, type, Allowed.PROMOTION)) {
            return Fit.PROMOTED;
        }
        if (Conversions.assignable(common, type, Allowed.DYNAMIC)) {
            return Fit.DYNAMIC;
        }
        if (coerces && Conversions.assignable(common, type, Allowed.COMPATIBLE)) {
            return Fit.COMPATIBLE;
        }
        boolean json = parameter.kind() == ParameterKind.COMMON_SCALAR_OR_DYNAMIC && type instanceof Dynamic;
        return json ? Fit.EXACT : Fit.NONE;
    }

    private static Fit ofKind(ParameterKind kind) {
        return switch (kind) {
            case SCALAR -> Fit.SCALAR;
            case INTEGER -> Fit.INTEGER;
            case NUMBER, NUMBER_OR_BOOL -> Fit.NUMBER;
            case SUMMABLE -> Fit.SUMMABLE;
            case ORDERABLE -> Fit.ORDERABLE;
            case TABULAR -> Fit.TABULAR;
            case NOT_BOOL, NOT_REAL_OR_BOOL, NOT_DYNAMIC -> Fit.NOT_TYPE;
            default -> Fit.ONE_OF_MANY;
        };
    }

    /** Whether an argument is wrong or of a type that is not known, so that a choice cannot be expected. */
    static boolean doubtful(List<Argument> arguments) {
        for (Argument argument : arguments) {
            if (argument.type().error() || argument.type() == Scalar.UNKNOWN) {
                return true;
            }
        }
        return false;
    }
}

package dev.tocsin.kql.bind;

import dev.tocsin.kql.symbol.Conversions;
import dev.tocsin.kql.symbol.Conversions.Allowed;
import dev.tocsin.kql.symbol.Dynamic;
import dev.tocsin.kql.symbol.DynamicTypes;
import dev.tocsin.kql.symbol.Parameter;
import dev.tocsin.kql.symbol.ParameterKind;
import dev.tocsin.kql.symbol.Scalar;
import dev.tocsin.kql.symbol.Type;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which types are of a kind. */
final class Kinds {
    private Kinds() {}

    static boolean integer(Type type) {
        return type instanceof Scalar scalar && scalar.integer();
    }

    static boolean numeric(Type type) {
        return type instanceof Scalar scalar && scalar.numeric();
    }

    static boolean summable(Type type) {
        return type instanceof Scalar scalar && scalar.summable();
    }

    static boolean orderable(Type type) {
        return type instanceof Scalar scalar && scalar.orderable();
    }

    static boolean stringOrDynamic(Type type) {
        return type == Scalar.STRING || type instanceof Dynamic;
    }

    static boolean array(Type type) {
        return type instanceof Dynamic.ArrayOf || type.equals(DynamicTypes.ANY);
    }

    static boolean bag(Type type) {
        return type instanceof Dynamic.Bag || type.equals(DynamicTypes.ANY);
    }

    static boolean stringOrArray(Type type) {
        return type == Scalar.STRING
                || type.equals(new Dynamic.Of(Scalar.STRING))
                || type.equals(new Dynamic.ArrayOf(Scalar.STRING))
                || type.equals(DynamicTypes.ARRAY)
                || type.equals(DynamicTypes.ANY);
    }

    static boolean integerOrDynamic(Type type) {
        return integer(type) || type.equals(new Dynamic.Of(Scalar.LONG)) || type.equals(DynamicTypes.ANY);
    }

    static boolean integerOrArray(Type type) {
        return integerOrDynamic(type)
                || type.equals(new Dynamic.ArrayOf(Scalar.LONG))
                || type.equals(DynamicTypes.ARRAY);
    }

    static boolean notDynamic(Type type) {
        return type instanceof Scalar;
    }

    /** Whether the type is of the kind; of the kinds that do not depend on other arguments. */
    static boolean is(ParameterKind kind, Type type) {
        return switch (kind) {
            case SCALAR -> type.scalar();
            case INTEGER -> integer(type);
            case NUMBER -> numeric(type);
            case NUMBER_OR_BOOL -> numeric(type) || type == Scalar.BOOL;
            case SUMMABLE -> summable(type);
            case ORDERABLE, COMMON_ORDERABLE -> orderable(type);
            case STRING_OR_DYNAMIC -> stringOrDynamic(type);
            case STRING_OR_ARRAY -> stringOrArray(type);
            case INTEGER_OR_ARRAY -> integerOrArray(type);
            case DYNAMIC_ARRAY -> array(type);
            case DYNAMIC_BAG -> bag(type);
            case NOT_BOOL -> !Conversions.assignable(type, Scalar.BOOL, Allowed.NONE);
            case NOT_REAL_OR_BOOL ->
                type.scalar()
                        && !Conversions.assignable(type, Scalar.REAL, Allowed.NONE)
                        && !Conversions.assignable(type, Scalar.BOOL, Allowed.NONE);
            case NOT_DYNAMIC -> notDynamic(type);
            case TABULAR -> type.tabular();
            case COMMON_SCALAR, COMMON_SCALAR_OR_DYNAMIC -> type.scalar();
            default -> true;
        };
    }

    /** The one type of all arguments whose parameters want one; null if there is none. */
    static @Nullable Type common(
            List<@Nullable Parameter> parameters, List<Argument> arguments, boolean ignoringDynamic) {
        List<Type> types = new ArrayList<>();
        Allowed allowed = Allowed.PROMOTION;
        for (int i = 0; i < arguments.size() && i < parameters.size(); i++) {
            Parameter parameter = parameters.get(i);
            Type type = arguments.get(i).type();
            boolean counts =
                    parameter != null && parameter.kind().common() && is(parameter.kind(), type) && !type.error();
            if (counts && !(ignoringDynamic && type instanceof Dynamic)) {
                types.add(type);
                if (parameter.kind() == ParameterKind.COMMON_SCALAR_OR_DYNAMIC) {
                    allowed = Allowed.DYNAMIC;
                }
            }
        }
        if (types.isEmpty() && ignoringDynamic) {
            return common(parameters, arguments, false);
        }
        return Conversions.common(types, allowed);
    }
}

package dev.tocsin.kql.bind;

import dev.tocsin.kql.symbol.Column;
import dev.tocsin.kql.symbol.Conversions;
import dev.tocsin.kql.symbol.Conversions.Allowed;
import dev.tocsin.kql.symbol.Dynamic;
import dev.tocsin.kql.symbol.DynamicTypes;
import dev.tocsin.kql.symbol.Function;
import dev.tocsin.kql.symbol.Parameter;
import dev.tocsin.kql.symbol.ParameterKind;
import dev.tocsin.kql.symbol.Scalar;
import dev.tocsin.kql.symbol.Signature;
import dev.tocsin.kql.symbol.TableType;
import dev.tocsin.kql.symbol.Type;
import dev.tocsin.kql.text.SourceRange;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Checks of a call's arguments against the signature that was chosen. */
final class ArgumentChecks {
    private final Binding binding;

    ArgumentChecks(Binding binding) {
        this.binding = binding;
    }

    void check(Function function, Signature signature, List<Argument> arguments, SourceRange place) {
        if (comparesWrong(function, arguments)) {
            return;
        }
        int before = binding.problems.count();
        count(function, signature, arguments.size(), place);
        List<@Nullable Parameter> parameters = binding.arguments.parameters(signature, arguments);
        if (function.kind() == Function.Kind.LOCAL) {
            names(signature, arguments, parameters, place);
        }
        if (binding.problems.count() == before) {
            common(parameters, arguments, place);
        }
        if (binding.problems.count() == before) {
            for (int i = 0; i < arguments.size(); i++) {
                Parameter parameter = parameters.get(i);
                if (parameter != null) {
                    argument(function, signature, parameters, arguments, parameter, arguments.get(i));
                }
            }
        }
    }

    /** Of an operator between two operands, one of which is wrong, no more is said; functions tell what they want. */
    private static boolean comparesWrong(Function function, List<Argument> arguments) {
        return function.kind() == Function.Kind.OPERATOR
                && !function.name().startsWith("in")
                && arguments.stream().anyMatch(argument -> argument.type().error());
    }

    private void count(Function function, Signature signature, int count, SourceRange place) {
        if (signature.takes(count)) {
            return;
        }
        String name = function.name();
        if (!signature.repeats()) {
            int wanted = signature.parameters().size();
            if (count != wanted) {
                String least = signature.least() < wanted ? signature.least() + " to " : "";
                error("KS119", name + "() takes " + least + plural(wanted) + ", not " + count, place);
            }
        } else if (count < signature.least() || count > signature.most()) {
            error(
                    "KS120",
                    name + "() takes " + signature.least() + " to " + plural(signature.most()) + ", not " + count,
                    place);
        } else {
            error(
                    "KS121",
                    name + "() cannot take " + plural(count) + "; give the arguments that belong together",
                    place);
        }
    }

    private static String plural(int count) {
        return count == 1 ? "1 argument" : count + " arguments";
    }

    private void names(
            Signature signature, List<Argument> arguments, List<@Nullable Parameter> parameters, SourceRange place) {
        for (Argument argument : arguments) {
            String name = argument.name();
            if (name != null && signature.parameter(name) == null) {
                error("KS196", "The function has no parameter " + name, argument.range());
            }
        }
        for (Parameter parameter : signature.parameters()) {
            if (parameter.least() > 0 && !parameters.contains(parameter) && signature.takes(arguments.size())) {
                error("KS197", "The argument for parameter " + parameter.name() + " is missing", place);
            }
        }
    }

    private void common(List<@Nullable Parameter> parameters, List<Argument> arguments, SourceRange place) {
        boolean wanted = parameters.stream()
                .anyMatch(parameter -> parameter != null && parameter.kind().common());
        if (wanted && Kinds.common(parameters, arguments, false) == null) {
            error("KS232", "The arguments have no type in common; convert them to one", place);
        }
    }

    private void argument(
            Function function,
            Signature signature,
            List<@Nullable Parameter> parameters,
            List<Argument> arguments,
            Parameter parameter,
            Argument argument) {
        if (argument.star() && function.kind() != Function.Kind.OPERATOR) {
            if (parameter.argument() != Parameter.Argument.STAR_ONLY
                    && parameter.argument() != Parameter.Argument.STAR_ALLOWED) {
                error("KS191", "* cannot stand here; name the columns", argument.range());
            }
            return;
        }
        if (parameter.skippable() && argument.skips()) {
            return;
        }
        if (isDocumented(function, argument)) {
            binding.problems.documented(
                    "count() counts all rows, also those where its argument is null; leave it out, or use countif()",
                    () -> type(signature, parameters, arguments, parameter, argument));
        } else {
            type(signature, parameters, arguments, parameter, argument);
        }
        form(parameter, argument);
    }

    /** {@code count(y)} counts rows, whatever y is: the page of {@code summarize} has an example. */
    private static boolean isDocumented(Function function, Argument argument) {
        return function.kind() == Function.Kind.AGGREGATE
                && function.name().equals("count")
                && argument.meaning().rawType().scalar();
    }

    private void type(
            Signature signature,
            List<@Nullable Parameter> parameters,
            List<Argument> arguments,
            Parameter parameter,
            Argument argument) {
        Type type = argument.type();
        boolean known = !type.error() && type != Scalar.UNKNOWN;
        switch (parameter.kind()) {
            case ANY -> {}
            case DECLARED -> declared(signature, parameters, arguments, parameter, argument);
            case SCALAR -> binding.checks.scalar(argument.meaning(), argument.range());
            case TABULAR -> binding.checks.tabular(argument.meaning(), argument.range());
            case PARAMETER0 -> binding.checks.type(type, arguments.get(0).type(), Allowed.NONE, argument.range());
            case PARAMETER1 -> binding.checks.type(type, arguments.get(1).type(), Allowed.NONE, argument.range());
            case NOT_BOOL, NOT_REAL_OR_BOOL, NOT_DYNAMIC -> {
                if (binding.checks.scalar(argument.meaning(), argument.range()) && known) {
                    excluded(parameter.kind(), argument);
                }
            }
            case COMMON_SCALAR, COMMON_ORDERABLE, COMMON_SCALAR_OR_DYNAMIC ->
                common(parameters, arguments, parameter, argument);
            default -> {
                if (known && !Kinds.is(parameter.kind(), type)) {
                    error(code(parameter.kind()), wanted(parameter.kind()) + Checks.describe(type), argument.range());
                }
            }
        }
    }

    private void declared(
            Signature signature,
            List<@Nullable Parameter> parameters,
            List<Argument> arguments,
            Parameter parameter,
            Argument argument) {
        if (parameter.types().size() == 1 && parameter.types().get(0) instanceof TableType wanted) {
            if (!(argument.type() instanceof TableType table)) {
                binding.checks.tabular(argument.meaning(), argument.range());
            } else if (!Conversions.hasColumns(table, wanted)) {
                error("KS149", "The table has not all columns that the parameter declares", argument.range());
            }
            return;
        }
        Fit fit = binding.choice.fit(signature, parameters, arguments, parameter, argument);
        boolean bad = fit == Fit.NONE || fit == Fit.COMPATIBLE;
        if (bad && !SignatureChoice.coerces(signature)) {
            error(
                    "KS107",
                    "The type " + Checks.words(parameter.types()) + " is wanted here; this is "
                            + Checks.describe(argument.type()),
                    argument.range());
        }
    }

    private void excluded(ParameterKind kind, Argument argument) {
        Type type = argument.type();
        boolean bad = switch (kind) {
            case NOT_BOOL -> type == Scalar.BOOL;
            case NOT_REAL_OR_BOOL -> type == Scalar.REAL || type == Scalar.BOOL;
            default -> type instanceof Dynamic;
        };
        if (bad) {
            binding.checks.notAllowed(type, argument.range());
        }
    }

    private void common(
            List<@Nullable Parameter> parameters, List<Argument> arguments, Parameter parameter, Argument argument) {
        Type type = argument.type();
        if (parameter.kind() == ParameterKind.COMMON_ORDERABLE && !Kinds.orderable(type)) {
            if (!type.error()) {
                error(
                        code(ParameterKind.ORDERABLE),
                        wanted(ParameterKind.ORDERABLE) + Checks.describe(type),
                        argument.range());
            }
            return;
        }
        if (!binding.checks.scalar(argument.meaning(), argument.range())) {
            return;
        }
        Type common = Kinds.common(parameters, arguments, false);
        boolean json = parameter.kind() == ParameterKind.COMMON_SCALAR_OR_DYNAMIC
                && Conversions.assignable(DynamicTypes.ANY, type, Allowed.DYNAMIC);
        if (common != null && !json) {
            binding.checks.type(type, common, Allowed.PROMOTION, argument.range());
        }
    }

    /** Whether it is a column, a constant or a literal where it must be one. */
    private void form(Parameter parameter, Argument argument) {
        boolean wrong = argument.type().error();
        switch (parameter.argument()) {
            case COLUMN, FIRST_TABLE_COLUMN, COMMON_COLUMN -> {
                if (!wrong && !(argument.meaning().symbol() instanceof Column)) {
                    error("KS109", "The name of a column is wanted here", argument.range());
                }
            }
            case CONSTANT -> {
                if (!wrong && !argument.meaning().constant()) {
                    error("KS129", "A constant is wanted here, the same for every row", argument.range());
                }
            }
            case LITERAL, LITERAL_NOT_EMPTY -> {
                if (!wrong && !argument.literal()) {
                    error("KS131", "A literal is wanted here", argument.range());
                } else if (parameter.argument() == Parameter.Argument.LITERAL_NOT_EMPTY
                        && "".equals(argument.meaning().value())) {
                    error("KS133", "The text must not be empty", argument.range());
                } else {
                    value(parameter, argument);
                }
            }
            default -> {}
        }
    }

    private void value(Parameter parameter, Argument argument) {
        Object value = argument.meaning().value();
        if (parameter.values().isEmpty() || !(value instanceof String text)) {
            return;
        }
        for (String allowed : parameter.values()) {
            if (allowed.equalsIgnoreCase(text)) {
                return;
            }
        }
        error("KS140", "Write one of: " + String.join(", ", parameter.values()), argument.range());
    }

    private static String code(ParameterKind kind) {
        return switch (kind) {
            case INTEGER -> "KS134";
            case NUMBER, NUMBER_OR_BOOL -> "KS137";
            case SUMMABLE -> "KS138";
            case ORDERABLE -> "KS206";
            case STRING_OR_ARRAY -> "KS233";
            case DYNAMIC_ARRAY -> "KS234";
            case DYNAMIC_BAG -> "KS235";
            default -> "KS141";
        };
    }

    private static String wanted(ParameterKind kind) {
        return switch (kind) {
                    case INTEGER -> "A whole number";
                    case NUMBER -> "A number";
                    case NUMBER_OR_BOOL -> "A number or bool";
                    case SUMMABLE -> "A number, timespan or datetime";
                    case ORDERABLE -> "A number, timespan, datetime, string or bool";
                    case STRING_OR_ARRAY -> "A string or an array of strings";
                    case DYNAMIC_ARRAY -> "A dynamic array";
                    case DYNAMIC_BAG -> "A dynamic object";
                    case INTEGER_OR_ARRAY -> "A whole number or an array";
                    default -> "A string or dynamic value";
                }
                + " is wanted here; this is ";
    }

    private void error(String code, String message, SourceRange range) {
        binding.problems.error(code, message, range);
    }
}

package dev.tocsin.kql.bind;

import dev.tocsin.kql.symbol.DynamicTypes;
import dev.tocsin.kql.symbol.Function;
import dev.tocsin.kql.symbol.Scalar;
import dev.tocsin.kql.symbol.TableType;
import dev.tocsin.kql.text.SourceRange;
import dev.tocsin.kql.tree.Expression;
import dev.tocsin.kql.tree.Operation;
import dev.tocsin.kql.tree.Relation;
import dev.tocsin.kql.tree.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What operators on scalars give; their signatures are data, as those of functions are. */
final class Operands {
    /** What these give depends on their operands: a datetime less a placeholder is a datetime or a timespan. */
    private static final Set<String> ARITHMETIC = Set.of("+", "-", "*", "/", "%");

    private final Binding binding;

    Operands(Binding binding) {
        this.binding = binding;
    }

    Meaning meaning(Operation operation) {
        if (operation instanceof Operation.Unary unary) {
            return unary(unary);
        }
        if (operation instanceof Operation.Binary binary) {
            return invoke(symbol(binary.operator()), binary.left(), List.of(binary.right()));
        }
        if (operation instanceof Operation.Comparison comparison) {
            return invoke(symbol(comparison.relation()), comparison.left(), List.of(comparison.right()));
        }
        if (operation instanceof Operation.Membership membership) {
            return invoke(symbol(membership.relation()), membership.operand(), membership.values());
        }
        if (operation instanceof Operation.Between between) {
            return invoke("between", between.operand(), List.of(between.low(), between.high()));
        }
        if (operation instanceof Operation.Logical logical) {
            return logical(logical);
        }
        if (operation instanceof Operation.Substituted substituted) {
            return substituted(substituted);
        }
        throw new IllegalArgumentException("Not an operator: " + operation.getClass());
    }

    /** Behind a table the placeholder brings operators. */
    private Meaning substituted(Operation.Substituted substituted) {
        Meaning left = binding.expressions.bind(substituted.left(), false);
        binding.expressions.bindAll(substituted.right());
        if (left.rawType() instanceof TableType table) {
            binding.tellsNewColumns = false;
            return new Meaning(table.opened());
        }
        return Meaning.UNKNOWN;
    }

    private Meaning unary(Operation.Unary unary) {
        Argument argument = operand(unary.operand());
        int start = unary.range().start();
        Meaning meaning = invoke("unary", List.of(argument), new SourceRange(start, start + 1));
        if (!Trees.isLiteral(unary.operand())) {
            return meaning;
        }
        boolean minus = unary.sign() == Operation.Sign.MINUS;
        return Meaning.constant(
                meaning.type(),
                minus
                        ? negative(argument.meaning().value())
                        : argument.meaning().value());
    }

    private static @Nullable Object negative(@Nullable Object value) {
        if (value instanceof Long number) {
            return -number;
        }
        return value instanceof Double number ? -number : null;
    }

    private Meaning invoke(String symbol, Expression first, List<Expression> others) {
        List<Argument> arguments = new ArrayList<>();
        arguments.add(operand(first));
        for (Expression other : others) {
            arguments.add(operand(other));
        }
        return invoke(symbol, arguments, binding.tokenAfter(first.range()));
    }

    private Meaning invoke(String symbol, List<Argument> arguments, SourceRange place) {
        Function operator = binding.catalog.operator(symbol);
        Meaning meaning = binding.functionCalls.invoke(operator, arguments, place);
        return binding.fillsIn && ARITHMETIC.contains(symbol) && SignatureChoice.doubtful(arguments)
                ? Meaning.UNKNOWN
                : meaning;
    }

    private Argument operand(Expression expression) {
        if (expression instanceof Value.Star) {
            return Argument.of(expression, binding.remember(expression, new Meaning(DynamicTypes.ANY)));
        }
        return Argument.of(expression, binding.expressions.bind(expression, false));
    }

    /** Operators of the same kind one after the other, each with what is left of it and the next operand. */
    private Meaning logical(Operation.Logical logical) {
        String symbol = logical.conjunction() ? "and" : "or";
        Argument left = logicalOperand(logical.operands().get(0));
        for (int i = 1; i < logical.operands().size(); i++) {
            SourceRange place = binding.tokenAfter(logical.operands().get(i - 1).range());
            Argument right = logicalOperand(logical.operands().get(i));
            Meaning both = invoke(symbol, List.of(left, right), place);
            left = new Argument(
                    null,
                    both,
                    new SourceRange(logical.range().start(), right.range().end()));
        }
        return left.meaning();
    }

    private Argument logicalOperand(Expression expression) {
        Argument argument = operand(expression);
        boolean searched = binding.searching
                && (expression instanceof Value.Star || Trees.isLiteral(Trees.withoutParentheses(expression)));
        return searched ? new Argument(expression, new Meaning(Scalar.BOOL), argument.range()) : argument;
    }

    private static String symbol(Operation.Arithmetic operator) {
        return switch (operator) {
            case ADD -> "+";
            case SUBTRACT -> "-";
            case MULTIPLY -> "*";
            case DIVIDE -> "/";
            case REMAINDER -> "%";
        };
    }

    /** Relations with the same signatures are one operator. */
    private static String symbol(Relation relation) {
        return switch (relation) {
            case EQUAL, NOT_EQUAL, LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL -> relation.symbol();
            case HAS,
                    NOT_HAS,
                    HAS_CS,
                    NOT_HAS_CS,
                    HAS_PREFIX,
                    NOT_HAS_PREFIX,
                    HAS_PREFIX_CS,
                    NOT_HAS_PREFIX_CS,
                    HAS_SUFFIX,
                    NOT_HAS_SUFFIX,
                    HAS_SUFFIX_CS,
                    NOT_HAS_SUFFIX_CS -> "term";
            case IN, NOT_IN -> "in";
            case IN_IGNORING_CASE, NOT_IN_IGNORING_CASE, HAS_ANY, HAS_ALL -> "in~";
            default -> "text";
        };
    }
}

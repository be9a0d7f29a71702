package dev.tocsin.kql.parse;

import dev.tocsin.kql.parse.Grammar.ListEnd;
import dev.tocsin.kql.syntax.TokenKind;
import dev.tocsin.kql.tree.Expression;
import dev.tocsin.kql.tree.Operation;
import dev.tocsin.kql.tree.Operation.Arithmetic;
import dev.tocsin.kql.tree.Operation.Direction;
import dev.tocsin.kql.tree.Operation.Nulls;
import dev.tocsin.kql.tree.Operation.Sign;
import dev.tocsin.kql.tree.Relation;
import dev.tocsin.kql.tree.Value;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Expressions with operators, by precedence climbing; {@link Operators} says what binds how. */
final class ExpressionRules {
    private final Grammar grammar;
    private final Cursor cursor;

    ExpressionRules(Grammar grammar) {
        this.grammar = grammar;
        cursor = grammar.cursor;
    }

    /** {@code value}, {@code name = value} or {@code (a, b) = value}. */
    @Nullable
    Expression named() {
        int start = cursor.start();
        int length = grammar.names.newLength(0);
        if (length > 0 && cursor.kind(length) == TokenKind.EQUAL) {
            Value.Name name = grammar.names.newName();
            return name == null ? null : named(start, List.of(name), false);
        }
        length = grammar.names.dashedLength();
        if (length > 0 && cursor.kind(length) == TokenKind.EQUAL) {
            return named(start, List.of(grammar.names.dashed(length)), false);
        }
        length = grammar.names.tupleLength();
        if (length > 0 && cursor.kind(length) == TokenKind.EQUAL) {
            return named(start, grammar.names.tuple(grammar), true);
        }
        return unnamed();
    }

    private Expression named(int start, List<Value.Name> names, boolean tuple) {
        cursor.expect(TokenKind.EQUAL);
        Expression value = requiredUnnamed();
        return new Operation.Named(cursor.since(start), names, tuple, value);
    }

    Expression requiredNamed() {
        return grammar.required(named());
    }

    Expression requiredUnnamed() {
        return grammar.required(unnamed());
    }

    @Nullable
    Expression unnamed() {
        cursor.enter();
        Expression expression = climb(Operators.OR);
        cursor.leave(1);
        return expression;
    }

    /** An operand and the operators behind it that bind at least that tightly. */
    private @Nullable Expression climb(int tightness) {
        int start = cursor.start();
        Expression left = operand();
        if (left == null) {
            return null;
        }
        int ceiling = Operators.TEXT;
        int links = 0;
        while (true) {
            int precedence = Operators.precedence(cursor);
            if (precedence == Operators.NONE && cursor.workbook()) {
                Expression substituted = substituted(start, left);
                if (substituted == null) {
                    break;
                }
                left = substituted;
            } else if (precedence < tightness || precedence > ceiling || precedence == Operators.NONE) {
                break;
            } else {
                left = precedence <= Operators.AND ? logical(start, left, precedence) : binary(start, left, precedence);
                ceiling = Operators.isSingle(precedence) ? precedence - 1 : precedence;
            }
            cursor.enter();
            links++;
        }
        cursor.leave(links);
        return left;
    }

    private Expression required(int tightness) {
        return grammar.required(climb(tightness));
    }

    private Expression logical(int start, Expression first, int precedence) {
        boolean and = precedence == Operators.AND;
        List<Expression> operands = new ArrayList<>();
        operands.add(first);
        while (cursor.eat(and ? "and" : "or")) {
            operands.add(required(precedence + 1));
        }
        return new Operation.Logical(cursor.since(start), and, operands);
    }

    private Expression binary(int start, Expression left, int precedence) {
        TokenKind sign = cursor.kind();
        String word = cursor.text();
        cursor.next();
        if (sign == TokenKind.KEYWORD && precedence == Operators.EQUALITY) {
            return word.endsWith("between") ? between(start, left, word) : membership(start, left, word);
        }
        Expression right = required(precedence + 1);
        return precedence == Operators.SUM || precedence == Operators.PRODUCT
                ? new Operation.Binary(cursor.since(start), arithmetic(sign), left, right)
                : new Operation.Comparison(cursor.since(start), Relation.of(word), left, right);
    }

    private static Arithmetic arithmetic(TokenKind sign) {
        return switch (sign) {
            case PLUS -> Arithmetic.ADD;
            case MINUS -> Arithmetic.SUBTRACT;
            case STAR -> Arithmetic.MULTIPLY;
            case SLASH -> Arithmetic.DIVIDE;
            default -> Arithmetic.REMAINDER;
        };
    }

    private Expression between(int start, Expression operand, String word) {
        if (cursor.workbook() && cursor.at(TokenKind.PLACEHOLDER)) {
            Value.Placeholder range = grammar.literals.onePlaceholder();
            return new Operation.Substituted(cursor.since(start), operand, range, List.of());
        }
        cursor.expect(TokenKind.OPEN_PAREN);
        Expression low = requiredUnnamed();
        cursor.expect(TokenKind.DOT_DOT);
        Expression high = requiredUnnamed();
        cursor.expect(TokenKind.CLOSE_PAREN);
        return new Operation.Between(cursor.since(start), word.startsWith("!"), operand, low, high);
    }

    private Expression membership(int start, Expression operand, String word) {
        List<Expression> values = members();
        return new Operation.Membership(cursor.since(start), Relation.of(word), operand, values);
    }

    private List<Expression> members() {
        if (cursor.workbook() && cursor.at(TokenKind.PLACEHOLDER)) {
            return List.of(grammar.literals.onePlaceholder());
        }
        cursor.expect(TokenKind.OPEN_PAREN);
        cursor.enter();
        List<Expression> values = grammar.pipelines.atTable()
                ? List.of(grammar.required(grammar.pipelines.expression()))
                : grammar.list(this::unnamed, grammar::missing, ListEnd.COMMON, true);
        cursor.leave(1);
        cursor.expect(TokenKind.CLOSE_PAREN);
        return values;
    }

    /** A placeholder behind an operand: it stands for a comparison, or for an operator if an operand follows. */
    private @Nullable Expression substituted(int start, Expression left) {
        if (!cursor.at(TokenKind.PLACEHOLDER) || cursor.atWholeClause()) {
            return null;
        }
        Value.Placeholder placeholder = grammar.literals.onePlaceholder();
        List<Expression> right = List.of();
        if (cursor.at(TokenKind.OPEN_PAREN)) {
            right = members();
        } else if (beginsOperand() && !cursor.startsLine(0)) {
            right = List.of(required(Operators.SUM));
        }
        return new Operation.Substituted(cursor.since(start), left, placeholder, right);
    }

    private boolean beginsOperand() {
        return switch (cursor.kind()) {
            case IDENTIFIER, STRING, LONG, INT, REAL, DECIMAL, BOOL, DATETIME, TIMESPAN, GUID -> true;
            default -> false;
        };
    }

    /** With a sign, or a star where all columns are searched. */
    private @Nullable Expression operand() {
        int start = cursor.start();
        switch (cursor.kind()) {
            case MINUS, PLUS -> {
                Sign sign = cursor.at(TokenKind.MINUS) ? Sign.MINUS : Sign.PLUS;
                cursor.next();
                Expression operand = grammar.required(grammar.primaries.path());
                return new Operation.Unary(cursor.since(start), sign, operand);
            }
            case STAR -> {
                boolean searched =
                        cursor.kind(1) == TokenKind.EQUAL_EQUAL || Operators.isText(cursor.kind(1), cursor.word(1));
                return searched ? new Value.Star(cursor.next()) : null;
            }
            default -> {
                return grammar.primaries.path();
            }
        }
    }

    /** A value that operators other than signs do not split. */
    @Nullable
    Expression invocation() {
        return operand();
    }

    /** {@code value desc nulls last}. */
    @Nullable
    Expression ordered() {
        int start = cursor.start();
        Expression value = named();
        return value == null ? null : withOrder(start, value, true);
    }

    /** The expression with the order that follows it, if any. */
    Expression withOrder(int start, Expression value, boolean mayHaveNulls) {
        Direction direction = direction(cursor.word());
        if (direction != Direction.UNSAID) {
            cursor.next();
        }
        Nulls nulls = mayHaveNulls && cursor.eat("nulls") ? nulls() : Nulls.UNSAID;
        boolean plain = direction == Direction.UNSAID && nulls == Nulls.UNSAID;
        return plain ? value : new Operation.Ordered(cursor.since(start), value, direction, nulls);
    }

    private static Direction direction(String word) {
        return switch (word) {
            case "asc" -> Direction.ASC;
            case "desc" -> Direction.DESC;
            case "granny-asc" -> Direction.GRANNY_ASC;
            case "granny-desc" -> Direction.GRANNY_DESC;
            default -> Direction.UNSAID;
        };
    }

    private Nulls nulls() {
        if (cursor.eat("first")) {
            return Nulls.FIRST;
        }
        if (!cursor.eat("last")) {
            cursor.absent("first or last");
        }
        return Nulls.LAST;
    }
}

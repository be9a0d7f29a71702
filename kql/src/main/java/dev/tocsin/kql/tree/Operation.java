package dev.tocsin.kql.tree;

import dev.tocsin.kql.text.SourceRange;
import java.util.List;
import java.util.function.Consumer;

/** Expressions that are made of others. */
public sealed interface Operation extends Expression {
    /** The sign before an operand. */
    enum Sign {
        MINUS,
        PLUS
    }

    /** An arithmetic operator. */
    enum Arithmetic {
        ADD,
        SUBTRACT,
        MULTIPLY,
        DIVIDE,
        REMAINDER
    }

    /** What an expression is to be ordered by. */
    enum Direction {
        UNSAID,
        ASC,
        DESC,
        GRANNY_ASC,
        GRANNY_DESC
    }

    /** Where rows without a value go. */
    enum Nulls {
        UNSAID,
        FIRST,
        LAST
    }

    /** A sign and its operand. */
    record Unary(SourceRange range, Sign sign, Expression operand) implements Operation {
        @Override
        public void forEachChild(Consumer<? super Node> visit) {
            visit.accept(operand);
        }
    }

    /** Arithmetic. */
    record Binary(SourceRange range, Arithmetic operator, Expression left, Expression right) implements Operation {
        @Override
        public void forEachChild(Consumer<? super Node> visit) {
            visit.accept(left);
            visit.accept(right);
        }
    }

    /** A comparison of two values, of numbers or text. */
    record Comparison(SourceRange range, Relation relation, Expression left, Expression right) implements Operation {
        @Override
        public void forEachChild(Consumer<? super Node> visit) {
            visit.accept(left);
            visit.accept(right);
        }
    }

    /**
     * {@code a and b and c}, or with {@code or}.
     *
     * @param operands two or more
     */
    record Logical(SourceRange range, boolean conjunction, List<Expression> operands) implements Operation {
        public Logical {
            operands = List.copyOf(operands);
        }

        @Override
        public void forEachChild(Consumer<? super Node> visit) {
            Node.visit(operands, visit);
        }
    }

    /** {@code a in (1, 2)}, {@code a has_any (b)}; the only value may be a table. */
    record Membership(SourceRange range, Relation relation, Expression operand, List<Expression> values)
            implements Operation {
        public Membership {
            values = List.copyOf(values);
        }

        @Override
        public void forEachChild(Consumer<? super Node> visit) {
            visit.accept(operand);
            Node.visit(values, visit);
        }
    }

    /** {@code a between (low .. high)}. */
    record Between(SourceRange range, boolean negated, Expression operand, Expression low, Expression high)
            implements Operation {
        @Override
        public void forEachChild(Consumer<? super Node> visit) {
            visit.accept(operand);
            visit.accept(low);
            visit.accept(high);
        }
    }

    /**
     * A placeholder right behind an expression, for a comparison with it or for an operator: {@code Time {Range}}.
     *
     * @param right what follows when the placeholder stands for an operator; else empty
     */
    record Substituted(SourceRange range, Expression left, Value.Placeholder placeholder, List<Expression> right)
            implements Operation {
        public Substituted {
            right = List.copyOf(right);
        }

        @Override
        public void forEachChild(Consumer<? super Node> visit) {
            visit.accept(left);
            visit.accept(placeholder);
            Node.visit(right, visit);
        }
    }

    /** {@code (…)}. */
    record Parenthesized(SourceRange range, Expression inner) implements Operation {
        @Override
        public void forEachChild(Consumer<? super Node> visit) {
            visit.accept(inner);
        }
    }

    /** {@code a.b}. */
    record Path(SourceRange range, Expression target, Expression member) implements Operation {
        @Override
        public void forEachChild(Consumer<? super Node> visit) {
            visit.accept(target);
            visit.accept(member);
        }
    }

    /** {@code a[0]}. */
    record Element(SourceRange range, Expression target, Expression index) implements Operation {
        @Override
        public void forEachChild(Consumer<? super Node> visit) {
            visit.accept(target);
            visit.accept(index);
        }
    }

    /** {@code [0]} without anything before it, or behind a dot. */
    record Bracketed(SourceRange range, Expression inner) implements Operation {
        @Override
        public void forEachChild(Consumer<? super Node> visit) {
            visit.accept(inner);
        }
    }

    /** {@code f(a, b)}. */
    record Call(SourceRange range, Expression function, List<Expression> arguments) implements Operation {
        public Call {
            arguments = List.copyOf(arguments);
        }

        @Override
        public void forEachChild(Consumer<? super Node> visit) {
            visit.accept(function);
            Node.visit(arguments, visit);
        }
    }

    /**
     * {@code name = value}, or {@code (a, b) = value}.
     *
     * @param tuple whether parentheses enclose the names
     */
    record Named(SourceRange range, List<Value.Name> names, boolean tuple, Expression value) implements Operation {
        public Named {
            names = List.copyOf(names);
        }

        @Override
        public void forEachChild(Consumer<? super Node> visit) {
            Node.visit(names, visit);
            visit.accept(value);
        }
    }

    /** {@code a desc nulls last}. */
    record Ordered(SourceRange range, Expression value, Direction direction, Nulls nulls) implements Operation {
        @Override
        public void forEachChild(Consumer<? super Node> visit) {
            visit.accept(value);
        }
    }
}

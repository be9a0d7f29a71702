package dev.tocsin.kql.tree;

import dev.tocsin.kql.text.SourceRange;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Operators that make fewer rows of many, or many of few. */
public sealed interface GroupOperator extends Operator {

    /** {@code summarize}. */
    record Summarize(
            SourceRange range,
            String keyword,
            List<Clause.Parameter> parameters,
            List<Expression> aggregates,
            List<Expression> by)
            implements GroupOperator {
        public Summarize {
            parameters = List.copyOf(parameters);
            aggregates = List.copyOf(aggregates);
            by = List.copyOf(by);
        }

        @Override
        public void forEachChild(Consumer<? super Node> visit) {
            Node.visit(parameters, visit);
            Node.visit(aggregates, visit);
            Node.visit(by, visit);
        }
    }

    /**
     * {@code make-series}.
     *
     * @param inRange of {@code in range(…)}; then there is no from, to and step
     */
    record MakeSeries(
            SourceRange range,
            String keyword,
            List<Clause.Parameter> parameters,
            List<Clause.Series> aggregates,
            Expression on,
            @Nullable Expression from,
            @Nullable Expression to,
            @Nullable Expression step,
            List<Expression> inRange,
            List<Expression> by)
            implements GroupOperator {
        public MakeSeries {
            parameters = List.copyOf(parameters);
            aggregates = List.copyOf(aggregates);
            inRange = List.copyOf(inRange);
            by = List.copyOf(by);
        }

        @Override
        public void forEachChild(Consumer<? super Node> visit) {
            Node.visit(parameters, visit);
            Node.visit(aggregates, visit);
            visit.accept(on);
            Node.visit(from, visit);
            Node.visit(to, visit);
            Node.visit(step, visit);
            Node.visit(inRange, visit);
            Node.visit(by, visit);
        }
    }

    /** {@code reduce}. */
    record Reduce(
            SourceRange range,
            String keyword,
            List<Clause.Parameter> parameters,
            Expression by,
            List<Clause.Parameter> with)
            implements GroupOperator {
        public Reduce {
            parameters = List.copyOf(parameters);
            with = List.copyOf(with);
        }

        @Override
        public void forEachChild(Consumer<? super Node> visit) {
            Node.visit(parameters, visit);
            visit.accept(by);
            Node.visit(with, visit);
        }
    }

    /** {@code mv-expand}. */
    record MvExpand(
            SourceRange range,
            String keyword,
            List<Clause.Parameter> parameters,
            List<Clause.Spread> columns,
            @Nullable Expression limit)
            implements GroupOperator {
        public MvExpand {
            parameters = List.copyOf(parameters);
            columns = List.copyOf(columns);
        }

        @Override
        public void forEachChild(Consumer<? super Node> visit) {
            Node.visit(parameters, visit);
            Node.visit(columns, visit);
            Node.visit(limit, visit);
        }
    }

    /** {@code mv-apply}. */
    record MvApply(
            SourceRange range,
            String keyword,
            List<Clause.Parameter> parameters,
            List<Clause.Spread> columns,
            @Nullable Expression limit,
            @Nullable Expression id,
            Clause.Subquery subquery)
            implements GroupOperator {
        public MvApply {
            parameters = List.copyOf(parameters);
            columns = List.copyOf(columns);
        }

        @Override
        public void forEachChild(Consumer<? super Node> visit) {
            Node.visit(parameters, visit);
            Node.visit(columns, visit);
            Node.visit(limit, visit);
            Node.visit(id, visit);
            visit.accept(subquery);
        }
    }

    /** {@code scan}. */
    record Scan(
            SourceRange range,
            String keyword,
            List<Clause.Parameter> parameters,
            List<Expression> order,
            List<Expression> partition,
            List<Clause.FunctionParameter> declared,
            List<Clause.Step> steps)
            implements GroupOperator {
        public Scan {
            parameters = List.copyOf(parameters);
            order = List.copyOf(order);
            partition = List.copyOf(partition);
            declared = List.copyOf(declared);
            steps = List.copyOf(steps);
        }

        @Override
        public void forEachChild(Consumer<? super Node> visit) {
            Node.visit(parameters, visit);
            Node.visit(order, visit);
            Node.visit(partition, visit);
            Node.visit(declared, visit);
            Node.visit(steps, visit);
        }
    }
}

package dev.tocsin.kql.tree;

import dev.tocsin.kql.text.SourceRange;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Operators that choose or compute columns. */
public sealed interface ColumnOperator extends Operator {

    /** {@code project}. */
    record Project(SourceRange range, String keyword, List<Expression> expressions) implements ColumnOperator {
        public Project {
            expressions = List.copyOf(expressions);
        }

        @Override
        public void forEachChild(Consumer<? super Node> visit) {
            Node.visit(expressions, visit);
        }
    }

    /** {@code project-away}. */
    record ProjectAway(SourceRange range, String keyword, List<Expression> expressions) implements ColumnOperator {
        public ProjectAway {
            expressions = List.copyOf(expressions);
        }

        @Override
        public void forEachChild(Consumer<? super Node> visit) {
            Node.visit(expressions, visit);
        }
    }

    /** {@code project-keep}. */
    record ProjectKeep(SourceRange range, String keyword, List<Expression> expressions) implements ColumnOperator {
        public ProjectKeep {
            expressions = List.copyOf(expressions);
        }

        @Override
        public void forEachChild(Consumer<? super Node> visit) {
            Node.visit(expressions, visit);
        }
    }

    /** {@code project-rename}. */
    record ProjectRename(SourceRange range, String keyword, List<Expression> expressions) implements ColumnOperator {
        public ProjectRename {
            expressions = List.copyOf(expressions);
        }

        @Override
        public void forEachChild(Consumer<? super Node> visit) {
            Node.visit(expressions, visit);
        }
    }

    /** {@code project-reorder}. */
    record ProjectReorder(SourceRange range, String keyword, List<Expression> expressions) implements ColumnOperator {
        public ProjectReorder {
            expressions = List.copyOf(expressions);
        }

        @Override
        public void forEachChild(Consumer<? super Node> visit) {
            Node.visit(expressions, visit);
        }
    }

    /** {@code project-by-names}. */
    record ProjectByNames(SourceRange range, String keyword, List<Expression> expressions) implements ColumnOperator {
        public ProjectByNames {
            expressions = List.copyOf(expressions);
        }

        @Override
        public void forEachChild(Consumer<? super Node> visit) {
            Node.visit(expressions, visit);
        }
    }

    /** {@code extend}. */
    record Extend(SourceRange range, String keyword, List<Expression> expressions) implements ColumnOperator {
        public Extend {
            expressions = List.copyOf(expressions);
        }

        @Override
        public void forEachChild(Consumer<? super Node> visit) {
            Node.visit(expressions, visit);
        }
    }

    /** {@code print}. */
    record Print(SourceRange range, String keyword, List<Expression> expressions) implements ColumnOperator {
        public Print {
            expressions = List.copyOf(expressions);
        }

        @Override
        public void forEachChild(Consumer<? super Node> visit) {
            Node.visit(expressions, visit);
        }
    }

    /** {@code serialize}. */
    record Serialize(SourceRange range, String keyword, List<Clause.Parameter> parameters, List<Expression> expressions)
            implements ColumnOperator {
        public Serialize {
            parameters = List.copyOf(parameters);
            expressions = List.copyOf(expressions);
        }

        @Override
        public void forEachChild(Consumer<? super Node> visit) {
            Node.visit(parameters, visit);
            Node.visit(expressions, visit);
        }
    }

    /** {@code distinct}. */
    record Distinct(SourceRange range, String keyword, List<Clause.Parameter> parameters, List<Expression> expressions)
            implements ColumnOperator {
        public Distinct {
            parameters = List.copyOf(parameters);
            expressions = List.copyOf(expressions);
        }

        @Override
        public void forEachChild(Consumer<? super Node> visit) {
            Node.visit(parameters, visit);
            Node.visit(expressions, visit);
        }
    }

    /** {@code getschema}. */
    record GetSchema(SourceRange range, String keyword, Clause.@Nullable Parameter kind) implements ColumnOperator {
        @Override
        public void forEachChild(Consumer<? super Node> visit) {
            Node.visit(kind, visit);
        }
    }

    /** {@code assert-schema}. */
    record AssertSchema(SourceRange range, String keyword, Clause.Schema schema) implements ColumnOperator {
        @Override
        public void forEachChild(Consumer<? super Node> visit) {
            visit.accept(schema);
        }
    }

    /** {@code parse} and {@code parse-where}; the pattern is made of strings, stars and columns. */
    record Parse(
            SourceRange range, String keyword, List<Clause.Parameter> parameters, Expression source, List<Node> pattern)
            implements ColumnOperator {
        public Parse {
            parameters = List.copyOf(parameters);
            pattern = List.copyOf(pattern);
        }

        @Override
        public void forEachChild(Consumer<? super Node> visit) {
            Node.visit(parameters, visit);
            visit.accept(source);
            Node.visit(pattern, visit);
        }
    }

    /** {@code parse-kv}. */
    record ParseKv(
            SourceRange range, String keyword, Expression source, Clause.Schema keys, List<Clause.Parameter> properties)
            implements ColumnOperator {
        public ParseKv {
            properties = List.copyOf(properties);
        }

        @Override
        public void forEachChild(Consumer<? super Node> visit) {
            visit.accept(source);
            visit.accept(keys);
            Node.visit(properties, visit);
        }
    }
}

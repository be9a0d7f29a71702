package dev.tocsin.kql.tree;

import dev.tocsin.kql.text.SourceRange;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A part of a query. */
public sealed interface Node permits Query, Statement, Expression, Operator, Clause {
    SourceRange range();

    /** Visits the children in the order of the text. */
    void forEachChild(Consumer<? super Node> visit);

    /** Visits a child that may be left out. */
    static void visit(@Nullable Node child, Consumer<? super Node> visit) {
        if (child != null) {
            visit.accept(child);
        }
    }

    static void visit(List<? extends Node> children, Consumer<? super Node> visit) {
        for (int i = 0; i < children.size(); i++) {
            visit.accept(children.get(i));
        }
    }
}

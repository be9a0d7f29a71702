package dev.tocsin.kql.evaluate.compile;

import dev.tocsin.kql.evaluate.expression.Evaluation;
import dev.tocsin.kql.symbol.Variable;
import dev.tocsin.kql.tree.Expression;
import dev.tocsin.kql.tree.Statement;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What names refer to in the query, or in one call of a function: each call has a scope of its own. */
final class Scope {
    private final @Nullable Scope outer;
    private final Bindings bindings;
    private final RowShape row;
    private final int depth;
    private final IdentityHashMap<Expression, Expression> lets = new IdentityHashMap<>();
    private final IdentityHashMap<Object, Evaluation> values = new IdentityHashMap<>();
    private final IdentityHashMap<Variable, RowShape> frames = new IdentityHashMap<>();
    private final IdentityHashMap<Object, TableNode> tables = new IdentityHashMap<>();
    private final Map<String, TableNode> named = new HashMap<>();
    private final Map<String, Evaluation> namedValues = new HashMap<>();
    private final Map<String, Statement.Pattern> patterns = new HashMap<>();

    /**
     * @param row what the arguments of the call, and what is computed from them, may vary by
     */
    Scope(@Nullable Scope outer, Bindings bindings, RowShape row) {
        this.outer = outer;
        this.bindings = bindings;
        this.row = row;
        depth = outer == null ? 0 : outer.depth + 1;
    }

    Bindings bindings() {
        return bindings;
    }

    RowShape row() {
        return row;
    }

    int depth() {
        return depth;
    }

    /** Declares what {@code let} names: the expression's value, in this scope. */
    void let(Expression value) {
        lets.put(value, value);
    }

    /** The scope that declares the expression by {@code let}; null for none. */
    @Nullable
    Scope declaring(@Nullable Expression source) {
        if (source == null) {
            return null;
        }
        for (Scope scope = this; scope != null; scope = scope.outer) {
            if (scope.lets.containsKey(source)) {
                return scope;
            }
        }
        return null;
    }

    /** Declares a parameter that is a value; it is one of a row of that shape. */
    void parameter(Variable variable, Evaluation value, RowShape frame) {
        values.put(variable, value);
        frames.put(variable, frame);
    }

    void parameter(Variable variable, TableNode table) {
        tables.put(variable, table);
    }

    /** Keeps what an expression of this scope was compiled to. */
    void keep(Expression expression, Evaluation value) {
        values.put(expression, value);
    }

    void keep(Expression expression, TableNode table) {
        tables.put(expression, table);
    }

    @Nullable
    Evaluation kept(Expression expression) {
        return values.get(expression);
    }

    @Nullable
    TableNode keptTable(Expression expression) {
        return tables.get(expression);
    }

    @Nullable
    Evaluation value(Variable variable) {
        for (Scope scope = this; scope != null; scope = scope.outer) {
            Evaluation value = scope.values.get(variable);
            if (value != null) {
                return value;
            }
        }
        return null;
    }

    /** The row that a parameter's value is of. */
    @Nullable
    RowShape frame(Variable variable) {
        for (Scope scope = this; scope != null; scope = scope.outer) {
            RowShape frame = scope.frames.get(variable);
            if (frame != null) {
                return frame;
            }
        }
        return null;
    }

    @Nullable
    TableNode table(Variable variable) {
        for (Scope scope = this; scope != null; scope = scope.outer) {
            TableNode table = scope.tables.get(variable);
            if (table != null) {
                return table;
            }
        }
        return null;
    }

    /** Declares a pattern, which calls look up by its name. */
    void declare(Statement.Pattern pattern) {
        patterns.put(pattern.name().value(), pattern);
    }

    /** The pattern of that name that this scope declares; null for none. */
    Statement.@Nullable Pattern pattern(String name) {
        return patterns.get(name);
    }

    /** The scope around a function's; null for the query's. */
    @Nullable
    Scope outer() {
        return outer;
    }

    /** Declares what {@code as} names. */
    void name(String name, TableNode table) {
        named.put(name, table);
    }

    @Nullable
    TableNode named(String name) {
        for (Scope scope = this; scope != null; scope = scope.outer) {
            TableNode table = scope.named.get(name);
            if (table != null) {
                return table;
            }
        }
        return null;
    }

    /** Declares what an operator names for its subquery; replaces what had the name before. */
    void name(String name, Evaluation value) {
        namedValues.put(name, value);
    }

    @Nullable
    Evaluation namedValue(String name) {
        for (Scope scope = this; scope != null; scope = scope.outer) {
            Evaluation value = scope.namedValues.get(name);
            if (value != null) {
                return value;
            }
        }
        return null;
    }
}

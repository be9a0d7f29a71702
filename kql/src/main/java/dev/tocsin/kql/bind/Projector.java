package dev.tocsin.kql.bind;

import dev.tocsin.kql.symbol.Column;
import dev.tocsin.kql.symbol.Function;
import dev.tocsin.kql.symbol.GroupType;
import dev.tocsin.kql.symbol.Symbol;
import dev.tocsin.kql.symbol.Tuple;
import dev.tocsin.kql.symbol.Type;
import dev.tocsin.kql.tree.Expression;
import dev.tocsin.kql.tree.Operation;
import dev.tocsin.kql.tree.Value;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which columns an operator's expressions give. */
final class Projector {
    /** How operators differ in that. */
    enum Style {
        PLAIN,
        EXTEND,
        PRINT,
        /** Each column takes the place of the one it is made of. */
        REPLACE,
        REORDER,
        SUMMARIZE,
        GRAPH
    }

    private final Binding binding;
    private final Projection projection;
    private final Style style;
    /** The type of all columns, whatever their values are of. */
    private @Nullable Type type;
    /** The name of columns that have no other. */
    private @Nullable String name;
    /** Whether a column that was added is not added again. */
    private boolean once;

    Projector(Binding binding, Projection projection, Style style) {
        this.binding = binding;
        this.projection = projection;
        this.style = style;
    }

    void add(Expression expression) {
        name = null;
        type = null;
        once = false;
        project(expression);
    }

    void addOnce(Expression expression) {
        name = null;
        type = null;
        once = true;
        project(expression);
    }

    void addAs(Expression expression, @Nullable Type columnType, @Nullable String columnName) {
        name = columnName;
        type = columnType;
        once = false;
        project(expression);
    }

    private Type typed(Type own) {
        return type == null ? own : type;
    }

    private Column typed(Column column) {
        return type == null || type.equals(column.type()) ? column : new Column(column.name(), type);
    }

    private boolean replaces() {
        return style == Style.REPLACE || style == Style.EXTEND;
    }

    private void project(Expression expression) {
        projection.from(Trees.underlying(expression), 0);
        if (expression instanceof Operation.Ordered ordered && style != Style.REORDER) {
            project(ordered.value());
        } else if (expression instanceof Operation.Named named) {
            named(named);
        } else if (expression instanceof Value.Star) {
            projection.addNew(binding.rowColumns(), true);
        } else {
            other(expression);
        }
    }

    private void named(Operation.Named named) {
        Type of = binding.meaning(named.value()).rawType();
        if (named.tuple()) {
            compound(named, of);
            return;
        }
        Value.Name written = named.names().get(0);
        if (of instanceof Tuple tuple && !tuple.columns().isEmpty() && !(named.value() instanceof Value.Star)) {
            Column first = tuple.columns().get(0);
            projection.declare(new Column(written.value(), typed(first.type())), written.range(), true);
            leaveOut(first);
            if (style != Style.PRINT) {
                rest(tuple, 1, named.value(), written.value());
            }
            return;
        }
        if (!binding.checks.scalar(binding.meaning(named.value()), named.range()) && !of.error()) {
            of = binding.meaning(named.value()).type();
        }
        Column column = binding.resultNames.column(named.value());
        Column declared = new Column(written.value(), typed(columnType(of)));
        projection.declare(declared, written.range(), column != null || replaces());
        if (once && column != null) {
            projection.leaveOut(column);
        }
    }

    private static Type columnType(Type type) {
        return type.scalar() || type.error() ? type : dev.tocsin.kql.symbol.Special.ERROR;
    }

    private void leaveOut(Column column) {
        if (once) {
            projection.leaveOut(column);
        }
    }

    private void rest(Tuple tuple, int from, Expression value, @Nullable String name) {
        boolean prefixed = binding.meaning(value).symbol() instanceof Function function
                && function.naming() == Function.Naming.TUPLE;
        String prefix = "";
        if (prefixed && binding.meaning(value).symbol() instanceof Function function) {
            prefix = (name == null ? function.prefix() : name) + "_";
        }
        for (int i = from; i < tuple.columns().size(); i++) {
            Column column = tuple.columns().get(i);
            if (!projection.leavesOut(column)) {
                projection.from(Trees.underlying(value), i);
                projection.add(
                        prefix.isEmpty() ? typed(column) : typed(column).named(prefix + column.name()), replaces());
            }
        }
    }

    /** {@code (a, b) = value}. */
    private void compound(Operation.Named named, Type of) {
        List<Column> columns = of instanceof Tuple tuple ? tuple.columns() : List.of();
        if (columns.isEmpty() && of.scalar()) {
            columns = List.of(new Column("", of));
        }
        for (int i = 0; i < named.names().size() && i < columns.size(); i++) {
            Value.Name name = named.names().get(i);
            projection.from(Trees.underlying(named.value()), i);
            projection.declare(new Column(name.value(), typed(columns.get(i).type())), name.range(), replaces());
        }
        for (int i = named.names().size(); i < columns.size(); i++) {
            projection.from(Trees.underlying(named.value()), i);
            projection.add(typed(columns.get(i)), replaces());
        }
    }

    private void other(Expression expression) {
        Meaning meaning = binding.meaning(expression);
        Column column = style == Style.REORDER ? referred(expression) : binding.resultNames.column(expression);
        if (column != null) {
            column(expression, column);
        } else if (meaning.symbol() instanceof GroupType group) {
            group(expression, group);
        } else if (meaning.rawType() instanceof Tuple tuple && !tuple.columns().isEmpty()) {
            tuple(expression, tuple);
        } else if (binding.checks.scalar(meaning, expression.range())
                || meaning.type().error()) {
            computed(expression, meaning);
        }
    }

    private @Nullable Column referred(Expression expression) {
        Expression of = Trees.underlying(expression);
        return binding.meaning(of).symbol() instanceof Column column ? column : null;
    }

    private void column(Expression expression, Column column) {
        if (projection.leavesOut(column)) {
            return;
        }
        if (style == Style.GRAPH && expression instanceof Operation.Path) {
            projection.declare(new Column(graphName(expression, column), column.type()), expression.range(), false);
        } else {
            projection.declare(typed(column), expression.range(), style != Style.PLAIN && style != Style.SUMMARIZE);
        }
        if (once) {
            projection.leaveOut(column);
        }
    }

    /** {@code node.name} is the column {@code node_name}. */
    private static String graphName(Expression expression, Column column) {
        return expression instanceof Operation.Path path && path.target() instanceof Value.Name of
                ? of.value() + "_" + column.name()
                : column.name();
    }

    private void group(Expression expression, GroupType group) {
        List<Column> columns = new ArrayList<>();
        for (Symbol member : group.members()) {
            if (member instanceof Column column) {
                columns.add(column);
            }
        }
        if (style != Style.REORDER) {
            if (!columns.isEmpty() || !group.tabular()) {
                binding.problems.error("KS184", "A pattern for names cannot stand here", expression.range());
            }
            return;
        }
        if (expression instanceof Operation.Ordered ordered) {
            Comparator<Column> byName = Comparator.comparing(Column::name, String.CASE_INSENSITIVE_ORDER);
            boolean falling = ordered.direction() == Operation.Direction.DESC
                    || ordered.direction() == Operation.Direction.GRANNY_DESC;
            columns.sort(falling ? byName.reversed() : byName);
        }
        projection.addNew(columns, false);
    }

    private void tuple(Expression expression, Tuple tuple) {
        if (style == Style.PRINT && tuple.columns().size() == 1) {
            Column only = tuple.columns().get(0);
            projection.add(new Column(name == null ? only.name() : name, typed(only.type())), false);
            return;
        }
        rest(tuple, 0, expression, null);
    }

    private void computed(Expression expression, Meaning meaning) {
        if (style == Style.PRINT && name != null) {
            projection.add(new Column(name, typed(meaning.type())), false);
            return;
        }
        String own = binding.resultNames.name(expression);
        if (own == null) {
            own = name;
        }
        projection.add(new Column(own == null ? numbered() : own, typed(columnType(meaning.type()))), replaces());
    }

    /** The next of {@code Column1}, {@code Column2} that nothing else is named. */
    private String numbered() {
        String next;
        do {
            next = "Column" + binding.columnNumber++;
        } while (taken(next));
        return next;
    }

    private boolean taken(String name) {
        return binding.local.find(name) != null
                || (style == Style.EXTEND && binding.rowOrEmpty().column(name) != null);
    }
}

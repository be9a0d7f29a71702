package dev.tocsin.kql.bind;

import dev.tocsin.kql.symbol.Column;
import dev.tocsin.kql.symbol.UniqueNames;
import dev.tocsin.kql.text.SourceRange;
import dev.tocsin.kql.tree.Expression;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The columns that an operator gives, as they come together. */
final class Projection {
    private final Problems problems;
    private final List<Column> columns = new ArrayList<>();
    private final Map<String, Integer> places = new HashMap<>();
    private final Set<String> declared = new HashSet<>();
    private final UniqueNames names = new UniqueNames();
    private final Set<Column> done = new HashSet<>();
    private final List<Origin> origins = new ArrayList<>();
    private Origin origin = Origin.OPERATOR;

    /** Where a column comes from. */
    private record Origin(@Nullable Column input, @Nullable Expression value, int part) {
        static final Origin OPERATOR = new Origin(null, null, 0);
    }

    Projection(Problems problems) {
        this.problems = problems;
    }

    List<Column> columns() {
        return columns;
    }

    /** What is added next is computed from that; of nothing for what the operator itself makes. */
    void from(@Nullable Expression value, int part) {
        origin = new Origin(null, value, part);
    }

    /** The columns with where they come from. */
    Layout layout() {
        List<Layout.Slot> slots = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            Origin from = origins.get(i);
            slots.add(new Layout.Slot(columns.get(i), from.input(), from.value(), from.part()));
        }
        return new Layout(slots);
    }

    /** A column that is not to come again, and not at all if it is not there yet. */
    void leaveOut(Column column) {
        done.add(column);
    }

    boolean leavesOut(Column column) {
        return done.contains(column);
    }

    void addAll(List<Column> all) {
        for (Column column : all) {
            origin = new Origin(column, null, 0);
            add(column, false);
        }
        origin = Origin.OPERATOR;
    }

    /** Each takes the place of one of its name, if there is one. */
    void addReplacing(List<Column> all) {
        for (Column column : all) {
            origin = new Origin(column, null, 0);
            add(column, true);
        }
        origin = Origin.OPERATOR;
    }

    /** Each of them once. */
    void addNew(List<Column> all, boolean replace) {
        for (Column column : all) {
            if (!done.contains(column)) {
                origin = new Origin(column, null, 0);
                add(column, replace);
                done.add(column);
            }
        }
        origin = Origin.OPERATOR;
    }

    /**
     * Adds a column whose name the query does not give.
     *
     * @param replace whether it takes the place of one of its name; else it gets a number
     */
    void add(Column column, boolean replace) {
        if (done.contains(column)) {
            return;
        }
        Integer place = replace ? places.get(column.name()) : null;
        if (place != null) {
            columns.set(place, column);
            origins.set(place, origin);
        } else {
            append(column, names.unique(column.name()));
        }
    }

    private void append(Column column, String name) {
        places.put(name, columns.size());
        columns.add(name.equals(column.name()) ? column : column.named(name));
        origins.add(origin);
    }

    /** Adds a column though there may be one of its name. */
    void append(Column column, SourceRange range) {
        if (declared.add(column.name())) {
            columns.add(column);
            origins.add(origin);
        } else {
            problems.error("KS171", "There is a column " + column.name() + " already", range);
        }
    }

    /** Adds a column whose name the query gives: it keeps the name, and another one gets a number. */
    void declare(Column column, SourceRange range, boolean replace) {
        String name = column.name();
        if (!declared.add(name)) {
            problems.error("KS171", "There is a column " + name + " already", range);
            return;
        }
        Integer place = places.get(name);
        if (place != null && replace) {
            columns.set(place, column);
            origins.set(place, origin);
        } else if (place != null) {
            String other = names.unique(name);
            columns.set(place, columns.get(place).named(other));
            places.put(other, place);
            append(column, name);
        } else {
            names.take(name);
            append(column, name);
        }
    }

    /** Gives a column that is there another name. */
    void rename(String from, Column to, SourceRange range) {
        Integer place = places.get(from);
        if (places.containsKey(to.name()) || !declared.add(to.name())) {
            problems.error("KS171", "There is a column " + to.name() + " already", range);
        } else if (place != null) {
            places.put(to.name(), place);
            names.take(to.name());
            columns.set(place, to);
        }
    }
}

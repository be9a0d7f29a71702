package dev.tocsin.preview.data;

import dev.tocsin.kql.evaluate.table.Field;
import dev.tocsin.kql.evaluate.table.Table;
import dev.tocsin.kql.evaluate.table.TableSource;
import dev.tocsin.kql.evaluate.value.Datetime;
import dev.tocsin.kql.evaluate.value.Ticks;
import dev.tocsin.kql.evaluate.value.ValueType;
import dev.tocsin.preview.model.TimeRange;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tables as a query with a time range sees them: only rows with a time in it. */
final class TimedTables implements TableSource {
    private static final List<String> TIMES = List.of("TimeGenerated", "timestamp");
    private final TableSource all;
    private final @Nullable TimeRange range;
    private final Set<String> absent = new LinkedHashSet<>();

    TimedTables(TableSource all, @Nullable TimeRange range) {
        this.all = all;
        this.range = range;
    }

    @Override
    public @Nullable Table table(String name) {
        Table table = all.table(name);
        if (table == null) {
            absent.add(name);
            return null;
        }
        int column = timeColumn(table);
        if (range == null || column < 0) {
            return table;
        }
        long start = Ticks.of(range.start());
        long end = Ticks.of(range.end());
        Table.Builder kept = Table.builder(table.fields());
        for (int row = 0; row < table.rows(); row++) {
            if (table.at(row, column) instanceof Datetime time && time.ticks() >= start && time.ticks() <= end) {
                @Nullable Object[] values = new Object[table.fields().size()];
                for (int i = 0; i < values.length; i++) {
                    values[i] = table.at(row, i);
                }
                kept.row(values);
            }
        }
        return kept.build();
    }

    /** Tables that were asked for, and of which there are no rows. */
    Set<String> absent() {
        return absent;
    }

    /** The column of the rows' times; -1 for none. */
    static int timeColumn(Table table) {
        for (String name : TIMES) {
            int index = table.index(name);
            if (index >= 0) {
                Field field = table.fields().get(index);
                return field.type() == ValueType.DATETIME ? index : -1;
            }
        }
        return -1;
    }
}

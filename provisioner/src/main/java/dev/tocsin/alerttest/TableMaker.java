package dev.tocsin.alerttest;

import dev.tocsin.arm.Suggestion;
import dev.tocsin.kql.evaluate.table.Field;
import dev.tocsin.kql.evaluate.table.Table;
import dev.tocsin.kql.evaluate.value.Datetime;
import dev.tocsin.kql.evaluate.value.ValueType;
import dev.tocsin.kql.symbol.Column;
import dev.tocsin.kql.symbol.TableType;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes tables of what tests say, with the columns that the service documents. */
final class TableMaker {
    private static final List<String> TIMES = List.of("TimeGenerated", "timestamp");

    private final Cells cells;

    TableMaker(Instant now) {
        this.cells = new Cells(now);
    }

    /** The columns of a table: those that are documented, then those that the test declares. */
    static List<Field> fields(@Nullable TableType known, TableData data) {
        Map<String, Field> fields = new LinkedHashMap<>();
        if (known != null) {
            for (Column column : known.columns()) {
                ValueType type = ValueType.of(column.type());
                fields.put(column.name(), new Field(column.name(), type == null ? ValueType.DYNAMIC : type));
            }
        }
        data.columns().forEach((name, word) -> {
            ValueType type = type(word);
            if (type == null) {
                data.place()
                        .at("columns")
                        .at(name)
                        .error("\"" + word + "\" is no type of a column; known are bool, int, long, real, decimal,"
                                + " datetime, timespan, guid, string, dynamic");
            } else {
                fields.put(name, new Field(name, type));
            }
        });
        return List.copyOf(fields.values());
    }

    private static @Nullable ValueType type(String word) {
        for (ValueType type : ValueType.values()) {
            if (type.word().equals(word.toLowerCase(Locale.ROOT))) {
                return type;
            }
        }
        return null;
    }

    /** An empty table. */
    static TimedTable empty(List<Field> fields) {
        return new TimedTable(Table.builder(fields).build(), -1, Duration.ZERO);
    }

    /** The table; what does not fit is an error at the test's table, with the row's number. */
    TimedTable table(List<Field> fields, TableData data) {
        int time = time(fields);
        List<@Nullable Object[]> rows = new ArrayList<>();
        int number = 0;
        for (Map<String, ? extends @Nullable Object> row : data.rows()) {
            @Nullable Object[] values = values(fields, time, data, row, number++);
            if (values == null) {
                return empty(fields);
            }
            rows.add(values);
        }
        if (time >= 0) {
            rows.sort(Comparator.comparing(row -> (Datetime) Objects.requireNonNull(row[time])));
        }
        Table.Builder builder = Table.builder(fields);
        rows.forEach(builder::row);
        return new TimedTable(builder.build(), time, data.delay());
    }

    /** A table that was read from elsewhere; rows without a time come to nobody's sight. */
    static TimedTable sorted(Table table) {
        int time = time(table.fields());
        if (time < 0 || table.ascends(time)) {
            return new TimedTable(table, time, Duration.ZERO);
        }
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (int i = 0; i < table.rows(); i++) {
            @Nullable Object[] row = new Object[table.fields().size()];
            for (int column = 0; column < row.length; column++) {
                row[column] = table.at(i, column);
            }
            if (row[time] != null) {
                rows.add(row);
            }
        }
        rows.sort(Comparator.comparing(row -> (Datetime) Objects.requireNonNull(row[time])));
        Table.Builder builder = Table.builder(table.fields());
        rows.forEach(builder::row);
        return new TimedTable(builder.build(), time, Duration.ZERO);
    }

    private static int time(List<Field> fields) {
        for (String name : TIMES) {
            for (int i = 0; i < fields.size(); i++) {
                if (fields.get(i).name().equals(name) && fields.get(i).type() == ValueType.DATETIME) {
                    return i;
                }
            }
        }
        return -1;
    }

    private @Nullable Object @Nullable [] values(
            List<Field> fields, int time, TableData data, Map<String, ? extends @Nullable Object> row, int number) {
        @Nullable Object[] values = new Object[fields.size()];
        Set<String> known = new HashSet<>();
        for (int i = 0; i < values.length; i++) {
            Field field = fields.get(i);
            known.add(field.name());
            Object given = row.get(i == time && row.containsKey(DataReader.TIME) ? DataReader.TIME : field.name());
            try {
                values[i] = cells.of(given, field.type());
            } catch (Cells.Misfit e) {
                data.place().error("row " + (number + 1) + ", column \"" + field.name() + "\": " + e.getMessage());
                return null;
            }
        }
        for (String column : row.keySet()) {
            if (!known.contains(column) && !column.equals(DataReader.TIME)) {
                data.place()
                        .error("row " + (number + 1) + ": the table \"" + data.name() + "\" has no column \"" + column
                                + "\""
                                + Suggestion.nearest(column, known)
                                        .map(near -> "; did you mean \"" + near + "\"?")
                                        .orElse("; declare it under \"columns\""));
                return null;
            }
        }
        if (time >= 0 && values[time] == null) {
            data.place()
                    .error("row " + (number + 1) + " has no \""
                            + fields.get(time).name() + "\"; every row has a time");
            return null;
        }
        return values;
    }
}

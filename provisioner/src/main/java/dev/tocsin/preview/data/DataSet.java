package dev.tocsin.preview.data;

import dev.tocsin.kql.evaluate.table.Field;
import dev.tocsin.kql.evaluate.table.Table;
import dev.tocsin.kql.evaluate.value.Texts;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows to be drawn. Values are those of the KQL engine: {@code Boolean}, {@code Long}, {@code Double}, {@code BigDecimal},
 * {@code String}, {@code UUID}, its date and time span, {@code List}, {@code Map}, and null.
 *
 * @param columns their names
 * @param rows with as many values as there are columns
 */
public record DataSet(List<String> columns, List<List<@Nullable Object>> rows) {
    /** Copies the lists. */
    public DataSet {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /** The rows of a table. */
    public static DataSet of(Table table) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (int row = 0; row < table.rows(); row++) {
            List<@Nullable Object> values = new ArrayList<>();
            for (int column = 0; column < table.fields().size(); column++) {
                values.add(table.at(row, column));
            }
            rows.add(Collections.unmodifiableList(values));
        }
        return new DataSet(table.fields().stream().map(Field::name).toList(), rows);
    }

    /** The value as text; empty for null. */
    public String text(int row, int column) {
        return Texts.text(rows.get(row).get(column));
    }

    /** The value, if it is a number. */
    public @Nullable Double number(int row, int column) {
        return rows.get(row).get(column) instanceof Number number && Double.isFinite(number.doubleValue())
                ? (Double) number.doubleValue()
                : null;
    }
}

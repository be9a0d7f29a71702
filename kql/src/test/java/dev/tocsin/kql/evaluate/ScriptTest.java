package dev.tocsin.kql.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.kql.bind.KqlBinder;
import dev.tocsin.kql.evaluate.data.DataException;
import dev.tocsin.kql.evaluate.data.TableReader;
import dev.tocsin.kql.evaluate.table.Field;
import dev.tocsin.kql.evaluate.table.Table;
import dev.tocsin.kql.evaluate.value.ValueType;
import dev.tocsin.kql.parse.KqlOptions;
import dev.tocsin.kql.parse.KqlParser;
import dev.tocsin.kql.schema.Schema;
import dev.tocsin.kql.symbol.Scalar;
import dev.tocsin.kql.symbol.TableType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What queries mean, case by case, in the scripts beside this class. */
class ScriptTest {
    private static final List<String> SCRIPTS = List.of(
            "values.kqltest",
            "rows.kqltest",
            "tables.kqltest",
            "functions.kqltest",
            "families.kqltest",
            "search.kqltest");

    @TestFactory
    List<DynamicTest> scriptsHold() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        for (String name : SCRIPTS) {
            for (Script.Case one : Script.read(name, lines(name)).cases()) {
                tests.add(DynamicTest.dynamicTest(one.title(), () -> check(one)));
            }
        }
        return tests;
    }

    private static List<String> lines(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(ScriptTest.class.getResourceAsStream(name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
    }

    private static void check(Script.Case one) throws DataException {
        Map<String, Table> tables = new HashMap<>();
        List<TableType> symbols = new ArrayList<>();
        for (Map.Entry<String, List<String>> entry : one.tables().entrySet()) {
            Table table = table(entry.getKey(), entry.getValue());
            tables.put(entry.getKey(), table);
            symbols.add(table.symbol(entry.getKey()));
        }
        KqlBinder binder = new KqlBinder(Schema.empty().with(symbols));
        Query query = new KqlEngine().compile(binder.bind(new KqlParser(KqlOptions.LOGS).parse(one.query())));
        Result result = query.run(tables::get, new RunOptions(Instant.parse(one.now())));
        if (one.outcome().startsWith("refused")) {
            assertThat(result).isInstanceOf(Result.Refused.class);
            assertThat(((Result.Refused) result).reasons().get(0).message())
                    .contains(one.outcome().substring(7).trim());
        } else if (one.outcome().startsWith("error")) {
            assertThat(result).isInstanceOf(Result.Failed.class);
            assertThat(((Result.Failed) result).errors().get(0).message())
                    .contains(one.outcome().substring(5).trim());
        } else {
            assertThat(result).as(String.valueOf(result)).isInstanceOf(Result.Rows.class);
            assertThat(written(((Result.Rows) result).table())).isEqualTo(normal(one.expected()));
        }
    }

    private static List<List<String>> normal(List<String> rows) {
        List<List<String>> normal = new ArrayList<>();
        for (String row : rows) {
            List<String> cells = new ArrayList<>();
            for (String cell : Script.cells(row)) {
                cells.add(unquoted(cell));
            }
            normal.add(cells);
        }
        return normal;
    }

    private static String unquoted(String cell) {
        return cell.length() > 1 && cell.startsWith("\"") && cell.endsWith("\"")
                ? cell.substring(1, cell.length() - 1)
                : cell;
    }

    private static List<List<String>> written(Table table) {
        List<List<String>> rows = new ArrayList<>();
        List<String> header = new ArrayList<>();
        for (Field field : table.fields()) {
            header.add(field.name() + ":" + field.type().word());
        }
        rows.add(header);
        for (int row = 0; row < table.rows(); row++) {
            List<String> cells = new ArrayList<>();
            for (int column = 0; column < header.size(); column++) {
                cells.add(table.at(row, column) == null ? "null" : table.textAt(row, column));
            }
            rows.add(cells);
        }
        return rows;
    }

    private static Table table(String name, List<String> block) throws DataException {
        List<Field> fields = new ArrayList<>();
        for (String cell : Script.cells(block.get(0))) {
            String[] parts = cell.split(":", 2);
            ValueType type = ValueType.of(Objects.requireNonNull(Scalar.named(parts[1])));
            fields.add(new Field(parts[0], Objects.requireNonNull(type)));
        }
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        for (String line : block.subList(1, block.size())) {
            List<String> cells = Script.cells(line);
            Map<String, @Nullable Object> row = new LinkedHashMap<>();
            for (int i = 0; i < fields.size(); i++) {
                String cell = cells.get(i);
                Object value = cell.equals("null") ? null : unquoted(cell);
                row.put(fields.get(i).name(), fields.get(i).type() == ValueType.DYNAMIC ? json(value) : value);
            }
            rows.add(row);
        }
        return TableReader.rows(name, rows, fields);
    }

    private static @Nullable Object json(@Nullable Object value) {
        try {
            return value instanceof String text ? dev.tocsin.kql.evaluate.value.JsonParser.parse(text) : value;
        } catch (dev.tocsin.kql.evaluate.value.JsonParser.NotJson text) {
            return value;
        }
    }
}

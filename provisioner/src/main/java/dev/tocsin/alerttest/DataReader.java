package dev.tocsin.alerttest;

import dev.tocsin.alerting.data.Row;
import dev.tocsin.alerting.data.RowStream;
import dev.tocsin.alerting.data.Span;
import dev.tocsin.alerting.data.ValueSource;
import dev.tocsin.load.ProjectFiles;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads what a test's tables hold: rows, files, streams. */
final class DataReader {
    /** The key that streams give their time; every table has a column for it. */
    static final String TIME = "$time";

    private final Instant now;
    private final Span span;
    private final FixtureFiles fixtures;
    private long generated;

    /**
     * A reader for one test.
     *
     * @param span that streams cover unless they say another
     */
    DataReader(Instant now, Span span, ProjectFiles files) {
        this.now = now;
        this.span = span;
        this.fixtures = new FixtureFiles(files);
    }

    List<TableData> tables(Part tables) {
        List<TableData> read = new ArrayList<>();
        for (Part table : tables.members()) {
            if (table.object("rows", "csv", "jsonl", "generate", "delay", "columns")) {
                read.add(table(table));
            }
        }
        return read;
    }

    private TableData table(Part table) {
        Map<String, String> columns = new LinkedHashMap<>();
        for (Part column : table.at("columns").members()) {
            column.text().ifPresent(type -> columns.put(column.key(), type));
        }
        return new TableData(
                table.key(),
                table,
                columns,
                rows(table),
                table.at("delay").length().orElse(Duration.ZERO));
    }

    /** The rows under {@code rows}, {@code csv}, {@code jsonl} and {@code generate}. */
    List<Map<String, @Nullable Object>> rows(Part table) {
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        for (Part row : table.at("rows").elements()) {
            Map<String, @Nullable Object> cells = row(row);
            if (row.value().isObject()) {
                rows.add(cells);
            }
        }
        fixtures.csv(table.at("csv"), rows);
        fixtures.jsonl(table.at("jsonl"), rows);
        rows.addAll(streams(table.at("generate"), List.of()));
        return rows;
    }

    private static Map<String, @Nullable Object> row(Part row) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        for (Part cell : row.members()) {
            values.put(cell.key(), ValueReader.plain(cell.value()));
        }
        return values;
    }

    /** The rows of streams, unsorted; the time is under {@link #TIME}. */
    List<Map<String, @Nullable Object>> streams(Part streams, List<Part> gaps) {
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        for (Part stream : streams.elements()) {
            if (stream.object("name", "from", "to", "every", "missing", "set")) {
                List<Part> all = new ArrayList<>(gaps);
                all.addAll(stream.at("missing").elements());
                stream(stream, all, rows);
            }
        }
        return rows;
    }

    private void stream(Part stream, List<Part> gaps, List<Map<String, @Nullable Object>> rows) {
        Span own = span(stream, span);
        Duration every = stream.at("every").length().orElse(Duration.ofMinutes(1));
        List<Span> missing = new ArrayList<>();
        for (Part gap : gaps) {
            if (gap.object("from", "to")) {
                missing.add(span(gap, own));
            }
        }
        ValueReader values = new ValueReader(now, own);
        Map<String, ValueSource> columns = new LinkedHashMap<>();
        for (Part column : stream.at("set").members()) {
            columns.put(column.key(), values.source(column));
        }
        try {
            RowStream made = new RowStream(own, every, missing, columns);
            boolean already = generated > RowStream.MOST_ROWS;
            generated += made.most();
            if (generated > RowStream.MOST_ROWS) {
                if (!already) {
                    stream.error("the streams of the test make more than " + RowStream.MOST_ROWS + " rows");
                }
                return;
            }
            for (Row row : made.rows()) {
                Map<String, @Nullable Object> cells = new LinkedHashMap<>(row.values());
                cells.put(TIME, row.time());
                rows.add(cells);
            }
        } catch (IllegalArgumentException e) {
            stream.error("the stream is not possible: " + e.getMessage());
        }
    }

    private Span span(Part part, Span otherwise) {
        Instant from = part.at("from").moment(now).orElse(otherwise.from());
        Instant to = part.at("to").moment(now).orElse(otherwise.to());
        if (to.isBefore(from)) {
            part.error("\"to\" is before \"from\"");
            return new Span(from, from);
        }
        return new Span(from, to);
    }
}

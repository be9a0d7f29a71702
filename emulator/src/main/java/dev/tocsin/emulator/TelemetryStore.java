package dev.tocsin.emulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.emulator.ingest.Landed;
import dev.tocsin.json.JsonLimits;
import dev.tocsin.json.JsonReader;
import dev.tocsin.json.JsonSyntaxException;
import dev.tocsin.json.JsonWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.RandomAccessFile;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The rows that components got, one file of JSON lines for each table: {@code telemetry/KEY/TABLE.jsonl}. Methods need the folder's
 * lock, unless they say that they do not. A torn last line (its writer was killed) is cut off by the next write.
 */
final class TelemetryStore {
    /** Of one table of one component; about a quarter of a million rows. */
    static final long MOST_BYTES = 128L << 20;

    private static final JsonReader READER = new JsonReader(JsonLimits.RESPONSE);
    private static final String SUFFIX = ".jsonl";
    private static final String TIME = "\"TimeGenerated\":\"";
    private static final int BUFFER = 1 << 16;

    private final Path folder;
    private final long most;

    /** @param most bytes of one table */
    TelemetryStore(Path folder, long most) {
        this.folder = folder;
        this.most = most;
    }

    /**
     * Appends rows.
     *
     * @param key the component's instrumentation key
     * @return whether there was room; then all are there, else none
     */
    boolean append(String key, List<Landed> rows) throws IOException {
        Map<String, StringBuilder> tables = new LinkedHashMap<>();
        for (Landed row : rows) {
            tables.computeIfAbsent(row.table(), unused -> new StringBuilder())
                    .append(JsonWriter.compact(row.columns()))
                    .append('\n');
        }
        for (Map.Entry<String, StringBuilder> table : tables.entrySet()) {
            if (file(key, table.getKey()).toFile().length() + table.getValue().length() > most) {
                return false;
            }
        }
        OwnerOnly.makeFolder(folder.resolve(key));
        for (Map.Entry<String, StringBuilder> table : tables.entrySet()) {
            append(file(key, table.getKey()), table.getValue().toString());
        }
        return true;
    }

    private Path file(String key, String table) {
        return folder.resolve(key).resolve(table + SUFFIX);
    }

    private static void append(Path file, String lines) throws IOException {
        try (RandomAccessFile open = OwnerOnly.open(file)) {
            open.seek(endOfLastLine(open));
            open.write(lines.getBytes(StandardCharsets.UTF_8));
        }
    }

    private static long endOfLastLine(RandomAccessFile open) throws IOException {
        long end = open.length();
        while (end > 0) {
            open.seek(end - 1);
            if (open.read() == '\n') {
                break;
            }
            end--;
        }
        open.setLength(end);
        return end;
    }

    /** The rows of a component by table, in the order in which they came. */
    Map<String, List<ObjectNode>> rows(String key) throws IOException {
        return rows(key, Instant.MIN);
    }

    /**
     * The same, not before a moment. Needs no lock, since whole lines never change: one that is being written, or cut off, is not
     * whole yet.
     */
    Map<String, List<ObjectNode>> rows(String key, Instant since) throws IOException {
        Map<String, List<ObjectNode>> tables = new TreeMap<>();
        for (Path file : files(key)) {
            String name = String.valueOf(file.getFileName());
            tables.put(name.substring(0, name.length() - SUFFIX.length()), read(file, since));
        }
        return tables;
    }

    /** Whether anything ever landed there. Needs no lock. */
    boolean holdsAny(String key) throws IOException {
        return files(key).stream().anyMatch(file -> file.toFile().length() > 0);
    }

    private List<Path> files(String key) throws IOException {
        Path own = folder.resolve(key);
        if (!Files.isDirectory(own)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(own)) {
            return files.filter(file -> String.valueOf(file.getFileName()).endsWith(SUFFIX))
                    .sorted()
                    .toList();
        }
    }

    private static List<ObjectNode> read(Path file, Instant since) throws IOException {
        List<ObjectNode> rows = new ArrayList<>();
        try (Reader reader = new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8)) {
            StringBuilder line = new StringBuilder();
            char[] buffer = new char[BUFFER];
            int number = 0;
            for (int read = reader.read(buffer); read >= 0; read = reader.read(buffer)) {
                int from = 0;
                for (int i = 0; i < read; i++) {
                    if (buffer[i] == '\n') {
                        number++;
                        String text = line.append(buffer, from, i - from).toString();
                        if (!isSurelyBefore(text, since)) {
                            add(row(file, number, text), since, rows);
                        }
                        line.setLength(0);
                        from = i + 1;
                    }
                }
                line.append(buffer, from, read - from);
            }
        }
        return rows;
    }

    /** Told without parsing the row, since most are old. An attribute may have the name too, so all that have it count. */
    private static boolean isSurelyBefore(String line, Instant since) {
        int found = line.indexOf(TIME);
        boolean before = found >= 0 && !since.equals(Instant.MIN);
        while (before && found >= 0) {
            int start = found + TIME.length();
            int end = Math.max(start, line.indexOf('"', start));
            try {
                before = Instant.parse(line.substring(start, end)).isBefore(since);
            } catch (DateTimeParseException e) {
                before = false;
            }
            found = line.indexOf(TIME, start);
        }
        return before;
    }

    private static void add(ObjectNode row, Instant since, List<ObjectNode> rows) {
        if (since.equals(Instant.MIN)
                || !Instant.parse(row.path("TimeGenerated").asText()).isBefore(since)) {
            rows.add(row);
        }
    }

    private static ObjectNode row(Path file, int number, String line) throws IOException {
        try {
            if (READER.readTree(line) instanceof ObjectNode object) {
                return object;
            }
        } catch (JsonSyntaxException e) {
            throw new IOException(file + ", line " + number + " is damaged: " + e.getMessage(), e);
        }
        throw new IOException(file + ", line " + number + " is damaged");
    }
}

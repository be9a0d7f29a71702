package dev.tocsin.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.emulator.ingest.Landed;
import dev.tocsin.json.JsonLimits;
import dev.tocsin.json.JsonReader;
import dev.tocsin.json.JsonSyntaxException;
import dev.tocsin.json.JsonWriter;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The rows that components got, one file of JSON lines for each table: {@code telemetry/KEY/TABLE.jsonl}. Every method needs the folder's
 * lock. A torn last line (its writer was killed) is cut off by the next write.
 */
final class TelemetryStore {
    /** Of one table of one component; about a quarter of a million rows. */
    static final long MOST_BYTES = 128L << 20;

    private static final JsonReader READER = new JsonReader(JsonLimits.RESPONSE);
    private static final String SUFFIX = ".jsonl";

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
        Map<String, List<ObjectNode>> tables = new TreeMap<>();
        Path own = folder.resolve(key);
        if (!Files.isDirectory(own)) {
            return tables;
        }
        try (Stream<Path> files = Files.list(own)) {
            for (Path file : files.sorted().toList()) {
                String name = String.valueOf(file.getFileName());
                if (name.endsWith(SUFFIX)) {
                    tables.put(name.substring(0, name.length() - SUFFIX.length()), read(file));
                }
            }
        }
        return tables;
    }

    private static List<ObjectNode> read(Path file) throws IOException {
        List<ObjectNode> rows = new ArrayList<>();
        String text = Files.readString(file);
        int number = 0;
        for (String line : text.substring(0, text.lastIndexOf('\n') + 1).lines().toList()) {
            number++;
            try {
                JsonNode row = READER.readTree(line);
                if (row instanceof ObjectNode object) {
                    rows.add(object);
                    continue;
                }
            } catch (JsonSyntaxException e) {
                throw new IOException(file + ", line " + number + " is damaged: " + e.getMessage(), e);
            }
            throw new IOException(file + ", line " + number + " is damaged");
        }
        return rows;
    }
}

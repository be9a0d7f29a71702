package dev.tocsin.emulator;

import dev.tocsin.json.JsonLimits;
import dev.tocsin.json.JsonReader;
import dev.tocsin.json.JsonSyntaxException;
import dev.tocsin.json.JsonWriter;
import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The resources, in memory and as an append-only file: a header line, then one line per put or delete. Every method
 * needs the folder's lock. A torn last line (its writer was killed) is cut off. Uses {@link RandomAccessFile} because an
 * interrupt closes NIO channels.
 */
final class StateFile {
    private static final int GARBAGE_ALLOWED = 1_000;
    private static final int HEADER_LIMIT = 256;

    private static final String START = "{\"id\":";
    private static final String RESOURCE = ",\"resource\":";
    private static final String DELETED = ",\"deleted\":true}";

    private final Path file;
    private final NavigableMap<String, Stored> resources = new TreeMap<>();
    private byte[] header = new byte[0];
    private long offset;
    private int lines;

    StateFile(Path file) {
        this.file = file;
    }

    @Nullable
    Stored find(String id) {
        return resources.get(ArmPath.key(id));
    }

    void put(String id, Stored resource) throws IOException {
        append(putLine(id, resource));
        resources.put(ArmPath.key(id), resource);
    }

    void delete(String id) throws IOException {
        append(START + JsonWriter.quoted(id) + DELETED);
        resources.remove(ArmPath.key(id));
    }

    private static String putLine(String id, Stored resource) {
        return START + JsonWriter.quoted(id) + RESOURCE + resource.text() + "}";
    }

    /** Takes in what others have written since. */
    void refresh() throws IOException {
        try (RandomAccessFile open = OwnerOnly.open(file)) {
            byte[] first = firstLine(open);
            if (first.length == 0) {
                first = writeHeader(open);
            }
            if (!Arrays.equals(first, header) || open.length() < offset) {
                header = first;
                offset = first.length;
                lines = 0;
                resources.clear();
            }
            if (open.length() > offset) {
                readTail(open);
            }
        }
    }

    /** Removes what a process that was killed was about to put in the file's place. */
    void removeLeftOver() {
        fresh().delete();
    }

    private File fresh() {
        return new File(file + ".new");
    }

    /** Rewrites the file when most of its lines no longer count. The new header tells the others to read it afresh. */
    void compact() throws IOException {
        if (lines < GARBAGE_ALLOWED + 2 * resources.size()) {
            return;
        }
        StringBuilder text = new StringBuilder(header(System.nanoTime()));
        for (Map.Entry<String, Stored> entry : resources.entrySet()) {
            text.append(putLine(entry.getKey(), entry.getValue())).append('\n');
        }
        Path fresh = OwnerOnly.make(fresh().toPath());
        Files.writeString(fresh, text);
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        refresh();
    }

    private void append(String line) throws IOException {
        byte[] bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
        try (RandomAccessFile open = OwnerOnly.open(file)) {
            open.seek(offset);
            open.write(bytes);
        }
        offset += bytes.length;
        lines++;
    }

    private static byte[] firstLine(RandomAccessFile open) throws IOException {
        byte[] start = new byte[(int) Math.min(HEADER_LIMIT, open.length())];
        open.seek(0);
        open.readFully(start);
        for (int i = 0; i < start.length; i++) {
            if (start[i] == '\n') {
                return Arrays.copyOf(start, i + 1);
            }
        }
        return new byte[0];
    }

    private byte[] writeHeader(RandomAccessFile open) throws IOException {
        if (open.length() >= HEADER_LIMIT) {
            throw new IOException(file + " is not a state file of this emulator: its first line is no header");
        }
        byte[] bytes = header(System.nanoTime()).getBytes(StandardCharsets.UTF_8);
        open.setLength(0);
        open.write(bytes);
        return bytes;
    }

    /** The generation only has to differ from the one before. */
    private static String header(long generation) {
        return "{\"format\":1,\"generation\":\"" + Long.toHexString(generation) + "\"}\n";
    }

    private void readTail(RandomAccessFile open) throws IOException {
        byte[] tail = new byte[Math.toIntExact(open.length() - offset)];
        open.seek(offset);
        open.readFully(tail);
        int start = 0;
        for (int i = 0; i < tail.length; i++) {
            if (tail[i] == '\n') {
                apply(new String(tail, start, i - start, StandardCharsets.UTF_8));
                start = i + 1;
            }
        }
        offset += start;
        if (start < tail.length) {
            open.setLength(offset);
        }
    }

    /** Takes the line apart at its fixed parts: parsing every resource at every start would take too long. */
    private void apply(String line) throws IOException {
        lines++;
        int end = line.startsWith(START + "\"") ? endOfString(line, START.length()) : -1;
        boolean put = end > 0 && line.startsWith(RESOURCE + "{", end) && line.endsWith("}}");
        if (!put && !(end > 0 && line.substring(end).equals(DELETED))) {
            throw new IOException(file + ", line " + (lines + 1) + " is damaged");
        }
        String key = ArmPath.key(unquoted(line.substring(START.length(), end)));
        if (put) {
            resources.put(key, new Stored(line.substring(end + RESOURCE.length(), line.length() - 1)));
        } else {
            resources.remove(key);
        }
    }

    private static int endOfString(String line, int quote) {
        for (int i = quote + 1; i < line.length(); i++) {
            if (line.charAt(i) == '\\') {
                i++;
            } else if (line.charAt(i) == '"') {
                return i + 1;
            }
        }
        return -1;
    }

    private String unquoted(String literal) throws IOException {
        if (literal.indexOf('\\') < 0) {
            return literal.substring(1, literal.length() - 1);
        }
        try {
            return new JsonReader(JsonLimits.RESPONSE).readTree(literal).asText();
        } catch (JsonSyntaxException e) {
            throw new IOException(file + ", line " + (lines + 1) + " is damaged: " + e.getMessage(), e);
        }
    }

    /** The resources whose key starts so, in the order of their keys. */
    Map<String, Stored> below(String prefix) {
        return resources.subMap(prefix, true, prefix + Character.MAX_VALUE, false);
    }
}

package dev.tocsin.emulator;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.json.JsonLimits;
import dev.tocsin.json.JsonReader;
import dev.tocsin.json.JsonSyntaxException;
import dev.tocsin.json.JsonWriter;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/** {@code ledger.jsonl}: one line per request, numbered without gaps. Every method needs the folder's lock. */
final class Ledger {
    private static final int CHUNK = 4096;

    private final Path file;
    private long last;
    private long length = -1;

    Ledger(Path file) {
        this.file = file;
    }

    /** The number of the request that is being answered; looks into the file only when others have written to it. */
    long next() throws IOException {
        long onDisk = file.toFile().length();
        if (onDisk != length) {
            if (onDisk > 0) {
                recover();
            } else {
                length = 0;
            }
        }
        return last + 1;
    }

    void append(long seq, Instant time, ArmRequest request, int status, String requestId) throws IOException {
        ObjectNode line = JsonNodeFactory.instance.objectNode();
        line.put("seq", seq).put("time", text(time));
        line.put("method", request.method()).put("path", request.path()).put("query", request.query());
        line.put("status", status).put("requestId", requestId);
        byte[] bytes = (JsonWriter.compact(line) + "\n").getBytes(StandardCharsets.UTF_8);
        try (RandomAccessFile open = OwnerOnly.open(file)) {
            open.seek(open.length());
            open.write(bytes);
            length = open.length();
        }
        last = seq;
    }

    /**
     * As {@link Instant} prints itself, but without the formatters of java.time: to set them up takes longer than all else of a first
     * request.
     */
    static String text(Instant time) {
        String local = LocalDateTime.ofEpochSecond(time.getEpochSecond(), time.getNano(), ZoneOffset.UTC)
                .toString();
        boolean wholeMinute = time.getEpochSecond() % 60 == 0 && time.getNano() == 0;
        return local + (wholeMinute ? ":00Z" : "Z");
    }

    /** All lines as a JSON array. */
    String asArray() throws IOException {
        next();
        if (length <= 0) {
            return "[]";
        }
        String lines = Files.readString(file).strip();
        return "[" + lines.replace("\n", ",\n") + "]";
    }

    /** Empties the file; the numbers go on. */
    void clear() throws IOException {
        try (RandomAccessFile open = OwnerOnly.open(file)) {
            open.setLength(0);
        }
        length = 0;
    }

    /** Reads backwards until the last whole line is there; cuts off a torn one. */
    private void recover() throws IOException {
        try (RandomAccessFile open = OwnerOnly.open(file)) {
            long size = open.length();
            String tail = "";
            for (int reach = CHUNK; ; reach *= 4) {
                int wanted = (int) Math.min(reach, size);
                byte[] bytes = new byte[wanted];
                open.seek(size - wanted);
                open.readFully(bytes);
                // One char per byte: offsets in the text are offsets in the file.
                tail = new String(bytes, StandardCharsets.ISO_8859_1);
                int end = tail.lastIndexOf('\n');
                int start = end <= 0 ? -1 : tail.lastIndexOf('\n', end - 1);
                if (start >= 0 || wanted == size) {
                    length = size - wanted + end + 1;
                    open.setLength(length);
                    last = Math.max(last, end < 0 ? 0 : seqOf(tail.substring(start + 1, end)));
                    return;
                }
            }
        }
    }

    private long seqOf(String line) throws IOException {
        try {
            return new JsonReader(JsonLimits.RESPONSE)
                    .readTree(line)
                    .path("seq")
                    .longValue();
        } catch (JsonSyntaxException e) {
            throw new IOException(file + ": the last line is damaged: " + e.getMessage(), e);
        }
    }
}

package dev.tocsin.saved;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.json.JsonLimits;
import dev.tocsin.json.JsonReader;
import dev.tocsin.json.JsonSyntaxException;
import dev.tocsin.json.JsonWriter;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** The file of a saved plan. */
public final class PlanFile {
    private static final List<String> NEEDED = List.of("tocsin", "target", "subscription", "resourceGroup", "digest");

    private PlanFile() {}

    /** The file is no saved plan; the message is one line, without the file's name. */
    public static final class UnusableException extends Exception {
        private static final long serialVersionUID = 1L;

        UnusableException(String message) {
            super(message);
        }
    }

    /** Writes it whole or not at all, readable by its owner only: plans tell a lot about a system. */
    public static void write(Path file, SavedPlan plan) throws IOException {
        Path absolute = file.toAbsolutePath();
        Path folder = absolute.getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new NoSuchFileException("there is no folder " + folder);
        }
        if (Files.isDirectory(absolute)) {
            throw new IOException("it is a folder");
        }
        // Made with mode 0600 where the file system knows modes.
        Path draft = Files.createTempFile(folder, ".tocsin-plan-", ".tmp");
        try {
            byte[] text = (JsonWriter.pretty(plan.document()) + "\n").getBytes(StandardCharsets.UTF_8);
            try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
                ByteBuffer rest = ByteBuffer.wrap(text);
                while (rest.hasRemaining()) {
                    channel.write(rest);
                }
                channel.force(true);
            }
            move(draft, absolute);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    private static void move(Path draft, Path file) throws IOException {
        try {
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /**
     * Reads it.
     *
     * @throws UnusableException when it is missing, no JSON, no saved plan, or of a format this version does not know
     */
    public static SavedPlan read(Path file) throws UnusableException {
        JsonNode document = parse(file);
        String format = document.path("formatVersion").asText();
        if (!document.isObject() || format.isEmpty()) {
            throw new UnusableException("this is no plan; make one with --out");
        }
        if (!format.startsWith("1.")) {
            throw new UnusableException("the plan has the format " + format + "; this version reads 1.x; plan again");
        }
        JsonNode saved = document.path(SavedPlan.SAVED);
        if (!saved.isObject()) {
            throw new UnusableException("this plan is for reading only; make one to apply with --out");
        }
        boolean whole = NEEDED.stream().allMatch(key -> saved.path(key).isTextual())
                && document.path("environment").isTextual()
                && document.path("project").isTextual()
                && document.path("changes").isArray()
                && saved.path("fingerprints").isArray()
                && saved.path("options").isObject();
        if (!whole) {
            throw new UnusableException("the plan is not whole; make it again with --out");
        }
        return new SavedPlan(document);
    }

    private static JsonNode parse(Path file) throws UnusableException {
        try {
            if (!Files.isRegularFile(file)) {
                throw new UnusableException("there is no such file");
            }
            if (Files.size(file) > JsonLimits.RESPONSE.maxChars()) {
                throw new UnusableException(
                        "the file is larger than " + (JsonLimits.RESPONSE.maxChars() >> 20) + " MiB");
            }
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
                    .toString();
            return new JsonReader(JsonLimits.RESPONSE).readTree(text);
        } catch (JsonSyntaxException e) {
            throw new UnusableException("not valid JSON: " + e.getMessage());
        } catch (CharacterCodingException e) {
            throw new UnusableException("the file is not UTF-8 text");
        } catch (IOException e) {
            throw new UnusableException(
                    "the file cannot be read (" + e.getClass().getSimpleName() + ")");
        }
    }
}

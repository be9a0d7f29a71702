package dev.tocsin.load;

import dev.tocsin.json.JsonDocument;
import dev.tocsin.json.JsonLimits;
import dev.tocsin.json.JsonReader;
import dev.tocsin.json.JsonSyntaxException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A JSON or YAML file from anywhere, named on the command line. */
public final class LooseFile {
    private LooseFile() {}

    /**
     * Reads it, within the limits of files that people write.
     *
     * @throws UnreadableFileException when it cannot be read or is too large
     * @throws JsonSyntaxException when it is neither
     */
    public static JsonDocument read(Path file) throws UnreadableFileException, JsonSyntaxException {
        String text = text(file);
        return ProjectLoader.isYaml(String.valueOf(file.getFileName()))
                ? new YamlReader().read(text)
                : new JsonReader(JsonLimits.DEFINITION).read(text);
    }

    /**
     * Its text, without a byte order mark.
     *
     * @throws UnreadableFileException when it cannot be read or is too large
     */
    public static String text(Path file) throws UnreadableFileException {
        int limit = JsonLimits.DEFINITION.maxChars();
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(limit + 1);
            if (bytes.length > limit) {
                throw new UnreadableFileException("the file has more than " + limit + " bytes");
            }
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new UnreadableFileException("the file is not UTF-8 text");
        } catch (IOException e) {
            throw new UnreadableFileException(
                    "the file cannot be read (" + e.getClass().getSimpleName() + ")");
        }
    }
}

package dev.tocsin.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.json.JsonLimits;
import dev.tocsin.json.JsonReader;
import dev.tocsin.json.JsonSyntaxException;
import dev.tocsin.json.JsonWriter;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.zip.CRC32;

/**
 * The faults of {@code faults.json}. How often each has struck is kept in {@code faults-used.json} for all processes,
 * under the content and modification time of the first file: writing that file again arms it again. Every method needs
 * the folder's lock.
 */
final class Faults {
    private final File file;
    private final Path used;
    private String edition = "";
    private List<Fault> faults = List.of();

    Faults(Path folder) {
        file = folder.resolve("faults.json").toFile();
        used = folder.resolve("faults-used.json");
    }

    /** The first fault that matches and has not been used up, counted as used; {@link Fault#NONE} when there is none. */
    Fault take(ArmRequest request) throws IOException {
        if (!file.exists()) {
            return Fault.NONE;
        }
        reload();
        for (int i = 0; i < faults.size(); i++) {
            Fault fault = faults.get(i);
            if (fault.matches(request) && (fault.times() < 0 || use(i, fault.times()))) {
                return fault;
            }
        }
        return Fault.NONE;
    }

    /** The file as it is; an empty array when there is none. */
    String text() throws IOException {
        return file.exists() ? Files.readString(file.toPath()) : "[]";
    }

    /** Writes the file afresh, which arms it; what is wrong with it instead, if anything is. */
    Optional<String> replace(String json) throws IOException {
        try {
            new FaultReader("faults").read(json);
        } catch (IOException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
        Path fresh = OwnerOnly.make(used.resolveSibling(file.getName() + ".new"));
        Files.writeString(fresh, json);
        Files.move(fresh, file.toPath(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        return Optional.empty();
    }

    private void reload() throws IOException {
        byte[] content = Files.readAllBytes(file.toPath());
        CRC32 sum = new CRC32();
        sum.update(content);
        String now = Long.toHexString(sum.getValue()) + "-" + content.length + "-"
                + Files.getLastModifiedTime(file.toPath()).to(TimeUnit.NANOSECONDS);
        if (!now.equals(edition)) {
            faults = new FaultReader(file.getPath()).read(new String(content, StandardCharsets.UTF_8));
            edition = now;
        }
    }

    private boolean use(int index, int times) throws IOException {
        ArrayNode counts = counts();
        int before = counts.get(index).asInt();
        if (before >= times) {
            return false;
        }
        counts.set(index, JsonNodeFactory.instance.numberNode(before + 1));
        ObjectNode text = JsonNodeFactory.instance.objectNode().put("faults", edition);
        text.set("used", counts);
        Path fresh = OwnerOnly.make(fresh().toPath());
        Files.writeString(fresh, JsonWriter.compact(text));
        Files.move(fresh, used, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        return true;
    }

    /** Removes what a process that was killed was about to put in the counts' place. */
    void removeLeftOver() {
        fresh().delete();
    }

    private File fresh() {
        return new File(used + ".new");
    }

    private ArrayNode counts() throws IOException {
        if (Files.exists(used)) {
            try {
                JsonNode known = new JsonReader(JsonLimits.DEFINITION).readTree(Files.readString(used));
                if (known.path("faults").asText().equals(edition) && known.path("used") instanceof ArrayNode counts) {
                    return counts;
                }
            } catch (JsonSyntaxException e) {
                throw new IOException(used + ": " + e.getMessage(), e);
            }
        }
        ArrayNode none = JsonNodeFactory.instance.arrayNode();
        faults.forEach(fault -> none.add(0));
        return none;
    }
}

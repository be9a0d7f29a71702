package dev.tocsin.lint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.json.JsonWriter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Findings that a project had when it began to lint: they are not told, new ones are. */
public final class Baseline {
    private static final String VERSION = "1.0";

    private final Set<String> known;

    private Baseline(Set<String> known) {
        this.known = Set.copyOf(known);
    }

    /**
     * The baseline in a file of ours.
     *
     * @throws IllegalArgumentException when it is none; the message says why
     */
    public static Baseline of(JsonNode file) {
        if (!file.path("formatVersion").asText().equals(VERSION)
                || !file.path("findings").isArray()) {
            throw new IllegalArgumentException("it has no \"formatVersion\": \"" + VERSION + "\" and no \"findings\"");
        }
        Set<String> known = new HashSet<>();
        for (JsonNode finding : file.path("findings")) {
            known.add(finding.path("fingerprint").asText());
        }
        return new Baseline(known);
    }

    /** A file that holds all of these. */
    public static String write(List<Finding> findings) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("formatVersion", VERSION);
        ArrayNode list = root.putArray("findings");
        List<String> fingerprints = Fingerprints.of(findings);
        for (int i = 0; i < findings.size(); i++) {
            list.addObject()
                    .put("fingerprint", fingerprints.get(i))
                    .put("rule", findings.get(i).code())
                    .put("definition", findings.get(i).key())
                    .put("pointer", findings.get(i).pointer());
        }
        return JsonWriter.pretty(root) + "\n";
    }

    /** Those that it does not hold. */
    public List<Finding> without(List<Finding> findings) {
        List<String> fingerprints = Fingerprints.of(findings);
        List<Finding> fresh = new ArrayList<>();
        for (int i = 0; i < findings.size(); i++) {
            if (!known.contains(fingerprints.get(i))) {
                fresh.add(findings.get(i));
            }
        }
        return fresh;
    }
}

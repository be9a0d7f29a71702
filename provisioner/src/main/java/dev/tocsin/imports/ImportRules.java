package dev.tocsin.imports;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.json.JsonLimits;
import dev.tocsin.json.JsonReader;
import dev.tocsin.json.JsonSyntaxException;
import dev.tocsin.kind.Kind;
import dev.tocsin.kind.PointerPattern;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What is known of kinds for imports alone, as data ({@code imports.json}): folders, resources that Azure makes by itself, and values
 * that the service fills in and that say something all the same.
 */
public final class ImportRules {
    private static final String REST = "resources";

    private final JsonNode data;

    private ImportRules(JsonNode data) {
        this.data = data;
    }

    /** The rules this version ships with. */
    public static ImportRules shipped() {
        try (InputStream in = Objects.requireNonNull(ImportRules.class.getResourceAsStream("imports.json"))) {
            return new ImportRules(new JsonReader(JsonLimits.DEFINITION)
                    .readTree(new String(in.readAllBytes(), StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (JsonSyntaxException e) {
            throw new IllegalStateException("imports.json: " + e.getMessage(), e);
        }
    }

    /** The folder for definitions of a kind. */
    public String folder(Kind kind) {
        return data.path("folders").path(kind.alias()).asText(REST);
    }

    /** Whether Azure made a resource of this name by itself. */
    public boolean isBystander(String name) {
        for (JsonNode bystander : data.path("bystanders")) {
            String pattern = Arrays.stream(bystander.path("name").asText().split("\\*", -1))
                    .map(Pattern::quote)
                    .collect(Collectors.joining(".*"));
            if (Pattern.compile(pattern, Pattern.CASE_INSENSITIVE).matcher(name).matches()) {
                return true;
            }
        }
        return false;
    }

    /** Whether a value that the service fills in is worth declaring: it is not the usual one. */
    public boolean matters(Kind kind, String pointer, JsonNode value) {
        for (JsonNode filled : data.path("filled")) {
            if (filled.path("kind").asText().equals(kind.alias())
                    && new PointerPattern(filled.path("path").asText()).matches(pointer)) {
                JsonNode usual = filled.path("usual");
                return usual.isNumber() && value.isNumber()
                        ? usual.decimalValue().compareTo(value.decimalValue()) != 0
                        : usual.isTextual() ? !usual.asText().equalsIgnoreCase(value.asText()) : !usual.equals(value);
            }
        }
        return false;
    }
}

package dev.tocsin.maintenance;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.diagnostic.Diagnostic;
import dev.tocsin.diagnostic.Diagnostics;
import dev.tocsin.json.JsonDocument;
import dev.tocsin.json.JsonLimits;
import dev.tocsin.json.JsonReader;
import dev.tocsin.json.JsonSyntaxException;
import dev.tocsin.load.SourceFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Windows from their JSON. */
final class Windows {
    static final WindowsZones ZONES = WindowsZones.shipped();
    private static final String SCOPE = "/subscriptions/s/resourceGroups/g";

    private Windows() {}

    /** The window that says this beside its name and its reason. */
    static Window window(String members) {
        Diagnostics diagnostics = new Diagnostics();
        Optional<Window> window = read(file(members), diagnostics);
        return window.orElseThrow(() -> new AssertionError(diagnostics.sorted().toString()));
    }

    /** What is wrong with it: line, column and message. */
    static List<String> complaints(String members) {
        Diagnostics diagnostics = new Diagnostics();
        read(file(members), diagnostics);
        return diagnostics.sorted().stream().map(Windows::line).toList();
    }

    static List<JsonNode> rules(Window window) {
        return List.copyOf(new WindowRules(window, List.of(SCOPE), List.of()).compile());
    }

    static List<Schedule> schedules(Window window) {
        return rules(window).stream()
                .map(rule -> Schedule.of(rule.at("/properties/schedule"), ZONES).orElseThrow())
                .toList();
    }

    private static String line(Diagnostic one) {
        return one.location().line() + ":" + one.location().column() + " " + one.message() + " [" + one.code() + "]";
    }

    private static String file(String members) {
        return "{\"maintenance\": \"patching\", \"reason\": \"patches\",\n" + members + "}";
    }

    private static Optional<Window> read(String text, Diagnostics diagnostics) {
        try {
            JsonDocument document = new JsonReader(JsonLimits.DEFINITION).read(text);
            SourceFile source = new SourceFile(Path.of("/project/window.json"), "window.json", document);
            return new WindowReader(source, document.root(), ZONES, diagnostics).read();
        } catch (JsonSyntaxException e) {
            throw new AssertionError(e);
        }
    }
}

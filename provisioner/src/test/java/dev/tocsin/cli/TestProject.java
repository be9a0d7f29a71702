package dev.tocsin.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.json.JsonLimits;
import dev.tocsin.json.JsonReader;
import dev.tocsin.json.JsonSyntaxException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A project in a folder of a test: {@code tocsin.json} with an environment {@code local} on the emulator, and what is added. */
final class TestProject {
    /** Where the emulator's state is, from the project's root. */
    static final String STATE = ".tocsin/emulator";

    private final Path root;
    private final Map<String, String> variables = new TreeMap<>();

    private TestProject(Path root) {
        this.root = root;
    }

    /** A project without definitions and without values. */
    static TestProject in(Path root) {
        return in(root, "{}");
    }

    /** A project without definitions; {@code values} is the JSON object of the environment's values. */
    static TestProject in(Path root, String values) {
        return new TestProject(root).file("tocsin.json", projectFile(values));
    }

    /** The text of the project file; line 4 is the environment {@code local}, line 9 its values. */
    static String projectFile(String values) {
        return """
                {
                  "name": "shop",
                  "environments": {
                    "local": {
                      "target": "emulator",
                      "subscription": "00000000-0000-4000-8000-000000000001",
                      "resourceGroup": "rg-shop",
                      "location": "westeurope",
                      "values": %s
                    }
                  }
                }
                """.formatted(values);
    }

    Path root() {
        return root;
    }

    /** Writes a file of the project, over what is there. */
    TestProject file(String name, String text) {
        try {
            Path file = root.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Removes a file of the project. */
    TestProject without(String name) {
        try {
            Files.delete(root.resolve(name));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Makes a symbolic link in the project. */
    TestProject link(String name, String target) {
        try {
            Files.createSymbolicLink(root.resolve(name), Path.of(target));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sets an environment variable for the runs that follow. */
    TestProject variable(String name, String value) {
        variables.put(name, value);
        return this;
    }

    /** Adds the action group {@code name} as {@code resources/<name>.json}. */
    TestProject actionGroup(String name) {
        return file("resources/" + name + ".json", actionGroupJson(name));
    }

    /** A raw action group with one e-mail receiver. */
    static String actionGroupJson(String name) {
        return """
                {
                  "type": "Microsoft.Insights/actionGroups",
                  "name": "%s",
                  "properties": {
                    "groupShortName": "short",
                    "enabled": true,
                    "emailReceivers": [{"name": "mail", "emailAddress": "a@example.com"}]
                  }
                }
                """.formatted(name);
    }

    /** Runs a command in this project. */
    CliRun run(String command, String... arguments) {
        return run(TestOutside.plain(), command, arguments);
    }

    /** The same with another outside. */
    CliRun run(Outside outside, String command, String... arguments) {
        List<String> all = new ArrayList<>(List.of(command, "-C", root.toString()));
        all.addAll(List.of(arguments));
        return CliRun.with(variables, CliRun.CLOCK, outside, all.toArray(String[]::new));
    }

    /** The ledger's requests as {@code METHOD path}, oldest first; empty when no emulator was ever opened. */
    List<String> requests() {
        Path ledger = root.resolve(STATE).resolve("ledger.jsonl");
        if (!Files.exists(ledger)) {
            return List.of();
        }
        try (Stream<String> lines = Files.lines(ledger)) {
            return lines.map(TestProject::request).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Those requests that can change something. */
    List<String> writes() {
        return requests().stream()
                .filter(one -> !one.startsWith("GET ") && !one.endsWith("/listCallbackUrl"))
                .toList();
    }

    /** Starts the ledger anew. */
    void forgetRequests() {
        try {
            Files.deleteIfExists(root.resolve(STATE).resolve("ledger.jsonl"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String request(String line) {
        try {
            JsonNode entry = new JsonReader(JsonLimits.RESPONSE).read(line).root();
            return entry.get("method").asText() + " " + entry.get("path").asText();
        } catch (JsonSyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}

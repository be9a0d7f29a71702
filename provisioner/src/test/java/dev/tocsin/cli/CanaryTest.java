package dev.tocsin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.core.http.HttpClient;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.azure.FakeWaiting;
import dev.tocsin.json.JsonWriter;
import dev.tocsin.secret.Canaries;
import dev.tocsin.secret.Encodings;
import dev.tocsin.secret.Secrets;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Twelve secrets in a project that puts them wherever a project can, and every output searched for them in six encodings. */
class CanaryTest {
    private static final List<String> CANARIES = Canaries.ALL;

    @TempDir
    private Path folder;

    private TestProject project;

    @BeforeEach
    void makeProject() {
        StringBuilder values = new StringBuilder("{");
        project = TestProject.in(folder);
        for (int i = 1; i <= CANARIES.size(); i++) {
            boolean file = i % 3 == 0;
            values.append(i == 1 ? "" : ", ")
                    .append("\"c%d\": {\"secret\": \"%s\"}"
                            .formatted(i, file ? "file:secrets/c" + i : "env:CANARY_" + i));
            if (file) {
                project.file("secrets/c" + i, CANARIES.get(i - 1) + "\n");
            } else {
                project.variable("CANARY_" + i, CANARIES.get(i - 1));
            }
        }
        project.file("tocsin.json", TestProject.projectFile(values.append('}').toString()))
                .file("resources/group.json", GROUP)
                .file("resources/shop.json", COMPONENT)
                .file("alert-rules/rule.json", RULE)
                .file("alert-rules/rule.kql", "requests\n| where url !has '${c10}'")
                .file("workbooks/book.workbook", WORKBOOK)
                .file("workbooks/book.json", BOOK);
    }

    private static final String GROUP = """
        {"type": "Microsoft.Insights/actionGroups", "name": "oncall",
         "lint": {"ignore": [{"rule": "TOC2503", "reason": "what counts here is that nothing shows them"}]},
         "tags": {"note": "${c9}"},
         "properties": {
           "groupShortName": "oncall", "enabled": true,
           "logicAppReceivers": [{"name": "l", "resourceId": "/subscriptions/00000000-0000-4000-8000-000000000001/resourceGroups/rg-shop/providers/Microsoft.Logic/workflows/w", "callbackUrl": "${c1}", "useCommonAlertSchema": true}],
           "webhookReceivers": [
             {"name": "slack", "serviceUri": "${c2}", "useCommonAlertSchema": true},
             {"name": "teams", "serviceUri": "${c3}", "useCommonAlertSchema": true},
             {"name": "basic", "serviceUri": "${c6}", "useCommonAlertSchema": true}],
           "azureFunctionReceivers": [{"name": "f", "functionAppResourceId": "/subscriptions/00000000-0000-4000-8000-000000000001/resourceGroups/rg-shop/providers/Microsoft.Web/sites/f", "functionName": "x", "httpTriggerUrl": "${c4}", "useCommonAlertSchema": true}],
           "automationRunbookReceivers": [{"name": "r", "automationAccountId": "/subscriptions/00000000-0000-4000-8000-000000000001/resourceGroups/rg-shop/providers/Microsoft.Automation/automationAccounts/a", "runbookName": "r", "webhookResourceId": "/subscriptions/00000000-0000-4000-8000-000000000001/resourceGroups/rg-shop/providers/Microsoft.Automation/automationAccounts/a/webhooks/w", "isGlobalRunbook": false, "serviceUri": "${c5}", "useCommonAlertSchema": true}]
         }}
        """;

    private static final String COMPONENT = """
        {"type": "Microsoft.Insights/components", "name": "shop", "kind": "web",
         "tags": {"owner": "team ${c12}"}, "properties": {"Application_Type": "web"}}
        """;

    private static final String RULE = """
        {"type": "Microsoft.Insights/scheduledQueryRules", "name": "errors",
         "properties": {
           "description": "call ${c7} or ${c8}", "severity": 1, "enabled": true, "scopes": ["${id('component/shop')}"],
           "evaluationFrequency": "PT5M", "windowSize": "PT5M",
           "criteria": {"allOf": [{"query": {"$file": "rule.kql"}, "timeAggregation": "Count",
             "operator": "GreaterThan", "threshold": 5}]},
           "actions": {"actionGroups": ["${id('action-group/oncall')}"], "customProperties": {"jwt": "${c11}"}}}}
        """;

    private static final String WORKBOOK = """
        {"version": "Notebook/1.0", "items": [{"type": 1, "content": {"json": "text"}, "name": "t"}]}
        """;

    private static final String BOOK = """
        {"type": "Microsoft.Insights/workbooks", "name": "book", "kind": "shared",
         "properties": {"displayName": "book", "category": "workbook",
           "serializedData": {"$file": "book.workbook", "overrides": {"/items/0/content/json": "Bearer ${c11} ${c7}"}}}}
        """;

    static Stream<List<String>> commands() {
        List<List<String>> all = new ArrayList<>();
        for (String output : List.of("text", "json", "markdown", "html")) {
            all.add(List.of("provision", "--dry-run", "--output", output));
            all.add(List.of("provision", "--dry-run", "--explain", "--debug", "--output", output));
            all.add(List.of("provision", "--debug", "--prune", "--yes", "--output", output));
            all.add(List.of("destroy", "--dry-run", "--explain", "--debug", "--output", output));
        }
        all.add(List.of("destroy", "--yes", "--output", "json"));
        all.add(List.of("render", "--debug"));
        all.add(List.of("lint", "--debug"));
        all.add(List.of("lint", "--output", "json"));
        for (String output : List.of("text", "json", "markdown")) {
            all.add(List.of("doctor", "--debug", "--output", output));
        }
        for (String format : List.of("arm", "bicep")) {
            all.add(List.of("export", "--debug", "--format", format));
        }
        return all.stream();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void noOutputHoldsOne(List<String> command) {
        CliRun first = run(command);
        assertThat(first.exit()).as(first.err()).isZero();
        isClean(first);
        isClean(run(command));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void noOutputHoldsOneWhenSecretsChangedAndAzureToo(List<String> command) {
        assertThat(project.run("provision").exit()).isZero();
        LiveResources.of(project)
                .edit(
                        "log-alert",
                        "errors",
                        body -> ((ObjectNode) body.path("properties"))
                                .put("description", "was " + CANARIES.get(6) + " " + CANARIES.get(0))
                                .put("displayName", CANARIES.get(1)));
        LiveResources.of(project).edit("action-group", "oncall", body -> {
            ((ObjectNode) body.at("/properties/webhookReceivers/0"))
                    .put("serviceUri", "https://foreign.example/x?key=" + FOREIGN);
            ((ObjectNode) body.at("/properties/webhookReceivers/1")).put("serviceUri", CANARIES.get(3));
        });
        project.variable("CANARY_1", "https://new.example.com/in?sig=" + FOREIGN);

        CliRun run = run(command);

        isClean(run);
        assertThat(run.out() + run.err()).doesNotContain(FOREIGN);
        if (command.containsAll(List.of("provision", "text", "--dry-run"))) {
            assertThat(run.out()).contains("callbackUrl: \"(sensitive)\" → \"(sensitive, changed)\"");
        }
    }

    /** A command that joins later is here too, though only with what it says when it is given nothing. */
    @Test
    void noCommandSaysOneWhenItIsUsedWrongly() {
        CliRun help = CliRun.of("--help");
        Set<String> verbs = Main.usages(terminal(new ByteArrayOutputStream(), Map.of()), CliRun.CLOCK)
                .keySet();
        for (String usage : verbs) {
            String verb = usage.substring(usage.indexOf(' ') + 1);
            if (!Set.of("tocsin", "emulator", "init").contains(verb)) {
                isClean(project.run(verb, "--debug"));
                isClean(project.run(verb, "--debug", "--no-such-flag"));
            }
        }
        assertThat(verbs)
                .contains("tocsin provision", "tocsin destroy", "tocsin render", "tocsin lint", "tocsin export");
        isClean(help);
    }

    /** What the emulator stores is Azure's to know; whatever else is written must hold none. */
    @Test
    void noFileHoldsOneButWhatTheEmulatorStores() throws IOException {
        isClean(project.run("provision", "--out", folder.resolve("first.json").toString()));
        isClean(project.run("provision", "--plan", folder.resolve("first.json").toString()));
        project.variable("CANARY_1", "https://new.example.com/in?sig=" + FOREIGN);
        isClean(project.run("provision", "--out", folder.resolve("second.json").toString(), "--debug"));
        isClean(project.run("provision", "--output", "json"));
        isClean(project.run("provision", "--plan", folder.resolve("second.json").toString(), "--debug"));
        for (String format : List.of("arm", "bicep")) {
            isClean(project.run(
                    "export",
                    "--format",
                    format,
                    "--out",
                    folder.resolve("export." + format).toString()));
        }
        isClean(project.run("destroy", "--yes", "--debug"));

        assertThat(written(folder))
                .containsOnlyKeys(
                        "first.json",
                        "second.json",
                        "export.arm",
                        "export.bicep",
                        TestProject.STATE + "/lock",
                        TestProject.STATE + "/ledger.jsonl",
                        TestProject.STATE + "/state.jsonl");
        holdsNoneBut(written(folder), TestProject.STATE + "/state.jsonl");
    }

    @Test
    void theServerSaysNoneAndKeepsThemOnlyAsAzureDoes() throws Exception {
        Path state = folder.resolve("served");
        Path out = folder.resolve("server.out");
        Path err = folder.resolve("server.err");
        Process server = JavaProcess.of(
                        Main.class,
                        "emulator",
                        "--debug",
                        "--create-groups",
                        "--state",
                        state.toString(),
                        "--ca-out",
                        folder.resolve("ca.pem").toString())
                .redirectError(err.toFile())
                .start();
        try (BufferedReader first =
                new BufferedReader(new InputStreamReader(server.getInputStream(), StandardCharsets.UTF_8))) {
            String address = String.valueOf(first.readLine());
            project.file(
                            "tocsin.json",
                            Files.readString(project.root().resolve("tocsin.json"))
                                    .replace(
                                            "\"target\": \"emulator\"",
                                            "\"target\": \"azure\", \"cloud\": {\"resourceManager\": \"%s\", \"authority\": \"%s\", \"disableInstanceDiscovery\": true}"
                                                    .formatted(address, address)))
                    .variable("TOCSIN_CA_FILE", folder.resolve("ca.pem").toString())
                    .variable("AZURE_TENANT_ID", "00000000-0000-4000-8000-0000000000aa")
                    .variable("AZURE_CLIENT_ID", "00000000-0000-4000-8000-0000000000bb")
                    .variable("AZURE_CLIENT_SECRET", CANARIES.get(9));
            CliRun run = project.run("provision", "--debug");
            assertThat(run.exit()).as(run.err()).isZero();
            isClean(run);
            isClean(project.run("provision", "--dry-run", "--explain", "--output", "json"));
            isClean(project.run("destroy", "--yes"));
            // The process's own destroy() would close the stream that is still to be read.
            server.toHandle().destroy();
            Files.writeString(out, address + first.lines().collect(Collectors.joining("\n")));
        } finally {
            server.destroyForcibly().waitFor();
        }
        assertThat(written(state)).containsKeys("state.jsonl", "ledger.jsonl", "tls/ca.pem");
        holdsNoneBut(written(state), "state.jsonl");
        assertThat(Files.readString(err)).contains("local ARM on https://127.0.0.1:");
        assertThat(Encodings.found(CANARIES, Files.readString(out) + Files.readString(err)))
                .isEmpty();
    }

    /** What stands in the files below a folder, by path, but for the project's own files. */
    private static Map<String, String> written(Path root) throws IOException {
        Map<String, String> written = new TreeMap<>();
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                written.put(
                        root.relativize(file).toString(),
                        new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
            }
        }
        written.keySet()
                .removeIf(
                        name -> name.matches(
                                "(secrets|resources|alert-rules|workbooks)/.*|tocsin\\.json|served/.*|ca\\.pem|server\\.(out|err)"));
        return written;
    }

    /** The one that may hold them does: else nothing was looked for. */
    private static void holdsNoneBut(Map<String, String> files, String store) {
        files.forEach((name, text) -> {
            if (name.equals(store)) {
                assertThat(Encodings.found(CANARIES, text)).as(name).contains("2: raw");
            } else {
                assertThat(Encodings.found(CANARIES, text)).as(name).isEmpty();
                assertThat(text).as(name).doesNotContain(FOREIGN);
            }
        });
    }

    private static final String FOREIGN = "f0R31gn-K3y-N0b0dy-D3cl4r3d";

    @ParameterizedTest
    @ValueSource(ints = {400, 403, 409, 500})
    void noErrorThatEchoesThemHoldsOne(int status) {
        for (String method : List.of("GET", "PUT")) {
            project.file(TestProject.STATE + "/faults.json", """
                [{"match": {"method": "%s", "path": "."}, "times": -1, "status": %d,
                  "headers": {"retry-after-ms": "0"}, "body": %s}]
                """.formatted(method, status, JsonWriter.quoted(echo())));
            for (String output : List.of("text", "json", "markdown", "html")) {
                CliRun run = project.run(
                        TestOutside.of(UnaryOperator.identity(), new FakeWaiting()),
                        "provision",
                        "--debug",
                        "--output",
                        output);
                assertThat(run.exit()).isNotZero();
                assertThat(run.out() + run.err()).contains("(sensitive)");
                isClean(run);
            }
        }
    }

    /** An error of the service that repeats each secret in each encoding. */
    private static String echo() {
        StringBuilder message = new StringBuilder("the body is wrong:");
        CANARIES.forEach(canary -> Encodings.of(canary)
                .values()
                .forEach(forms ->
                        forms.forEach(form -> message.append(" <").append(form).append('>'))));
        return "{\"error\": {\"code\": \"Echo\", \"message\": " + JsonWriter.quoted(message.toString()) + "}}";
    }

    @Test
    void noCrashHoldsOne() {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Terminal terminal = terminal(err, Map.of());
        terminal.hide(secrets());
        new Fault(terminal, true)
                .report(new IllegalStateException(echo(), new IllegalArgumentException(String.join("\n", CANARIES))));
        terminal.finish();
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("this is a fault of Tocsin", "IllegalArgumentException", "at dev.tocsin.cli");
        assertThat(Encodings.found(CANARIES, err.toString(StandardCharsets.UTF_8)))
                .isEmpty();
    }

    @Test
    void noCrashOfARunHoldsOne() {
        UnaryOperator<HttpClient> broken = client -> Detour.through((request, onward) -> {
                    throw new IllegalStateException(echo(), new IllegalArgumentException(String.join("\n", CANARIES)));
                })
                .apply(client);
        for (String output : List.of("text", "json", "markdown", "html")) {
            CliRun run =
                    project.run(TestOutside.of(broken, new FakeWaiting()), "provision", "--debug", "--output", output);
            assertThat(run.exit()).isEqualTo(1);
            assertThat(run.err()).contains("this is a fault of Tocsin", "IllegalArgumentException");
            isClean(run);
        }
    }

    /** With the mask off, the search must find each of them in each encoding; else the tests above prove nothing. */
    @Test
    void theSearchFindsWhatLeaks() {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Terminal terminal = terminal(err, Map.of());
        terminal.say(String.join("\n", CANARIES.subList(8, 10)) + "\n");
        terminal.finish();
        assertThat(Encodings.found(CANARIES, err.toString(StandardCharsets.UTF_8)))
                .contains("9: raw", "10: raw");
        for (int i = 0; i < CANARIES.size(); i++) {
            int number = i + 1;
            Encodings.of(CANARIES.get(i))
                    .forEach((name, forms) ->
                            forms.forEach(form -> assertThat(Encodings.found(CANARIES, "x " + form + " y"))
                                    .as(form)
                                    .contains(number + ": " + name)));
        }
    }

    @Test
    void theCommandsForCiAreTheOnlyLinesThatHoldThem() {
        project.variable("GITHUB_ACTIONS", "true");
        CliRun run = project.run("provision", "--dry-run", "--output", "json");
        assertThat(Encodings.found(CANARIES, run.out())).isEmpty();
        assertThat(LiveResources.json(run.out()).path("changes")).isNotEmpty();
        List<String> commands = run.err()
                .lines()
                .takeWhile(line -> line.startsWith("::add-mask::"))
                .toList();
        assertThat(commands).hasSizeGreaterThanOrEqualTo(CANARIES.size());
        assertThat(Encodings.found(
                        CANARIES, run.err().lines().skip(commands.size()).reduce("", String::concat)))
                .isEmpty();
    }

    private CliRun run(List<String> command) {
        return project.run(command.get(0), command.subList(1, command.size()).toArray(String[]::new));
    }

    private static void isClean(CliRun run) {
        assertThat(Encodings.found(CANARIES, run.out())).as(run.out()).isEmpty();
        assertThat(Encodings.found(CANARIES, run.err())).as(run.err()).isEmpty();
    }

    private static Secrets secrets() {
        Map<String, String> all = new TreeMap<>();
        CANARIES.forEach(canary -> all.put("c" + all.size(), canary));
        return new Secrets(all);
    }

    private static Terminal terminal(ByteArrayOutputStream err, Map<String, String> variables) {
        return new Terminal(new ByteArrayOutputStream(), err, new ByteArrayInputStream(new byte[0]), variables, false);
    }
}

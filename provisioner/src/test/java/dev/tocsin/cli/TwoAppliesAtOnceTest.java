package dev.tocsin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpPipelineBuilder;
import com.azure.core.http.HttpResponse;
import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.azure.ArmClient;
import dev.tocsin.azure.FakeWaiting;
import dev.tocsin.azure.InProcessHttpClient;
import dev.tocsin.emulator.Emulator;
import dev.tocsin.saved.SavedPlan;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Applies of different definitions of the same resources run at once, their requests interleaved by a seed. */
class TwoAppliesAtOnceTest {
    private static final int SEEDS = 100;
    private static final List<String> NAMES = List.of("one", "two", "three");

    @TempDir
    Path folder;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HeadStart prepared = HeadStart.begin();

    @AfterEach
    void endThreads() {
        threads.shutdownNow();
    }

    /** One writer: its definitions, ready to be applied again and again. */
    private record Writer(int number, Workspace.Ready ready) {}

    /** What one writer came to. */
    private record End(int writer, int exit, Map<String, String> outcomes, String text) {}

    /** What all came to. */
    private record Race(List<Turns.Event> events, List<End> ends, Emulator emulator) {}

    @ParameterizedTest
    @ValueSource(ints = {2, 5})
    void neverBlendAndWhoLosesIsTold(int number) throws Exception {
        List<Writer> writers = writers(number);
        int refused = 0;
        int overwritten = 0;
        for (int seed = 0; seed < SEEDS; seed++) {
            Race race = race(writers, seed, (writer, client) -> client);
            assertThat(violations(race)).as("%d writers, seed %d", number, seed).isEmpty();
            for (End end : race.ends()) {
                assertThat(end.exit()).as(end.text()).isIn(0, 4);
                refused += end.text().contains("it was not written; run again") ? 1 : 0;
                overwritten += end.text().contains("it was written, and then overwritten") ? 1 : 0;
            }
        }
        assertThat(refused).as("losers that wrote nothing").isPositive();
        assertThat(overwritten).as("losers that were overwritten").isPositive();
    }

    /** The same run with reads that are not trusted: what a writer wrote is what it sees. */
    @Test
    void withoutTheLookAfterwardsALoserIsNotTold() throws Exception {
        List<Writer> writers = writers(2);
        List<String> violations = new ArrayList<>();
        for (int seed = 0; seed < SEEDS && violations.isEmpty(); seed++) {
            violations.addAll(violations(race(writers, seed, (writer, client) -> ownEchoes(client))));
        }
        assertThat(violations).anyMatch(violation -> violation.contains("was not told"));
    }

    private static HttpClient ownEchoes(HttpClient client) {
        Map<String, String> written = new ConcurrentHashMap<>();
        return Detour.through((request, onward) -> {
                    String line = Detour.line(request);
                    String path = line.substring(line.indexOf(' ') + 1);
                    HttpResponse response = onward.send();
                    if (line.startsWith("PUT ")) {
                        String body = Canned.text(response);
                        written.put(path, body);
                        return Canned.withBody(response, body);
                    }
                    if (!written.isEmpty() && path.endsWith("actionGroups")) {
                        return Canned.withBody(response, "{\"value\":[" + String.join(",", written.values()) + "]}");
                    }
                    return written.containsKey(path) ? Canned.withBody(response, written.get(path)) : response;
                })
                .apply(client);
    }

    private List<Writer> writers(int number) {
        List<Writer> writers = new ArrayList<>();
        for (int writer = 0; writer < number; writer++) {
            TestProject project = TestProject.in(folder.resolve("writer-" + writer));
            for (String name : NAMES) {
                project.file("resources/" + name + ".json", definition(name, writer));
            }
            Workspace workspace = new Workspace(terminal(new ByteArrayOutputStream()), prepared);
            writers.add(new Writer(
                    writer,
                    workspace
                            .open(new ProjectOptions(project.root(), "local", Map.of(), List.of()))
                            .orElseThrow()));
        }
        return writers;
    }

    private static String definition(String name, int writer) {
        return """
                {
                  "type": "Microsoft.Insights/actionGroups",
                  "name": "%s",
                  "tags": {"writer": "%d"},
                  "properties": {
                    "groupShortName": "w%d",
                    "enabled": true,
                    "emailReceivers": [{"name": "w%d", "emailAddress": "w%d@example.com"}]
                  }
                }
                """.formatted(name, writer, writer, writer, writer);
    }

    private static Terminal terminal(ByteArrayOutputStream out) {
        PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
        return new Terminal(stream, stream, new ByteArrayInputStream(new byte[0]), Map.of(), false);
    }

    /** What is between a writer and its turns. */
    private interface OnTheWay {
        HttpClient of(int writer, HttpClient client);
    }

    private Race race(List<Writer> writers, int seed, OnTheWay onTheWay) throws Exception {
        Emulator emulator = Emulator.open(folder.resolve("state-" + seed + "-" + System.nanoTime()), CliRun.CLOCK);
        if (seed % 2 == 1) {
            run(writers.get(0), emulator, UnaryOperator.identity());
        }
        Turns turns = new Turns(seed, writers.size());
        List<Future<End>> runs = new ArrayList<>();
        for (Writer writer : writers) {
            UnaryOperator<HttpClient> way = client -> onTheWay.of(
                    writer.number(),
                    Detour.through((request, onward) -> turns.pass(writer.number(), request, onward))
                            .apply(client));
            runs.add(threads.submit(() -> {
                try {
                    return run(writer, emulator, way);
                } finally {
                    turns.done(writer.number());
                }
            }));
        }
        List<End> ends = new ArrayList<>();
        for (Future<End> run : runs) {
            ends.add(run.get());
        }
        return new Race(turns.events(), ends, emulator);
    }

    private End run(Writer writer, Emulator emulator, UnaryOperator<HttpClient> way) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        TestOutside outside = TestOutside.of(way, new FakeWaiting());
        ProvisionRun.Flags flags = new ProvisionRun.Flags(
                false,
                new SavedPlan.Options(false, false, List.of()),
                false,
                false,
                false,
                OutputFormat.JSON,
                Optional.empty());
        try (ArmClient client = new ArmClient(
                new HttpPipelineBuilder()
                        .httpClient(outside.network(new InProcessHttpClient(emulator)))
                        .build(),
                "https://management.azure.com",
                outside.waiting())) {
            int exit = new ProvisionRun(
                            terminal(out),
                            CliRun.CLOCK,
                            prepared,
                            writer.ready(),
                            Target.emulator(client),
                            outside,
                            flags,
                            Optional.empty(),
                            CliRun.CLOCK.instant())
                    .execute()
                    .code();
            String text = out.toString(StandardCharsets.UTF_8);
            Map<String, String> outcomes = new TreeMap<>();
            for (JsonNode change :
                    LiveResources.json(text.substring(text.indexOf("{\n"))).path("changes")) {
                outcomes.put(
                        change.path("name").asText(), change.path("outcome").asText());
            }
            return new End(writer.number(), exit, outcomes, text);
        }
    }

    /** What broke the promise: a resource is one writer's, and a writer that is told nothing saw its own work last. */
    private static List<String> violations(Race race) throws IOException {
        List<String> violations = new ArrayList<>();
        for (String name : NAMES) {
            int owner = oneWritersBody(race.emulator(), name, violations);
            for (End end : race.ends()) {
                String outcome = end.outcomes().getOrDefault(name, "");
                boolean told = end.exit() == 4 && outcome.equals("failed");
                if (!told && outcome.matches("created|updated") && lostBeforeItsLastLook(race, end.writer(), name)) {
                    violations.add("writer " + end.writer() + " lost " + name + " to " + owner + " and was not told");
                }
                wroteOverUnseen(race.events(), end.writer(), name).ifPresent(violations::add);
            }
        }
        return violations;
    }

    private static int oneWritersBody(Emulator emulator, String name, List<String> violations) throws IOException {
        JsonNode live = LiveResources.json(new String(
                emulator.handle(new dev.tocsin.emulator.ArmRequest(
                                "GET",
                                "/subscriptions/00000000-0000-4000-8000-000000000001/resourceGroups/rg-shop"
                                        + "/providers/Microsoft.Insights/actionGroups/" + name,
                                "api-version=2023-01-01",
                                Map.of(),
                                new byte[0]))
                        .body(),
                StandardCharsets.UTF_8));
        String writer = live.at("/tags/writer").asText();
        if (!live.at("/properties/groupShortName").asText().equals("w" + writer)
                || !live.at("/properties/emailReceivers/0/emailAddress")
                        .asText()
                        .equals("w" + writer + "@example.com")
                || live.at("/properties/emailReceivers").size() != 1) {
            violations.add(name + " is a blend: " + live);
        }
        return Integer.parseInt(writer);
    }

    /** Whether somebody else's write of the resource came between this writer's and its last look. */
    private static boolean lostBeforeItsLastLook(Race race, int writer, String name) {
        int ours = -1;
        int look = -1;
        int theirs = -1;
        for (int at = 0; at < race.events().size(); at++) {
            Turns.Event event = race.events().get(at);
            boolean ofWriter = event.writer() == writer;
            if (event.method().equals("PUT") && event.path().endsWith("/" + name)) {
                ours = ofWriter ? at : ours;
                theirs = ofWriter ? theirs : at;
            }
            boolean sees = event.path().endsWith("actionGroups") || event.path().endsWith("/" + name);
            if (ofWriter && event.method().equals("GET") && ours >= 0 && sees) {
                look = at;
            }
        }
        return ours >= 0 && (look < ours || ours < theirs && theirs < look);
    }

    /** A write over somebody's write that came after the plan's read and before the look right before the write. */
    private static Optional<String> wroteOverUnseen(List<Turns.Event> events, int writer, String name) {
        boolean planned = false;
        boolean theirs = false;
        boolean seen = false;
        for (Turns.Event event : events) {
            boolean here = event.path().endsWith("/" + name);
            if (event.writer() == writer) {
                planned |= event.method().equals("GET");
                seen |= here && event.method().equals("GET") && theirs;
                if (here && event.method().equals("PUT")) {
                    return seen
                            ? Optional.of("writer " + writer + " saw another's " + name + " and wrote over it")
                            : Optional.empty();
                }
            } else if (planned && here && event.method().equals("PUT")) {
                theirs = true;
            }
        }
        return Optional.empty();
    }
}

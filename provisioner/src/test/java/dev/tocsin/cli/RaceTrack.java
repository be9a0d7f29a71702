package dev.tocsin.cli;

import com.azure.core.http.HttpClient;
import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.azure.FakeWaiting;
import dev.tocsin.azure.InProcessHttpClient;
import dev.tocsin.emulator.Emulator;
import dev.tocsin.plan.DeclaredHashes;
import dev.tocsin.saved.SavedPlan;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;

/** Where applies of the same resources run at once, their requests interleaved by a seed. */
final class RaceTrack implements AutoCloseable {
    /** The resources, all action groups. */
    static final List<String> NAMES = List.of("one", "two", "three");

    private static final int NOBODY = -1;

    private final Path folder;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HeadStart prepared = HeadStart.begin();

    RaceTrack(Path folder) {
        this.folder = folder;
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }

    /** One writer: its definitions, ready to be applied again and again. */
    record Writer(int number, Workspace.Ready ready) {}

    /** What one writer came to. */
    record End(int writer, int exit, Map<String, String> outcomes, String text) {}

    /**
     * What all came to.
     *
     * @param before whose the resources were; negative when there were none
     */
    record Race(int before, List<Turns.Event> events, List<End> ends, Emulator emulator) {}

    List<Writer> writers(int number) {
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
    interface OnTheWay {
        HttpClient of(int writer, HttpClient client);
    }

    Race race(List<Writer> writers, int seed, OnTheWay onTheWay) throws Exception {
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
        return new Race(seed % 2 == 1 ? 0 : NOBODY, turns.events(), ends, emulator);
    }

    private End run(Writer writer, Emulator emulator, UnaryOperator<HttpClient> way) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Terminal talk = terminal(out);
        TestOutside outside = TestOutside.of(way, new FakeWaiting());
        ProvisionRun.Flags flags = new ProvisionRun.Flags(
                false,
                false,
                new SavedPlan.Options(false, false, Optional.empty(), List.of()),
                false,
                false,
                false,
                OutputFormat.JSON,
                Optional.empty());
        try (Target target = Target.emulator(outside.network(new InProcessHttpClient(emulator)), outside)) {
            int exit = new ProvisionRun(
                            talk,
                            CliRun.CLOCK,
                            prepared,
                            writer.ready(),
                            DeclaredHashes.begin(
                                    writer.ready().state(),
                                    writer.ready().environment().secrets()),
                            target,
                            outside,
                            flags,
                            Optional.empty(),
                            CliRun.CLOCK.instant(),
                            report -> Reports.print(talk, OutputFormat.JSON, report))
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
}

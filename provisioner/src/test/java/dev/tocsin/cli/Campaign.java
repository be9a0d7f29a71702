package dev.tocsin.cli;

import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.json.JsonWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Carries trials out and says which invariants they broke. */
final class Campaign {
    static final String CANARY = "S3cr3tOfTheTeam";
    static final String WEBHOOK = "https://canary.example.invalid/hook/" + CANARY + "?v=1";
    private static final Duration LONGEST = Duration.ofMinutes(40);
    private static final Set<String> STATE_FILES = Set.of("ledger.jsonl", "lock", "state.jsonl");

    private final World world;
    private final Path folder;
    private final Path applied;
    private final int writes;
    private final int requests;
    private final AtomicInteger number = new AtomicInteger();

    Campaign(Path folder) {
        this.folder = folder;
        world = World.of(withSecrets(ShippedProject.copiedTo(folder.resolve("world"))));
        TestProject project = withSecrets(world.project(folder.resolve("applied")));
        if (project.run("provision").exit() != 0) {
            throw new AssertionError("the shipped project cannot be applied");
        }
        applied = project.root().resolve(TestProject.STATE);
        writes = project.writes().size();
        requests = project.requests().size();
    }

    /** All trials, for the project as it is shipped now. */
    List<Trial> trials() {
        return Trials.all(writes, requests);
    }

    /** What a trial broke; empty when all is well. */
    List<String> violations(Trial trial) {
        return violations(trial, UnaryOperator.identity(), project -> project);
    }

    /**
     * The same with a product that lacks a safety.
     *
     * @param careless what the product does to its requests and answers
     * @param project what it does to the project
     */
    List<String> violations(Trial trial, UnaryOperator<HttpClient> careless, UnaryOperator<TestProject> project) {
        Path root = folder.resolve("trial-" + number.incrementAndGet());
        TestProject copy = project.apply(prepared(trial, root));
        List<String> violations = new ArrayList<>();
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        Struck struck = strike(trial, careless, copy);
        violations.addAll(struck.witness().violations());
        judge(trial, struck, copy, violations);
        check(violations, () -> world.assertBystandersNotAddressed(copy));
        if (struck.run().exit() != 0) {
            check(violations, () -> world.assertBystandersUntouched(copy));
            rerun(copy, violations);
        }
        check(violations, () -> world.assertConverged(copy));
        runOnceMore(copy, violations);
        leftOver(copy, before, violations);
        return violations;
    }

    private static TestProject withSecrets(TestProject project) {
        return project.variable("TEAMS_WEBHOOK_URL", WEBHOOK).variable("SLACK_WEBHOOK_URL", WEBHOOK);
    }

    private TestProject prepared(Trial trial, Path root) {
        TestProject project = world.project(root);
        if (trial.start() == Trial.Start.APPLIED) {
            try {
                Files.writeString(
                        root.resolve(TestProject.STATE).resolve("state.jsonl"),
                        Files.readString(applied.resolve("state.jsonl")));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return withSecrets(project);
    }

    /** A run that was struck. */
    private record Struck(CliRun run, Witness witness, VirtualTime time) {}

    private Struck strike(Trial trial, UnaryOperator<HttpClient> careless, TestProject project) {
        VirtualTime time = new VirtualTime(trial.seed());
        boolean isApplied = trial.start() == Trial.Start.APPLIED;
        Witness witness = new Witness(
                time, world.applied().keySet(), isApplied ? world.applied().keySet() : Set.of());
        AtomicInteger matched = new AtomicInteger();
        UnaryOperator<HttpClient> signIn =
                trial.tokens() > 0 ? SigningIn.withTokens(trial.tokens()) : UnaryOperator.identity();
        UnaryOperator<HttpClient> way = client -> signIn.apply(careless.apply(Detour.through(witness::atTheProduct)
                .apply(Detour.through((request, onward) -> isStruck(trial, request, matched)
                                ? trial.what().strike(request, onward, time.now())
                                : onward.send())
                        .apply(Detour.through(witness::atTheService)
                                .apply(Detour.through(Campaign::inTwoPages).apply(client))))));
        TestOutside outside = TestOutside.of(way, time);
        boolean slow = trial.fault().equals("F13");
        List<String> arguments = new ArrayList<>(List.of("--output", "json"));
        if (isApplied) {
            arguments.addAll(List.of("--prune", "--yes"));
        }
        CliRun run = project.run(
                slow ? outside.within(Duration.ofMillis(400)) : outside, "provision", arguments.toArray(String[]::new));
        return new Struck(run, witness, time);
    }

    private static boolean isStruck(Trial trial, HttpRequest request, AtomicInteger matched) {
        if (!trial.phase().matches(request)) {
            return false;
        }
        int before = matched.getAndIncrement();
        return before >= trial.after() && (trial.times() < 0 || before < trial.after() + trial.times());
    }

    /** Gives the list of log alerts in two pages. */
    private static HttpResponse inTwoPages(HttpRequest request, Detour.Onward onward) {
        HttpResponse whole = onward.send();
        if (!Detour.line(request).matches("GET .*/scheduledQueryRules") || whole.getStatusCode() != 200) {
            return whole;
        }
        boolean second = request.getUrl().getQuery().contains("page=2");
        ObjectNode list = (ObjectNode) LiveResources.json(Canned.text(whole));
        List<JsonNode> values = new ArrayList<>();
        list.path("value").forEach(values::add);
        int half = values.size() / 2;
        list.withArray("/value").removeAll();
        (second ? values.subList(half, values.size()) : values.subList(0, half))
                .forEach(one -> list.withArray("/value").add(one));
        if (!second) {
            list.put("nextLink", request.getUrl() + "&page=2");
        }
        return Canned.withBody(whole, JsonWriter.compact(list));
    }

    private void judge(Trial trial, Struck struck, TestProject project, List<String> violations) {
        CliRun run = struck.run();
        if (run.exit() != trial.exit()) {
            violations.add("I5: exit " + run.exit() + " instead of " + trial.exit() + "\n" + run.out() + run.err());
        }
        String said = run.out() + run.err();
        if (said.contains(CANARY)
                || said.contains(Base64.getEncoder().encodeToString(WEBHOOK.getBytes(StandardCharsets.UTF_8)))) {
            violations.add("I4: a secret is shown");
        }
        if (said.contains("\tat ") || said.contains("fault of Tocsin")) {
            violations.add("a fault of ours: " + run.err());
        }
        if (struck.time().passed().compareTo(LONGEST) > 0) {
            violations.add("I6: it took " + struck.time().passed());
        }
        struck.witness().attempts().forEach((line, times) -> {
            if (times > 50 && !line.contains("/operations/")) {
                violations.add("I6: " + line + " was sent " + times + " times");
            }
        });
        if (run.exit() == 1 || run.exit() == 64) {
            if (!project.writes().isEmpty()) {
                violations.add("I5: exit " + run.exit() + " after writes: " + project.writes());
            }
        } else {
            honest(trial, struck, violations);
        }
    }

    /** The report says of each resource what the service knows of it. */
    private void honest(Trial trial, Struck struck, List<String> violations) {
        JsonNode report = LiveResources.json(struck.run().out());
        if (trial.isToldLies()) {
            if (!struck.witness().written().isEmpty()) {
                violations.add("I11: written because of a list that is old: "
                        + struck.witness().written());
            }
            return;
        }
        if (report.path("changes").size() != world.applied().size()) {
            violations.add("I7: " + report.path("changes").size() + " changes instead of "
                    + world.applied().size());
        }
        if (trial.start() == Trial.Start.APPLIED
                && report.at("/summary/noop").asInt() != world.applied().size()) {
            violations.add("I11: the plan shows changes that are none: " + report.path("summary"));
        }
        for (JsonNode change : report.path("changes")) {
            String id = change.path("id").asText();
            int effects = struck.witness().effects(id);
            boolean right = switch (change.path("outcome").asText()) {
                case "created" -> effects == 1;
                case "unchanged", "skipped", "failed" -> effects == 0;
                case "unknown" -> effects <= 1;
                default -> false;
            };
            if (!right) {
                violations.add("I7: " + change.path("definition").asText() + " is reported as "
                        + change.path("outcome").asText() + " after " + effects + " writes that had an effect: "
                        + change.path("message").asText());
            }
        }
    }

    private static void rerun(TestProject project, List<String> violations) {
        CliRun rerun = project.run("provision");
        if (rerun.exit() != 0) {
            violations.add("I1: the rerun exits " + rerun.exit() + "\n" + rerun.out() + rerun.err());
        }
    }

    private static void runOnceMore(TestProject project, List<String> violations) {
        project.forgetRequests();
        CliRun third = project.run("provision", "--prune", "--yes");
        if (third.exit() != 0 || !project.writes().isEmpty()) {
            violations.add("I2: the third run exits " + third.exit() + " and writes " + project.writes());
        }
    }

    private static void leftOver(TestProject project, Set<Thread> before, List<String> violations) {
        try (Stream<Path> files = Files.list(project.root().resolve(TestProject.STATE))) {
            List<String> others = files.map(file -> file.getFileName().toString())
                    .filter(name -> !STATE_FILES.contains(name))
                    .toList();
            if (!others.isEmpty()) {
                violations.add("I12: left over: " + others);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (!thread.isDaemon() && !before.contains(thread) && isStillAlive(thread)) {
                violations.add("I12: a thread is left: " + thread.getName());
            }
        }
    }

    private static boolean isStillAlive(Thread thread) {
        try {
            thread.join(2_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return thread.isAlive();
    }

    private static void check(List<String> violations, Runnable assertion) {
        try {
            assertion.run();
        } catch (AssertionError e) {
            violations.add(String.valueOf(e.getMessage()).strip());
        }
    }
}

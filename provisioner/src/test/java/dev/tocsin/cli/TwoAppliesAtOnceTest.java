package dev.tocsin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpResponse;
import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.emulator.Emulator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Applies of different definitions of the same resources run at once, their requests interleaved by a seed: by default by 40 seeds, and by
 * 100 with {@code -Dtocsin.sweep=full}.
 */
class TwoAppliesAtOnceTest {
    private static final int SEEDS = Sweep.FULL ? 100 : 40;

    @TempDir
    Path folder;

    private RaceTrack track;

    @BeforeEach
    void open() {
        track = new RaceTrack(folder);
    }

    @AfterEach
    void close() {
        track.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 5})
    void neverBlendAndWhoLosesIsTold(int number) throws Exception {
        List<RaceTrack.Writer> writers = track.writers(number);
        int refused = 0;
        int overwritten = 0;
        for (int seed = 0; seed < SEEDS; seed++) {
            RaceTrack.Race race = track.race(writers, seed, (writer, client) -> client);
            assertThat(violations(race)).as("%d writers, seed %d", number, seed).isEmpty();
            for (RaceTrack.End end : race.ends()) {
                assertThat(end.exit()).as(end.text()).isIn(0, 4);
                refused += end.text().contains("it was not written; run again") ? 1 : 0;
                overwritten += end.text().contains("it was written, and then overwritten") ? 1 : 0;
            }
        }
        assertThat(refused).as("losers that wrote nothing").isPositive();
        assertThat(overwritten).as("losers that were overwritten").isPositive();
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 5})
    void twinsConvergeWhoeverWrites(int number) throws Exception {
        RaceTrack.Writer first = track.writers(1).get(0);
        List<RaceTrack.Writer> twins = new ArrayList<>();
        for (int twin = 0; twin < number; twin++) {
            twins.add(new RaceTrack.Writer(twin, first.ready()));
        }
        for (int seed = 0; seed < SEEDS; seed += 2) {
            RaceTrack.Race race = track.race(twins, seed, (writer, client) -> client);
            assertThat(race.ends()).as("%d twins, seed %d", number, seed).allMatch(end -> end.exit() == 0);
            assertThat(race.events().stream().filter(event -> event.method().equals("PUT")))
                    .hasSizeGreaterThanOrEqualTo(RaceTrack.NAMES.size());
        }
    }

    /** The same run with a first look that is believed for ever. */
    @Test
    void withoutTheLookBeforeAWriteAnothersWorkIsLost() throws Exception {
        List<RaceTrack.Writer> writers = track.writers(2);
        List<String> violations = new ArrayList<>();
        for (int seed = 0; seed < SEEDS && violations.isEmpty(); seed++) {
            violations.addAll(violations(track.race(writers, seed, (writer, client) -> firstLook(client))));
        }
        assertThat(violations).anyMatch(violation -> violation.contains("wrote over it"));
    }

    private static HttpClient firstLook(HttpClient client) {
        Map<String, String> listed = new ConcurrentHashMap<>();
        return Detour.through((request, onward) -> {
                    String line = Detour.line(request);
                    String path = line.substring(line.indexOf(' ') + 1);
                    HttpResponse response = onward.send();
                    if (path.endsWith("actionGroups") && listed.isEmpty()) {
                        String list = Canned.text(response);
                        listed.put("list", list);
                        LiveResources.json(list)
                                .path("value")
                                .forEach(one -> listed.put(one.path("name").asText(), one.toString()));
                        return Canned.withBody(response, list);
                    }
                    String name = path.substring(path.lastIndexOf('/') + 1);
                    boolean look = line.startsWith("GET ")
                            && RaceTrack.NAMES.contains(name)
                            && !listed.containsKey("put " + name);
                    if (line.startsWith("PUT ")) {
                        listed.put("put " + name, "");
                    }
                    if (!look) {
                        return response;
                    }
                    return listed.containsKey(name)
                            ? Canned.of(request, 200, Map.of(), listed.get(name))
                            : Canned.of(
                                    request, 404, Map.of(), InjectedFault.errorBody("ResourceNotFound", "not found"));
                })
                .apply(client);
    }

    /** The same run with reads that are not trusted: what a writer wrote is what it sees. */
    @Test
    void withoutTheLookAfterwardsALoserIsNotTold() throws Exception {
        List<RaceTrack.Writer> writers = track.writers(2);
        List<String> violations = new ArrayList<>();
        for (int seed = 0; seed < SEEDS && violations.isEmpty(); seed++) {
            violations.addAll(violations(track.race(writers, seed, (writer, client) -> ownEchoes(client))));
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

    /** What broke the promise: a resource is one writer's, and a writer that is told nothing saw its own work last. */
    private static List<String> violations(RaceTrack.Race race) throws IOException {
        List<String> violations = new ArrayList<>();
        for (String name : RaceTrack.NAMES) {
            int owner = oneWritersBody(race.emulator(), name, violations);
            for (RaceTrack.End end : race.ends()) {
                String outcome = end.outcomes().getOrDefault(name, "");
                boolean told = end.exit() == 4 && outcome.equals("failed");
                if (!told && outcome.matches("created|updated") && lostBeforeItsLastLook(race, end.writer(), name)) {
                    violations.add("writer " + end.writer() + " lost " + name + " to " + owner + " and was not told");
                }
                wroteOverUnseen(race, end.writer(), name).ifPresent(violations::add);
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
    private static boolean lostBeforeItsLastLook(RaceTrack.Race race, int writer, String name) {
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

    /** A write over something else than what was there when the plan was made, although the look right before showed it. */
    private static Optional<String> wroteOverUnseen(RaceTrack.Race race, int writer, String name) {
        int there = race.before();
        int planned = there;
        int seen = there;
        for (Turns.Event event : race.events()) {
            boolean here = event.path().endsWith("/" + name);
            boolean write = here && event.method().equals("PUT");
            if (event.writer() != writer) {
                there = write ? event.writer() : there;
            } else if (write) {
                return seen == planned
                        ? Optional.empty()
                        : Optional.of("writer " + writer + " saw " + seen + "'s " + name + " and wrote over it");
            } else if (here) {
                seen = there;
            } else if (event.path().endsWith("actionGroups")) {
                planned = there;
            }
        }
        return Optional.empty();
    }
}

package dev.tocsin.azure;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.core.http.HttpPipelineBuilder;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.tocsin.apply.Applier;
import dev.tocsin.apply.ApplyResult;
import dev.tocsin.apply.CallbackUrls;
import dev.tocsin.apply.ChangeResult;
import dev.tocsin.apply.Outcome;
import dev.tocsin.apply.Stop;
import dev.tocsin.emulator.Emulator;
import dev.tocsin.load.Cloud;
import dev.tocsin.load.Environment;
import dev.tocsin.plan.Plan;
import dev.tocsin.plan.Planner;
import dev.tocsin.resource.ActualState;
import dev.tocsin.resource.Bodies;
import dev.tocsin.resource.DesiredResource;
import dev.tocsin.resource.DesiredState;
import dev.tocsin.secret.Secrets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Writes whose answer never arrives, or not whole: what happened is found out by looking, and nothing happens twice. */
class FaultyServiceTest {
    private static final String KEY = "action-group/g";
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-05T12:00:00Z"), ZoneOffset.UTC);
    private static final DesiredResource GROUP = Bodies.desired(KEY, """
            {"location": "global", "properties": {"groupShortName": "g", "enabled": true}}""");

    @TempDir
    Path state;

    private final FakeWaiting waiting = new FakeWaiting();
    private ArmClient client;

    @AfterEach
    void close() {
        client.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "\"action\": \"reset\"; 2",
                "\"action\": \"reset\", \"applied\": true; 1",
                "\"action\": \"truncate\"; 1",
                "\"action\": \"stall\"; 1"
            })
    void findsOutByLookingWhatBecameOfAWrite(String fault, int puts) throws IOException {
        faults("{\"match\": {\"method\": \"PUT\", \"path\": \"/g$\"}, \"times\": 1, " + fault + "}");

        ChangeResult result = apply(plan(false, GROUP)).results().get(0);

        assertThat(result.outcome()).as(result.message().orElse("")).isEqualTo(Outcome.CREATED);
        assertThat(times("PUT")).isEqualTo(puts);
        assertThat(plan(false, GROUP).hasChanges()).isFalse();
    }

    @Test
    void saysUnknownWhenLookingDoesNotTell() throws IOException {
        faults("{\"match\": {\"path\": \"/g$\"}, \"times\": -1, \"action\": \"reset\"}");

        ChangeResult result = apply(plan(false, GROUP)).results().get(0);

        assertThat(result.outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(result.message().orElseThrow()).contains("the connection failed");
    }

    @ParameterizedTest
    @CsvSource({"reset, false", "reset, true", "truncate, false", "stall, false"})
    void deletesInSpiteOfALostAnswer(String action, boolean applied) throws IOException {
        apply(plan(false, GROUP));
        faults("{\"match\": {\"method\": \"DELETE\"}, \"times\": 1, \"action\": \"%s\", \"applied\": %s}"
                .formatted(action, applied));

        ApplyResult result = apply(plan(true));

        assertThat(result.results().get(0).outcome()).isEqualTo(Outcome.DELETED);
        assertThat(plan(true).changes()).isEmpty();
    }

    @Test
    void readsAgainAfterATruncatedListing() throws IOException {
        apply(plan(false, GROUP));
        faults("{\"match\": {\"method\": \"GET\"}, \"times\": 1, \"action\": \"truncate\"}");

        assertThat(plan(false, GROUP).hasChanges()).isFalse();
    }

    private void faults(String one) throws IOException {
        Files.writeString(state.resolve("faults.json"), "[" + one + "]");
    }

    private long times(String method) throws IOException {
        try (var lines = Files.lines(state.resolve("ledger.jsonl"))) {
            return lines.filter(line -> line.contains("\"method\":\"" + method + "\""))
                    .count();
        }
    }

    private ActualStateReader reader() throws IOException {
        if (client == null) {
            client = new ArmClient(
                    new HttpPipelineBuilder()
                            .httpClient(new InProcessHttpClient(Emulator.open(state, CLOCK)))
                            .build(),
                    "https://management.azure.com",
                    waiting,
                    Duration.ofMillis(1_500));
        }
        return new ActualStateReader(
                client,
                new Environment(
                        "local",
                        Environment.Target.EMULATOR,
                        Cloud.publicCloud(),
                        Bodies.SUBSCRIPTION,
                        Bodies.GROUP,
                        "westeurope",
                        JsonNodeFactory.instance.objectNode(),
                        Secrets.none()));
    }

    private Plan plan(boolean prune, DesiredResource... desired) throws IOException {
        ActualState actual = reader().read(
                        List.of(Bodies.KINDS.named("action-group").orElseThrow()), Set.of(), Set.of(), live -> false);
        return new Planner(Bodies.KINDS, Secrets.none(), false, prune)
                .plan(new DesiredState("shop", "local", List.of(desired)), actual, Set.of(KEY), false);
    }

    private ApplyResult apply(Plan plan) throws IOException {
        return new Applier(
                        client,
                        reader(),
                        Secrets.none(),
                        new CallbackUrls(
                                client, new DesiredState("shop", "local", List.of()), Secrets.none(), url -> {}),
                        waiting,
                        new Stop(),
                        one -> {})
                .apply(plan);
    }
}

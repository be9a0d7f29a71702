package dev.tocsin.diff;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.core.http.HttpPipelineBuilder;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.apply.Applier;
import dev.tocsin.apply.ApplyResult;
import dev.tocsin.apply.CallbackUrls;
import dev.tocsin.apply.ChangeResult;
import dev.tocsin.apply.Outcome;
import dev.tocsin.apply.Stop;
import dev.tocsin.azure.ActualStateReader;
import dev.tocsin.azure.ArmClient;
import dev.tocsin.azure.FakeWaiting;
import dev.tocsin.azure.InProcessHttpClient;
import dev.tocsin.emulator.Emulator;
import dev.tocsin.kind.Kind;
import dev.tocsin.load.Cloud;
import dev.tocsin.load.Environment;
import dev.tocsin.plan.Action;
import dev.tocsin.plan.Change;
import dev.tocsin.plan.Plan;
import dev.tocsin.plan.Planner;
import dev.tocsin.resource.Bodies;
import dev.tocsin.resource.DesiredResource;
import dev.tocsin.resource.DesiredState;
import dev.tocsin.secret.Secrets;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever the service took is as declared afterwards: one apply, and the next plan is empty. */
class AppliedLawsTest {
    private static final int SEEDS = 60;
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-05T12:00:00Z"), ZoneOffset.UTC);

    @TempDir
    Path state;

    static Stream<Kind> kinds() {
        return Bodies.KINDS.all().stream();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void nothingIsLeftToDoAfterAnApply(Kind kind) throws IOException {
        List<DesiredResource> desired = new ArrayList<>();
        for (long seed = 1; seed <= SEEDS; seed++) {
            desired.add(resource(kind, seed));
        }
        try (ArmClient client = client()) {
            if (kind.scope() != Kind.Scope.GROUP) {
                DesiredResource workspace = Bodies.desired("workspace/logs", "{\"location\": \"westeurope\"}");
                apply(client, plan(client, workspace.kind(), List.of(workspace)));
            }
            ApplyResult result = apply(client, plan(client, kind, desired));
            Set<String> taken = result.results().stream()
                    .filter(one -> one.outcome() == Outcome.CREATED)
                    .map(one -> one.change().definition())
                    .collect(Collectors.toSet());
            assertThat(taken)
                    .as("the service refused nearly everything: "
                            + result.results().get(0).message().orElse(""))
                    .hasSizeGreaterThan(SEEDS / 10);
            for (ChangeResult one : result.results()) {
                assertThat(one.outcome()).as(one.toString()).isIn(Outcome.CREATED, Outcome.FAILED);
            }
            List<DesiredResource> kept =
                    desired.stream().filter(one -> taken.contains(one.key())).toList();
            for (Change change : plan(client, kind, kept).changes()) {
                List<Difference> silent = new ArrayList<>(change.differences());
                silent.removeIf(one -> notes(result, change).contains(" at " + one.path() + " than"));
                boolean told = !change.differences().isEmpty() && silent.isEmpty();
                assertThat(change.action() == Action.NO_OP || told)
                        .as(change + " of " + change.desired().orElseThrow().body())
                        .isTrue();
            }
        }
    }

    /** Where the service stored something else than was sent, the apply says so. */
    private static String notes(ApplyResult result, Change change) {
        return result.results().stream()
                .filter(one -> one.change().definition().equals(change.definition()))
                .flatMap(one -> one.notes().stream())
                .collect(Collectors.joining("\n"));
    }

    private static DesiredResource resource(Kind kind, long seed) {
        DesiredResource form = Bodies.desired(kind.alias() + "/x", "{}");
        ObjectNode body = new RandomBodies(kind, form.shape(), seed).body();
        String name = kind.nameIsUuid() ? new UUID(0x4000, 0x8000000000000000L + seed).toString() : "seed-" + seed;
        return Bodies.desired(kind.alias() + "/" + name, body.toString());
    }

    private ArmClient client() throws IOException {
        return new ArmClient(
                new HttpPipelineBuilder()
                        .httpClient(new InProcessHttpClient(Emulator.open(state, CLOCK)))
                        .build(),
                "https://management.azure.com",
                new FakeWaiting());
    }

    private static ActualStateReader reader(ArmClient client) {
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

    private static Plan plan(ArmClient client, Kind kind, List<DesiredResource> desired) {
        Set<String> categories = new TreeSet<>();
        desired.forEach(
                one -> categories.add(one.body().at("/properties/category").asText("workbook")));
        Set<String> collections =
                desired.stream().map(one -> one.id().collectionPath()).collect(Collectors.toSet());
        Set<String> keys = desired.stream().map(DesiredResource::key).collect(Collectors.toSet());
        return new Planner(Bodies.KINDS, Secrets.none(), false, false)
                .plan(
                        new DesiredState("shop", "local", desired),
                        reader(client).read(List.of(kind), categories, collections, live -> true),
                        keys,
                        false);
    }

    private static ApplyResult apply(ArmClient client, Plan plan) {
        return new Applier(
                        client,
                        reader(client),
                        Secrets.none(),
                        new CallbackUrls(
                                client, new DesiredState("shop", "local", List.of()), Secrets.none(), url -> {}),
                        new FakeWaiting(),
                        new Stop(),
                        one -> {})
                .apply(plan);
    }
}

package dev.tocsin.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tocsin.resource.DesiredResource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Apply, and the plan is empty; change one declared leaf in Azure, and the plan shows exactly that leaf; what nobody declared
 * causes no change and is told. On the shipped project always; on Microsoft's examples and on public workbooks where the
 * corpus lies beside the repository.
 */
class ProofTest {
    private static final long SEED = Long.getLong("proof.seed", 20260105L);
    private static final List<String> PARTS =
            List.of("tocsin.json", "resources", "alert-rules", "templates", "telemetry", "workbooks");

    /** Outside of the profile "corpus" the leaves of each so many workbooks are changed; all of them are applied. */
    private static final int SAMPLE = 40;

    private static final boolean WHOLE = Boolean.getBoolean("corpus");

    @TempDir
    private Path folder;

    private final LeafByLeaf leaves = new LeafByLeaf(SEED);

    @Test
    void everyShippedDefinition() throws IOException {
        for (String part : PARTS) {
            copy(Path.of("..", part), folder.resolve(part));
        }
        try (Trial trial = Trial.of(folder)) {
            appliesOnce(trial);
            trial.state().resources().forEach(one -> leaves.prove(one.key(), one));
            edited(
                    trial,
                    trial.state().resources().size(),
                    trial.state().resources().size() / 3);
        }
        told();
        assertThat(leaves.leaves()).isGreaterThan(400);
    }

    @Test
    void everyPutExampleOfTheOpenApi() throws IOException {
        assumeTrue(Corpus.isHere(), "corpus");
        Corpus corpus = Corpus.examples();
        try (Trial trial = Trial.of(folder, corpus.definitions())) {
            // What our checks refuse in Microsoft's examples: durations such as "Pt1m", a mute beside autoMitigate, a
            // webhook
            // over http, workbook content that is no JSON.
            assertThat(trial.refused().values())
                    .hasSize(11)
                    .allSatisfy(errors ->
                            assertThat(errors).allMatch(error -> error.matches("(?s).*\\[TOC0(215|223|229|231)]")));
            assertThat(trial.state().resources()).hasSize(corpus.definitions().size() - 11 + 1);
            appliesOnce(trial);
            trial.state().resources().forEach(one -> leaves.prove(one.key(), one));
            edited(
                    trial,
                    trial.state().resources().size() - 1,
                    trial.state().resources().size() / 5);
        }
        told();
    }

    @Test
    void everyPublicWorkbook() throws IOException {
        assumeTrue(Corpus.isHere(), "corpus");
        Corpus corpus = Corpus.workbooks();
        assertThat(corpus.refused()).as("files with a key twice").hasSize(1);
        System.out.println("proof: " + corpus.definitions().size()
                + " workbooks; refused for a key that is there twice: " + corpus.refused());
        try (Trial trial = Trial.of(folder, corpus.definitions())) {
            assertThat(trial.refused()).isEmpty();
            appliesOnce(trial);
            int every = WHOLE ? 1 : SAMPLE;
            List<DesiredResource> all = trial.state().resources();
            for (int i = 0; i < all.size(); i += every) {
                leaves.prove(all.get(i).body().at("/properties/displayName").asText(), all.get(i));
            }
            if (WHOLE) {
                edited(trial, corpus.definitions().size(), corpus.definitions().size());
                assertThat(leaves.leaves()).isGreaterThanOrEqualTo(76_000);
            }
        }
        told();
    }

    private void appliesOnce(Trial trial) {
        assertThat(trial.apply())
                .filteredOn(one -> !one.contains("new e-mail receivers"))
                .isEmpty();
        long writes = trial.writes();
        assertThat(writes).isEqualTo(trial.state().resources().size());
        assertThat(trial.changes()).isEmpty();
        assertThat(trial.apply()).isEmpty();
        assertThat(trial.writes()).isEqualTo(writes);
    }

    /** Somebody's edits through requests are shown, and set right; what they only add causes nothing. */
    private static void edited(Trial trial, int least, int leastAdded) {
        Somebody somebody = new Somebody(trial, SEED);
        long writes = trial.writes();
        int edits = somebody.editsOneLeafEach();
        assertThat(edits).isGreaterThanOrEqualTo(least);
        long before = trial.writes();
        assertThat(trial.apply())
                .filteredOn(one -> !one.contains("new e-mail receivers"))
                .isEmpty();
        assertThat(trial.writes() - before).isEqualTo(edits);
        assertThat(trial.changes()).isEmpty();
        int added = somebody.addsOneValueEach();
        assertThat(added).isGreaterThanOrEqualTo(leastAdded);
        System.out.println("proof: " + edits + " leaves edited and " + added + " values added by requests, "
                + (trial.writes() - writes) + " writes, seed " + SEED);
    }

    private void told() {
        System.out.println("proof: " + leaves.leaves() + " leaves changed one by one, " + leaves.undeclared()
                + " undeclared values, seed " + SEED);
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                Files.createDirectories(target.toAbsolutePath().getParent());
                Files.copy(file, target);
            }
        }
    }
}

package dev.tocsin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.core.http.HttpMethod;
import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.azure.FakeWaiting;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The run is asked to stop at its nth write. */
class StoppedRunTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 6, 22})
    void everyResourceHasOneOutcomeAndTheReportIsTrue(int nth) {
        TestProject project = ShippedProject.copiedTo(folder);
        AtomicInteger writes = new AtomicInteger();
        AtomicReference<TestOutside> outside = new AtomicReference<>();
        outside.set(TestOutside.of(
                Detour.through((request, onward) -> {
                    if (request.getHttpMethod() == HttpMethod.PUT && writes.incrementAndGet() == nth) {
                        outside.get().signal();
                    }
                    return onward.send();
                }),
                new FakeWaiting()));

        CliRun run = project.run(outside.get(), "provision", "--output", "json");

        List<String> created = new ArrayList<>();
        List<String> skipped = new ArrayList<>();
        for (JsonNode change : LiveResources.json(run.out()).path("changes")) {
            boolean done = change.path("outcome").asText().equals("created");
            (done ? created : skipped).add(change.path("name").asText());
            if (!done) {
                assertThat(change.path("outcome").asText()).isEqualTo("skipped");
            }
        }
        assertThat(project.writes())
                .hasSameSizeAs(created)
                .allMatch(line -> created.contains(line.substring(line.lastIndexOf('/') + 1)));
        assertThat(created.size()).isGreaterThanOrEqualTo(nth);
        assertThat(created.size() + skipped.size()).isEqualTo(22);
        assertThat(run.err()).contains("stopping: what is under way is finished");
        assertThat(run.exit()).isEqualTo(skipped.isEmpty() ? 0 : 3);

        assertThat(project.run("provision").exit()).isZero();
        assertThat(project.writes()).hasSize(22).doesNotHaveDuplicates();
    }
}

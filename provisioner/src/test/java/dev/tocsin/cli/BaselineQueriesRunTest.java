package dev.tocsin.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tocsin.json.JsonSyntaxException;
import dev.tocsin.load.LooseFile;
import dev.tocsin.load.UnreadableFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every query of a log alert in Azure Monitor Baseline Alerts, where they lie beside the repository, runs on rows that are made up. */
class BaselineQueriesRunTest {
    private static final Path CORPUS = Path.of("../../shared/corpus/baseline-alerts/services");
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder;

    @Test
    void everyQueryRunsOnGeneratedRows() throws IOException, UnreadableFileException, JsonSyntaxException {
        assumeTrue(Files.isDirectory(CORPUS), "the baseline alerts are not there");
        List<String> lines = new ArrayList<>();
        try (Stream<Path> files = Files.walk(CORPUS)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                for (JsonNode alert : LooseFile.read(file).root()) {
                    if (alert.path("type").asText().equals("Log")) {
                        String query = alert.at("/properties/query").asText();
                        lines.add(JSON.writeValueAsString(
                                Map.of("id", CORPUS.relativize(file) + " " + lines.size(), "text", query)));
                    }
                }
            }
        }
        assertThat(lines).isNotEmpty();
        Path queries = Files.write(folder.resolve("queries.jsonl"), lines);
        CliRun run = CliRun.of(
                "kql", "run", "--generate", "20", "--now", "2026-01-05T12:00:00Z", "--jsonl", queries.toString());
        List<String> others = new ArrayList<>();
        for (String answer : run.out().lines().toList()) {
            JsonNode one = JSON.readTree(answer);
            if (!one.path("status").asText().equals("ok")) {
                others.add(one.path("id").asText() + " " + one.path("errors"));
            }
        }
        assertThat(run.out().lines()).hasSameSizeAs(lines);
        assertThat(others).isEmpty();
    }
}

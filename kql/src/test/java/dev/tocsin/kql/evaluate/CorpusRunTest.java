package dev.tocsin.kql.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tocsin.kql.evaluate.infer.FilledQuery;
import dev.tocsin.kql.parse.KqlOptions;
import dev.tocsin.kql.parse.KqlParser;
import dev.tocsin.kql.schema.Schema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Queries of public workbooks and alerts, where they lie beside the repository, on generated rows: tables and columns that nobody
 * declares are inferred from the queries, and values for what stands in for placeholders. Not one may end in a fault of ours. The default build takes a sample.
 */
class CorpusRunTest {
    private static final Path QUERIES = Path.of("../../shared/corpus/kql/parse.jsonl");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final KqlParser PARSER = new KqlParser(KqlOptions.LOGS.withWorkbook(true));
    private static final Instant NOON = Instant.parse("2024-01-15T12:00:00Z");
    private static final int EVERY = Boolean.getBoolean("corpus") ? 1 : 23;

    @Test
    void queriesRunOrAreRefusedByName() throws IOException {
        assumeTrue(Files.exists(QUERIES));
        KqlEngine engine = new KqlEngine();
        Map<String, Integer> counts = new TreeMap<>();
        Map<String, Integer> reasons = new TreeMap<>();
        int number = 0;
        for (String line : Files.readAllLines(QUERIES)) {
            JsonNode one = JSON.readTree(line);
            boolean clean = one.get("dialect").asText().equals("logs")
                    && one.get("errors").isEmpty();
            if (!clean || number++ % EVERY != 0) {
                continue;
            }
            FilledQuery query = FilledQuery.of(PARSER.parse(one.get("text").asText()), PARSER, Schema.anyScope(), NOON);
            if (query.bound().failed()) {
                counts.merge("not inferred", 1, Integer::sum);
                continue;
            }
            Result result = query.run(engine, name -> null, 3, new RunOptions(NOON));
            if (result instanceof Result.Rows) {
                counts.merge("rows", 1, Integer::sum);
            } else if (result instanceof Result.Refused refused) {
                counts.merge("refused", 1, Integer::sum);
                reasons.merge(refused.reasons().get(0).message(), 1, Integer::sum);
            } else if (result instanceof Result.Failed failed) {
                counts.merge("failed", 1, Integer::sum);
                reasons.merge("failed: " + failed.errors().get(0).message(), 1, Integer::sum);
            }
        }
        List<String> most = reasons.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .limit(8)
                .map(entry -> entry.getValue() + " " + entry.getKey())
                .toList();
        System.out.println("Queries of the gallery: " + counts + ", most often " + most);
        assertThat(reasons.keySet()).noneMatch(reason -> reason.contains("A fault of ours"));
        int ran = counts.getOrDefault("rows", 0);
        int all = counts.values().stream().mapToInt(Integer::intValue).sum();
        assertThat(ran).as("%s of %s", ran, all).isGreaterThan(all * 90 / 100);
    }
}

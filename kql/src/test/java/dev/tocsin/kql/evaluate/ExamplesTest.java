package dev.tocsin.kql.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tocsin.kql.bind.BoundQuery;
import dev.tocsin.kql.bind.KqlBinder;
import dev.tocsin.kql.parse.KqlOptions;
import dev.tocsin.kql.parse.KqlParser;
import dev.tocsin.kql.schema.Schema;
import dev.tocsin.kql.symbol.TableType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Examples of Microsoft's documentation with the output that it shows, where they lie beside the repository. */
class ExamplesTest {
    private static final Path EXAMPLES = Path.of("../../shared/corpus/kql/examples.jsonl");
    private static final ObjectMapper JSON = new ObjectMapper();

    /** What the documentation shows is not what its query gives; by file and line. */
    private static final Map<String, String> DOCUMENTATION_WRONG = Map.ofEntries(
            Map.entry("array-iff-function.md:91", "shows another condition than the query has"),
            Map.entry("parse-path-function.md:64", "one of the two backslashes of a path is not shown"),
            Map.entry("series-acos-function.md:42", "shows another series than the query has"),
            Map.entry("series-asin-function.md:44", "shows numbers as texts"),
            Map.entry("series-atan-function.md:42", "shows another series than the query has"),
            Map.entry("series-iir-function.md:65", "the last six rows are not shown"),
            Map.entry("series-magnitude-function.md:44", "the columns shown are not those of the query"),
            Map.entry("series-sin-function.md:42", "shows another series than the query has"),
            Map.entry("series-tan-function.md:42", "shows another series than the query has"),
            Map.entry("array-iff-function.md:73", "the texts in the JSON shown have no quotes"),
            Map.entry("unicode-codepoints-to-string-function.md:92", "line breaks are shown as <br>"),
            Map.entry(
                    "join-innerunique.md:142", "the page says that either row of t1 may be taken, and shows the other"),
            Map.entry(
                    "join-innerunique.md:176", "the page says that either row of t1 may be taken, and shows the other"),
            Map.entry("mv-apply-operator.md:210", "a quote is missing in the JSON shown"),
            Map.entry("min-of-function.md:72", "the column is named result, which no name in the query is"),
            Map.entry("range-operator.md:85", "the first three rows are not shown"),
            Map.entry("replace-regex-function.md:47", "shows the long 1 as 1.000000"),
            Map.entry("replace-string-function.md:74", "shows the long 1 as 1.000000"),
            Map.entry("string.md:129", "the no-break space is shown as a blank"));

    @Test
    void noExampleGivesAnotherResult() throws IOException {
        assumeTrue(Files.exists(EXAMPLES));
        KqlBinder binder = new KqlBinder(Schema.anyScope());
        KqlEngine engine = new KqlEngine();
        Map<String, Integer> counts = new TreeMap<>();
        List<String> wrong = new ArrayList<>();
        for (String line : Files.readAllLines(EXAMPLES)) {
            JsonNode example = JSON.readTree(line);
            String file = example.get("file").asText();
            String id = file.substring(file.lastIndexOf('/') + 1) + ":"
                    + example.get("line").asInt();
            BoundQuery bound = binder.bind(
                    new KqlParser(KqlOptions.LOGS).parse(example.get("query").asText()));
            Result result =
                    engine.compile(bound).run(name -> null, new RunOptions(Instant.parse("2024-01-15T12:00:00Z")));
            String outcome = outcome(example, result, bound);
            if (outcome.equals("wrong") && DOCUMENTATION_WRONG.containsKey(id)) {
                outcome = "documentation wrong";
            } else if (outcome.equals("wrong")) {
                wrong.add(id);
            }
            counts.merge((DocumentedTable.core(file) ? "core " : "other ") + outcome, 1, Integer::sum);
        }
        System.out.println("Examples of the documentation: " + counts);
        assertThat(wrong).as("%s", counts).isEmpty();
        assertThat(counts.getOrDefault("core pass", 0)).isGreaterThanOrEqualTo(209);
    }

    private static boolean openEnded(BoundQuery bound) {
        return bound.result() instanceof TableType table && table.open();
    }

    private static String outcome(JsonNode example, Result result, BoundQuery bound) {
        if (result instanceof Result.Rows rows) {
            List<String> names = new ArrayList<>();
            bound.columns().forEach(column -> names.add(column.name()));
            List<String> given = new ArrayList<>();
            rows.table().fields().forEach(field -> given.add(field.name()));
            // Columns that depend on data are not known to the binder.
            if (!openEnded(bound)) {
                assertThat(given).isEqualTo(names);
            }
            return new DocumentedTable(example).matches(rows.table()) ? "pass" : "wrong";
        }
        return result instanceof Result.Refused ? "refused" : "error";
    }
}

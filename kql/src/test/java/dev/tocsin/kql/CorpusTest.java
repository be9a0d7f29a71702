package dev.tocsin.kql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tocsin.kql.parse.Dialect;
import dev.tocsin.kql.parse.KqlOptions;
import dev.tocsin.kql.parse.KqlParser;
import dev.tocsin.kql.parse.ParsedQuery;
import dev.tocsin.kql.print.KqlFormatter;
import dev.tocsin.kql.text.KqlDiagnostic.Level;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Real queries with the verdict of Microsoft's parser, where they lie beside the repository. */
class CorpusTest {
    private static final Path CORPUS = Path.of("../../shared/corpus/kql");
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Errors of their authors, on which both parsers agree; docs/kql-parser.md says more. */
    private static final Set<String> WRONG_AS_WRITTEN = Set.of("c59ceb9da784", "c0afc4ea00d5");

    @Test
    void cleanQueriesAreCleanAndWrongOnesAreWrongAtTheSamePlace() throws IOException {
        List<String> falseErrors = new ArrayList<>();
        List<String> missed = new ArrayList<>();
        List<String> far = new ArrayList<>();
        for (JsonNode query : read("parse.jsonl")) {
            ParsedQuery parsed = parse(query, query.get("dialect").asText().startsWith("resource"), false);
            boolean wrong = !query.get("errors").isEmpty();
            String id = query.get("id").asText();
            if (!wrong && parsed.failed()) {
                falseErrors.add(id + " " + parsed.diagnostics());
            } else if (wrong && !parsed.failed() && !parsed.has(Level.INFO)) {
                missed.add(id);
            } else if (wrong && parsed.failed()) {
                int distance = parsed.diagnostics().get(0).start()
                        - query.get("errors").get(0).get(2).asInt();
                if (Math.abs(distance) > 5) {
                    far.add(id);
                }
            }
        }
        assertThat(falseErrors).isEmpty();
        assertThat(missed).isEmpty();
        assertThat(far).isEmpty();
    }

    @Test
    void workbookQueriesAreCleanAsTheyAreWritten() throws IOException {
        List<String> failed = new ArrayList<>();
        for (JsonNode query : read("raw.jsonl")) {
            ParsedQuery parsed = parse(query, query.get("queryType").asInt() == 1, true);
            if (parsed.failed() && !WRONG_AS_WRITTEN.contains(query.get("id").asText())) {
                failed.add(query.get("id").asText() + " " + parsed.diagnostics());
            }
        }
        assertThat(failed).isEmpty();
    }

    @Test
    void printingChangesNoTokenAndNoNode() throws IOException {
        for (JsonNode query : read("raw.jsonl")) {
            ParsedQuery parsed = parse(query, query.get("queryType").asInt() == 1, true);
            if (!parsed.failed()) {
                String printed = KqlFormatter.format(parsed);
                ParsedQuery again = new KqlParser(options(query.get("queryType").asInt() == 1, true)).parse(printed);
                String id = query.get("id").asText();
                assertThat(Trees.texts(again.tokens())).as(id).isEqualTo(Trees.texts(parsed.tokens()));
                assertThat(Trees.shape(again.tree())).as(id).isEqualTo(Trees.shape(parsed.tree()));
                assertThat(KqlFormatter.format(again)).as(id).isEqualTo(printed);
                assertThat(Trees.misplaced(again.tree(), printed)).as(id).isEmpty();
            }
        }
    }

    private static ParsedQuery parse(JsonNode query, boolean graph, boolean workbook) {
        return new KqlParser(options(graph, workbook)).parse(query.get("text").asText());
    }

    private static KqlOptions options(boolean graph, boolean workbook) {
        return KqlOptions.LOGS
                .withDialect(graph ? Dialect.RESOURCE_GRAPH : Dialect.LOGS)
                .withWorkbook(workbook);
    }

    private static List<JsonNode> read(String file) throws IOException {
        assumeTrue(Files.exists(CORPUS.resolve(file)), "no corpus beside the repository");
        List<JsonNode> all = new ArrayList<>();
        for (String line : Files.readAllLines(CORPUS.resolve(file))) {
            all.add(JSON.readTree(line));
        }
        return all;
    }
}

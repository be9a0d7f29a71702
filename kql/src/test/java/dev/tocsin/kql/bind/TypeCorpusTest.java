package dev.tocsin.kql.bind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tocsin.kql.parse.KqlOptions;
import dev.tocsin.kql.parse.KqlParser;
import dev.tocsin.kql.schema.Schema;
import dev.tocsin.kql.symbol.Column;
import dev.tocsin.kql.symbol.Function.Kind;
import dev.tocsin.kql.symbol.FunctionCatalog;
import dev.tocsin.kql.text.KqlDiagnostic;
import dev.tocsin.kql.text.KqlDiagnostic.Level;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Real queries with the verdict of Microsoft's binder, where they lie beside the repository. */
class TypeCorpusTest {
    private static final Path SHARED = Path.of("../../shared");
    private static final ObjectMapper JSON = new ObjectMapper();

    /** docs/kql-binder.md has the causes. */
    private static final Set<String> OTHER_COLUMNS =
            Set.of("588dfbe3ca09", "data-explorer/kusto/query/let-statement.md:211");

    private static final Set<String> OTHER_VERDICT = Set.of(
            "7340303fcafb",
            "data-explorer/kusto/query/all-graph-function.md:74",
            "data-explorer/kusto/query/schema-merge-plugin.md:94");

    @Test
    void queriesOfWorkbooksHaveMicrosoftsColumnsAndErrors() throws IOException {
        Map<String, String> texts = new HashMap<>();
        for (JsonNode query : lines("parse.jsonl")) {
            texts.put(query.get("id").asText(), query.get("text").asText());
        }
        compare(texts, "parse-types.jsonl");
    }

    @Test
    void examplesHaveMicrosoftsColumnsAndErrors() throws IOException {
        Map<String, String> texts = new HashMap<>();
        for (JsonNode example : lines("examples.jsonl")) {
            texts.put(
                    example.get("file").asText() + ":" + example.get("line").asInt(),
                    example.get("query").asText());
        }
        compare(texts, "examples-types.jsonl");
    }

    private static void compare(Map<String, String> texts, String verdicts) throws IOException {
        KqlBinder binder = new KqlBinder(Schema.anyScope());
        List<String> columns = new ArrayList<>();
        List<String> missed = new ArrayList<>();
        int far = 0;
        for (JsonNode verdict : lines(verdicts)) {
            String id = verdict.get("id").asText();
            String text = texts.get(id);
            if (text == null || (!verdict.has("columns") && !verdict.has("errors"))) {
                continue;
            }
            BoundQuery bound = binder.bind(new KqlParser(KqlOptions.LOGS).parse(text));
            KqlDiagnostic first = first(bound);
            if (verdict.has("columns")) {
                if (first != null || !told(bound).equals(told(verdict.get("columns")))) {
                    columns.add(id);
                }
            } else if (first == null) {
                missed.add(id);
            } else if (first.start() != verdict.get("errors").get(0).get(1).asInt()) {
                far++;
            }
        }
        assertThat(OTHER_COLUMNS).containsAll(columns);
        assertThat(OTHER_VERDICT).containsAll(missed);
        assertThat(far).isLessThanOrEqualTo(3);
    }

    /** The first error, also one that the service is known to take. */
    private static @Nullable KqlDiagnostic first(BoundQuery bound) {
        return bound.diagnostics().stream()
                .filter(one -> one.level() == Level.ERROR || one.level() == Level.REFUSAL)
                .findFirst()
                .orElse(null);
    }

    private static List<String> told(BoundQuery bound) {
        List<String> told = new ArrayList<>();
        for (Column column : bound.columns()) {
            told.add(column.name() + ":" + column.type().word());
        }
        return told;
    }

    private static List<String> told(JsonNode columns) {
        List<String> told = new ArrayList<>();
        for (JsonNode column : columns) {
            told.add(column.get(0).asText() + ":" + column.get(1).asText());
        }
        return told;
    }

    @Test
    void allFunctionsAreKnown() throws IOException {
        Path file = SHARED.resolve("schemas/kql-functions.json");
        assumeTrue(Files.exists(file));
        JsonNode all = JSON.readTree(file.toFile());
        FunctionCatalog catalog = FunctionCatalog.shipped();
        List<String> unknown = new ArrayList<>();
        for (Kind kind : List.of(Kind.SCALAR, Kind.AGGREGATE, Kind.PLUGIN)) {
            all.get(kind.name().toLowerCase(Locale.ROOT)).fieldNames().forEachRemaining(name -> {
                if (catalog.find(kind, name) == null) {
                    unknown.add(kind + " " + name);
                }
            });
        }
        assertThat(unknown).isEmpty();
    }

    private static List<JsonNode> lines(String file) throws IOException {
        Path path = SHARED.resolve("corpus/kql").resolve(file);
        assumeTrue(Files.exists(path));
        List<JsonNode> lines = new ArrayList<>();
        for (String line : Files.readAllLines(path)) {
            lines.add(JSON.readTree(line));
        }
        return lines;
    }
}

package dev.tocsin.kql.parse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.kql.text.KqlDiagnostic;
import dev.tocsin.kql.text.KqlDiagnostic.Level;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What differs between those who run queries, and what neither runs. */
class DialectTest {
    private final KqlParser logs = new KqlParser(KqlOptions.LOGS);
    private final KqlParser graph = new KqlParser(KqlOptions.LOGS.withDialect(Dialect.RESOURCE_GRAPH));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "summarize count() by location",
                "summarize Count = count() by subscriptionId | order by Count desc",
                "take 1 | project tenantId",
                "distinct location | order by location asc",
                "where type == 'x'",
                "// a comment\nsummarize by subscriptionId",
                "extend a = 1",
                "top 5 by name"
            })
    void resourceGraphTakesQueriesThatBeginWithAnOperator(String query) {
        ParsedQuery parsed = graph.parse(query);
        assertThat(parsed.failed()).isFalse();
        KqlDiagnostic only = parsed.diagnostics().get(0);
        assertThat(only.level()).isEqualTo(Level.INFO);
        assertThat(only.code()).isEqualTo("TOC3102");
        assertThat(only.message()).contains("resources");
    }

    @Test
    void logsDoNot() {
        assertThat(logs.parse("summarize count() by location").failed()).isTrue();
        assertThat(logs.parse("take 1 | project tenantId").failed()).isTrue();
    }

    @Test
    void tablesNamedLikeOperatorsStayTables() {
        assertThat(graph.parse("summarize | take 1").diagnostics()).isEmpty();
        assertThat(graph.parse("resources | take 1").diagnostics()).isEmpty();
        assertThat(graph.parse("print 1").diagnostics()).isEmpty();
    }

    @Test
    void managementCommandsAreRefusedByName() {
        KqlDiagnostic only = logs.parse("  .show tables | take 1").diagnostics().get(0);
        assertThat(only.level()).isEqualTo(Level.REFUSAL);
        assertThat(only.code()).isEqualTo("TOC3101");
        assertThat(only.message()).startsWith("Management command .show is not a query");
        assertThat(only.start()).isEqualTo(2);
        assertThat(only.length()).isEqualTo(5);
    }

    @Test
    void messagesSayWhatToDo() {
        assertThat(message("T | select a")).isEqualTo("Query operator expected; found select; write project");
        assertThat(message("T | where 12345678-1234-1234-1234-123456789012 == a"))
                .contains("write guid(12345678-1234-1234-1234-123456789012)");
        assertThat(message("T | where where == 1")).contains("write ['where']");
        assertThat(message("T | extend a-b = 1")).contains("write ['a-b']");
        assertThat(message("T | where a && b")).contains("Unexpected: &");
        assertThat(message("T | where a == \"x")).isEqualTo("Missing: \"; close the string");
        assertThat(message("T | where a == (1")).isEqualTo("Expected: ); found the end of the query");
    }

    @Test
    void severalMistakesAreToldAtOnce() {
        assertThat(logs.parse("let a = ;\nT | where b == | extend c = iff(d, 1 | tak 5")
                        .diagnostics())
                .extracting(one -> one.code() + "@" + one.start())
                .containsExactly("KS006@7", "KS006@24", "KS005@47", "KS176@49", "KS005@53");
    }

    private String message(String query) {
        return logs.parse(query).diagnostics().get(0).message();
    }
}

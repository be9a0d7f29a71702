package dev.tocsin.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.json.JsonDocument;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RunbookMarkdownTest {
    @Test
    void aRunbookReadsFromTopToBottom() throws Exception {
        assertThat(markdown("""
                title: Slow
                severity: high
                description: Queries are slow.
                steps:
                  - name: Look
                    action: See what runs
                    commands: [psql -c 'select 1', uptime]
                    queries:
                      - language: kql
                        text: requests | count
                    links:
                      - https://example.com/a
                      - title: Plans
                        url: https://example.com/b
                      - workbook: operations
                      - title: It fires
                        rule: slow-queries
                  - action: Restart it
                escalation: [Call the database team]
                """)).isEqualTo("""
                Severity: **high**

                Queries are slow.

                #### 1. Look

                See what runs

                ```sh
                psql -c 'select 1'
                uptime
                ```

                ```kql
                requests | count
                ```

                - [https://example.com/a](https://example.com/a)
                - [Plans](https://example.com/b)
                - workbook `operations`
                - It fires: alert rule `slow-queries`

                #### 2. Restart it

                #### Escalation

                - Call the database team
                """);
    }

    @Test
    void whatIsMissingIsLeftOut() throws Exception {
        assertThat(markdown("title: Slow\nseverity: low\n")).isEqualTo("Severity: **low**\n");
    }

    private static String markdown(String yaml) throws Exception {
        JsonNode root = new YamlReader().read(yaml).root();
        SourceFile source = new SourceFile(Path.of("slow.yaml"), "slow.yaml", new JsonDocument(root, Map::of));
        return new Runbook("slow", "Slow", root.path("severity").asText(), source).markdown();
    }
}

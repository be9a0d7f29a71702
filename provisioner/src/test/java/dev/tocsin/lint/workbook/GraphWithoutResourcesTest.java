package dev.tocsin.lint.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GraphWithoutResourcesTest {
    @TempDir
    private Path root;

    @Test
    void aGraphQueryNeedsSubscriptions() {
        assertThat(WorkbookCase.found(root, new GraphWithoutResources(), """
                {"type": 3, "name": "q", "content": {"version": "KqlItem/1.0", "query": "resources", "queryType": 1}}
                """))
                .singleElement()
                .asString()
                .startsWith("2:73 warning the query does not say which subscriptions it asks about");
    }

    @Test
    void anEmptyListIsNone() {
        assertThat(WorkbookCase.found(root, new GraphWithoutResources(), """
                {"type": 3, "name": "q", "content": {"version": "KqlItem/1.0", "query": "resources", "queryType": 1,
                 "crossComponentResources": []}}
                """)).hasSize(1);
    }

    @Test
    void aGraphQueryWithSubscriptionsAndALogsQueryAreRight() {
        assertThat(WorkbookCase.found(root, new GraphWithoutResources(), """
                {"type": 3, "name": "q", "content": {"version": "KqlItem/1.0", "query": "resources", "queryType": 1,
                 "crossComponentResources": ["{Subscription}"]}},
                {"type": 3, "name": "r", "content": {"version": "KqlItem/1.0", "query": "requests", "queryType": 0}}
                """)).isEmpty();
    }
}

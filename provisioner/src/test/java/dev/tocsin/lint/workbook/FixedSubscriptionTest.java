package dev.tocsin.lint.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.lint.LintCase;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FixedSubscriptionTest {
    private static final String PARAMETERS = """
            {"type": 9, "name": "bar", "content": {"version": "KqlParameterItem/1.0", "parameters": [
            {"name": "Workspace", "type": 5, "value": "%s"}]}}
            """;
    private static final String ID = "/subscriptions/0E4d1bbc-7b43-4c5c-9d7c-0d5ba3b7c001/resourceGroups/rg";

    @TempDir
    private Path root;

    @Test
    void tellsTheIdInAValue() {
        assertThat(WorkbookCase.found(root, new FixedSubscription(), PARAMETERS.formatted(ID)))
                .singleElement()
                .asString()
                .startsWith("3:43 error this names one subscription in every environment");
    }

    @Test
    void anOverrideOfTheDefinitionFitsItsEnvironment() {
        LintCase project = LintCase.in(root)
                .file("workbooks/content/a.txt", WorkbookCase.content(PARAMETERS.formatted("")))
                .file("workbooks/a.json", """
                        {"type": "Microsoft.Insights/workbooks", "name": "a", "kind": "shared", "properties": {
                         "displayName": "A", "category": "workbook", "serializedData": {"$file": "content/a.txt",
                         "overrides": {"/items/0/content/parameters/0/value": "${id('workspace/logs')}"}}}}
                        """);

        assertThat(project.found(new FixedSubscription())).isEmpty();
    }

    @Test
    void aBareGuidMayBeARoleOrAPolicy() {
        assertThat(WorkbookCase.found(
                        root,
                        new FixedSubscription(),
                        PARAMETERS.formatted("0e4d1bbc-7b43-4c5c-9d7c-0d5ba3b7c001 /subscriptions/{Subscription:id}")))
                .isEmpty();
    }
}

package dev.tocsin.lint.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PagesWithoutRunbookTest {
    @TempDir
    private Path root;

    private static final String GROUP =
            "\"actionGroups\": [\"" + AlertBodies.PROVIDERS + "/Microsoft.Insights/actionGroups/team\"]";

    private AlertCase page(String more) {
        return AlertCase.in(root).with("\"severity\": 1", "\"severity\": 1, \"actions\": {" + GROUP + more + "}");
    }

    @Test
    void findsAPageThatLeadsNowhere() {
        assertThat(page("").found(new PagesWithoutRunbook()))
                .singleElement()
                .asString()
                .contains("note an alert of severity 1 wakes people");
    }

    @Test
    void acceptsALink() {
        assertThat(page(", \"customProperties\": {\"Runbook\": \"https://example.com/1\"}")
                        .found(new PagesWithoutRunbook()))
                .isEmpty();
        assertThat(page("").with("\"enabled\"", "\"description\": \"See the runbook.\", \"enabled\"")
                        .found(new PagesWithoutRunbook()))
                .isEmpty();
    }

    @Test
    void acceptsWhatWakesNobody() {
        assertThat(AlertCase.in(root).found(new PagesWithoutRunbook())).isEmpty();
        assertThat(page("").with("\"severity\": 1", "\"severity\": 2").found(new PagesWithoutRunbook()))
                .isEmpty();
    }
}

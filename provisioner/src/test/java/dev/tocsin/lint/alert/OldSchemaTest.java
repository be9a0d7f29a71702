package dev.tocsin.lint.alert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.lint.LintCase;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OldSchemaTest {
    @TempDir
    private Path root;

    private List<String> found(String list, String receiver) {
        return LintCase.in(root)
                .file(
                        "alert-rules/action-groups/team.json",
                        AlertBodies.group("team", "\"" + list + "\": [" + receiver + "]"))
                .found(new OldSchema());
    }

    @Test
    void findsAWebhookWithoutIt() {
        assertThat(found("webhookReceivers", "{\"name\": \"hook\", \"serviceUri\": \"https://example.com/a\"}"))
                .singleElement()
                .asString()
                .contains("warning \"hook\" gets another message from each kind of alert");
    }

    @Test
    void peopleCanReadBoth() {
        assertThat(found("emailReceivers", "{\"name\": \"team\", \"emailAddress\": \"team@example.com\"}"))
                .singleElement()
                .asString()
                .contains("note \"team\"");
    }

    @Test
    void acceptsTheCommonSchemaAndWhatHasNone() {
        assertThat(found(
                        "emailReceivers",
                        "{\"name\": \"team\", \"emailAddress\": \"team@example.com\", \"useCommonAlertSchema\": true}"))
                .isEmpty();
        assertThat(found("smsReceivers", "{\"name\": \"me\", \"countryCode\": \"49\", \"phoneNumber\": \"1234567\"}"))
                .isEmpty();
    }
}

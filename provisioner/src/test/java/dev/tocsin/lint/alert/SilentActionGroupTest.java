package dev.tocsin.lint.alert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.lint.LintCase;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SilentActionGroupTest {
    private static final String MAIL = "{\"name\": \"team\", \"emailAddress\": \"team@example.com\"}";

    @TempDir
    private Path root;

    @Test
    void findsAGroupThatIsOff() {
        assertThat(found(false, MAIL)).singleElement().asString().contains("warning the action group is off");
    }

    @Test
    void findsAGroupWithoutReceivers() {
        assertThat(found(true, "")).singleElement().asString().contains("has no receiver");
    }

    @Test
    void acceptsAGroupThatTellsSomebody() {
        assertThat(found(true, MAIL)).isEmpty();
    }

    private List<String> found(boolean enabled, String receivers) {
        return LintCase.in(root)
                .file("alert-rules/action-groups/team.json", """
                        {"type": "Microsoft.Insights/actionGroups", "name": "team", "location": "Global",
                         "properties": {"groupShortName": "team", "enabled": %s, "emailReceivers": [%s]}}
                        """.formatted(enabled, receivers))
                .found(new SilentActionGroup());
    }
}

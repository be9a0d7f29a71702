package dev.tocsin.lint.alert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.lint.LintCase;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LostRunbookTest {
    @TempDir
    private Path root;

    private List<String> found(String link) {
        return LintCase.in(root)
                .file("alert-rules/runbooks/errors.yaml", "title: Errors\nseverity: high\nsteps: []\n")
                .file(
                        "alert-rules/errors.json",
                        AlertBodies.log(
                                "errors", "\"actions\": {\"customProperties\": {\"runbook\": \"" + link + "\"}},"))
                .found(new LostRunbook());
    }

    @Test
    void findsAFileThatIsNotThere() {
        assertThat(found("https://git.example.com/blob/main/alert-rules/runbooks/error.yaml#steps"))
                .singleElement()
                .asString()
                .contains("warning there is no runbook alert-rules/runbooks/error.yaml in the project");
    }

    @Test
    void acceptsOneThatIsThere() {
        assertThat(found("https://git.example.com/blob/main/alert-rules/runbooks/errors.yaml?plain=1"))
                .isEmpty();
        assertThat(found("alert-rules/runbooks/errors.yaml")).isEmpty();
    }

    @Test
    void followsNoOtherLink() {
        assertThat(found("https://wiki.example.com/runbooks/errors")).isEmpty();
    }
}

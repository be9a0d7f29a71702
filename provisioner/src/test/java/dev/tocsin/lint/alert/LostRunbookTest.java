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
                .file("alert-rules/runbooks/errors.yaml", "title: Errors\nseverity: high\nsteps: [{action: look}]\n")
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
                .contains("error there is no runbook alert-rules/runbooks/error.yaml in the project");
    }

    @Test
    void looksIntoTheDescription() {
        LintCase project = LintCase.in(root)
                .file("alert-rules/runbooks/errors.yaml", "title: Errors\nseverity: high\nsteps: [{action: look}]\n");
        String text =
                "\"description\": \"Errors. Runbook: https://git.example.com/main/alert-rules/runbooks/%s. Look.\",";
        assertThat(project.file("alert-rules/errors.json", AlertBodies.log("errors", text.formatted("error.yaml")))
                        .found(new LostRunbook()))
                .singleElement()
                .asString()
                .contains("error there is no runbook alert-rules/runbooks/error.yaml in the project");
        assertThat(project.file("alert-rules/errors.json", AlertBodies.log("errors", text.formatted("errors.yaml")))
                        .found(new LostRunbook()))
                .isEmpty();
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

package dev.tocsin.lint.alert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.lint.LintCase;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BrokenRunbookTest {
    @TempDir
    private Path root;

    private List<String> found(String link) {
        return LintCase.in(root)
                .file("alert-rules/errors.json", AlertBodies.log("errors", ""))
                .file("alert-rules/runbooks/slow.yaml", "title: Slow\nseverity: low\nsteps: [{action: wait}]\n")
                .file("alert-rules/runbooks/errors.yaml", """
                        title: Errors
                        severity: high
                        steps:
                          - action: look
                            links:
                              - %s
                        """.formatted(link))
                .found(new BrokenRunbook());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{rule: error} | alert-rules/runbooks/errors.yaml:6:16 error there is no alert rule \"error\" in the project; did you mean \"errors\"?",
                "{workbook: operations} | alert-rules/runbooks/errors.yaml:6:20 error there is no workbook \"operations\" in the project; correct the name",
                "{runbook: slaw} | alert-rules/runbooks/errors.yaml:6:19 error there is no runbook \"slaw\" in the project; did you mean \"slow\"?",
                "docs/errors.md | alert-rules/runbooks/errors.yaml:6:9 error the link \"docs/errors.md\" has no scheme",
                "{title: t, url: 'https://wiki example/x'} | alert-rules/runbooks/errors.yaml:6:25 error the link \"https://wiki example/x\" is no address: illegal character in authority; write such characters as %XX",
                "'https:///errors' | alert-rules/runbooks/errors.yaml:6:9 error the link \"https:///errors\" is no address",
                "'javascript:alert(1)' | alert-rules/runbooks/errors.yaml:6:9 error the link \"javascript:alert(1)\" is no address of a page"
            })
    void findsLinksThatLeadNowhere(String link, String expected) {
        assertThat(found(link)).singleElement().asString().startsWith(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{rule: errors}",
                "{rule: log-alert/errors}",
                "{runbook: slow}",
                "https://wiki.example.com/errors?a=b#c",
                "mailto:oncall@example.com",
                "{title: Wiki, url: 'http://wiki.example.com'}"
            })
    void acceptsLinksThatLeadSomewhere(String link) {
        assertThat(found(link)).isEmpty();
    }

    @Test
    void needsNoLinks() {
        assertThat(LintCase.in(root)
                        .file("alert-rules/runbooks/slow.yaml", "title: Slow\nseverity: low\nsteps: [{action: wait}]\n")
                        .found(new BrokenRunbook()))
                .isEmpty();
    }
}

package dev.tocsin.lint.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.lint.Fixes;
import dev.tocsin.lint.LintCase;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LegacyFormTest {
    @TempDir
    private Path root;

    @Test
    void tellsFormsOfYearsAgo() {
        assertThat(WorkbookCase.found(root, new LegacyForm(), """
            {"type": 1, "name": "a", "content": "{}"},
            {"type": 10, "name": "b", "content": {"version": "MetricsItem/1.0"}},
            {"type": 1, "name": "c", "halfWidth": true, "content": {"json": "x"}}
            """))
                .containsExactly(
                        "2:37 note the content is JSON in a string, where no rule and no diff can look; write an"
                                + " object",
                        "3:50 note MetricsItem/1.0 is the old form; save the item in the portal to get MetricsItem/2.0",
                        "4:39 note halfWidth is the old form of \"customWidth\": \"50\"");
    }

    @Test
    void takesTheFormsOfToday() {
        assertThat(WorkbookCase.found(root, new LegacyForm(), """
            {"type": 10, "name": "b", "customWidth": "50", "content": {"version": "MetricsItem/2.0"}}
            """)).isEmpty();
    }

    @Test
    void halfOfTheWidthIsMended() {
        String text = WorkbookCase.content("""
            {"type": 1, "name": "c", "halfWidth" : true, "content": {"json": "x"}}
            """);

        assertThat(WorkbookCase.of(LintCase.in(root).file(WorkbookCase.FILE, text), new LegacyForm()))
                .singleElement()
                .satisfies(one -> assertThat(Fixes.apply(text, one.fixes()))
                        .isEqualTo(text.replace("\"halfWidth\" : true", "\"customWidth\": \"50\"")));
    }

    @Test
    void aWidthBesideItIsForAPersonToDecide() {
        String text = WorkbookCase.content("""
            {"type": 1, "name": "c", "halfWidth": true, "customWidth": "30", "content": {"json": "x"}},
            {"type": 1, "name": "d", "halfWidth": false, "content": {"json": "x"}}
            """);

        assertThat(WorkbookCase.of(LintCase.in(root).file(WorkbookCase.FILE, text), new LegacyForm()))
                .hasSize(2)
                .allSatisfy(one -> assertThat(one.fixes()).isEmpty());
    }
}

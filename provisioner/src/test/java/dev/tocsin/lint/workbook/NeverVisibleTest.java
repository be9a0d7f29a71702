package dev.tocsin.lint.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NeverVisibleTest {
    @TempDir
    private Path root;

    @Test
    void aParameterThatNobodyDefinesHidesTheItem() {
        assertThat(found("""
            {"type": 11, "name": "tabs", "content": {"version": "LinkItem/1.0", "style": "tabs", "links": [
            {"cellValue": "tab", "linkTarget": "parameter", "linkLabel": "a", "subTarget": "a"}]}},
            {"type": 1, "name": "x", "content": {"json": "x"}, "conditionalVisibility":
            {"parameterName": "nobody", "comparison": "isEqualTo", "value": "1"}}
            """))
                .containsExactly("5:19 note nobody defines {nobody} in this workbook, so the item is never visible");
    }

    @Test
    void orShowsItAlways() {
        assertThat(found("""
            {"type": 11, "name": "tabs", "content": {"version": "LinkItem/1.0", "style": "tabs", "links": [
            {"cellValue": "tab", "linkTarget": "parameter", "linkLabel": "a", "subTarget": "a"}]}},
            {"type": 1, "name": "x", "content": {"json": "x"}, "conditionalVisibility":
            {"parameterName": "nobody", "comparison": "isNotEqualTo", "value": "1"}},
            {"type": 1, "name": "y", "content": {"json": "x"}, "conditionalVisibility":
            {"parameterName": "nobody", "comparison": "isEqualTo", "value": null}}
            """))
                .containsExactly(
                        "5:19 note nobody defines {nobody} in this workbook, so the condition always holds",
                        "7:19 note nobody defines {nobody} in this workbook, so the condition always holds");
    }

    @Test
    void aNameOtherwiseWrittenIsAWarning() {
        assertThat(found("""
            {"type": 11, "name": "tabs", "content": {"version": "LinkItem/1.0", "style": "tabs", "links": [
            {"cellValue": "tab", "linkTarget": "parameter", "linkLabel": "a", "subTarget": "a"}]}},
            {"type": 1, "name": "x", "content": {"json": "x"}, "conditionalVisibility":
            {"parameterName": "Tab", "comparison": "isEqualTo", "value": "a"}}
            """))
                .containsExactly("5:19 warning nobody defines {Tab}, so the item is never visible; {tab} is defined");
    }

    @Test
    void soIsOneInAGroup() {
        assertThat(found("""
            {"type": 12, "name": "inner", "content": {"version": "NotebookGroup/1.0", "items": [
            {"type": 11, "name": "tabs", "content": {"version": "LinkItem/1.0", "style": "tabs", "links": [
            {"cellValue": "tab", "linkTarget": "parameter", "linkLabel": "a", "subTarget": "a"}]}}]}},
            {"type": 1, "name": "x", "content": {"json": "x"}, "conditionalVisibility":
            {"parameterName": "tab", "comparison": "isEqualTo", "value": "a"}}
            """))
                .containsExactly(
                        "6:19 warning {tab} is defined in the group \"inner\", which does not export its parameters;"
                                + " the condition does not see it");
    }

    @Test
    void takesWhatIsDefined() {
        assertThat(found("""
            {"type": 11, "name": "tabs", "content": {"version": "LinkItem/1.0", "style": "tabs", "links": [
            {"cellValue": "tab", "linkTarget": "parameter", "linkLabel": "a", "subTarget": "a"}]}},
            {"type": 1, "name": "x", "content": {"json": "x"}, "conditionalVisibility":
            {"parameterName": "tab", "comparison": "isEqualTo", "value": "a"}}
            """)).isEmpty();
    }

    private List<String> found(String items) {
        return WorkbookCase.found(root, new NeverVisible(new SharedFacts()), items);
    }
}

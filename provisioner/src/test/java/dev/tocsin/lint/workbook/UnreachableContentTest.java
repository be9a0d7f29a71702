package dev.tocsin.lint.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnreachableContentTest {
    @TempDir
    private Path root;

    @Test
    void tellsAnItemForNoTab() {
        assertThat(found("""
            {"type": 11, "name": "tabs", "content": {"version": "LinkItem/1.0", "style": "tabs", "links": [
            {"cellValue": "tab", "linkTarget": "parameter", "linkLabel": "a", "subTarget": "a"},
            {"cellValue": "tab", "linkTarget": "parameter", "linkLabel": "b", "subTarget": "b"}]}},
            {"type": 1, "name": "x", "content": {"json": "x"}, "conditionalVisibility":
            {"parameterName": "tab", "comparison": "isEqualTo", "value": "c"}}
            """))
                .containsExactly(
                        "6:19 warning the item is shown while {tab} is \"c\", and no tab sets that; tabs set a, b");
    }

    @Test
    void whatIsHiddenOnPurposeIsANote() {
        assertThat(found("""
            {"type": 11, "name": "tabs", "content": {"version": "LinkItem/1.0", "style": "tabs", "links": [
            {"cellValue": "tab", "linkTarget": "parameter", "linkLabel": "a", "subTarget": "a"}]}},
            {"type": 1, "name": "x", "content": {"json": "x"}, "conditionalVisibility":
            {"parameterName": "tab", "comparison": "isEqualTo", "value": "hidden"}}
            """))
                .containsExactly(
                        "5:19 note the item is shown while {tab} is \"hidden\", and no tab sets that; tabs set a");
    }

    @Test
    void takesValuesOfTabs() {
        assertThat(found("""
            {"type": 11, "name": "tabs", "content": {"version": "LinkItem/1.0", "style": "tabs", "links": [
            {"cellValue": "tab", "linkTarget": "parameter", "linkLabel": "a", "subTarget": "a"},
            {"cellValue": "tab", "linkTarget": "parameter", "linkLabel": "b", "subTarget": "b"}]}},
            {"type": 1, "name": "x", "content": {"json": "x"}, "conditionalVisibility":
            {"parameterName": "tab", "comparison": "isEqualTo", "value": "b"}},
            {"type": 1, "name": "y", "content": {"json": "x"}, "conditionalVisibility":
            {"parameterName": "tab", "comparison": "isEqualTo", "value": null}},
            {"type": 1, "name": "z", "content": {"json": "x"}, "conditionalVisibility":
            {"parameterName": "tab", "comparison": "isNotEqualTo", "value": "q"}}
            """)).isEmpty();
    }

    @Test
    void aParameterOfTheNameMayHaveAnyValue() {
        assertThat(found("""
            {"type": 9, "name": "bar", "content": {"version": "KqlParameterItem/1.0", "parameters": [{"name": "tab", "type": 1}]}},
            {"type": 11, "name": "tabs", "content": {"version": "LinkItem/1.0", "style": "tabs", "links": [
            {"cellValue": "tab", "linkTarget": "parameter", "linkLabel": "a", "subTarget": "a"}]}},
            {"type": 1, "name": "x", "content": {"json": "x"}, "conditionalVisibility":
            {"parameterName": "tab", "comparison": "isEqualTo", "value": "c"}}
            """)).isEmpty();
    }

    private List<String> found(String items) {
        return WorkbookCase.found(root, new UnreachableContent(new SharedFacts()), items);
    }
}

package dev.tocsin.lint.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TabForNothingTest {
    @TempDir
    private Path root;

    @Test
    void tellsATabThatShowsNothing() {
        assertThat(found("""
            {"type": 11, "name": "tabs", "content": {"version": "LinkItem/1.0", "style": "tabs", "links": [
            {"cellValue": "tab", "linkTarget": "parameter", "linkLabel": "a", "subTarget": "a"},
            {"cellValue": "tab", "linkTarget": "parameter", "linkLabel": "b", "subTarget": "b"}]}},
            {"type": 1, "name": "x", "content": {"json": "x"}, "conditionalVisibility":
            {"parameterName": "tab", "comparison": "isEqualTo", "value": "a"}}
            """))
                .containsExactly("4:80 warning no item is shown while {tab} is \"b\"; show one, or remove the tab");
    }

    @Test
    void tellsATabWithoutAValue() {
        assertThat(found("""
            {"type": 11, "name": "tabs", "content": {"version": "LinkItem/1.0", "style": "tabs", "links": [
            {"cellValue": "tab", "linkTarget": "parameter", "linkLabel": "a", "subTarget": "a"},
            {"cellValue": "tab", "linkTarget": "parameter", "linkLabel": "", "subTarget": ""}]}},
            {"type": 1, "name": "x", "content": {"json": "x"}, "conditionalVisibility":
            {"parameterName": "tab", "comparison": "isEqualTo", "value": "a"}}
            """)).containsExactly("4:1 warning the tab gives {tab} no value; write one in subTarget");
    }

    @Test
    void aQueryMayUseTheValue() {
        assertThat(found("""
            {"type": 11, "name": "tabs", "content": {"version": "LinkItem/1.0", "style": "tabs", "links": [
            {"cellValue": "tab", "linkTarget": "parameter", "linkLabel": "a", "subTarget": "a"},
            {"cellValue": "tab", "linkTarget": "parameter", "linkLabel": "b", "subTarget": "b"}]}},
            {"type": 1, "name": "x", "content": {"json": "x"}, "conditionalVisibility":
            {"parameterName": "tab", "comparison": "isEqualTo", "value": "a"}},
            {"type": 3, "name": "q", "content": {"version": "KqlItem/1.0", "query": "requests | where name == '{tab}'", "queryType": 0}}
            """)).isEmpty();
    }

    @Test
    void aConditionMayHoldForAllOthers() {
        assertThat(found("""
            {"type": 11, "name": "tabs", "content": {"version": "LinkItem/1.0", "style": "tabs", "links": [
            {"cellValue": "tab", "linkTarget": "parameter", "linkLabel": "a", "subTarget": "a"},
            {"cellValue": "tab", "linkTarget": "parameter", "linkLabel": "b", "subTarget": "b"}]}},
            {"type": 1, "name": "x", "content": {"json": "x"}, "conditionalVisibility":
            {"parameterName": "tab", "comparison": "isEqualTo", "value": "a"}},
            {"type": 1, "name": "y", "content": {"json": "x"}, "conditionalVisibility":
            {"parameterName": "tab", "comparison": "isNotEqualTo", "value": "a"}}
            """)).isEmpty();
    }

    @Test
    void aSwitchHasAHalfThatShowsNothing() {
        assertThat(found("""
            {"type": 11, "name": "tabs", "content": {"version": "LinkItem/1.0", "style": "tabs", "links": [
            {"cellValue": "tab", "linkTarget": "parameter", "linkLabel": "Yes", "subTarget": "Yes"},
            {"cellValue": "tab", "linkTarget": "parameter", "linkLabel": "No", "subTarget": "No"}]}},
            {"type": 1, "name": "x", "content": {"json": "x"}, "conditionalVisibility":
            {"parameterName": "tab", "comparison": "isEqualTo", "value": "Yes"}}
            """)).isEmpty();
    }

    private List<String> found(String items) {
        return WorkbookCase.found(root, new TabForNothing(new SharedFacts()), items);
    }
}

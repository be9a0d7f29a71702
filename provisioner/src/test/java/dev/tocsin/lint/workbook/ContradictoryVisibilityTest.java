package dev.tocsin.lint.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContradictoryVisibilityTest {
    @TempDir
    private Path root;

    @Test
    void twoValuesOfOneParameterNeverHold() {
        assertThat(WorkbookCase.found(root, new ContradictoryVisibility(), """
                {"type": 1, "name": "a", "content": {"json": "x"}, "conditionalVisibilities": [
                {"parameterName": "tab", "comparison": "isEqualTo", "value": "a"},
                {"parameterName": "tab", "comparison": "isEqualTo", "value": "b"}]}
                """))
                .containsExactly(
                        "4:1 error the conditions on {tab} cannot hold together, and all of them must; the item is never visible");
    }

    @Test
    void aValueAndNotThatValueNeverHold() {
        assertThat(WorkbookCase.found(root, new ContradictoryVisibility(), """
                {"type": 1, "name": "a", "content": {"json": "x"}, "conditionalVisibilities": [
                {"parameterName": "tab", "comparison": "isEqualTo", "value": "a"},
                {"parameterName": "tab", "comparison": "isNotEqualTo", "value": "a"}]}
                """))
                .containsExactly(
                        "4:1 error the conditions on {tab} cannot hold together, and all of them must; the item is never visible");
    }

    @Test
    void nothingAndEmptyTextAreTheSame() {
        assertThat(WorkbookCase.found(root, new ContradictoryVisibility(), """
                {"type": 1, "name": "a", "content": {"json": "x"}, "conditionalVisibilities": [
                {"parameterName": "tab", "comparison": "isEqualTo", "value": null},
                {"parameterName": "tab", "comparison": "isNotEqualTo", "value": ""}]}
                """))
                .containsExactly(
                        "4:1 error the conditions on {tab} cannot hold together, and all of them must; the item is never visible");
    }

    @Test
    void twoParametersMayDiffer() {
        assertThat(WorkbookCase.found(root, new ContradictoryVisibility(), """
                {"type": 1, "name": "a", "content": {"json": "x"}, "conditionalVisibilities": [
                {"parameterName": "tab", "comparison": "isEqualTo", "value": "a"},
                {"parameterName": "view", "comparison": "isEqualTo", "value": "b"},
                {"parameterName": "tab", "comparison": "isNotEqualTo", "value": "b"}]}
                """)).isEmpty();
    }

    @Test
    void aPlaceholderMayStandForTheOtherValue() {
        assertThat(WorkbookCase.found(root, new ContradictoryVisibility(), """
                {"type": 1, "name": "a", "content": {"json": "x"}, "conditionalVisibilities": [
                {"parameterName": "tab", "comparison": "isEqualTo", "value": "a"},
                {"parameterName": "tab", "comparison": "isEqualTo", "value": "{Default}"}]}
                """)).isEmpty();
    }

    @Test
    void bothFormsAtOnceAreANote() {
        assertThat(WorkbookCase.found(root, new ContradictoryVisibility(), """
                {"type": 1, "name": "a", "content": {"json": "x"},
                "conditionalVisibility": {"parameterName": "tab", "comparison": "isEqualTo", "value": "a"},
                "conditionalVisibilities": [{"parameterName": "tab", "comparison": "isEqualTo", "value": "b"}]}
                """))
                .containsExactly(
                        "3:26 note the item has conditionalVisibility and conditionalVisibilities; keep the list");
    }
}

package dev.tocsin.lint.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SameParameterTest {
    @TempDir
    private Path root;

    @Test
    void tellsASecondOneInTheSameScope() {
        assertThat(WorkbookCase.found(root, new SameParameter(), """
                {"type": 9, "name": "bar", "content": {"version": "KqlParameterItem/1.0", "parameters": [
                {"name": "A", "type": 1, "id": "1"},
                {"name": "A", "type": 1, "id": "2"}]}}
                """))
                .containsExactly(
                        "4:10 warning {A} is defined before, in the same scope; what uses it sees one of the two");
    }

    @Test
    void tellsAnIdThatTwoHave() {
        assertThat(WorkbookCase.found(root, new SameParameter(), """
                {"type": 9, "name": "bar", "content": {"version": "KqlParameterItem/1.0", "parameters": [
                {"name": "A", "type": 1, "id": "1"},
                {"name": "B", "type": 1, "id": "1"}]}}
                """))
                .containsExactly("4:32 warning another parameter has this id, too; the portal gives each its own");
    }

    @Test
    void aGroupIsAScopeOfItsOwn() {
        assertThat(WorkbookCase.found(root, new SameParameter(), """
                {"type": 9, "name": "bar", "content": {"version": "KqlParameterItem/1.0", "parameters": [
                {"name": "A", "type": 1, "id": "1"}]}},
                {"type": 12, "name": "g", "content": {"version": "NotebookGroup/1.0", "items": [
                {"type": 9, "name": "bar", "content": {"version": "KqlParameterItem/1.0", "parameters": [
                {"name": "A", "type": 1, "id": "2"}]}}]}}
                """)).isEmpty();
    }
}

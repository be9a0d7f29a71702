package dev.tocsin.lint.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MergeOfNothingTest {
    @TempDir
    private Path root;

    @Test
    void tellsAStepThatDoesNotExist() {
        assertThat(found("""
            {"type": 3, "name": "a", "content": {"version": "KqlItem/1.0", "query": "requests", "queryType": 0}},
            {"type": 3, "name": "m", "content": {"version": "KqlItem/1.0", "query": "{\\"version\\":\\"Merge/1.0\\",\\"merges\\":[{\\"id\\":\\"1\\",\\"mergeType\\":\\"inner\\",\\"leftTable\\":\\"a\\",\\"rightTable\\":\\"b\\"}]}", "queryType": 7}}
            """)).containsExactly("3:73 error this merges the result of \"b\", and no item has that name");
    }

    @Test
    void takesStepsAndParameters() {
        assertThat(found("""
            {"type": 3, "name": "a", "content": {"version": "KqlItem/1.0", "query": "requests", "queryType": 0}},
            {"type": 3, "name": "m", "content": {"version": "KqlItem/1.0", "query": "{\\"version\\":\\"Merge/1.0\\",\\"merges\\":[{\\"id\\":\\"1\\",\\"mergeType\\":\\"inner\\",\\"leftTable\\":\\"a\\",\\"rightTable\\":\\"a\\"}]}", "queryType": 7}},
            {"type": 3, "name": "a", "content": {"version": "KqlItem/1.0", "query": "requests", "queryType": 0}},
            {"type": 3, "name": "m", "content": {"version": "KqlItem/1.0", "query": "{\\"version\\":\\"Merge/1.0\\",\\"merges\\":[{\\"id\\":\\"1\\",\\"mergeType\\":\\"inner\\",\\"leftTable\\":\\"a\\",\\"rightTable\\":\\"{table}\\"}]}", "queryType": 7}}
            """)).isEmpty();
    }

    private List<String> found(String items) {
        return WorkbookCase.found(root, new MergeOfNothing(new SharedFacts()), items);
    }
}

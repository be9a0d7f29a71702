package dev.tocsin.preview;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.json.JsonLimits;
import dev.tocsin.json.JsonReader;
import dev.tocsin.json.JsonSyntaxException;
import dev.tocsin.json.JsonWriter;
import dev.tocsin.preview.data.PreviewData;
import dev.tocsin.preview.page.Page;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Items whose rows are those of other items. */
class MergeTest {
    private static final Instant NOW = Instant.parse("2026-01-05T12:00:00Z");

    private static Page page(String merge) throws JsonSyntaxException {
        String items = item("a", 0, "datatable(k: string, x: long) ['1', 10, '2', 20, '2', 21]") + ","
                + item("b", 0, "datatable(k: string, y: string) ['2', 'two', '3', 'three']") + ","
                + item("m", 7, merge);
        return Preview.page(
                "title",
                new JsonReader(JsonLimits.DEFINITION)
                        .readTree("{\"version\": \"Notebook/1.0\", \"items\": [" + items + "]}"),
                PreviewData.none(NOW));
    }

    private static String item(String name, int type, String query) {
        return "{\"type\": 3, \"name\": \"" + name + "\", \"content\": {\"queryType\": " + type + ", \"query\": "
                + JsonWriter.quoted(query) + "}}";
    }

    private static String merge(String type, String rename) {
        return "{\"merges\": [{\"mergeType\": \"" + type
                + "\", \"leftTable\": \"a\", \"rightTable\": \"b\", \"leftColumn\": \"k\", \"rightColumn\": \"k\"}]"
                + (rename.isEmpty() ? "" : ", \"projectRename\": [" + rename + "]") + "}";
    }

    /** The rows of the merge: cells with commas between, rows with bars. */
    private static String rows(Page page) {
        String section = page.html().substring(page.html().indexOf("aria-label=\"m\""));
        section = section.substring(0, section.indexOf("</section>"));
        List<String> rows = new ArrayList<>();
        Matcher row = Pattern.compile("<tr>(<td.*?)</tr>").matcher(section);
        while (row.find()) {
            rows.add(row.group(1).replaceAll("</td><td[^>]*>", ",").replaceAll("<[^>]*>", ""));
        }
        return String.join("|", rows);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "inner; 2,20,2,two|2,21,2,two",
                "innerunique; 2,20,2,two",
                "leftouter; 1,10,,|2,20,2,two|2,21,2,two",
                "rightouter; 2,20,2,two|2,21,2,two|,,3,three",
                "outer; 1,10,,|2,20,2,two|2,21,2,two|,,3,three",
                "leftanti; 1,10,,",
                "rightanti; ,,3,three",
                "leftsemi; 2,20,,|2,21,,",
                "rightsemi; ,,2,two",
                "table; 1,10|2,20|2,21",
                "union; 1,10,,|2,20,,|2,21,,|,,2,two|,,3,three"
            })
    void joinsAsItsTypeSays(String type, String expected) throws JsonSyntaxException {
        assertThat(rows(page(merge(type, "")))).isEqualTo(expected);
    }

    @Test
    void columnsAreChosenRenamedAndAdded() throws JsonSyntaxException {
        String rename = "{\"originalName\": \"[b].y\", \"mergedName\": \"Word\"}, {\"originalName\": \"[a].k\"},"
                + "{\"originalName\": \"[a].x\", \"mergedName\": \"Number\"},"
                + "{\"originalName\": \"[Added column]\", \"mergedName\": \"Size\", \"isNewItem\": true, \"newItemData\": ["
                + "{\"criteriaContext\": {\"leftOperand\": \"Number\", \"operator\": \">\", \"rightVal\": \"20\", \"resultValType\": \"static\", \"resultVal\": \"large\"}},"
                + "{\"criteriaContext\": {\"operator\": \"Default\", \"resultValType\": \"expression\", \"resultVal\": \"[\\\"Word\\\"]\"}}]}";
        assertThat(rows(page(merge("inner", rename)))).isEqualTo("two,20,two|two,21,large");
    }

    @Test
    void whatCannotBeMergedIsNamed() throws JsonSyntaxException {
        assertThat(page(merge("sideways", "")).stubs().get(0).reason())
                .isEqualTo("Table: merges of type \"sideways\" are not known");
        assertThat(page(merge("inner", "").replace("\"b\"", "\"gone\""))
                        .stubs()
                        .get(0)
                        .reason())
                .isEqualTo("Table: it merges the rows of \"gone\", which is no item");
        assertThat(page(merge("inner", "").replace("\"b\"", "\"m\""))
                        .stubs()
                        .get(0)
                        .reason())
                .isEqualTo("Table: it merges the rows of \"m\": it merges its own rows");
        assertThat(page("{not json").stubs().get(0).reason()).startsWith("Table: its merge is not JSON");
        String expression = "{\"mergedName\": \"E\", \"isNewItem\": true, \"newItemData\": [{\"criteriaContext\": {"
                + "\"operator\": \"Default\", \"resultValType\": \"expression\", \"resultVal\": \"fetch('x')\"}}]}";
        assertThat(page(merge("inner", expression)).stubs().get(0).reason())
                .isEqualTo(
                        "Table: an added column is the expression fetch('x'), and expressions are not evaluated here");
    }
}

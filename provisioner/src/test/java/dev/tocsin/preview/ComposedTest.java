package dev.tocsin.preview;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.json.JsonLimits;
import dev.tocsin.json.JsonReader;
import dev.tocsin.json.JsonSyntaxException;
import dev.tocsin.preview.data.PreviewData;
import dev.tocsin.preview.page.Frame;
import dev.tocsin.preview.page.Page;
import dev.tocsin.preview.page.Stub;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ComposedTest {
    private static final Instant NOW = Instant.parse("2026-01-05T12:00:00Z");

    private final Map<String, JsonNode> files = new HashMap<>();

    private static JsonNode workbook(String items) {
        try {
            return new JsonReader(JsonLimits.DEFINITION).readTree("{\"items\": [" + items + "]}");
        } catch (JsonSyntaxException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static String loads(String id, String more) {
        return "{\"type\": 12, \"name\": \"g\", \"content\": {\"groupType\": \"template\", \"loadFromTemplateId\": \""
                + id + "\"" + more + "}}";
    }

    private static String text(String markdown) {
        return "{\"type\": 1, \"content\": {\"json\": \"" + markdown + "\"}}";
    }

    private static String bar(String name, String... parameters) {
        StringBuilder list = new StringBuilder();
        for (String one : parameters) {
            list.append(list.isEmpty() ? "" : ",")
                    .append("{\"name\": \"" + one + "\", \"type\": 1, \"value\": \"" + one + " of " + name + "\"}");
        }
        return "{\"type\": 9, \"name\": \"" + name + "\", \"content\": {\"parameters\": [" + list + "]}}";
    }

    private Composed composed(String items) {
        return Composed.of("outer", workbook(items), id -> {
            JsonNode found = files.get(id);
            return found == null
                    ? new Templates.Absent("is not beside this workbook")
                    : new Templates.Loaded(id, found);
        });
    }

    private Page page(String items) {
        return Preview.page("t", composed(items), Map.of(), PreviewData.none(NOW), Frame.NONE);
    }

    @Test
    void drawsWhatAGroupLoadsAndCountsItsItems() {
        files.put("inner", workbook(text("from inside") + "," + text("and more")));

        Page page = page(loads("inner", ""));

        assertThat(page.html()).contains("<p>from inside</p>", "<p>and more</p>");
        assertThat(page.total()).isEqualTo(3);
        assertThat(page.stubs()).isEmpty();
    }

    @Test
    void aParameterOfTheWorkbookAroundReplacesTheOneOfTheSameNameAndAnEmptyBarDisappears() {
        files.put("inner", workbook(bar("twice", "A", "B") + "," + bar("gone", "A") + "," + text("{A}, {B}")));

        Page page = page(bar("around", "A") + "," + loads("inner", ""));

        assertThat(page.html()).contains("<p>A of around, B of twice</p>").doesNotContain("A of twice", "of gone");
        assertThat(page.total()).as("two bars, the group and the text").isEqualTo(4);
    }

    @Test
    void parametersOfWhatIsLoadedAreKnownOutsideOnlyWhenTheGroupExportsThem() {
        files.put("inner", workbook(bar("inner", "A")));

        assertThat(page(loads("inner", "") + "," + text("A is {A}")).html()).doesNotContain("A is A of inner");
        assertThat(page(loads("inner", ", \"exportParameters\": true") + "," + text("A is {A}"))
                        .html())
                .contains("A is A of inner");
    }

    @Test
    void aWorkbookThatLoadsItselfAtLastIsNamedAndNotFollowed() {
        files.put("a", workbook(text("a") + "," + loads("b", "")));
        files.put("b", workbook(text("b") + "," + loads("a", "") + "," + loads("outer", "")));
        files.put("outer", workbook(""));

        Page page = page(loads("a", ""));

        assertThat(page.stubs())
                .extracting(Stub::reason)
                .containsExactly(
                        "the template a is loaded into itself, which has no end",
                        "the template outer is loaded into itself, which has no end");
        assertThat(page.html()).contains("which has no end");
    }

    @Test
    void depthIsLimitedAndNamed() {
        for (int i = 0; i < 20; i++) {
            files.put("t" + i, workbook(loads("t" + (i + 1), "")));
        }

        assertThat(page(loads("t0", "")).stubs())
                .extracting(Stub::reason)
                .containsExactly("the template t7 is in more than 8 workbooks that load each other");
    }

    @Test
    void workbooksThatLoadEachOtherManyTimesEndSoonAndAreNamed() {
        for (int i = 0; i < 8; i++) {
            files.put("t" + i, workbook((loads("t" + (i + 1), "") + ",").repeat(40) + text("x")));
        }
        files.put("t8", workbook(text("end")));
        long start = System.nanoTime();

        Page page = page(loads("t0", ""));

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
        assertThat(page.stubs()).extracting(Stub::reason).anyMatch(one -> one.endsWith("the 200 loads of one page"));
    }

    @Test
    void whatIsAbsentIsAStubInItsPlaceWithItsName() {
        assertThat(page(loads("gone", "")).stubs())
                .containsExactly(new Stub("g", "group", "the template gone is not beside this workbook"));
    }

    @Test
    void theGivenContentStaysAsItIs() {
        files.put("inner", workbook(bar("b", "A")));
        JsonNode content = workbook(bar("around", "A") + "," + loads("inner", ""));
        JsonNode copy = content.deepCopy();

        Composed.of("", content, id -> new Templates.Loaded(id, files.get(id)));

        assertThat(content).isEqualTo(copy);
        assertThat(files.get("inner")).isEqualTo(workbook(bar("b", "A")));
    }
}

package dev.tocsin.preview;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.json.JsonLimits;
import dev.tocsin.json.JsonReader;
import dev.tocsin.json.JsonSyntaxException;
import dev.tocsin.json.JsonWriter;
import dev.tocsin.preview.data.PreviewData;
import dev.tocsin.preview.page.Page;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Honeycombs, graphs, maps, tiles and single values. */
class NodesTest {
    private static final Instant NOW = Instant.parse("2026-01-05T12:00:00Z");

    private static Page page(String kql, String look, String settings) throws JsonSyntaxException {
        String item = "{\"type\": 3, \"name\": \"q\", \"content\": {\"query\": " + JsonWriter.quoted(kql)
                + ", \"visualization\": \"" + look + "\"" + (settings.isEmpty() ? "" : ", " + settings) + "}}";
        return Preview.page(
                "title",
                new JsonReader(JsonLimits.DEFINITION)
                        .readTree("{\"version\": \"Notebook/1.0\", \"items\": [" + item + "]}"),
                PreviewData.none(NOW));
    }

    private static String html(String kql, String look, String settings) throws JsonSyntaxException {
        Page page = page(kql, look, settings);
        assertThat(page.stubs()).isEmpty();
        return page.html();
    }

    @Test
    void aHoneycombHasACellForEachRowInItsGroupAndColour() throws JsonSyntaxException {
        String html = html(
                "datatable(n: string, g: string, c: string) ['a', 'x', 'red', 'b<', 'y', 'odd', 'c', 'x', 'red']",
                "graph",
                "\"graphSettings\": {\"type\": 2, \"centerContent\": {\"columnMatch\": \"n\"}, \"groupByField\": \"g\", \"colorSettings\": {"
                        + "\"nodeColorField\": \"c\", \"type\": 3, \"thresholdsGrid\": [{\"operator\": \"==\", \"thresholdValue\": \"red\", \"representation\": \"redBright\"},"
                        + "{\"operator\": \"Default\", \"representation\": \"red;}*{\"}]}}");
        assertThat(html)
                .containsPattern(
                        "<h4>x</h4><ul><li class=\"hex (x[0-9]+)\"><div>a</div></li><li class=\"hex \\1\"><div>c</div></li></ul>")
                .containsPattern("<h4>y</h4><ul><li class=\"hex x[0-9]+\"><div>b&lt;</div>")
                .contains("{background:#e81123;")
                .doesNotContain("red;}");
    }

    @Test
    void aGraphGoesFromLeftToRightAndEndsWhereItIsACircle() throws JsonSyntaxException {
        String settings =
                "\"graphSettings\": {\"type\": 0, \"nodeIdField\": \"s\", \"sourceIdField\": \"s\", \"targetIdField\": \"t\", \"edgeLabel\": \"l\"}";
        String html =
                html("datatable(s: string, t: string, l: string) ['a', 'b', '<1>', 'b', 'c', '']", "graph", settings);
        assertThat(html)
                .contains("Graph of 3 nodes and 2 edges", "&lt;1&gt;</text>")
                .containsPattern(
                        "(?s)x=\"18\" y=\"34\">a</text>.*x=\"238\" y=\"34\">b</text>.*x=\"458\" y=\"34\">c</text>");
        assertThat(html("datatable(s: string, t: string, l: string) ['a', 'b', '', 'b', 'a', '']", "graph", settings))
                .contains("Graph of 2 nodes and 2 edges");
    }

    @Test
    void aMapShowsKnownPlacesAndNamesTheOthers() throws JsonSyntaxException {
        String html = html(
                "datatable(p: string, c: long) ['West Europe', 4, 'germany', 16, 'Atlantis', 1]",
                "map",
                "\"mapSettings\": {\"locInfo\": \"AzureLoc\", \"locInfoColumn\": \"p\", \"sizeSettings\": \"c\", \"sizeAggregation\": \"Sum\", \"legendMetric\": \"c\"}");
        assertThat(html)
                .containsPattern("cx=\"5.0\" cy=\"-52.0\" r=\"[0-9.]+\"><title>West Europe")
                .containsPattern("cx=\"10.0\" cy=\"-51.0\" r=\"10.0\"><title>germany")
                .contains("1 place has no position known here", "<span>Atlantis</span><b>1</b>");
    }

    @Test
    void positionsOutsideOfTheWorldStayOnTheMap() throws JsonSyntaxException {
        assertThat(
                        html(
                                "print Latitude = 1e9, Longitude = -1e9, n = 'x'",
                                "map",
                                "\"mapSettings\": {\"latitude\": \"Latitude\", \"longitude\": \"Longitude\", \"labelSettings\": \"n\"}"))
                .contains("cx=\"-180.0\" cy=\"-90.0\"");
    }

    @Test
    void tilesAreSortedAndWithoutSettingsShowTheFirstTextAndNumber() throws JsonSyntaxException {
        String rows = "datatable(n: string, c: long) ['a', 1200, 'b', 3]";
        assertThat(html(rows, "tiles", ""))
                .containsPattern(
                        "<div class=\"title\">a</div><div class=\"values\"><div class=\"left\"><span class=\"big\"[^>]*>1.2K<");
        assertThat(
                        html(
                                rows,
                                "tiles",
                                "\"tileSettings\": {\"titleContent\": {\"columnMatch\": \"n\"}, \"sortCriteriaField\": \"c\", \"sortOrderField\": 1}"))
                .containsPattern("(?s)>b</div>.*>a</div>");
    }

    @Test
    void aStatAggregatesItsColumn() throws JsonSyntaxException {
        assertThat(
                        html(
                                "datatable(c: long) [1, 2, 6]",
                                "stat",
                                "\"statSettings\": {\"valueField\": \"c\", \"valueAggregation\": \"Average\", \"tagText\": \"<calls>\"}"))
                .contains("<p class=\"card\">3</p><p class=\"sub\">&lt;calls&gt;</p>");
    }

    @Test
    void aCardOfMarkdownIsCleaned() throws JsonSyntaxException {
        assertThat(html(
                        "print '**b** <script>alert(1)</script>'",
                        "card",
                        "\"textSettings\": {\"style\": \"markdown\"}"))
                .contains("<strong>b</strong>")
                .doesNotContain("<script>alert");
    }

    @Test
    void madeUpRowsHaveTheColumnsOfTheQueryAndAreTheSameEachTime() throws Exception {
        String content =
                "{\"version\": \"Notebook/1.0\", \"items\": [{\"type\": 3, \"name\": \"q\", \"content\": {\"query\": "
                        + "\"requests | summarize Calls = count() by bin(timestamp, 1h), name\", \"visualization\": \"timechart\"}},"
                        + "{\"type\": 10, \"name\": \"m\", \"content\": {\"chartType\": 2, \"metrics\": [{\"metric\": \"x/y--Percentage CPU\"}]}}]}";
        PreviewData data = PreviewData.generated(NOW);
        Page page = Preview.page("title", new JsonReader(JsonLimits.DEFINITION).readTree(content), data);
        assertThat(page.stubs()).isEmpty();
        assertThat(page.html())
                .contains(
                        "rows are made up",
                        "data-series=\"name A\"",
                        "data-series=\"name C\"",
                        "data-series=\"Percentage CPU\"");
        assertThat(Preview.page("title", new JsonReader(JsonLimits.DEFINITION).readTree(content), data)
                        .html())
                .isEqualTo(page.html());
    }
}

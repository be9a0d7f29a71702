package dev.tocsin.preview;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.json.JsonLimits;
import dev.tocsin.json.JsonReader;
import dev.tocsin.json.JsonSyntaxException;
import dev.tocsin.kql.evaluate.data.DataException;
import dev.tocsin.preview.data.PreviewData;
import dev.tocsin.preview.page.Page;
import dev.tocsin.preview.page.Stub;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreviewTest {
    private static final Instant NOW = Instant.parse("2026-01-05T12:00:00Z");

    @TempDir
    private Path folder;

    private static Page page(String items, PreviewData data) throws JsonSyntaxException {
        String content = "{\"version\": \"Notebook/1.0\", \"items\": [" + items + "]}";
        return Preview.page("title", new JsonReader(JsonLimits.DEFINITION).readTree(content), data);
    }

    private static String html(String items) throws JsonSyntaxException {
        return page(items, PreviewData.none(NOW)).html();
    }

    private static String text(String markdown) throws JsonSyntaxException {
        return html("{\"type\": 1, \"content\": {\"json\": \"" + markdown + "\"}}");
    }

    private static String query(String kql, String more) {
        return "{\"type\": 3, \"name\": \"q\", \"content\": {\"query\": \"" + kql + "\"" + more + "}}";
    }

    @Test
    void scriptsHandlersAndProgramsAsAddressesDoNotComeThrough() throws JsonSyntaxException {
        String html = text("<script>alert(1)</script><img src=x onerror=alert(2)><a href='javascript:alert(3)'>x</a>"
                + "<svg onload=alert(4)></svg> [y](javascript:alert(5)) [z](data:text/html,x) </div></section></main>"
                + "<p onclick='alert(6)' style='background:url(//e)'>p</p>");
        String body = html.substring(html.indexOf("<main"), html.indexOf("</main>"));
        // As text and in quoted values everything may stand; what counts are the names of tags and attributes, and
        // addresses.
        List<String> tags = Pattern.compile("<[a-zA-Z][^>]*>")
                .matcher(body)
                .results()
                .map(MatchResult::group)
                .toList();
        assertThat(tags).isNotEmpty().allSatisfy(tag -> {
            assertThat(tag.replaceAll("\"[^\"]*\"", ""))
                    .matches("<(main|section|div|a|p)( (class|id|aria-label|href)=)*>");
            assertThat(tag).doesNotContain("href=\"javascript", "href=\"data");
        });
        assertThat(body).contains("<p>p</p>");
        assertThat(html.split("</main>", -1)).hasSize(2);
    }

    @Test
    void valuesAndNamesAreEscapedEverywhere() throws JsonSyntaxException {
        String hostile = "<img src=x onerror=alert(1)>\\\"'";
        String html = html("{\"type\": 9, \"name\": \"" + hostile
                + "\", \"content\": {\"parameters\": [{\"name\": \"P\", \"label\": \""
                + hostile + "\", \"type\": 2, \"value\": \"" + hostile + "\", \"jsonData\": \"[\\\"<b>x\\\"]\"}]}},"
                + query("print X = '<script>alert(1)</script>'", ", \"title\": \"" + hostile + "\""));
        assertThat(html).doesNotContain("<img", "<script>alert", "<b>x");
        assertThat(html).contains("&lt;script&gt;alert(1)&lt;/script&gt;");
    }

    @Test
    void thePolicyAllowsOneScriptOneStyleAndNoRequest() throws JsonSyntaxException {
        assertThat(text("x"))
                .containsPattern(
                        "default-src 'none'; script-src 'sha256-[^' ]{44}'; style-src 'sha256-[^' ]{44}'; base-uri 'none'; form-action 'none'")
                .doesNotContain("unsafe", " style=", "src=\"", "<link");
    }

    @Test
    void aQueryWithoutTablesIsDrawnAsAGrid() throws JsonSyntaxException {
        Page page = page(query("print Answer = 42", ""), PreviewData.none(NOW));
        assertThat(page.html()).contains("<th scope=\"col\" class=\"r\">Answer</th>", "<td class=\"r\">42</td>");
        assertThat(page.rendered()).isEqualTo(1);
    }

    @Test
    void whatCannotRunSaysWhyInItsPlaceAndInTheHead() throws JsonSyntaxException {
        Page page = page(query("requests | count", ""), PreviewData.none(NOW));
        assertThat(page.stubs())
                .containsExactly(new Stub("q", "query", "Table: there is no data for the table requests"));
        assertThat(page.html()).contains("0 of 1 items rendered", "<pre tabindex=\"0\">requests | count</pre>");
    }

    @Test
    void aChartHasItsOptionItsValuesAndItsRows() throws JsonSyntaxException {
        Page page = page(query("print A = 1200", ", \"visualization\": \"piechart\""), PreviewData.none(NOW));
        assertThat(page.stubs()).isEmpty();
        assertThat(page.html())
                .contains(
                        "role=\"img\" aria-label=\"Pie chart, q. A: 1.2K\"", "<b>1.2K</b>", "<summary>1 row</summary>")
                .containsPattern("script-src( 'sha256-[^' ]{44}'){3}; style-src");
    }

    @Test
    void aPageWithoutChartsHasNoScriptForThem() throws JsonSyntaxException {
        assertThat(text("x")).hasSizeLessThan(100_000).containsPattern("script-src( 'sha256-[^' ]{44}'){1}; style-src");
    }

    @Test
    void textsOfAChartCannotEndItsScriptElement() throws JsonSyntaxException {
        String hostile = "</script><script>alert(1)</script><!--\\u2028\\u2029&";
        String html = html(
                query(
                        "datatable(n: string, c: long) [@'" + hostile + "', 1]",
                        ", \"visualization\": \"barchart\", \"chartSettings\": {\"ySettings\": {\"label\": \"</script>\"},"
                                + "\"seriesLabelSettings\": [{\"seriesName\": \"c\", \"label\": \"</script><b>\", \"color\": \"red;}*{\"}]}"));
        String option = html.substring(html.indexOf("application/json\">") + 18);
        option = option.substring(0, option.indexOf("</script>"));
        assertThat(option).contains("\\u003c/script\\u003e").endsWith("}").doesNotContain("<", "&", "red;");
        assertThat(html.split("</script>", -1)).hasSize(5);
        assertThat(html).doesNotContain("<b>c", "red;}", "<script>alert");
    }

    @Test
    void aChartOfRowsWithoutNumbersIsNamed() throws JsonSyntaxException {
        Page page = page(query("print A = 'x'", ", \"visualization\": \"linechart\""), PreviewData.none(NOW));
        assertThat(page.stubs())
                .containsExactly(new Stub("q", "query", "Line chart: no column of its rows has numbers"));
    }

    @Test
    void rowsComeFromTheFileOfAnItemWhateverItReads() throws Exception {
        Files.writeString(folder.resolve("q.json"), "[{\"Name\": \"a\", \"State\": \"bad\"}]");
        String html = page(
                        query(
                                "{}",
                                ", \"queryType\": 12, \"gridSettings\": {\"formatters\": [{\"columnMatch\": \"State\","
                                        + "\"formatter\": 18, \"formatOptions\": {\"thresholdsOptions\": \"colors\", \"thresholdsGrid\": ["
                                        + "{\"operator\": \"==\", \"thresholdValue\": \"bad\", \"representation\": \"redBright\", \"text\": \"{0}!\"}]}}]}"),
                        PreviewData.of(folder, null, NOW))
                .html();
        assertThat(html)
                .containsPattern("<span class=\"fill x[0-9]+\">bad!</span>")
                .contains("{background:#e81123");
    }

    @Test
    void aTimeRangeLimitsTheRowsAndNowIsTheNewestOfThem() throws IOException, DataException, JsonSyntaxException {
        Files.writeString(
                folder.resolve("T.csv"),
                "TimeGenerated,A\n2026-01-01T00:00:00Z,1\n2026-01-01T09:30:00Z,2\n2026-01-01T10:00:00Z,3\n");
        Files.writeString(folder.resolve("T.schema.json"), "{\"TimeGenerated\": \"datetime\", \"A\": \"long\"}");
        PreviewData data = PreviewData.of(folder, null, NOW);
        assertThat(data.now()).isEqualTo(Instant.parse("2026-01-01T10:00:00Z"));
        String html = page(query("T | summarize S = sum(A)", ", \"timeContext\": {\"durationMs\": 3600000}"), data)
                .html();
        assertThat(html).contains("<td class=\"r\">5</td>");
    }

    @Test
    void aTimeRangeIsItsLabelInTextsAndAConditionInQueries() throws JsonSyntaxException {
        String time =
                "{\"type\": 9, \"content\": {\"parameters\": [{\"name\": \"T\", \"type\": 4, \"value\": {\"durationMs\": 86400000}}]}},";
        String html = html(time
                + "{\"type\": 1, \"content\": {\"json\": \"over {T}, {T:label}, until {T:end}, {T:query}\"}},"
                + query("print A = 1, B = now() | where B {T} or A == 1", ", \"title\": \"Of {T}\""));
        assertThat(html)
                .contains("over Last 24 hours, Last 24 hours, until 1/5/2026 12:00 PM, between (datetime(")
                .contains("Of Last 24 hours")
                .contains("3 of 3 items");
    }

    @Test
    void firstTabIsOpenAndTheOthersWait() throws JsonSyntaxException {
        String tab =
                "{\"linkTarget\": \"parameter\", \"cellValue\": \"tab\", \"linkLabel\": \"%s\", \"subTarget\": \"%s\"}";
        String group = "{\"type\": 12, \"content\": {\"title\": \"G-%1$s\", \"items\": []}, \"conditionalVisibility\": "
                + "{\"parameterName\": \"tab\", \"comparison\": \"isEqualTo\", \"value\": \"%1$s\"}}";
        String html = html("{\"type\": 11, \"content\": {\"style\": \"tabs\", \"links\": ["
                + String.format(tab, "A", "a") + "," + String.format(tab, "B", "b") + "]}}," + String.format(group, "a")
                + "," + String.format(group, "b"));
        assertThat(html).contains("role=\"tab\" aria-selected=\"true\" data-set=\"0\" data-value=\"a\"");
        assertThat(html).containsPattern("data-when=\"[^\"]*&quot;a&quot;[^\"]*\">\n<h2>G-a");
        assertThat(html).containsPattern("data-when=\"[^\"]*&quot;b&quot;[^\"]*\" hidden>\n<h2>G-b");
    }

    @Test
    void namesOfAGroupAreSeenOutsideOnlyWhenItExportsThem() throws JsonSyntaxException {
        String group = "{\"type\": 12, \"content\": {%s\"items\": [{\"type\": 9, \"content\": {\"parameters\": ["
                + "{\"name\": \"P\", \"type\": 1, \"value\": \"inner\"}]}}]}},"
                + "{\"type\": 1, \"content\": {\"json\": \"P is {P}\"}}";
        assertThat(html(String.format(group, ""))).contains("P is {P}");
        assertThat(html(String.format(group, "\"exportParameters\": true,"))).contains("P is inner");
    }

    @Test
    void manyChoicesAreQuotedAndJoined() throws JsonSyntaxException {
        String html = html(
                "{\"type\": 9, \"content\": {\"parameters\": [{\"name\": \"P\", \"type\": 2, \"multiSelect\": true,"
                        + "\"quote\": \"'\", \"delimiter\": \",\", \"jsonData\": \"[\\\"a\\\",\\\"b\\\"]\", \"value\": [\"value::all\"]}]}},"
                        + query("print X = strcat({P})", ""));
        assertThat(html).contains("<td>ab</td>", "data-quote=\"&#39;\"");
    }

    private static String grid(String kql, String settings) throws JsonSyntaxException {
        return html(query(kql, ", \"gridSettings\": {" + settings + "}"));
    }

    @Test
    void aFormatterWithoutAPublicNameIsNamedBesideTheValue() throws JsonSyntaxException {
        assertThat(grid("print A = 7", "\"formatters\": [{\"columnMatch\": \"A\", \"formatter\": 20}]"))
                .contains("<td class=\"r\">7</td>", "formatter 20 has no public name; the value is shown");
    }

    @Test
    void listsAreDrawnAsSparkLinesAndBars() throws JsonSyntaxException {
        String html = grid(
                "print A = dynamic([0, 5, 10]), B = dynamic([1, 2])",
                "\"formatters\": [{\"columnMatch\": \"A\", \"formatter\": 21}, {\"columnMatch\": \"B\", \"formatter\": 10}]");
        assertThat(html)
                .contains("points=\"0,23 50,12 100,1 \"", "3 values, last 10", "<rect x=\"50\"", "2 values, last 2");
    }

    @Test
    void aCompositeBarIsAsLongAsItsShareOfTheLargestRow() throws JsonSyntaxException {
        String html = grid(
                "datatable(a: long, b: long) [10, 30, 5, 15]",
                "\"formatters\": [{\"columnMatch\": \"a\", \"formatter\": 22, \"formatOptions\": {\"compositeBarSettings\": {"
                        + "\"labelText\": \"[\\\"a\\\"] of <b>\", \"columnSettings\": [{\"columnName\": \"a\", \"color\": \"green\"},"
                        + "{\"columnName\": \"b\", \"color\": \"\\\"/><script>\"}]}}}]");
        assertThat(html)
                .contains("<span class=\"over\">10 of &lt;b&gt;</span>")
                .contains("<rect x=\"0\" width=\"25\" height=\"6\" fill=\"#57a300\"/><rect x=\"25\" width=\"75\"")
                .contains("<rect x=\"0\" width=\"12.5\"")
                .doesNotContain("/><script>\"");
    }

    @Test
    void rowsAreSortedByTheColumnsOfGeneratedNames() throws JsonSyntaxException {
        String html = grid(
                "datatable(n: string, c: long) ['a', 2, 'b', 10, 'c', 2]",
                "\"sortBy\": [{\"itemKey\": \"$gen_heatmap_c_1\", \"sortOrder\": 2}, {\"itemKey\": \"n\", \"sortOrder\": 2}]");
        assertThat(html).containsPattern("(?s)<td>b</td>.*<td>c</td>.*<td>a</td>");
    }

    @Test
    void groupsHaveRowsWithTheirSumsAndAreFoldedBelowTheFirstLevel() throws JsonSyntaxException {
        String html = grid(
                "datatable(g: string, n: string, c: long) ['x', 'a', 2, 'y', 'b', 10, 'x', 'c', 3]",
                "\"formatters\": [{\"columnMatch\": \"c\", \"formatter\": 1, \"formatOptions\": {\"aggregation\": \"Sum\"}}],"
                        + "\"hierarchySettings\": {\"treeType\": 1, \"groupBy\": [\"g\"], \"expandTopLevel\": false, \"finalBy\": \"n\"}");
        assertThat(html)
                .containsPattern(
                        "data-line=\"0\" data-under=\"-1\"><td class=\"tree\">.*aria-expanded=\"false\".*x \\(2\\)</td><td class=\"r\">5</td>")
                .containsPattern(
                        "data-line=\"1\" data-under=\"0\" hidden><td class=\"tree\">.*a</td><td class=\"r\">2</td>")
                .containsPattern("data-line=\"3\" data-under=\"-1\"><td class=\"tree\">.*y \\(1\\)</td>");
    }

    @Test
    void childrenHangOnTheirParentsAndACircleOfParentsEnds() throws JsonSyntaxException {
        String settings = "\"hierarchySettings\": {\"treeType\": 0, \"idColumn\": \"i\", \"parentColumn\": \"p\","
                + "\"expanderColumn\": \"i\", \"expandTopLevel\": true}";
        assertThat(grid("datatable(i: string, p: string) ['2', '1', '1', '', '3', '2']", settings))
                .containsPattern(
                        "(?s)data-under=\"-1\"><td class=\"tree\">.*>1</td>.*data-under=\"0\"><td class=\"tree\">.*2</td>.*data-under=\"1\" hidden><td class=\"tree\">.*3</td>");
        assertThat(grid("datatable(i: string, p: string) ['1', '2', '2', '1', '3', '']", settings))
                .containsPattern("(?s)>3</td>.*>1</td>.*>2</td>");
    }

    @Test
    void choosingARowSetsWhatTheItemExports() throws JsonSyntaxException {
        String html = html(query(
                        "datatable(n: string, c: long) [@'a\\\"<', 2]",
                        ", \"exportedParameters\": [{\"fieldName\": \"n\", \"parameterName\": \"N\", \"parameterType\": 1, \"defaultValue\": \"none\"},"
                                + "{\"parameterName\": \"Row\"}]")
                + ",{\"type\": 1, \"content\": {\"json\": \"of {N}\"}}");
        assertThat(html)
                .contains("<p>of none</p>")
                .contains(
                        "<tr tabindex=\"0\" data-choose=\"{&quot;0&quot;:&quot;a\\&quot;&lt;&quot;,&quot;1&quot;:&quot;{");
    }

    @Test
    void contentAsTextIsRead() throws JsonSyntaxException {
        assertThat(html("{\"type\": 1, \"content\": \"{\\\"json\\\": \\\"# Old\\\"}\"}"))
                .contains("<h1>Old</h1>");
    }

    @Test
    void itemsBeyondTheLimitAreNamedAndNotDrawn() throws JsonSyntaxException {
        String items = "{\"type\": 1, \"content\": {\"json\": \"x\"}},".repeat(10_000);
        Page page = page(items.substring(0, items.length() - 1), PreviewData.none(NOW));
        assertThat(page.total()).isEqualTo(10_000);
        assertThat(page.rendered()).isEqualTo(3_000);
        assertThat(page.stubs().get(0).reason()).isEqualTo("more than 3000 items");
    }
}

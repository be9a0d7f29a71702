package dev.tocsin.preview;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.browser.Browser;
import dev.tocsin.browser.BrowserTests;
import dev.tocsin.html.Html;
import dev.tocsin.json.JsonLimits;
import dev.tocsin.json.JsonReader;
import dev.tocsin.json.JsonSyntaxException;
import dev.tocsin.preview.data.PreviewData;
import dev.tocsin.preview.page.Frame;
import dev.tocsin.preview.page.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.WebElement;

/** Workbooks that want to run something, or to be too much, in a browser. */
@BrowserTests
class HostilePageInBrowserTest {
    private static final Instant NOW = Instant.parse("2026-01-05T12:00:00Z");
    private static final long SECOND = 1_000_000_000L;

    /** They stand together wherever a workbook has a text, the ones that break out of quotes first. */
    private static final List<String> PAYLOADS = List.of(
            "\"><iframe srcdoc='<script>parent.pwned=1</script>'></iframe><base href=https://evil.example/>",
            "'-window.pwned=1-'</script></style><script>pwned=1</script><style>@import '//evil.example';",
            "{{constructor.constructor('window.pwned=1')()}}</textarea><details open ontoggle=pwned=1>",
            "<script>window.pwned = 1</script>",
            "<img src=x onerror=window.pwned=1><svg onload=window.pwned=1><script>window.pwned=1</script></svg>",
            "[x](javascript:window.pwned=1) [y](data:text/html,<script>pwned=1</script>) ![z](https://evil.example/z.png)",
            "<meta http-equiv=refresh content=0;url=https://evil.example><form action=https://evil.example><button>b");

    @TempDir
    private Path folder;

    private Path drawn(JsonNode workbook) throws IOException {
        return written(Preview.page("hostile", workbook, PreviewData.none(NOW)));
    }

    private Path written(Page page) throws IOException {
        return Files.writeString(folder.resolve("hostile.html"), page.html());
    }

    private static JsonNode json(String text) throws JsonSyntaxException {
        return new JsonReader(JsonLimits.DEFINITION).readTree(text);
    }

    private static ObjectNode workbook() {
        ObjectNode workbook = JsonNodeFactory.instance.objectNode();
        workbook.put("version", "Notebook/1.0").putArray("items");
        return workbook;
    }

    private static ObjectNode add(ObjectNode list, int type, String name) {
        ObjectNode item = list.withArray("items").addObject();
        item.put("type", type).put("name", name);
        return item.putObject("content");
    }

    @Test
    void nothingOfAWorkbookRuns(Browser browser) throws Exception {
        String text = Html.resource(HostilePageInBrowserTest.class, "/preview/browser/hostile.workbook");
        String escaped =
                JsonNodeFactory.instance.textNode(String.join(" ", PAYLOADS)).toString();
        JsonNode workbook = json(text.replace("PAYLOAD", escaped.substring(1, escaped.length() - 1)));

        browser.open(drawn(workbook));
        browser.seen("button, summary, [data-choose]").forEach(WebElement::click);
        for (WebElement one : browser.seen(".plot")) {
            browser.hands().moveToElement(one, 1, 1).moveToElement(one).perform();
        }

        assertThat(browser.run("return typeof window.pwned")).isEqualTo("undefined");
        assertThat(browser.run(
                        "return document.querySelectorAll('main script:not([type=\"application/json\"]), main img,"
                                + " iframe, base, form, object, embed, meta[http-equiv=refresh], svg script').length"))
                .isEqualTo(0L);
        assertThat(browser.run("return Array.from(document.querySelectorAll('a')).map(one => one.href)"
                        + ".filter(one => !one.startsWith('https://example.com/'))"))
                .isEqualTo(List.of());
        assertThat(browser.run("return Array.from(document.querySelectorAll('*')).filter(one =>"
                        + " Array.from(one.attributes).some(a => a.name.startsWith('on'))).length"))
                .isEqualTo(0L);
        assertThat(browser.troubles()).isEmpty();
        assertThat(browser.all(".item, .stub")).as("it is drawn all the same").hasSizeGreaterThan(8);
    }

    @Test
    void aGridOfAHundredThousandRowsIsCutAndSaysSo(Browser browser) throws Exception {
        ObjectNode workbook = workbook();
        ObjectNode grid = add(workbook, 3, "giant");
        grid.put("query", "range x from 1 to 100000 step 1 | extend y = tostring(x)")
                .put("visualization", "table");
        grid.putObject("gridSettings").put("filter", true).put("rowLimit", 10_000);
        add(workbook, 3, "series")
                .put(
                        "query",
                        "range x from 1 to 100000 step 1 | project Time = datetime(2026-01-05) + x * 1s, y = x, s = x % 500")
                .put("visualization", "linechart");

        Path page = isQuick(browser, workbook);

        assertThat(browser.texts(".note")).anyMatch(one -> one.contains("the first 1000 of 100000 rows"));
        assertThat(Files.size(page)).isLessThan(8 << 20);
        long start = System.nanoTime();
        browser.find(".filter").sendKeys("999");
        assertThat(browser.texts("tbody tr")).hasSize(1);
        assertThat(System.nanoTime() - start).isLessThan(3 * SECOND);
    }

    @Test
    void tenThousandGroupsAreCutAndTheRestIsNamed(Browser browser) throws Exception {
        ObjectNode workbook = workbook();
        for (int i = 0; i < 10_000; i++) {
            ObjectNode group = add(workbook, 12, "g" + i);
            group.put("groupType", "editable").put("expandable", true).put("title", "group " + i);
            add(group, 1, "t" + i).put("json", "text " + i);
        }

        isQuick(browser, workbook);

        assertThat((String) browser.run("return document.querySelector('header').textContent"))
                .contains("more than 3000 items");
        long start = System.nanoTime();
        browser.find("summary").click();
        assertThat(System.nanoTime() - start).isLessThan(3 * SECOND);
    }

    @Test
    void groupsThatLoadEachOtherEnd(Browser browser) throws Exception {
        ObjectNode a = workbook();
        ObjectNode b = workbook();
        for (int i = 0; i < 50; i++) {
            add(a, 12, "b" + i).put("groupType", "template").put("loadFromTemplateId", "b");
            add(b, 12, "a" + i).put("groupType", "template").put("loadFromTemplateId", "a");
        }
        Map<String, JsonNode> files = Map.of("a", a, "b", b);
        long start = System.nanoTime();
        Composed composed = Composed.of("a", a, id -> new Templates.Loaded(id, files.get(id)));
        Path page = written(Preview.page("cyclic", composed, Map.of(), PreviewData.none(NOW), Frame.NONE));
        assertThat(System.nanoTime() - start).isLessThan(5 * SECOND);

        browser.open(page);

        assertThat(browser.texts(".stub")).isNotEmpty().allMatch(one -> one.contains("loaded into itself"));
        assertThat(browser.troubles()).isEmpty();
    }

    @Test
    void deepNestingIsDrawnOrNamed(Browser browser) throws Exception {
        ObjectNode workbook = workbook();
        ObjectNode inside = workbook;
        for (int i = 0; i < 400; i++) {
            inside = add(inside, 12, "g" + i).put("groupType", "editable");
        }
        add(inside, 1, "deep").put("json", "the bottom");

        isQuick(browser, workbook);

        assertThat(browser.run("return document.body.innerText.length")).isNotEqualTo(0L);
    }

    @Test
    void conditionsAndTabsInThousandsStayQuick(Browser browser) throws Exception {
        ObjectNode workbook = workbook();
        ObjectNode tabs = add(workbook, 11, "tabs").put("style", "tabs");
        for (int i = 0; i < 200; i++) {
            tabs.withArray("links")
                    .addObject()
                    .put("cellValue", "Tab")
                    .put("linkTarget", "parameter")
                    .put("linkLabel", "tab " + i)
                    .put("subTarget", "t" + i);
        }
        for (int i = 0; i < 2_500; i++) {
            add(workbook, 1, "t" + i).put("json", "text " + i);
            ((ObjectNode) workbook.at("/items/" + (i + 1)))
                    .putObject("conditionalVisibility")
                    .put("parameterName", "Tab")
                    .put("comparison", "isEqualTo")
                    .put("value", "t" + i % 200);
        }

        isQuick(browser, workbook);

        long start = System.nanoTime();
        browser.find("[role=tab]", "tab 7").click();
        assertThat(browser.texts(".text")).hasSize(13).first().isEqualTo("text 7");
        assertThat(System.nanoTime() - start).isLessThan(10 * SECOND);
    }

    /** Drawn within the five seconds of any workbook, and then there within as many; nothing complains. */
    private Path isQuick(Browser browser, JsonNode workbook) throws IOException {
        long start = System.nanoTime();
        Path page = drawn(workbook);
        long made = System.nanoTime();
        browser.open(page);
        assertThat(List.of((made - start) / SECOND, (System.nanoTime() - made) / SECOND))
                .as("seconds to draw, and to show")
                .allMatch(one -> one < 5);
        assertThat(browser.troubles()).isEmpty();
        return page;
    }
}

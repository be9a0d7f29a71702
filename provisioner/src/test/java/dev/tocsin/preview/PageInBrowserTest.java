package dev.tocsin.preview;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.browser.Browser;
import dev.tocsin.browser.BrowserTests;
import dev.tocsin.html.Html;
import dev.tocsin.json.JsonLimits;
import dev.tocsin.json.JsonReader;
import dev.tocsin.json.JsonSyntaxException;
import dev.tocsin.preview.data.PreviewData;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;
import org.openqa.selenium.Point;
import org.openqa.selenium.WebElement;

/** A page with one of each thing that answers to hands, in a browser. */
@BrowserTests
class PageInBrowserTest {
    private static final String WORKBOOK = "/preview/browser/shop.workbook";

    @TempDir
    private static Path folder;

    private static Path page;

    @BeforeAll
    static void draw() throws JsonSyntaxException, IOException {
        page = folder.resolve("shop.html");
        Files.writeString(
                page,
                Preview.page(
                                "shop",
                                new JsonReader(JsonLimits.DEFINITION)
                                        .readTree(Html.resource(PageInBrowserTest.class, WORKBOOK)),
                                PreviewData.none(Instant.parse("2026-01-05T12:00:00Z")))
                        .html());
    }

    private static void tab(Browser browser, String name) {
        browser.find("[role=tab]", name).click();
        browser.until(
                "every chart in sight is drawn",
                () -> browser.seen(".plot svg").size() == browser.seen(".plot").size());
    }

    private static List<String> titles(Browser browser) {
        return browser.texts(".item > h3");
    }

    @Test
    void aTabShowsItsItemsAndHidesTheOthers(Browser browser) {
        browser.open(page);
        assertThat(titles(browser)).containsExactly("Services now", "Regions", "Tree");

        tab(browser, "Time");

        assertThat(titles(browser)).containsExactly("Requests over time", "Stacked", "Bars");
        assertThat(browser.all("[role=tab][aria-selected=true]"))
                .extracting(WebElement::getText)
                .containsExactly("Time");
        assertThat(browser.seen(".plot svg")).hasSize(3);
        assertThat(browser.troubles()).isEmpty();
    }

    @Test
    void aDropDownShowsWhatDependsOnIt(Browser browser) {
        browser.open(page);
        assertThat(browser.texts(".text")).contains("Only in production.").doesNotContain("Only in test.");

        browser.find(".parameter select").sendKeys("Test");

        assertThat(browser.texts(".text")).contains("Only in test.").doesNotContain("Only in production.");
        assertThat(browser.troubles()).isEmpty();
    }

    @Test
    void choosingARowSetsItsParameterAndChoosingItAgainSetsItBack(Browser browser) {
        browser.open(page);
        WebElement row = browser.all("tr[data-choose]").get(1);

        row.click();
        assertThat(row.getAttribute("aria-current")).isEqualTo("true");
        assertThat(browser.texts(".text")).anyMatch(one -> one.startsWith("You chose"));

        row.click();
        assertThat(row.getAttribute("aria-current")).isNull();
        assertThat(browser.texts(".text")).noneMatch(one -> one.startsWith("You chose"));
    }

    @Test
    void draggingOverAChartSetsTheTimeOfItsBrush(Browser browser) {
        browser.open(page);
        tab(browser, "Time");
        WebElement plot = browser.find(".chart:has([data-brush]) .plot");

        browser.hands()
                .moveToElement(plot, -200, 0)
                .clickAndHold()
                .moveToElement(plot, 100, 0)
                .release()
                .perform();

        browser.until(
                "the brush says its time",
                () -> browser.find(".brush output").getText().matches("2026-01-05 \\d\\d:\\d\\d UTC – .*"));
        assertThat(browser.texts(".text")).anyMatch(one -> one.startsWith("Brushed"));
        browser.find(".brush button").click();
        assertThat(browser.texts(".text")).noneMatch(one -> one.startsWith("Brushed"));
        assertThat(browser.troubles()).isEmpty();
    }

    @Test
    void searchingFoldingAndTheLegendWork(Browser browser) {
        browser.open(page);
        browser.find(".filter").sendKeys("north");
        assertThat(browser.texts("tr[data-choose]"))
                .hasSize(1)
                .first()
                .asString()
                .startsWith("stock");
        assertThat(browser.texts("tr[data-line]")).hasSize(2);

        browser.find(".fold").click();
        assertThat(browser.texts("tr[data-line]")).hasSize(4);

        tab(browser, "Time");
        WebElement entry = browser.find(".legend button");
        assertThat(entry.getAttribute("aria-pressed")).isEqualTo("true");
        entry.click();
        assertThat(entry.getAttribute("aria-pressed")).isEqualTo("false");
        assertThat(browser.troubles()).isEmpty();
    }

    @Test
    void aKeyboardReachesParametersTabsAndRowsInTheirOrder(Browser browser) {
        browser.open(page);
        List<String> reached = new ArrayList<>();
        for (int i = 0; i < 14; i++) {
            browser.hands().sendKeys(Keys.TAB).perform();
            reached.add(
                    browser.focused().getTagName() + " "
                            + browser.run(
                                    "return document.activeElement.getAttribute('aria-label') || "
                                            + "document.activeElement.textContent.slice(0, 8).trim() || document.activeElement.className"));
        }
        assertThat(reached)
                .containsSubsequence("a shop", "button Services", "tr checkout", "tr searchwe", "tr stocknor")
                .doesNotContain("button Time");

        browser.find("[role=tab]", "Services").sendKeys(Keys.ARROW_RIGHT);
        assertThat(browser.focused().getText()).isEqualTo("Time");
        browser.find("[role=tab]", "Time").sendKeys(Keys.ENTER);
        browser.find("[role=tab]", "Time").sendKeys(Keys.END);
        assertThat(browser.focused().getText()).isEqualTo("Shapes");
        browser.find("[role=tab]", "Shapes").sendKeys(Keys.HOME);
        browser.find("[role=tab]", "Services").sendKeys(Keys.ENTER);

        browser.find("tr[data-choose]").sendKeys(Keys.SPACE);
        assertThat(browser.texts(".text")).anyMatch(one -> one.startsWith("You chose"));
    }

    @Test
    void hasNoSeriousBarrierInAnyTab(Browser browser) {
        browser.open(page);
        for (String one : List.of("Services", "Time", "Shapes")) {
            tab(browser, one);
            assertThat(browser.look("light").barriers()).as(one).isEmpty();
            assertThat(browser.look("dark").barriersOfLook()).as(one).isEmpty();
        }
        assertThat(browser.troubles()).isEmpty();
    }

    @Test
    void aPhoneShowsAllOfItWithoutScrollingSideways(Browser browser) {
        browser.width(390).open(page);
        for (String one : List.of("Services", "Time", "Shapes")) {
            tab(browser, one);
            assertThat(browser.overhang()).as(one).isZero();
        }
        assertThat(browser.troubles()).isEmpty();
    }

    @Test
    void paperHasWhatIsShownWholeAndSaysWhichTabsAreNotOnIt(Browser browser) {
        browser.open(page).look("print");

        assertThat(browser.texts(".printed")).containsExactly("On this print: Services. Not on it: Time, Shapes.");
        assertThat(browser.texts(".filter, .brush")).isEmpty();
        assertThat(browser.run("return Array.from(document.querySelectorAll('.scroll, pre, select'))"
                        + ".filter(one => one.offsetParent && one.scrollHeight > one.clientHeight + 1).length"))
                .isEqualTo(0L);
        assertThat(new String(browser.pdf(), 0, 5, StandardCharsets.ISO_8859_1)).isEqualTo("%PDF-");
        tab(browser, "Time");
        assertThat(browser.texts(".printed")).containsExactly("On this print: Time. Not on it: Services, Shapes.");
        assertThat(browser.troubles()).isEmpty();
    }

    @Test
    void chartsFollowTheirWindow(Browser browser) {
        browser.open(page);
        tab(browser, "Time");
        Point at = browser.find(".plot svg").getLocation();

        browser.width(390);

        browser.until(
                "the chart is as wide as its place",
                () -> (Boolean) browser.run("const plot = document.querySelector('.chart:has([data-brush]) .plot');"
                        + "return Number(plot.querySelector('svg').getAttribute('width')) === plot.clientWidth"));
        assertThat(browser.find(".plot svg").getLocation().getX()).isLessThanOrEqualTo(at.getX());
        assertThat(browser.troubles()).isEmpty();
    }
}

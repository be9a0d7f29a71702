package dev.tocsin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.browser.Browser;
import dev.tocsin.browser.BrowserTests;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code tocsin preview --serve} in a browser, while files are saved. */
@BrowserTests
class ServedInBrowserTest {
    @TempDir
    private Path folder;

    @Test
    void aSaveShowsAtOnceAndWhatWasChosenStays(Browser browser) throws Exception {
        TestProject project = ShippedProject.copiedTo(folder);
        try (ServedProject served = ServedProject.of(folder)) {
            browser.open(served.address().resolve("/workbook/insights"));
            browser.find("[role=tab]", "Business").click();
            browser.find(".parameter select").sendKeys("Last 7 days");
            List<String> titles = browser.texts(".item > h3");
            browser.until(
                    "the page listens", () -> browser.find("#serve").getText().equals("live"));

            ShippedProject.edit(project, "workbooks/insights.workbook", "Trends and business", "Ups and downs");

            browser.until(
                    "the page is new", () -> browser.find("main").getText().contains("Ups and downs"));
            browser.until(
                    "its tab is open",
                    () -> browser.texts("[role=tab][aria-selected=true]").equals(List.of("Business")));
            assertThat(browser.texts(".item > h3")).isEqualTo(titles);
            assertThat(browser.run("return document.querySelector('.parameter select').selectedOptions[0].text"))
                    .isEqualTo("Last 7 days");
            assertThat(browser.troubles()).isEmpty();
        }
    }

    @Test
    void itsPagesAreWell(Browser browser) throws Exception {
        ShippedProject.copiedTo(folder);
        try (ServedProject served = ServedProject.of(folder)) {
            for (String path : List.of("/", "/lint", "/plan", "/rule/high-error-rate", "/runbook/no-telemetry")) {
                browser.look("light").width(1400).open(served.address().resolve(path));
                assertThat(browser.barriers()).as(path).isEmpty();
                browser.look("dark");
                assertThat(browser.barriersOfLook()).as(path).isEmpty();
                browser.width(390);
                assertThat(browser.overhang()).as(path).isZero();
                assertThat(browser.troubles()).as(path).isEmpty();
            }
        }
    }
}

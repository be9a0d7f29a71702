package dev.tocsin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.browser.Browser;
import dev.tocsin.browser.BrowserTests;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.WebElement;

/** The workbooks that this repository ships, in a browser. */
@BrowserTests
class ShippedInBrowserTest {
    @TempDir
    private static Path folder;

    private static TestProject project;

    @BeforeAll
    static void copy() {
        project = ShippedProject.copiedTo(folder);
    }

    @ParameterizedTest
    @ValueSource(strings = {"operations", "insights", "alerts"})
    void isWellInAnyLightAndOnAPhone(String workbook, Browser browser) {
        Path page = folder.resolve(workbook + ".html");
        assertThat(project.run("preview", workbook, "--out", page.toString()).exit())
                .isZero();

        browser.open(page);
        isWell(browser, Browser::barriers);
        browser.look("dark");
        isWell(browser, Browser::barriersOfLook);
        browser.width(390);
        isWell(browser, Browser::barriersOfLook);

        assertThat(browser.troubles()).isEmpty();
    }

    private static void isWell(Browser browser, Function<Browser, List<String>> barriers) {
        List<WebElement> tabs = browser.all("[role=tab]");
        for (int i = 0; i < Math.max(1, tabs.size()); i++) {
            if (!tabs.isEmpty()) {
                tabs.get(i).click();
            }
            browser.until(
                    "every chart in sight is drawn",
                    () -> browser.seen(".plot:has(svg path)").size()
                            == browser.seen(".plot").size());
            assertThat(browser.overhang()).isZero();
            assertThat(barriers.apply(browser)).isEmpty();
        }
    }
}

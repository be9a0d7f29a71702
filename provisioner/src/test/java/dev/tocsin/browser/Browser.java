package dev.tocsin.browser;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/**
 * Debian's Chromium without a window, driven by its chromedriver. Both are named: nothing is looked for or downloaded.
 */
public final class Browser implements AutoCloseable {
    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final Path DRIVER = Path.of("/usr/bin/chromedriver");
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    /** All at once: a question for each of a thousand rows takes minutes. */
    private static final String SEEN = "return Array.from(document.querySelectorAll(arguments[0])).filter(one =>"
            + " one.checkVisibility({visibilityProperty: true}) && one.getClientRects().length > 0)";

    private static final Dimension DESK = new Dimension(1400, 1000);

    /** It warns that it does not know this version's protocol, which nothing here uses; kept, or the level would be forgotten. */
    private static final Logger SELENIUM = Logger.getLogger("org.openqa.selenium");

    private final Chromium driver;
    private final Watch watch;

    private Browser(Chromium driver) {
        this.driver = driver;
        this.watch = new Watch(driver);
    }

    static boolean isInstalled() {
        return Files.isExecutable(CHROMIUM) && Files.isExecutable(DRIVER);
    }

    static Browser start() {
        SELENIUM.setLevel(Level.SEVERE);
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        logs.enable(LogType.PERFORMANCE, Level.ALL);
        ChromeOptions options = new ChromeOptions();
        options.setBinary(CHROMIUM.toFile());
        options.addArguments(
                "--headless=new",
                // Tests run as root in containers, with little shared memory and no graphics card.
                "--no-sandbox",
                "--disable-dev-shm-usage",
                "--disable-gpu",
                // No request of its own: what is logged is then the page's.
                "--disable-background-networking",
                "--disable-component-update",
                "--no-first-run",
                "--lang=en-US",
                "--force-color-profile=srgb",
                "--hide-scrollbars");
        options.setCapability("goog:loggingPrefs", logs);
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(DRIVER.toFile())
                .usingAnyFreePort()
                .build();
        return new Browser(new Chromium(service, options));
    }

    /** The state in which each test gets it. */
    void asNew() {
        driver.get("about:blank");
        driver.executeCdpCommand("Emulation.clearDeviceMetricsOverride", Map.of());
        look("light");
        driver.manage().window().setSize(DESK);
        watch.forget();
    }

    /** Shows a file. */
    public Browser open(Path file) {
        return open(file.toUri());
    }

    /** Shows a page. */
    public Browser open(URI address) {
        watch.forget();
        driver.get(address.toString());
        return this;
    }

    /**
     * Light, dark, or paper.
     *
     * @param look {@code light}, {@code dark} or {@code print}
     */
    public Browser look(String look) {
        boolean print = look.equals("print");
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of(
                        "media",
                        print ? "print" : "",
                        "features",
                        List.of(Map.of("name", "prefers-color-scheme", "value", print ? "light" : look))));
        return this;
    }

    /** A window of so many CSS pixels in width; up to 600 as on a phone. */
    public Browser width(int pixels) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", pixels, "height", 800, "deviceScaleFactor", 1, "mobile", pixels <= 600));
        return this;
    }

    /** The first element that a CSS selector finds. */
    public WebElement find(String selector) {
        return driver.findElement(By.cssSelector(selector));
    }

    /** All elements that a CSS selector finds, in the order of the page. */
    public List<WebElement> all(String selector) {
        return driver.findElements(By.cssSelector(selector));
    }

    /** The element of these with this text. */
    public WebElement find(String selector, String text) {
        return all(selector).stream()
                .filter(one -> one.getText().strip().equals(text))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + selector + " says " + text));
    }

    /** Those of them that somebody sees. */
    public List<WebElement> seen(String selector) {
        return list(SEEN, selector).stream().map(WebElement.class::cast).toList();
    }

    /** What the texts of elements are, as far as somebody sees them. */
    public List<String> texts(String selector) {
        return list(SEEN + ".map(one => one.innerText.trim())", selector).stream()
                .map(String::valueOf)
                .toList();
    }

    private List<?> list(String script, Object... arguments) {
        return (List<?>) run(script, arguments);
    }

    /** For keys and mice. */
    public Actions hands() {
        return new Actions(driver);
    }

    /** What has the focus. */
    public WebElement focused() {
        return driver.switchTo().activeElement();
    }

    /** What a script returns. */
    public Object run(String script, Object... arguments) {
        return Objects.requireNonNullElse(driver.executeScript(script, arguments), "");
    }

    /** By how many pixels the page is wider than its window: then it scrolls sideways, which nobody should have to. */
    public long overhang() {
        return (Long) run("return document.documentElement.scrollWidth - innerWidth");
    }

    /** Waits until something is so; a page that is loading meanwhile is not. */
    public void until(String what, BooleanSupplier so) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!now(so)) {
            if (System.nanoTime() > end) {
                throw new AssertionError("not within " + PATIENCE.toSeconds() + " s: " + what);
            }
            Thread.onSpinWait();
        }
    }

    private static boolean now(BooleanSupplier so) {
        try {
            return so.getAsBoolean();
        } catch (StaleElementReferenceException e) {
            return false;
        } catch (WebDriverException e) {
            // "javascript error: Cannot read …": the document is being replaced.
            return false;
        }
    }

    /** What the page does while something else runs in it: see {@link Watch#troubles}. */
    public List<String> troubles() {
        return watch.troubles();
    }

    /** Findings of axe-core on the page as it is, that are serious or critical. */
    public List<String> barriers() {
        return Axe.serious(driver, List.of());
    }

    /** The same of the rules whose outcome hangs on colours and widths, for a page that was whole in another look. */
    public List<String> barriersOfLook() {
        return Axe.serious(driver, List.of("color-contrast", "scrollable-region-focusable", "target-size"));
    }

    /** The page as PDF. */
    public byte[] pdf() {
        Map<String, Object> made = driver.executeCdpCommand(
                "Page.printToPDF", Map.of("printBackground", true, "paperWidth", 8.27, "paperHeight", 11.69));
        return Base64.getDecoder().decode(String.valueOf(made.get("data")));
    }

    /** A picture of the whole page, for people. */
    public byte[] picture() {
        Map<String, Object> made = driver.executeCdpCommand(
                "Page.captureScreenshot", Map.of("format", "png", "captureBeyondViewport", true));
        return Base64.getDecoder().decode(String.valueOf(made.get("data")));
    }

    @Override
    public void close() {
        driver.quit();
    }
}

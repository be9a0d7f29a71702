package dev.tocsin.browser;

import org.openqa.selenium.chrome.AddHasCdp;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.chromium.ChromiumDriver;
import org.openqa.selenium.chromium.ChromiumDriverCommandExecutor;
import org.openqa.selenium.remote.http.ClientConfig;

/**
 * As Selenium's {@code ChromeDriver}, without its search for a driver: that is Selenium Manager, which downloads what it does not
 * find. It is not even on the class path.
 */
final class Chromium extends ChromiumDriver {
    Chromium(ChromeDriverService service, ChromeOptions options) {
        super(
                new ChromiumDriverCommandExecutor(
                        service, new AddHasCdp().getAdditionalCommands(), ClientConfig.defaultConfig()),
                options,
                ChromeOptions.CAPABILITY);
        cdp = new AddHasCdp().getImplementation(getCapabilities(), getExecuteMethod());
    }
}

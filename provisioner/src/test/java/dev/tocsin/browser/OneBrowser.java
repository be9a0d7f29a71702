package dev.tocsin.browser;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.opentest4j.TestAbortedException;

/** Starts the browser with the first test that asks for it; all tests of the run share it, because a start takes seconds. */
final class OneBrowser implements ParameterResolver {
    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Browser.class;
    }

    @Override
    public Browser resolveParameter(ParameterContext parameter, ExtensionContext context) {
        if (!Browser.isInstalled()) {
            throw new TestAbortedException("Debian's chromium and chromium-driver are not installed");
        }
        Browser browser = context.getRoot()
                .getStore(ExtensionContext.Namespace.create(OneBrowser.class))
                .computeIfAbsent(Browser.class, key -> Browser.start(), Browser.class);
        browser.asNew();
        return browser;
    }
}

package dev.tocsin.browser;

import dev.tocsin.html.Html;
import java.util.List;

/** axe-core (deque.com), the checker of accessibility, in the page that a browser shows. */
final class Axe {
    /** Of the jar that is on the class path for this file alone. */
    private static final String SCRIPT = Html.resource(Axe.class, "/axe.min.js");

    private static final String RUN = """
            const done = arguments[arguments.length - 1];
            const only = arguments[0];
            const options = {resultTypes: ['violations'], performanceTimer: false};
            if (only.length) { options.runOnly = {type: 'rule', values: only}; }
            axe.run(document, options).then(
              found => done(found.violations.filter(one => one.impact === 'serious' || one.impact === 'critical')
                .map(one => one.impact + ': ' + one.id + ': ' + one.nodes.slice(0, 5)
                  .map(node => node.html.slice(0, 200) + ' (' + (node.any[0] || node.all[0] || node.none[0]).message + ')').join(' | '))),
              failed => done(['axe failed: ' + failed]));
            """;

    private Axe() {}

    /**
     * What is serious or critical.
     *
     * @param rules which of axe-core's; none for all
     */
    static List<String> serious(Chromium driver, List<String> rules) {
        if (!Boolean.TRUE.equals(driver.executeScript("return typeof axe === 'object'"))) {
            // Past the page's policy, as a debugger: it is not the page that runs it.
            driver.executeScript(SCRIPT);
        }
        Object found = driver.executeAsyncScript(RUN, rules);
        return found instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of("axe: " + found);
    }
}

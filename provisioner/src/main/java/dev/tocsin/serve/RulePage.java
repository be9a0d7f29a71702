package dev.tocsin.serve;

import dev.tocsin.alerting.evaluate.AlertState;
import dev.tocsin.alerting.evaluate.Timeline;
import dev.tocsin.alerttest.Coverage;
import dev.tocsin.alerttest.TestResult;
import dev.tocsin.alerttest.TestText;
import dev.tocsin.html.Html;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.TreeSet;

/** An alert rule with its tests: a strip for each series, red while people see an alert. */
public final class RulePage {
    private static final int MOST_STRIPS = 20;
    private static final int WIDEST = 400;

    private RulePage() {}

    /**
     * The page.
     *
     * @param top from {@link Shell#top}
     * @param results of the tests of this rule
     * @param note said in the place of tests that do not exist
     */
    public static String of(String rule, String top, List<TestResult> results, String note) {
        StringBuilder out = new StringBuilder();
        if (results.isEmpty()) {
            out.append("<p>").append(Html.escape(note)).append("</p>\n");
        }
        for (TestResult result : results) {
            String outcome = result.outcome().name().toLowerCase(Locale.ROOT);
            out.append("<h2>")
                    .append(Html.escape(result.name()))
                    .append(" <span class=\"badge ")
                    .append(outcome)
                    .append("\">")
                    .append(outcome)
                    .append("</span></h2>\n<p class=\"soft\">")
                    .append(Html.escape(result.place().toString()))
                    .append("</p>\n");
            strips(result, out);
            out.append("<pre tabindex=\"0\">").append(Html.escape(text(result))).append("</pre>\n");
        }
        return Shell.page(rule, top, out.toString());
    }

    private static String text(TestResult result) {
        String text = TestText.of(List.of(result), true, new Coverage(1, new TreeSet<>(), new TreeMap<>()));
        return text.substring(0, text.lastIndexOf('\n', text.length() - 2) + 1);
    }

    private static void strips(TestResult result, StringBuilder out) {
        List<Instant> times = result.times();
        List<Instant> shown = times.subList(Math.max(0, times.size() - WIDEST), times.size());
        for (Timeline timeline : result.timelines()
                .subList(0, Math.min(MOST_STRIPS, result.timelines().size()))) {
            out.append("<div class=\"strip\" role=\"img\" aria-label=\"")
                    .append(Html.escape(spoken(timeline, shown)))
                    .append("\">");
            for (Instant time : shown) {
                AlertState state = timeline.stateAt(time);
                out.append("<i class=\"")
                        .append(state.name().toLowerCase(Locale.ROOT))
                        .append("\" title=\"")
                        .append(Html.escape(time + " " + state.azureName()))
                        .append("\"></i>");
            }
            out.append("</div>\n");
        }
    }

    private static String spoken(Timeline timeline, List<Instant> times) {
        long open = times.stream().filter(time -> timeline.stateAt(time).open()).count();
        return "an alert is open at " + open + " of " + times.size() + " evaluations";
    }
}

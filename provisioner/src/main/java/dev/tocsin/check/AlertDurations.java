package dev.tocsin.check;

import dev.tocsin.diagnostic.Diagnostics;
import dev.tocsin.resource.DesiredResource;
import dev.tocsin.resource.IsoDuration;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The durations that the service takes, a list per property. The OpenAPI says only "duration"; the lists are those that
 * hashicorp/terraform-provider-azurerm checks (monitor_scheduled_query_rules_alert_v2, monitor_metric_alert), compared by value.
 */
final class AlertDurations implements Check {
    private static final List<String> LOG_FREQUENCY = List.of(
            "PT1M", "PT5M", "PT10M", "PT15M", "PT30M", "PT45M", "PT1H", "PT2H", "PT3H", "PT4H", "PT5H", "PT6H", "P1D");
    private static final List<String> LOG_WINDOW = List.of(
            "PT1M", "PT5M", "PT10M", "PT15M", "PT30M", "PT45M", "PT1H", "PT2H", "PT3H", "PT4H", "PT5H", "PT6H", "P1D",
            "P2D");
    private static final List<String> LOG_MUTE = List.of(
            "PT5M", "PT10M", "PT15M", "PT30M", "PT45M", "PT1H", "PT2H", "PT3H", "PT4H", "PT5H", "PT6H", "P1D", "P2D");
    private static final List<String> LOG_RANGE = List.of(
            "PT5M", "PT10M", "PT15M", "PT20M", "PT30M", "PT45M", "PT1H", "PT2H", "PT3H", "PT4H", "PT5H", "PT6H", "P1D",
            "P2D");
    private static final List<String> METRIC_FREQUENCY = List.of("PT1M", "PT5M", "PT15M", "PT30M", "PT1H");
    private static final List<String> METRIC_WINDOW =
            List.of("PT1M", "PT5M", "PT15M", "PT30M", "PT1H", "PT6H", "PT12H", "P1D");

    /** With months or years: no fixed length. */
    private static final String CALENDAR = "P(\\d+[YMD])+(T.+)?";

    private static final Map<String, Map<String, List<String>>> ALLOWED = Map.of(
            "log-alert",
            Map.of(
                    "evaluationFrequency", LOG_FREQUENCY,
                    "windowSize", LOG_WINDOW,
                    "muteActionsDuration", LOG_MUTE,
                    "overrideQueryTimeRange", LOG_RANGE),
            "metric-alert",
            Map.of("evaluationFrequency", METRIC_FREQUENCY, "windowSize", METRIC_WINDOW));

    @Override
    public void check(DesiredResource resource, Diagnostics diagnostics) {
        Map<String, List<String>> lists = ALLOWED.getOrDefault(resource.kind().alias(), Map.of());
        for (Map.Entry<String, List<String>> list : lists.entrySet()) {
            String property = list.getKey();
            List<String> allowed = list.getValue();
            String pointer = "/properties/" + property;
            String text = resource.body().at(pointer).asText("");
            if (refuses(allowed, text)) {
                diagnostics.add(resource.origin()
                        .error(
                                "TOC0221",
                                pointer,
                                "\"" + property + "\" cannot be \"" + text + "\": Azure takes "
                                        + String.join(", ", allowed)));
            }
        }
        shorterWindow(resource, lists, diagnostics);
    }

    /** A text that is no duration at all has an error already; months and years are durations, and never allowed. */
    private static boolean refuses(List<String> allowed, String text) {
        if (text.isEmpty() || allowed.contains(text)) {
            return false;
        }
        Optional<Duration> value = IsoDuration.parse(text);
        if (value.isEmpty()) {
            return text.matches(CALENDAR);
        }
        for (String one : allowed) {
            if (IsoDuration.parse(one).equals(value)) {
                return false;
            }
        }
        return true;
    }

    /** A rule that looks at less than it skips would miss data. */
    private static void shorterWindow(
            DesiredResource resource, Map<String, List<String>> lists, Diagnostics diagnostics) {
        if (lists.isEmpty()
                || refuses(
                        lists.getOrDefault("windowSize", List.of()),
                        resource.body().at("/properties/windowSize").asText(""))) {
            return;
        }
        Optional<Duration> frequency = IsoDuration.parse(
                resource.body().at("/properties/evaluationFrequency").asText(""));
        Optional<Duration> window =
                IsoDuration.parse(resource.body().at("/properties/windowSize").asText(""));
        if (frequency.isPresent() && window.isPresent() && window.get().compareTo(frequency.get()) < 0) {
            diagnostics.add(resource.origin()
                    .error(
                            "TOC0222",
                            "/properties/windowSize",
                            "\"windowSize\" is shorter than \"evaluationFrequency\", so data in between is never looked at; "
                                    + "make the window at least as long"));
        }
    }
}

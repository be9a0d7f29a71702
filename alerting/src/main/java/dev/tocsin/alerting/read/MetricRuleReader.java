package dev.tocsin.alerting.read;

import dev.tocsin.alerting.rule.Aggregation;
import dev.tocsin.alerting.rule.Comparison;
import dev.tocsin.alerting.rule.Lifecycle;
import dev.tocsin.alerting.rule.MetricCriterion;
import dev.tocsin.alerting.rule.MetricRule;
import dev.tocsin.alerting.rule.Threshold;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads metric alert rules, API version 2018-03-01. */
final class MetricRuleReader {
    /** Checks in a row that must not be met before an alert is resolved (Microsoft Learn, alerts-overview). */
    private static final int CHECKS_TO_RESOLVE = 3;

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private MetricRuleReader() {}

    static MetricRule read(String name, Body properties) {
        Duration frequency = properties.at("evaluationFrequency").duration();
        boolean stateful = properties.at("autoMitigate").flag(true);
        Body configuration = properties.at("resolveConfiguration");
        if (configuration.present()) {
            configuration.refuse("is not simulated for metric alert rules");
        }
        Duration window = properties.at("windowSize").duration();
        return new MetricRule(
                name,
                properties.at("enabled").flag(true),
                frequency,
                isOfWebTest(properties.at("criteria")) ? MINUTE : window,
                criteria(properties.at("criteria")),
                stateful
                        ? new Lifecycle.Stateful(frequency.multipliedBy(CHECKS_TO_RESOLVE))
                        : new Lifecycle.Stateless(Optional.empty()));
    }

    private static List<MetricCriterion> criteria(Body criteria) {
        Body type = criteria.at("odata.type");
        if (isOfWebTest(criteria)) {
            return List.of(places(criteria));
        }
        String word = type.text().toLowerCase(Locale.ROOT);
        if (!word.endsWith("singleresourcemultiplemetriccriteria")
                && !word.endsWith("multipleresourcemultiplemetriccriteria")) {
            if (!word.isEmpty()) {
                type.refuse("\"" + type.text() + "\": how it is evaluated is not documented, so it is not simulated");
            }
            return List.of();
        }
        Body all = criteria.at("allOf");
        List<Body> elements = all.elements();
        if (elements.isEmpty()) {
            all.refuse("has no criterion; the rule cannot be evaluated");
        }
        List<MetricCriterion> read = new ArrayList<>();
        for (Body one : elements) {
            Conditions.refuseDynamic(one);
            if (isDynamic(one)) {
                continue;
            }
            read.add(new MetricCriterion(
                    one.at("name").optionalText().orElse(""),
                    one.at("metricNamespace").optionalText().filter(text -> !text.isEmpty()),
                    one.at("metricName").text(),
                    Conditions.aggregation(one),
                    Conditions.dimensions(one),
                    Conditions.threshold(one)));
        }
        return read;
    }

    private static boolean isOfWebTest(Body criteria) {
        return criteria.at("odata.type")
                .optionalText()
                .orElse("")
                .toLowerCase(Locale.ROOT)
                .endsWith("webtestlocationavailabilitycriteria");
    }

    /** "failedLocationCount: The number of failed locations" is all that the OpenAPI says. */
    private static MetricCriterion places(Body criteria) {
        return new MetricCriterion(
                MetricRule.FAILED_LOCATIONS,
                Optional.empty(),
                MetricRule.FAILED_LOCATIONS,
                Aggregation.MAXIMUM,
                List.of(),
                new Threshold(
                        Comparison.GREATER_THAN_OR_EQUAL,
                        criteria.at("failedLocationCount").number()));
    }

    private static boolean isDynamic(Body criterion) {
        return criterion.at("criterionType").optionalText().orElse("").equalsIgnoreCase("DynamicThresholdCriterion");
    }
}

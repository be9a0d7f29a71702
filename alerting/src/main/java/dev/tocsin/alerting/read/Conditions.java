package dev.tocsin.alerting.read;

import dev.tocsin.alerting.rule.Aggregation;
import dev.tocsin.alerting.rule.Comparison;
import dev.tocsin.alerting.rule.DimensionFilter;
import dev.tocsin.alerting.rule.Threshold;
import java.util.ArrayList;
import java.util.List;

/** What conditions of log and metric rules have in common. */
final class Conditions {
    private Conditions() {}

    /** Refuses thresholds that the service learns from the past. */
    static void refuseDynamic(Body condition) {
        Body type = condition.at("criterionType");
        if (type.optionalText().orElse("").equalsIgnoreCase("DynamicThresholdCriterion")) {
            type.refuse("\"DynamicThresholdCriterion\": the service learns dynamic thresholds by a method that is not"
                    + " published, so they cannot be simulated; use a static threshold, or preview the rule in Azure");
        }
    }

    static Threshold threshold(Body condition) {
        Body operator = condition.at("operator");
        String word = operator.text();
        for (Comparison one : Comparison.values()) {
            if (one.azureName().equalsIgnoreCase(word)) {
                return new Threshold(one, condition.at("threshold").number());
            }
        }
        if (!word.isEmpty()) {
            operator.refuse("\"" + word + "\" is no operator of a static threshold");
        }
        return new Threshold(Comparison.EQUALS, 0);
    }

    static Aggregation aggregation(Body condition) {
        Body aggregation = condition.at("timeAggregation");
        String word = aggregation.text();
        for (Aggregation one : Aggregation.values()) {
            if (one.azureName().equalsIgnoreCase(word)) {
                return one;
            }
        }
        if (!word.isEmpty()) {
            aggregation.refuse("\"" + word + "\" is no aggregation; take Count, Average, Minimum, Maximum or Total");
        }
        return Aggregation.COUNT;
    }

    static List<DimensionFilter> dimensions(Body condition) {
        List<DimensionFilter> filters = new ArrayList<>();
        for (Body dimension : condition.at("dimensions").elements()) {
            String name = dimension.at("name").text();
            String word = dimension.at("operator").text();
            boolean include = word.equalsIgnoreCase("Include");
            if (!include && !word.equalsIgnoreCase("Exclude") && !word.isEmpty()) {
                dimension
                        .at("operator")
                        .refuse("\"" + word + "\" is no operator of a dimension; take Include or Exclude");
            }
            List<String> values = new ArrayList<>();
            for (Body value : dimension.at("values").elements()) {
                values.add(value.text());
            }
            if (values.isEmpty()) {
                dimension.at("values").refuse("is empty; name values, or \"*\" for all");
            }
            if (!include && values.contains(DimensionFilter.ALL)) {
                dimension.at("values").refuse("excludes \"*\", all values, so that nothing is left to evaluate");
            }
            filters.add(new DimensionFilter(name, include, values));
        }
        return filters;
    }
}

package dev.tocsin.alerting.evaluate;

import dev.tocsin.alerting.rule.DimensionFilter;
import dev.tocsin.alerting.rule.LogRule;
import dev.tocsin.alerting.source.ColumnType;
import dev.tocsin.alerting.source.ResultColumn;
import dev.tocsin.alerting.source.ResultTable;
import java.util.ArrayList;
import java.util.List;

/**
 * Where a rule finds what it needs in a result.
 *
 * @param time -1 when no column says when a row happened
 * @param measured -1 when rows are counted
 * @param dimensions in the order of the rule's
 * @param resource -1 when the rule has no resource column
 */
record ResultLayout(List<ResultColumn> columns, int time, int measured, List<Integer> dimensions, int resource) {
    /** The service's own query filters and bins by the first; classic Application Insights tables have the second. */
    private static final List<String> TIME_COLUMNS = List.of("TimeGenerated", "timestamp");

    /** @throws EvaluationException if the rule cannot be evaluated on such a result */
    static ResultLayout of(LogRule rule, ResultTable result) {
        int measured = -1;
        if (rule.measurement().column().isPresent()) {
            measured = typed(result, rule.measurement().column().get(), "metricMeasureColumn", false);
        }
        List<Integer> dimensions = new ArrayList<>();
        for (DimensionFilter dimension : rule.dimensions()) {
            dimensions.add(typed(result, dimension.name(), "dimension", true));
        }
        int resource = -1;
        if (rule.resourceIdColumn().isPresent()) {
            resource = typed(result, rule.resourceIdColumn().get(), "resourceIdColumn", true);
        }
        return new ResultLayout(result.columns(), time(rule, result), measured, dimensions, resource);
    }

    private static int typed(ResultTable result, String name, String role, boolean text) {
        int index = result.index(name);
        if (index < 0) {
            throw new EvaluationException("the query's result has no column \"" + name + "\", the rule's " + role
                    + "; it has " + names(result));
        }
        ColumnType type = result.columns().get(index).type();
        if (type != ColumnType.NUMBER && !(text && type == ColumnType.STRING)) {
            throw new EvaluationException("the column \"" + name + "\", the rule's " + role + ", is not "
                    + (text ? "a number or string" : "a number") + "; convert it in the query");
        }
        return index;
    }

    private static int time(LogRule rule, ResultTable result) {
        for (String name : TIME_COLUMNS) {
            int index = result.index(name);
            if (index >= 0 && result.columns().get(index).type() == ColumnType.DATETIME) {
                return index;
            }
        }
        if (rule.failingPeriods().periods() == 1) {
            return -1;
        }
        int only = -1;
        int found = 0;
        for (int i = 0; i < result.columns().size(); i++) {
            if (result.columns().get(i).type() == ColumnType.DATETIME) {
                only = i;
                found++;
            }
        }
        if (found != 1) {
            throw new EvaluationException(
                    "the rule looks at " + rule.failingPeriods().periods()
                            + " periods, and the query's result "
                            + (found == 0 ? "has no datetime column" : "has several datetime columns")
                            + " to tell them apart; keep \"TimeGenerated\" or \"timestamp\" in it");
        }
        return only;
    }

    private static String names(ResultTable result) {
        StringBuilder names = new StringBuilder();
        for (ResultColumn column : result.columns()) {
            names.append(names.isEmpty() ? "" : ", ").append(column.name());
        }
        return names.isEmpty() ? "none" : names.toString();
    }
}

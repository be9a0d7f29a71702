package dev.tocsin.kql.bind;

import static dev.tocsin.kql.bind.Bound.columns;
import static dev.tocsin.kql.bind.Bound.errors;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.kql.text.KqlDiagnostic;
import org.junit.jupiter.api.Test;

class GroupOperatorsTest {
    @Test
    void summarizeGivesTheGroupsFirstAndNamesAggregatesAfterTheirArguments() {
        assertThat(
                        columns(
                                "Orders | summarize count(), sum(total), avg(total), dcount(customer) by bin(placed, 1h), open"))
                .isEqualTo("placed:datetime open:bool count_:long sum_total:real avg_total:real dcount_customer:long");
    }

    @Test
    void percentilesAreNamedAfterColumnAndPercentile() {
        assertThat(columns("Orders | summarize percentile(total, 95), percentiles(total, 50, 99.9)"))
                .isEqualTo("percentile_total_95:real percentile_total_50:real percentile_total_99_9:real");
    }

    @Test
    void theRowWithTheLargestValueBringsTheOtherColumns() {
        assertThat(columns("Customers | summarize arg_max(since, *) by customer"))
                .isEqualTo("customer:string since:datetime name:string id:int");
        assertThat(columns("Customers | summarize latest = arg_max(since, name)"))
                .isEqualTo("latest:datetime name:string");
    }

    @Test
    void aColumnOutsideOfAggregatesIsWrong() {
        assertThat(errors("Orders | summarize total by customer")).isEqualTo("KS236 total");
        assertThat(errors("Orders | extend a = sum(total)")).isEqualTo("KS144 sum");
    }

    /** The page of summarize has an example of it; Microsoft's binder wants a bool. */
    @Test
    void theArgumentOfCountIsReportedButNoFault() {
        BoundQuery bound = Bound.bind("Orders | summarize count(total) by customer");
        assertThat(errors("Orders | summarize count(total) by customer")).isEqualTo("KS107 total");
        assertThat(bound.failed()).isFalse();
        assertThat(bound.diagnostics())
                .singleElement()
                .matches(bound::isTaken)
                .extracting(KqlDiagnostic::message)
                .asString()
                .startsWith("count() counts all rows");
        assertThat(columns("Orders | summarize count(total)")).isEqualTo("count_total:long");
        assertThat(Bound.bind("Orders | summarize countif(total)").failed()).isTrue();
    }

    @Test
    void seriesAreJson() {
        assertThat(columns("Orders | make-series n = count() default = 0 on placed step 1d by customer"))
                .isEqualTo("customer:string n:dynamic placed:dynamic");
    }

    @Test
    void itemsBecomeRows() {
        assertThat(columns("Orders | project id, items | mv-expand items to typeof(string)"))
                .isEqualTo("id:long items:string");
        assertThat(columns("print a = dynamic([1, 2]) | mv-expand with_itemindex = i b = a"))
                .isEqualTo("a:dynamic b:dynamic i:long");
        assertThat(errors("Orders | mv-expand total")).isEqualTo("KS141 total");
    }

    @Test
    void rowsOfEachRowsItemsAreSummarized() {
        assertThat(columns(
                        "Orders | project id, items | mv-apply x = items to typeof(long) on (summarize most = max(x))"))
                .isEqualTo("id:long items:dynamic most:long");
    }

    @Test
    void scanAddsWhatItDeclares() {
        assertThat(
                        columns(
                                "range x from 1 to 3 step 1 | scan with_match_id = m declare (s: long = 0) with (step a: true => s = x + a.s;)"))
                .isEqualTo("x:long s:long m:long");
    }

    @Test
    void reduceGivesPatterns() {
        assertThat(columns("Customers | reduce by name")).isEqualTo("Pattern:string Count:long Representative:string");
    }
}

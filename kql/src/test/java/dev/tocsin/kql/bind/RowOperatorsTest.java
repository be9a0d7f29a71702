package dev.tocsin.kql.bind;

import static dev.tocsin.kql.bind.Bound.columns;
import static dev.tocsin.kql.bind.Bound.errors;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RowOperatorsTest {
    @Test
    void operatorsOnRowsPassColumnsOn() {
        String all = "customer:string name:string since:datetime id:int";
        assertThat(columns("Customers | where id > 1 | sort by name | top 3 by since | take 2 | sample 1"))
                .isEqualTo(all);
        assertThat(columns("Customers | serialize | render table")).isEqualTo(all);
    }

    @Test
    void aConditionIsABool() {
        assertThat(errors("Customers | where name")).isEqualTo("KS141 name");
        assertThat(errors("Customers | take 'x'")).isEqualTo("KS134 'x'");
        assertThat(errors("Orders | sort by items")).isEqualTo("KS116 items");
    }

    @Test
    void countAndRangeMakeOneColumn() {
        assertThat(columns("Customers | count")).isEqualTo("Count:long");
        assertThat(columns("range t from ago(1d) to now() step 1h")).isEqualTo("t:datetime");
        assertThat(columns("range x from 1 to 2 step 0.5")).isEqualTo("x:real");
    }

    @Test
    void topsNameWhatTheyCount() {
        assertThat(columns("Orders | top-hitters 2 of customer by total"))
                .isEqualTo("customer:string approximate_sum_total:real");
        assertThat(columns("Orders | top-nested 2 of customer by sum(total), top-nested of open by n = count()"))
                .isEqualTo("customer:string aggregated_customer:real open:bool n:long");
        assertThat(columns("Orders | sample-distinct 2 of customer")).isEqualTo("customer:string");
    }

    @Test
    void aNameForRowsCanBeUsedLater() {
        assertThat(columns("Customers | as C | join kind=leftsemi (C | project id) on id"))
                .isEqualTo("customer:string name:string since:datetime id:int");
    }
}

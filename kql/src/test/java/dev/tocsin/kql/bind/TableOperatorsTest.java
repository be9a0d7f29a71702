package dev.tocsin.kql.bind;

import static dev.tocsin.kql.bind.Bound.columns;
import static dev.tocsin.kql.bind.Bound.errors;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TableOperatorsTest {
    private static final String LEFT = "Customers | project customer, id ";

    @Test
    void joinNumbersTheColumnsThatBothTablesHave() {
        assertThat(columns(LEFT + "| join kind=inner (Orders | project customer, total) on customer"))
                .isEqualTo("customer:string id:int customer1:string total:real");
        assertThat(columns(LEFT + "| join kind=leftanti Orders on customer")).isEqualTo("customer:string id:int");
        assertThat(columns(LEFT + "| join kind=rightsemi (Orders | project id) on $left.id == $right.id"))
                .isEqualTo("id:long");
    }

    @Test
    void lookupLeavesOutTheRightKeys() {
        assertThat(columns(LEFT + "| lookup (Orders | project who = customer, total) on $left.customer == $right.who"))
                .isEqualTo("customer:string id:int total:real");
    }

    @Test
    void keysMustExistAndMatch() {
        assertThat(errors("Customers | join Orders on name")).isEqualTo("KS145 name");
        assertThat(errors("Customers | join Orders on $left.name == $right.total"))
                .isEqualTo("KS242 $left.name == $right.total");
        assertThat(errors("Customers | join Orders on $right.id == $left.id"))
                .isEqualTo("KS183 $right.id, KS183 $left.id");
        assertThat(errors("Customers | join Orders on $left.name == $right.items"))
                .isEqualTo("KS241 $right.items");
    }

    @Test
    void unionPutsTheTypeIntoTheNameWhereTypesDiffer() {
        assertThat(columns("union withsource = t (print a = 1, b = 'x'), (print a = 'y', b = 'z')"))
                .isEqualTo("t:string a_long:long a_string:string b:string");
    }

    @Test
    void aTableOfAFuzzyUnionNeedNotExist() {
        assertThat(errors("union isfuzzy=true Customers, Nothing")).isEmpty();
        assertThat(errors("union Customers, Nothing")).isEqualTo("KS204 Nothing");
    }

    @Test
    void pluginsHaveTablesOfTheirOwn() {
        assertThat(columns("Orders | project id, items | evaluate bag_unpack(items)"))
                .isEqualTo("id:long");
        assertThat(columns("Orders | evaluate bag_unpack(items) : (a: long)")).isEqualTo("a:long");
        assertThat(errors("Orders | evaluate bag_unpak(items)")).isEqualTo("KS124 bag_unpak");
    }

    @Test
    void invokePassesTheRows() {
        assertThat(columns("let f = (T: (id: long), n: long) { T | project id, n }; Orders | invoke f(2)"))
                .isEqualTo("id:long n:long");
    }

    @Test
    void searchTellsTheTable() {
        assertThat(columns("search in (Customers) 'x' | project $table, name")).isEqualTo("$table:string name:string");
        assertThat(columns("find in (Customers) where name == 'x' project name"))
                .isEqualTo("source_:string name:string");
    }

    @Test
    void graphsAreMatched() {
        assertThat(columns("Orders | make-graph customer --> open with Customers on customer"
                        + " | graph-match (a)-[e]->(b) where e.total > 1 project a.name, b.since, e.id"))
                .isEqualTo("a_name:string b_since:datetime e_id:long");
    }

    @Test
    void partsOfARowsetAreTheirOwn() {
        assertThat(columns("Orders | partition by customer (summarize sum(total) by customer)"))
                .isEqualTo("customer:string sum_total:real");
    }
}

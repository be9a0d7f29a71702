package dev.tocsin.kql.bind;

import static dev.tocsin.kql.bind.Bound.columns;
import static dev.tocsin.kql.bind.Bound.errors;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ColumnOperatorsTest {
    @Test
    void projectNamesColumnsAfterWhatTheyAreMadeOf() {
        assertThat(
                        columns(
                                "Orders | project id, day = bin(placed, 1d), tostring(total), items.price, items[0], total * 2"))
                .isEqualTo("id:long day:datetime total:string items_price:dynamic items_0:dynamic Column1:real");
    }

    @Test
    void columnsWithoutNamesAreNumbered() {
        assertThat(columns("Orders | project 1, id + 1, Column2 = 2"))
                .isEqualTo("Column1:long Column21:long Column2:long");
    }

    @Test
    void aColumnCannotBeNamedTwice() {
        assertThat(errors("Orders | project a = 1, a = 2")).isEqualTo("KS171 a");
    }

    @Test
    void extendReplacesAColumnAtItsPlace() {
        assertThat(columns("Customers | extend since = 1, year = getyear(since)"))
                .isEqualTo("customer:string name:string since:long id:int year:int");
    }

    @Test
    void columnsAreLeftOutKeptAndMovedByPattern() {
        assertThat(columns("Customers | project-away c*, id")).isEqualTo("name:string since:datetime");
        assertThat(columns("Customers | project-keep *e")).isEqualTo("name:string since:datetime");
        assertThat(columns("Customers | project-reorder s*, id"))
                .isEqualTo("since:datetime id:int customer:string name:string");
        assertThat(columns("Customers | project-rename key = id"))
                .isEqualTo("customer:string name:string since:datetime key:int");
        assertThat(errors("Customers | project-rename name = id")).isEqualTo("KS171 name");
    }

    @Test
    void printNumbersItsValues() {
        assertThat(columns("print 1, a = 'x', now()")).isEqualTo("print_0:long a:string print_2:datetime");
    }

    @Test
    void distinctTakesNoJson() {
        assertThat(columns("Orders | distinct customer, open")).isEqualTo("customer:string open:bool");
        assertThat(errors("Orders | distinct items")).isEqualTo("KS116 items");
    }

    @Test
    void parseAddsColumnsThatAreTextUnlessSaidOtherwise() {
        assertThat(columns("Customers | project name | parse name with one ' ' n:long *"))
                .isEqualTo("name:string one:string n:long");
        assertThat(errors("Customers | parse name with * a")).isEqualTo("KS102 *, KS101 a");
        assertThat(columns("Customers | project name | parse-kv name as (a: int, b: string)"))
                .isEqualTo("name:string a:int b:string");
    }

    @Test
    void theSchemaOfATableIsATable() {
        assertThat(columns("Orders | getschema"))
                .isEqualTo("ColumnName:string ColumnOrdinal:long DataType:string ColumnType:string");
    }
}

package dev.tocsin.kql.bind;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.kql.parse.KqlOptions;
import dev.tocsin.kql.parse.KqlParser;
import dev.tocsin.kql.symbol.TableType;
import dev.tocsin.kql.text.KqlDiagnostic;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a workbook's parameter may bring is not known, so nothing behind it is wrong for that. */
class PlaceholdersTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Orders | project {Columns} | where anything > 1",
                "Orders | summarize {Measure} by customer | where anything > 1",
                "Orders | make-series {Measure} default = 0 on placed step 1d | where anything > 1",
                "Orders {Filter} | where customer == 'a' and anything > 1",
                "Orders\n{Operators}\n| where anything > 1",
                "let t = {Query}; t | where anything > 1",
                "{Declarations}\nOrders | extend x = helper(total) | where total > limit",
                "{Source}\n| where database == 'a' and table == 'b'",
                "let m = datatable(a:string, b:string) [ {Rows} ]; m",
                "let m = datatable(a:string, b:string) {Rows}; m",
                "Orders | project-away {Name}s",
                "Orders | where placed > startofday({Range:end} + 1d)",
                "let back = {Days}; Orders | where placed > startofday(now() - back + 1d)",
            })
    void theyMayBringAnything(String query) {
        assertThat(bind(query).diagnostics()).isEmpty();
    }

    @Test
    void conditionsBringNoColumns() {
        assertThat(bind("Orders | where {Condition} | where anything > 1").diagnostics())
                .extracting(KqlDiagnostic::message)
                .containsExactly("There is no column or variable anything");
    }

    @Test
    void partsOfATimeRangeHaveTypes() {
        BoundQuery bound = bind("print a = {Range:start}, b = {Range:grain}");
        assertThat(((TableType) bound.result()).columns())
                .extracting(column -> column.type().word())
                .isEqualTo(List.of("datetime", "timespan"));
        assertThat(bind("Orders | where placed > {Range:grain}").failed()).isTrue();
    }

    private static BoundQuery bind(String query) {
        return new KqlBinder(Bound.SHOP).bind(new KqlParser(KqlOptions.LOGS.withWorkbook(true)).parse(query));
    }
}

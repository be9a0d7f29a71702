package dev.tocsin.kql.parse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.kql.Trees;
import dev.tocsin.kql.Verdict;
import dev.tocsin.kql.tree.Node;
import dev.tocsin.kql.tree.Value;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Workbook parameters are part of the grammar: what they stand for is not known, where they stand is. */
class PlaceholderTest {
    private final KqlParser workbook = new KqlParser(KqlOptions.LOGS.withWorkbook(true));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{Table} | take {Count}",
                "{Table:value}_CL | where Time {Range}",
                "T | where Time {Range} and a == '{Name:escape}'",
                "T | where Time between ({Range:start} .. {Range:end})",
                "T | where Time between {Range}",
                "T | where a in ({List}) or '*' in ({List})",
                "T | where a in {List} and b has_any {Words}",
                "T | where a {Operator} 5",
                "T | where a {Operator} ('x', 'y')",
                "T | where {Column} == {Value} or {Condition}",
                "T | where ago({Hours}h) < Time and ago({Number}{Unit}) < Time",
                "T | summarize {Aggregate}(x), count() by bin(Time, {Range:grain}), {Column}",
                "T | extend ['{Label}'] = a, {Name} = b, x{Suffix} = c",
                "T | extend [\"Last \" {Label:$.text} \" days\"] = a",
                "T | project a {MoreColumns}",
                "T\n{Filter}\n| take 1",
                "T | where a == 1\n{Filter}\n{Another}\n| take 1",
                "T | where a == 1\n{Filter} | take 1",
                "{Filter} summarize count() by a",
                "{Query} by bin(Time, 1h)\n| render timechart",
                "T | {Operators} | take 1",
                "T | {Verb} a, b = c",
                "{Functions}\nlet x = 1;\nT | where a == x",
                "let x = {Value};\nlet y = dynamic([{List}]);\nlet z = dynamic({Json});\nT",
                "let f = (a: int) { {Table} | where b == a };\nf(1)",
                "T | order by {Column} {Direction}",
                "T | render {Chart} with (title = '{Title}', ymin = {Low})",
                "T | join kind={Kind} ({Other}) on {Key}",
                "T | top {Count} by {Column} desc",
                "T | mv-expand {Column} to typeof({Type})",
                "T | make-series count() default = 0 on Time {InRange} by a",
                "datatable (a: string) [{Rows}]",
                "print {A}{B}, {A:label}, {A:$.b.c[0]}"
            })
    void standsForValuesNamesOperatorsAndWholeClauses(String query) {
        assertThat(workbook.parse(query).diagnostics()).isEmpty();
    }

    @Test
    void itsNameAndSpecifierAreInTheTree() {
        List<Value.Placeholder> found = new ArrayList<>();
        collect(
                workbook.parse("T | where Time {Range} and a == {Resource:value} | take {N:$.x}")
                        .tree(),
                found);
        assertThat(found).extracting(Value.Placeholder::name).containsExactly("Range", "Resource", "N");
        assertThat(found).extracting(Value.Placeholder::specifier).containsExactly("", "value", "$.x");
    }

    @Test
    void mistakesBesideItAreFound() {
        assertThat(workbook.parse("T | where a == {A} | wher b == {B}").diagnostics())
                .extracting(one -> one.code() + "@" + one.start())
                .containsExactly("KS176@21", "KS005@26");
        assertThat(workbook.parse("T | extend a = iff({A} == 1, 'x', 'y' | take {N}")
                        .diagnostics())
                .extracting(one -> one.code() + "@" + one.start())
                .containsExactly("KS005@38");
    }

    @Test
    void queriesWithoutPlaceholdersAreReadAsEver() {
        KqlParser plain = new KqlParser(KqlOptions.LOGS);
        for (Verdict verdict : Verdict.all()) {
            if (!verdict.query().contains("{")) {
                ParsedQuery parsed = workbook.parse(verdict.query());
                assertThat(parsed.diagnostics())
                        .as(verdict.query())
                        .isEqualTo(plain.parse(verdict.query()).diagnostics());
                assertThat(Trees.shape(parsed.tree()))
                        .isEqualTo(Trees.shape(plain.parse(verdict.query()).tree()));
            }
        }
    }

    @Test
    void kustosOwnFormIsKnownOutsideWorkbooksToo() {
        KqlParser plain = new KqlParser(KqlOptions.LOGS);
        assertThat(plain.parse("T | where a == {x} and b == {y[1]}").diagnostics())
                .isEmpty();
        assertThat(plain.parse("T | where a == {x:value}").failed()).isTrue();
        assertThat(plain.parse("T | where Time {Range}").failed()).isTrue();
    }

    private static void collect(Node node, List<Value.Placeholder> found) {
        if (node instanceof Value.Placeholder placeholder) {
            found.add(placeholder);
        }
        node.forEachChild(child -> collect(child, found));
    }
}

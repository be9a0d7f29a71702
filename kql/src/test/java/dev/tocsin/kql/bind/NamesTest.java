package dev.tocsin.kql.bind;

import static dev.tocsin.kql.bind.Bound.columns;
import static dev.tocsin.kql.bind.Bound.errors;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.kql.schema.SavedFunction;
import dev.tocsin.kql.schema.Schema;
import dev.tocsin.kql.symbol.Column;
import dev.tocsin.kql.symbol.Function;
import dev.tocsin.kql.symbol.Scalar;
import dev.tocsin.kql.text.KqlDiagnostic;
import dev.tocsin.kql.text.KqlDiagnostic.Level;
import dev.tocsin.kql.tree.Node;
import dev.tocsin.kql.tree.Operation;
import dev.tocsin.kql.tree.Value;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamesTest {
    @Test
    void unknownNamesSayWhatWasMeant() {
        BoundQuery bound = Bound.bind("Orders | where totl > 1");
        KqlDiagnostic only = bound.diagnostics().get(0);
        assertThat(only.code()).isEqualTo("KS142");
        assertThat(only.message()).contains("did you mean total?");
        assertThat(Bound.bind("Order | take 1").diagnostics().get(0).message()).contains("did you mean Orders?");
        assertThat(Bound.bind("Orders | where isnul(id)").diagnostics().get(0).message())
                .contains("isnull");
    }

    @Test
    void oneUnknownTableIsOneError() {
        assertThat(errors("Nothing | where a > 1 | summarize sum(b) by c | project c, sum_b"))
                .isEqualTo("KS204 Nothing");
    }

    @Test
    void aTableThatMayExistIsAWarning() {
        Schema open = Bound.SHOP.openFor(name -> name.endsWith("_CL"));
        BoundQuery bound = Bound.bind("Mine_CL | where a_s == 'x' | project a_s", open);
        assertThat(bound.diagnostics()).extracting(KqlDiagnostic::level).containsExactly(Level.WARNING);
        assertThat(bound.failed()).isFalse();
        assertThat(bound.columns()).extracting(Column::name).containsExactly("a_s");
    }

    @Test
    void aNewColumnOfAnIncompleteTableIsAWarningAndASlipAnError() {
        Schema service = Schema.workspace().incompleteFor(name -> name.equals("Heartbeat"));

        BoundQuery bound = Bound.bind("Heartbeat | where Quux > 1 | summarize max(Quux) by Computer", service);
        assertThat(bound.diagnostics())
                .extracting(one -> one.level() + " " + one.message())
                .containsExactly("WARNING Nothing is known of a column Quux");
        assertThat(errors("Heartbeat | where TimeGenrated > ago(1h)", service)).isEqualTo("KS142 TimeGenrated");
        assertThat(Bound.bind("Heartbeat | where TimeGenrated > ago(1h)", service)
                        .failed())
                .isTrue();
        assertThat(Bound.bind("Heartbeat | where computer == 'a'", service).failed())
                .isTrue();
        assertThat(errors("Heartbeat | where _TimeReceived > ago(1h)", service)).isEmpty();
        assertThat(errors("Perf | where Quux > 1", service)).isEqualTo("KS142 Quux");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Status_s    | Status",
                "Column2     | Column1",
                "SourceFile_ | SourceFile",
                "EventLevel  | EventLabels",
                "RecommendationScore | Recommendation"
            })
    void anotherEndOrNumberIsAnotherName(String name, String known) {
        assertThat(Suggestions.slip(name, List.of(known))).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "timegenerated | TimeGenerated",
                "Coumputer     | Computer",
                "ResultCdoe    | ResultCode",
                "Staus         | Status"
            })
    void aLetterMoreLessOrElseIsASlip(String name, String known) {
        assertThat(Suggestions.slip(name, List.of(known))).isEqualTo(known);
    }

    @Test
    void savedFunctionsHaveTheColumnsOfTheirQuery() {
        Schema saved = saving("Recent", "", "Orders | where placed > ago(1d) | project id, total; // a comment");
        assertThat(errors("Recent() | where total > 1", saved)).isEmpty();
        assertThat(errors("Recent | where totl > 1", saved)).isEqualTo("KS142 totl");
        assertThat(errors("Older() | where anything == 1", saved)).isEqualTo("KS211 Older");
    }

    @Test
    void savedFunctionsTakeTheirParameters() {
        Schema saved = saving("Above", "least: real, who: string = ''", "Orders | where total > least | project id");
        assertThat(errors("Above(1.5) | where id > 1", saved)).isEmpty();
        assertThat(errors("Above(1.5, 'me') | where total > 1", saved)).isEqualTo("KS142 total");
        assertThat(errors("Above() | where id > 1", saved)).isEqualTo("KS119 Above");
        assertThat(errors("print Half(3)", saving("Half", "x: long", "x / 2"))).isEmpty();
    }

    @Test
    void savedFunctionsMayCallOthersButNotThemselves() {
        Schema both = saving("Inner", "", "Orders | project id")
                .withFunctions(List.of(new SavedFunction("Outer", "", "Inner | extend twice = 2 * id")));
        assertThat(errors("Outer | where twice > id and total > 1", both)).isEqualTo("KS142 total");
        assertThat(errors("Loop | where anything == 1", saving("Loop", "", "Loop | take 1")))
                .isEmpty();
    }

    @Test
    void ofASavedFunctionThatIsWrongOnlyTheNameIsKnown() {
        assertThat(errors("Wrong() | where anything == 1", saving("Wrong", "", "Ordres | where (")))
                .isEmpty();
        assertThat(errors("Orders | extend a = Wrong(id)", saving("Wrong", "a", "Orders")))
                .isEmpty();
    }

    private static Schema saving(String name, String parameters, String body) {
        return Bound.SHOP.withFunctions(List.of(new SavedFunction(name, parameters, body)));
    }

    @Test
    void resourceGraphHasTablesOfAnyCaseAndMoreColumnsThanAreKnown() {
        assertThat(errors("Resources | where properties.a == 1 and created > 1", Schema.resourceGraph()))
                .isEmpty();
        assertThat(errors("newresources | take 1", Schema.resourceGraph())).isEqualTo("KS204 newresources");
    }

    @Test
    void scopesHaveTheirOwnNamesOfTables() {
        assertThat(errors("requests | take 1", Schema.component())).isEmpty();
        assertThat(errors("requests | take 1", Schema.workspace())).isEqualTo("KS204 requests");
        assertThat(errors("AppRequests | take 1", Schema.workspace())).isEmpty();
        assertThat(errors("AppRequests | take 1", Schema.component())).isEqualTo("KS204 AppRequests");
        assertThat(errors("requests | where customDimensions.anything == 'x'", Schema.component()))
                .isEmpty();
    }

    @Test
    void letDeclaresValuesTablesAndFunctions() {
        assertThat(columns("let n = 5; let T = Orders | where id > n; T | project id, n"))
                .isEqualTo("id:long n:long");
        assertThat(columns("let half = (x: real) { x / 2 }; print half(3.0), half(x = 1.0)"))
                .isEqualTo("print_0:real print_1:real");
        assertThat(columns("let some = (T: (*), n: long = 3) { T | take n }; some(Customers) | project id"))
                .isEqualTo("id:int");
        assertThat(errors("let a = 1; let a = 2; print a")).isEqualTo("KS201 a");
        assertThat(errors("let f = (x: long) { x }; print f()")).isEqualTo("KS119 f");
    }

    @Test
    void tablesCanBeWrittenInTheQuery() {
        assertThat(columns("datatable (a: long, b: string) [1, 'x']")).isEqualTo("a:long b:string");
        assertThat(errors("datatable (a: long, b: string) [1, 'x', 2]")).isEqualTo("KS173 2");
        assertThat(columns("externaldata (a: long) ['https://example.org/a.csv']"))
                .isEqualTo("a:long");
        assertThat(
                        columns(
                                "let C = materialize(Customers | project id); C | extend m = toscalar(Orders | summarize max(total))"))
                .isEqualTo("id:int m:real");
    }

    @Test
    void jsonIsFollowedAsFarAsItIsKnown() {
        assertThat(columns("print d = dynamic({'a': {'b': 1}}) | project d.a.b, d['a'], d.a['b'], tolong(d.a.b)"))
                .isEqualTo("d_a_b:dynamic d_a:dynamic d_a_b1:dynamic d_a_b2:long");
        assertThat(errors("Orders | extend a = total[0]")).isEqualTo("KS147 [0]");
    }

    @Test
    void operandsMustFit() {
        assertThat(columns("print 1 + 2.0, now() - 1h, 1h / 2, now() - now(), int(1) + 1"))
                .isEqualTo("print_0:real print_1:datetime print_2:timespan print_3:timespan print_4:long");
        assertThat(errors("Orders | where placed > customer")).isEqualTo("KS106 >");
        assertThat(errors("Orders | where customer has 1")).startsWith("KS");
        assertThat(errors("Orders | where strlen(1h) > 1")).isEqualTo("KS141 1h");
    }

    @Test
    void patternsGiveWhatTheirArgumentsChoose() {
        assertThat(
                        columns(
                                "declare pattern p = (a: string) { ('x') = { print X = 1 }; ('y') = { print Y = 1h }; }; p('y')"))
                .isEqualTo("Y:timespan");
    }

    @Test
    void everyExpressionHasItsMeaning() {
        BoundQuery bound = Bound.bind("Orders | where total > 1 and strlen(customer) == 3");
        List<Node> without = new ArrayList<>();
        List<Meaning> calls = new ArrayList<>();
        visit(bound.parsed().tree(), bound, without, calls);
        assertThat(without).isEmpty();
        assertThat(calls).hasSize(1);
        assertThat(calls.get(0).type()).isEqualTo(Scalar.LONG);
        assertThat(calls.get(0).symbol()).isInstanceOf(Function.class);
        assertThat(calls.get(0).signature()).isNotNull();
    }

    private static void visit(Node node, BoundQuery bound, List<Node> without, List<Meaning> calls) {
        Meaning meaning = bound.meaning(node);
        if (node instanceof Operation && meaning == null) {
            without.add(node);
        }
        if (node instanceof Operation.Call && meaning != null) {
            calls.add(meaning);
        }
        if (node instanceof Value.Name name && name.value().equals("total") && meaning != null) {
            assertThat(meaning.symbol()).isInstanceOf(Column.class);
        }
        node.forEachChild(child -> visit(child, bound, without, calls));
    }

    @Test
    void eachCallOfAFunctionIsBoundForItself() {
        BoundQuery bound = Bound.bind("let f = (T: (*)) { T | count }; f(Orders)");
        List<BoundCall> calls = new ArrayList<>();
        collect(bound.parsed().tree(), bound, calls);
        assertThat(calls).hasSize(1);
        assertThat(calls.get(0).parameters()).hasSize(1);
        assertThat(calls.get(0).result().tabular()).isTrue();
    }

    private static void collect(Node node, BoundQuery bound, List<BoundCall> calls) {
        BoundCall call = bound.call(node);
        if (call != null) {
            calls.add(call);
        }
        node.forEachChild(child -> collect(child, bound, calls));
    }

    @ParameterizedTest
    @CsvSource({
        "*, abc, true", "a*, abc, true", "*c, abc, true", "a*c, abc, true", "a*c, ac, true", "a*b*c, a1b2c, true",
        "a*b*c, acb, false", "ab*ba, aba, false", "*b*, abc, true", "a**c, abc, true", "a*, ba, false",
                "abc, abc, true",
        "a*bc*c, abcc, true", "a*bc*c, abc, false", "*a*a*, a, false"
    })
    void aStarStandsForAnyText(String pattern, String name, boolean matches) {
        assertThat(Names.matches(pattern, name)).isEqualTo(matches);
    }
}

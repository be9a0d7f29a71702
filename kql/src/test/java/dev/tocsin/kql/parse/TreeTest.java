package dev.tocsin.kql.parse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.kql.Trees;
import dev.tocsin.kql.tree.ColumnOperator;
import dev.tocsin.kql.tree.Expression;
import dev.tocsin.kql.tree.GroupOperator;
import dev.tocsin.kql.tree.Operation;
import dev.tocsin.kql.tree.Operator;
import dev.tocsin.kql.tree.Relation;
import dev.tocsin.kql.tree.RowOperator;
import dev.tocsin.kql.tree.Statement;
import dev.tocsin.kql.tree.TableOperator;
import dev.tocsin.kql.tree.Tabular;
import dev.tocsin.kql.tree.Value;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the tree says. */
class TreeTest {
    private static final String QUERY =
            "requests | where success == false | summarize failed = count() by bin(timestamp, 5m)";

    @Test
    void aPipelineIsItsSourceAndItsOperators() {
        Tabular.Pipeline pipeline = pipeline(QUERY);
        assertThat(((Value.Name) pipeline.source()).value()).isEqualTo("requests");
        assertThat(pipeline.operators()).extracting(Operator::keyword).containsExactly("where", "summarize");
        GroupOperator.Summarize summarize =
                (GroupOperator.Summarize) pipeline.operators().get(1);
        Operation.Named failed = (Operation.Named) summarize.aggregates().get(0);
        assertThat(failed.names().get(0).value()).isEqualTo("failed");
        assertThat(QUERY.substring(failed.range().start(), failed.range().end()))
                .isEqualTo("failed = count()");
        assertThat(QUERY.substring(
                        summarize.by().get(0).range().start(),
                        summarize.by().get(0).range().end()))
                .isEqualTo("bin(timestamp, 5m)");
    }

    @Test
    void operatorsBindAsInKusto() {
        assertThat(shape("a or b and c")).isEqualTo("Logical[Name, Logical[Name, Name]]");
        assertThat(shape("a and b and c")).isEqualTo("Logical[Name, Name, Name]");
        assertThat(shape("a == b + c * d")).isEqualTo("Comparison[Name, Binary[Name, Binary[Name, Name]]]");
        assertThat(shape("a - b - c")).isEqualTo("Binary[Binary[Name, Name], Name]");
        assertThat(shape("a has 'x' + b")).isEqualTo("Binary[Comparison[Name, Literal], Name]");
        assertThat(shape("a + b has 'x'")).isEqualTo("Binary[Name, Comparison[Name, Literal]]");
        assertThat(shape("a < b == c")).isEqualTo("Comparison[Comparison[Name, Name], Name]");
        assertThat(shape("-a.b > 1")).isEqualTo("Comparison[Unary[Path[Name, Name]], Literal]");
        assertThat(shape("a in (1, 2) or b between (1 .. 2)"))
                .isEqualTo("Logical[Membership[Name, Literal, Literal], Between[Name, Literal, Literal]]");
    }

    @Test
    void relationsAreNamedOnce() {
        assertThat(relation("a <> b")).isEqualTo(Relation.NOT_EQUAL);
        assertThat(relation("a != b")).isEqualTo(Relation.NOT_EQUAL);
        assertThat(relation("a notcontains b")).isEqualTo(Relation.NOT_CONTAINS);
        assertThat(relation("a matches regex b")).isEqualTo(Relation.MATCHES_REGEX);
        for (Relation relation : Relation.values()) {
            assertThat(Relation.of(relation.symbol())).isEqualTo(relation);
        }
    }

    @Test
    void namesLoseTheirBracketsAndStringsKeepTheirQuotes() {
        Operation.Path path = (Operation.Path)
                predicate("Props.['my key'] == 1", Operation.Comparison.class).left();
        Value.Name name = (Value.Name) path.member();
        assertThat(name.value()).isEqualTo("my key");
        assertThat(name.form()).isEqualTo(Value.Form.BRACKETED);
        Value.Literal literal = (Value.Literal)
                predicate("a == h@'x\\y'", Operation.Comparison.class).right();
        assertThat(literal.text()).isEqualTo("h@'x\\y'");
        assertThat(literal.kind()).isEqualTo(Value.Kind.STRING);
    }

    @Test
    void functionsViewsAndParametersAreStatements() {
        List<Statement> statements = parse("declare query_parameters(n: long = 5); let t = 1h;"
                        + " let f = view (a: int, b: string = 'x') { let c = a; T | where d == c }; f(1) | take n")
                .tree()
                .statements();
        assertThat(statements)
                .extracting(one -> one.getClass().getSimpleName())
                .containsExactly("QueryParameters", "Let", "Let", "Expressed");
        Tabular.Function function = (Tabular.Function) ((Statement.Let) statements.get(2)).value();
        assertThat(function.view()).isTrue();
        assertThat(function.parameters()).hasSize(2);
        assertThat(function.body().statements()).hasSize(1);
        assertThat(function.body().result()).isInstanceOf(Tabular.Pipeline.class);
    }

    @Test
    void joinsKeepTheirKindAndConditions() {
        TableOperator.Join join = (TableOperator.Join)
                pipeline("A | join kind=leftouter hint.strategy=shuffle (B | take 1) on x, $left.y == $right.z")
                        .operators()
                        .get(0);
        assertThat(join.parameters()).extracting(one -> one.name()).containsExactly("kind", "hint.strategy");
        assertThat(((Value.Literal) join.parameters().get(0).values().get(0)).text())
                .isEqualTo("leftouter");
        assertThat(join.on()).hasSize(2);
    }

    @Test
    void operatorsKeepTheWordThatWasWritten() {
        assertThat(pipeline("T | filter a | limit 5 | order by a | mvexpand b").operators())
                .extracting(Operator::keyword)
                .containsExactly("filter", "limit", "order", "mvexpand");
    }

    @Test
    void aWrongQueryHasACompleteTree() {
        ParsedQuery parsed = parse("T | where a == | extend b = | summarize count( by c");
        assertThat(parsed.diagnostics()).hasSizeGreaterThan(2);
        Tabular.Pipeline pipeline = (Tabular.Pipeline)
                ((Statement.Expressed) parsed.tree().statements().get(0)).expression();
        assertThat(pipeline.operators().get(0)).isInstanceOf(RowOperator.Where.class);
        assertThat(pipeline.operators().get(1)).isInstanceOf(ColumnOperator.Extend.class);
        assertThat(Trees.shape(pipeline.operators().get(0))).isEqualTo("Where[Comparison[Name, Missing]]");
    }

    private static ParsedQuery parse(String query) {
        return new KqlParser(KqlOptions.LOGS).parse(query);
    }

    private static Tabular.Pipeline pipeline(String query) {
        ParsedQuery parsed = parse(query);
        assertThat(parsed.diagnostics()).isEmpty();
        return (Tabular.Pipeline)
                ((Statement.Expressed) parsed.tree().statements().get(0)).expression();
    }

    private static Expression predicate(String text) {
        return ((RowOperator.Where) pipeline("T | where " + text).operators().get(0)).predicate();
    }

    private static <T extends Expression> T predicate(String text, Class<T> type) {
        return type.cast(predicate(text));
    }

    private static String shape(String text) {
        return Trees.shape(predicate(text));
    }

    private static Relation relation(String text) {
        return predicate(text, Operation.Comparison.class).relation();
    }
}

package dev.tocsin.kql.bind;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.kql.parse.Dialect;
import dev.tocsin.kql.parse.KqlOptions;
import dev.tocsin.kql.parse.KqlParser;
import dev.tocsin.kql.schema.Schema;
import dev.tocsin.kql.symbol.Column;
import java.util.List;
import org.junit.jupiter.api.Test;

class ImpliedTableTest {
    private static final Schema OPEN = Schema.empty().openFor(name -> true);

    @Test
    void aResourceGraphQueryMayBeginWithAnOperator() {
        BoundQuery bound = bind("where type =~ 'x' | summarize n = count() by subscriptionId", OPEN);

        assertThat(bound.failed()).isFalse();
        assertThat(bound.columns()).extracting(Column::name).containsExactly("subscriptionId", "n");
    }

    @Test
    void itIsTheSameAsWithTheTableNamed() {
        for (String query : List.of(
                "summarize n = count() by location | where type =~ 'x'",
                "project id | where type =~ 'x'",
                "extend a = tostring(properties.b) | project a, name",
                "join kind=inner (resourcecontainers | project id) on id | distinct id")) {
            BoundQuery implied = bind(query, OPEN);
            BoundQuery named = bind("resources | " + query, OPEN);

            assertThat(implied.columns()).as(query).extracting(Column::name).isEqualTo(names(named));
            assertThat(implied.failed()).as(query).isEqualTo(named.failed());
        }
    }

    @Test
    void aKnownTableOfThatNameGivesItsColumns() {
        Schema known = Schema.empty().with(List.of(Bound.table("resources", "id:string type:string")));

        assertThat(bind("where type =~ 'x'", known).failed()).isFalse();
        assertThat(bind("where typ =~ 'x'", known).failed()).isTrue();
    }

    @Test
    void otherSchemasHaveNoSuchTable() {
        assertThat(bind("where id > 1", Bound.SHOP).failed()).isTrue();
    }

    @Test
    void printHasNoRowsThere() {
        assertThat(bind("print a = id", OPEN).failed()).isTrue();
    }

    private static List<String> names(BoundQuery query) {
        return query.columns().stream().map(Column::name).toList();
    }

    private static BoundQuery bind(String query, Schema schema) {
        KqlOptions options = KqlOptions.LOGS.withDialect(Dialect.RESOURCE_GRAPH);
        return new KqlBinder(schema).bind(new KqlParser(options).parse(query));
    }
}

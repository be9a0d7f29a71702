package dev.tocsin.kql.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.kql.bind.KqlBinder;
import dev.tocsin.kql.parse.KqlOptions;
import dev.tocsin.kql.parse.KqlParser;
import dev.tocsin.kql.schema.Schema;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class QueryLintTest {
    @Test
    void everyRuleHasACodeOfItsOwn() {
        Set<String> codes = new HashSet<>();
        for (QueryRule rule : QueryLint.rules()) {
            assertThat(codes.add(rule.code())).as(rule.code()).isTrue();
            assertThat(rule.code()).matches("TOC23\\d\\d");
            assertThat(rule.title()).isNotBlank();
        }
    }

    @Test
    void aWrongQueryIsNotLookedAt() {
        KqlBinder binder = new KqlBinder(Schema.component());
        assertThat(QueryLint.lint(
                        binder.bind(new KqlParser(KqlOptions.LOGS).parse("requests | wher name contains 'abc';")),
                        Purpose.ALERT,
                        true))
                .isEmpty();
    }
}

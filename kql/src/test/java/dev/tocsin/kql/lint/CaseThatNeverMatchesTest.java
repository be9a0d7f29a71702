package dev.tocsin.kql.lint;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CaseThatNeverMatchesTest {
    private final Linted rule = Linted.alert("TOC2318");

    @Test
    void findsCapitalsBesideTolower() {
        assertThat(rule.message("traces | where tolower(message) == 'Failed'")).contains("write \"failed\"");
        assertThat(rule.places("traces | where tolower(message) in ('a', 'B')")).containsExactly("'B'");
        assertThat(rule.message("traces | where 'x' == toupper(message)")).contains("write \"X\"");
    }

    @Test
    void leavesComparisonsThatIgnoreCase() {
        assertThat(rule.places("traces | where tolower(message) =~ 'Failed'")).isEmpty();
        assertThat(rule.places("traces | where tolower(message) contains 'Failed'"))
                .isEmpty();
        assertThat(rule.places("traces | where tolower(message) == 'failed'")).isEmpty();
        assertThat(rule.places("traces | where message == 'Failed'")).isEmpty();
    }
}

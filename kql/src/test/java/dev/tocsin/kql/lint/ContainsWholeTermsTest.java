package dev.tocsin.kql.lint;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ContainsWholeTermsTest {
    private final Linted rule = Linted.alert("TOC2302");

    @Test
    void proposesTheOperatorForTerms() {
        assertThat(rule.message("traces | where message contains 'timeout'")).contains("write has");
        assertThat(rule.message("traces | where message !contains_cs 'time out'"))
                .contains("write !has_cs");
    }

    @Test
    void leavesWhatCanBeNoTerm() {
        assertThat(rule.places("traces | where message contains '/api/'")).isEmpty();
        assertThat(rule.places("traces | where message contains 'ab'")).isEmpty();
        assertThat(rule.places("traces | where message contains operation_Name"))
                .isEmpty();
        assertThat(rule.places("traces | where message has 'timeout'")).isEmpty();
    }
}

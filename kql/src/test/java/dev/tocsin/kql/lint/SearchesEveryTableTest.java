package dev.tocsin.kql.lint;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SearchesEveryTableTest {
    private final Linted rule = Linted.alert("TOC2303");

    @Test
    void pointsAtSearchFindAndUnionOfEverything() {
        assertThat(rule.places("search 'error'")).containsExactly("search 'error'");
        assertThat(rule.places("union * | where timestamp > ago(1h)")).containsExactly("*");
        assertThat(rule.places("find where message has 'x'")).hasSize(1);
    }

    @Test
    void isContentWithNamedTables() {
        assertThat(rule.places("search in (requests, traces) 'error'")).isEmpty();
        assertThat(rule.places("union requests, traces")).isEmpty();
        assertThat(rule.places("requests | search 'error'")).isEmpty();
        assertThat(rule.places("union App*")).isEmpty();
    }
}

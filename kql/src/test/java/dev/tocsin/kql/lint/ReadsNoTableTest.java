package dev.tocsin.kql.lint;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReadsNoTableTest {
    private final Linted rule = Linted.workbook("TOC2310");

    @Test
    void pointsAtQueriesWithoutData() {
        assertThat(rule.message("print a = 1")).contains("only prints");
        assertThat(rule.message("datatable (a: long) [1, 2]")).contains("only a datatable");
    }

    @Test
    void leavesWhatComputes() {
        assertThat(rule.places("print a = 1 | extend b = a + 1")).isEmpty();
        assertThat(rule.places("let n = 1; print n")).isEmpty();
        assertThat(rule.places("requests | take 1")).isEmpty();
    }
}

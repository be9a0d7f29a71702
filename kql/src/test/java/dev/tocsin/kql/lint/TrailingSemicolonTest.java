package dev.tocsin.kql.lint;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TrailingSemicolonTest {
    private final Linted rule = Linted.alert("TOC2305");

    @Test
    void removesIt() {
        assertThat(rule.places("requests | count;")).containsExactly(";");
        assertThat(rule.fixed("requests | count; // all\n")).isEqualTo("requests | count // all\n");
    }

    @Test
    void leavesThoseBetweenStatements() {
        assertThat(rule.places("let a = 1; requests | where 1 == a")).isEmpty();
        assertThat(Linted.workbook("TOC2305").places("requests | count;")).isEmpty();
    }
}

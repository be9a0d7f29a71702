package dev.tocsin.kql.lint;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class UnusedLetTest {
    private final Linted rule = Linted.alert("TOC2324");

    @Test
    void pointsAtTheName() {
        assertThat(rule.places("let limit = 5; requests | count")).containsExactly("limit");
        assertThat(rule.places("let limit = 5; requests | take limit")).isEmpty();
        assertThat(Linted.workbook("TOC2324").places("let limit = 5; requests | where timestamp > ago({Time:grain})"))
                .isEmpty();
    }
}

package dev.tocsin.kql.lint;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WholeNumberDivisionTest {
    private final Linted rule = Linted.alert("TOC2331");

    @Test
    void pointsAtSharesThatAreZero() {
        assertThat(rule.message("requests | summarize f = countif(success == false), n = count() | extend r = f / n"))
                .contains("write 1.0 * f / n");
        assertThat(rule.places("requests | summarize p = countif(success == false) / count() * 100"))
                .containsExactly("countif(success == false) / count()");
    }

    @Test
    void leavesRealsAndWholePercents() {
        assertThat(rule.places("requests | summarize p = 100.0 * countif(success == false) / count()"))
                .isEmpty();
        assertThat(rule.places("requests | summarize p = 100 * countif(success == false) / count()"))
                .isEmpty();
        assertThat(rule.places("requests | summarize n = count() / 60")).isEmpty();
        assertThat(rule.places("requests | summarize n = todouble(countif(success == false)) / count()"))
                .isEmpty();
    }
}

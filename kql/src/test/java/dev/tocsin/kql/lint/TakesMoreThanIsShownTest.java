package dev.tocsin.kql.lint;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TakesMoreThanIsShownTest {
    private final Linted rule = Linted.workbook("TOC2311");

    @Test
    void knowsWhatAWorkbookShows() {
        assertThat(rule.places("requests | take 20000")).containsExactly("20000");
        assertThat(rule.places("requests | top 10001 by timestamp")).containsExactly("10001");
        assertThat(rule.places("requests | take 10000")).isEmpty();
        assertThat(Linted.alert("TOC2311").places("requests | take 20000")).isEmpty();
    }
}

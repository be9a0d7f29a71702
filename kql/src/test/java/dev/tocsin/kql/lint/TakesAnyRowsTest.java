package dev.tocsin.kql.lint;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TakesAnyRowsTest {
    private final Linted rule = Linted.alert("TOC2312");

    @Test
    void pointsAtChance() {
        assertThat(rule.places("requests | take 10 | summarize avg(duration)")).containsExactly("take 10");
        assertThat(rule.places("requests | sample 10 | count")).containsExactly("sample 10");
    }

    @Test
    void leavesWhatHasAnOrder() {
        assertThat(rule.places("requests | sort by timestamp desc | take 10")).isEmpty();
        assertThat(rule.places("requests | top 10 by timestamp")).isEmpty();
        assertThat(Linted.workbook("TOC2312").places("requests | take 10")).isEmpty();
    }
}

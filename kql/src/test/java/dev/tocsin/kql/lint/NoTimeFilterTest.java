package dev.tocsin.kql.lint;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NoTimeFilterTest {
    private final Linted rule = Linted.workbook("TOC2301");

    @Test
    void pointsAtATableThatNothingLimits() {
        assertThat(rule.places("requests | summarize count() by name")).containsExactly("requests");
        assertThat(rule.places("let slow = 5s; AppRequests | where DurationMs > 100 | count"))
                .containsExactly("AppRequests");
        assertThat(rule.message("Heartbeat | count")).contains("| where TimeGenerated > ago(1d)");
    }

    @Test
    void isContentWithAnyConditionOnTime() {
        assertThat(rule.places("requests | where timestamp > ago(1h) | count")).isEmpty();
        assertThat(rule.places("requests | where timestamp {Time} | count")).isEmpty();
        assertThat(rule.places("requests | where timestamp between (ago(2d) .. now()) | count"))
                .isEmpty();
        assertThat(rule.places("requests\n{Filter}\n| count")).isEmpty();
    }

    @Test
    void asksNothingOfWhatHasARangeOrNoTime() {
        assertThat(Linted.timedWorkbook("TOC2301").places("requests | count")).isEmpty();
        assertThat(Linted.alert("TOC2301").places("requests | count")).isEmpty();
        assertThat(rule.places("print 1")).isEmpty();
        assertThat(rule.places("datatable (a: long) [1] | count")).isEmpty();
    }
}

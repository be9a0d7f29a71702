package dev.tocsin.kql.lint;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TimeRangeTheWrongWayRoundTest {
    private final Linted rule = Linted.alert("TOC2313");

    @Test
    void findsRangesWithoutRows() {
        assertThat(rule.message("requests | where timestamp between (now() .. ago(1h))"))
                .contains("between (ago(1h) .. now())");
        assertThat(rule.places("requests | where timestamp between (ago(1h) .. ago(2h))"))
                .hasSize(1);
        assertThat(rule.places("requests | where timestamp between (ago(1h) .. (now() - 90m))"))
                .hasSize(1);
        assertThat(rule.places("requests | where timestamp > ago(-5m)")).containsExactly("timestamp > ago(-5m)");
        assertThat(rule.places("requests | where timestamp >= now() + 1h")).hasSize(1);
    }

    @Test
    void leavesRangesThatHoldOrMayHold() {
        assertThat(rule.places("requests | where timestamp between (ago(2h) .. ago(1h))"))
                .isEmpty();
        assertThat(rule.places("requests | where timestamp !between (now() .. ago(1h))"))
                .isEmpty();
        assertThat(rule.places("requests | where timestamp < now() + 1h")).isEmpty();
        assertThat(rule.places("requests | where todatetime(customDimensions.expires) > now() + 30d"))
                .isEmpty();
        assertThat(rule.places("let t = 1h; requests | where timestamp between (now() .. ago(t))"))
                .isEmpty();
    }
}

package dev.tocsin.kql.lint;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CountsSampledRowsTest {
    private final Linted rule = Linted.alert("TOC2307");

    @Test
    void namesTheColumnThatCounts() {
        assertThat(rule.message("requests | where success == false | count")).contains("sum(itemCount)");
        assertThat(rule.message("AppTraces | summarize n = count() by AppRoleName"))
                .contains("sum(ItemCount)");
        assertThat(rule.message("requests | summarize countif(success == false)"))
                .contains("sumif(itemCount, …)");
        assertThat(rule.places("requests | summarize r = 100.0 * countif(success == false) / count()"))
                .containsExactly("countif(success == false)", "count()");
    }

    @Test
    void leavesRowsThatAreNotSampled() {
        assertThat(rule.places("requests | summarize sum(itemCount)")).isEmpty();
        assertThat(rule.places("customMetrics | count")).isEmpty();
        assertThat(rule.places("requests | distinct cloud_RoleInstance | count"))
                .isEmpty();
        assertThat(rule.places("requests | summarize max(duration) by name | count"))
                .isEmpty();
    }
}

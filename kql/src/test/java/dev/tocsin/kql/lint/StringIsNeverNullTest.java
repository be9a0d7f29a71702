package dev.tocsin.kql.lint;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StringIsNeverNullTest {
    private final Linted rule = Linted.alert("TOC2319");

    @Test
    void proposesTheFunctionForStrings() {
        assertThat(rule.message("traces | where isnull(message)")).contains("always false", "isempty(message)");
        assertThat(rule.message("traces | where isnotnull(message)")).contains("always true", "isnotempty(message)");
    }

    @Test
    void leavesOtherTypes() {
        assertThat(rule.places("requests | where isnull(duration)")).isEmpty();
        assertThat(rule.places("requests | where isnull(customDimensions.a)")).isEmpty();
    }
}

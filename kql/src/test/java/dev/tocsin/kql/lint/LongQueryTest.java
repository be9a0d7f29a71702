package dev.tocsin.kql.lint;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LongQueryTest {
    private final Linted rule = Linted.alert("TOC2309");

    @Test
    void saysHowLong() {
        assertThat(rule.message("requests" + "\n| where name != 'a'".repeat(200)))
                .contains("4008 characters");
        assertThat(rule.places("requests | count")).isEmpty();
    }
}

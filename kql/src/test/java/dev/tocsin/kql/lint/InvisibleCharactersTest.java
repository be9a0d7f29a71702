package dev.tocsin.kql.lint;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class InvisibleCharactersTest {
    private final Linted rule = Linted.alert("TOC2304");

    @Test
    void pointsAtWhatNobodySees() {
        assertThat(rule.places("requests\u00a0| count")).containsExactly("\u00a0");
        assertThat(rule.message("traces | where message == 'a\u200bb'")).contains("U+200B", "in a string");
    }

    @Test
    void countsOneThingOnce() {
        assertThat(rule.message("requests\u00a0|\u00a0count")).contains("2 times");
    }

    @Test
    void mendsOnlySpaces() {
        assertThat(rule.fixed("requests\u00a0| where name == 'a\u00a0b'"))
                .isEqualTo("requests | where name == 'a\u00a0b'");
    }

    @Test
    void leavesCommentsAndOtherLetters() {
        assertThat(rule.places("requests // it\u2019s\u00a0slow\n| where name == 'caf\u00e9'"))
                .isEmpty();
    }
}

package dev.tocsin.kql.lint;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WildcardInLiteralTest {
    private final Linted rule = Linted.alert("TOC2337");

    @Test
    void saysThatItIsNone() {
        assertThat(rule.places("traces | where message contains '%error%'")).containsExactly("'%error%'");
        assertThat(rule.places("traces | where message == 'timeout*'")).containsExactly("'timeout*'");
    }

    @Test
    void leavesStarsThatAreMeant() {
        assertThat(rule.places("traces | where message contains '**'")).isEmpty();
        assertThat(rule.places("traces | where message has '100%'")).isEmpty();
        assertThat(rule.places("traces | where message matches regex 'a*'")).isEmpty();
        assertThat(rule.places("traces | where message contains 'a*b'")).isEmpty();
    }
}

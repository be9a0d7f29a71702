package dev.tocsin.kql.lint;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AndBesideOrTest {
    private final Linted rule = Linted.alert("TOC2334");

    @Test
    void asksForParentheses() {
        assertThat(rule.places("requests | where name == 'a' or name == 'b' and success == false"))
                .containsExactly("name == 'b' and success == false");
        assertThat(rule.places("requests | where name == 'a' or (name == 'b' and success == false)"))
                .isEmpty();
        assertThat(rule.places("requests | where (name == 'a' or name == 'b') and success == false"))
                .isEmpty();
    }
}

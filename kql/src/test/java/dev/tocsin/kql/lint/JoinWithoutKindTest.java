package dev.tocsin.kql.lint;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class JoinWithoutKindTest {
    private final Linted rule = Linted.alert("TOC2314");

    @Test
    void pointsAtTheWord() {
        assertThat(rule.places("requests | join (exceptions) on operation_Id")).containsExactly("join");
        assertThat(rule.places("requests | join hint.strategy=shuffle (exceptions) on operation_Id"))
                .containsExactly("join");
        assertThat(rule.places("requests | join kind=inner (exceptions) on operation_Id"))
                .isEmpty();
    }
}

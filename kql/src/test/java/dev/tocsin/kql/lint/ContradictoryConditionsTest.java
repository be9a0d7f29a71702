package dev.tocsin.kql.lint;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ContradictoryConditionsTest {
    private final Linted rule = Linted.alert("TOC2315");

    @Test
    void findsWhatHoldsForNoRow() {
        assertThat(rule.message("requests | where name == 'a' and success == false and name == 'b'"))
                .contains("name cannot be both");
        assertThat(rule.message("requests | where resultCode == '1' and (resultCode == '2')"))
                .contains("no row passes");
    }

    @Test
    void findsWhatHoldsForEveryRow() {
        assertThat(rule.message("requests | where name != 'a' or name != 'b'")).contains("every row passes");
        assertThat(rule.places("AppRequests | where ItemCount != 1 or ItemCount != 2"))
                .hasSize(1);
    }

    @Test
    void leavesWhatCanHold() {
        assertThat(rule.places("requests | where name == 'a' or name == 'b'")).isEmpty();
        assertThat(rule.places("requests | where name != 'a' and name != 'b'")).isEmpty();
        assertThat(rule.places("requests | where name == 'a' and name == \"a\""))
                .isEmpty();
        assertThat(rule.places("requests | where name == 'a' and url == 'b'")).isEmpty();
    }
}

package dev.tocsin.lint;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WrittenJsonTest {
    @Test
    void knowsWhereEachCharacterStands() {
        WrittenJson string = WrittenJson.read("{\"q\": \"a\\nb\\u0041\\\"c\"}", 6);

        assertThat(string.text()).isEqualTo("a\nbA\"c");
        assertThat(string.offsets()).containsExactly(7, 8, 10, 11, 17, 19, 20);
    }

    @Test
    void escapesAsAStringNeedsIt() {
        assertThat(WrittenJson.escape("a\n\"b\"\\")).isEqualTo("a\\n\\\"b\\\"\\\\");
    }
}

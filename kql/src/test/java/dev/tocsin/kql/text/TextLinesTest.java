package dev.tocsin.kql.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TextLinesTest {
    @Test
    void everyKindOfLineBreakEndsALine() {
        TextLines lines = new TextLines("ab\ncd\r\nef\rgh");
        assertThat(lines.line(0)).isEqualTo(1);
        assertThat(lines.line(2)).isEqualTo(1);
        assertThat(lines.line(3)).isEqualTo(2);
        assertThat(lines.line(6)).isEqualTo(2);
        assertThat(lines.line(7)).isEqualTo(3);
        assertThat(lines.line(10)).isEqualTo(4);
        assertThat(lines.column(4)).isEqualTo(2);
        assertThat(lines.column(12)).isEqualTo(3);
    }
}

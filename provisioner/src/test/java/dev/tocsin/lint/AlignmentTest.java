package dev.tocsin.lint;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlignmentTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "where a > ${limit} and b|where a > 80 and b|17|23",
                "where a > ${limit} and b|where a > 80 and b|10|10",
                "where a > ${limit} and b|where a > 80 and b|11|10",
                "${a}${b}|xy|1|-1",
                "a ${x}|a 12345|7|6"
            })
    void leadsBackToWhatWasWritten(String source, String rendered, int offset, int expected) {
        assertThat(Alignment.of(source, rendered, offset)).isEqualTo(expected);
    }

    @Test
    void lineEndsMayDiffer() {
        assertThat(Alignment.of("a\r\nb", "a\nb", 2)).isEqualTo(3);
        assertThat(Alignment.of("a\nb", "a\r\nb", 3)).isEqualTo(2);
    }

    @Test
    void azuresOwnExpressionsAreText() {
        assertThat(Alignment.of("a ${data.x} b", "a ${data.x} b", 12)).isEqualTo(12);
    }
}

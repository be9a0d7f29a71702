package dev.tocsin.kql.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StringLiteralsTest {
    @Test
    void escapesAreCharacters() {
        assertThat(StringLiterals.value("\"a\\tb\\n\\\"c\\\\\"")).isEqualTo("a\tb\n\"c\\");
        assertThat(StringLiterals.value("'\\u0041\\x42\\103\\U00000044\\0'")).isEqualTo("ABCD\0");
        assertThat(StringLiterals.value("'it\\'s'")).isEqualTo("it's");
    }

    @Test
    void verbatimOnesHaveNone() {
        assertThat(StringLiterals.value("@\"c:\\x\"\"y\"\"\"")).isEqualTo("c:\\x\"y\"");
        assertThat(StringLiterals.value("@'\\d+''s'")).isEqualTo("\\d+'s");
    }

    @Test
    void linesAndObfuscationDoNotMatter() {
        assertThat(StringLiterals.value("```a\n\\t`b```")).isEqualTo("a\n\\t`b");
        assertThat(StringLiterals.value("~~~a~~~")).isEqualTo("a");
        assertThat(StringLiterals.value("h\"secret\"")).isEqualTo("secret");
        assertThat(StringLiterals.value("h@'a\\b'")).isEqualTo("a\\b");
    }

    @Test
    void oneThatIsNotClosedGoesAsFarAsItGoes() {
        assertThat(StringLiterals.value("\"abc")).isEqualTo("abc");
        assertThat(StringLiterals.value("'")).isEmpty();
        assertThat(StringLiterals.value("```abc")).isEqualTo("abc");
    }
}

package dev.tocsin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SafeTextTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', ignoreLeadingAndTrailingWhitespace = false, textBlock = """
        ::add-mask::x|\\u003a:add-mask::x
          ::set-env name=PATH::x|  \\u003a:set-env name=PATH::x
        a ::notice::b|a ::notice::b
        Lists::of|Lists::of
        a ##vso[task.setvariable variable=x]y|a #\\u0023vso[task.setvariable variable=x]y
        a ##VSO[task.x]y|a #\\u0023VSO[task.x]y
        ##[error]x|#\\u0023[error]x
        ###[add-path]x|##\\u0023[add-path]x
        ### Tocsin|### Tocsin
        """)
    void givesNoCommandToACiSystem(String text, String shown) {
        assertThat(SafeText.of(text, false)).isEqualTo(shown);
        assertThat(SafeText.of("first\n" + text, false)).isEqualTo("first\n" + shown);
    }

    @Test
    void steersNoTerminal() {
        assertThat(SafeText.of("a\u001b]0;title\u0007\u001b[2Jb\u009b31m\rc\u202Ed\u2028e\tf\n", false))
                .isEqualTo("a\\u001b]0;title\\u0007\\u001b[2Jb\\u009b31m\\u000dc\\u202ed\\u2028e\tf\n");
    }

    @Test
    void keepsOnlyItsOwnColours() {
        String text = "\u001b[32mcreated\u001b[0m \u001b[8mhidden \u001b[2Jcleared";
        assertThat(SafeText.of(text, true)).isEqualTo("\u001b[32mcreated\u001b[0m \\u001b[8mhidden \\u001b[2Jcleared");
        assertThat(SafeText.of(text, false)).doesNotContain("\u001b");
    }

    @Test
    void leavesTheValueOfJsonAsItIs() {
        String json = "{\"a\": \"##vso[task.x]\u202E\"}";
        assertThat(LiveResources.json(SafeText.of(json, false))).isEqualTo(LiveResources.json(json));
    }
}

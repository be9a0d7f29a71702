package dev.tocsin.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FixesTest {
    @Test
    void changesWhatTheEditsNameAndNothingElse() {
        assertThat(Fixes.apply("a;b;c", List.of(edit(1, 1, ","), edit(3, 1, ""))))
                .isEqualTo("a,bc");
    }

    @Test
    void leavesAnEditThatTouchesTheOneBeforeIt() {
        assertThat(Fixes.apply("abcd", List.of(edit(0, 2, "x"), edit(1, 2, "y"))))
                .isEqualTo("xcd");
    }

    private static FileEdit edit(int start, int length, String replacement) {
        return new FileEdit("a", start, length, replacement);
    }
}

package dev.tocsin.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LineDiffTest {
    @Test
    void showsTheChangeWithTwoLinesAround() {
        assertThat(LineDiff.of("a\nb\nc\nd\ne\nf", "a\nb\nc\nX\ne\nf"))
                .containsExactly("  b", "  c", "- d", "+ X", "  e", "  f");
    }

    @Test
    void leavesOutWhatIsUnchangedBetweenTwoChanges() {
        assertThat(LineDiff.of("1\n2\n3\n4\n5\n6\n7\n8", "X\n2\n3\n4\n5\n6\n7\nY"))
                .containsExactly("- 1", "+ X", "  2", "  3", "  …", "  6", "  7", "- 8", "+ Y");
    }

    @Test
    void showsAddedAndRemovedLines() {
        assertThat(LineDiff.of("a\nb", "a\nnew\nb")).containsExactly("  a", "+ new", "  b");
        assertThat(LineDiff.of("a\nold\nb", "a\nb")).containsExactly("  a", "- old", "  b");
        assertThat(LineDiff.of("", "a")).containsExactly("+ a");
        assertThat(LineDiff.of("a", "")).containsExactly("- a");
    }

    @Test
    void repeatedLinesAreNotCountedTwice() {
        assertThat(LineDiff.of("a\na\na", "a\na")).containsOnlyOnce("- a").doesNotContain("+ a");
    }

    @Test
    void saysWhenOnlyLineEndsDiffer() {
        assertThat(LineDiff.of("a\r\nb", "a\nb\n")).containsExactly("  (only line ends differ)");
    }

    @Test
    void writesControlCharactersOut() {
        assertThat(LineDiff.of("a", "\u001b[2Jb\u202Ec")).containsExactly("- a", "+ \\u001b[2Jb\\u202ec");
    }

    @Test
    void copesWithLongTexts() {
        String before = IntStream.range(0, 20_000).mapToObj(i -> "old " + i).collect(Collectors.joining("\n"));
        String after = IntStream.range(0, 20_000).mapToObj(i -> "new " + i).collect(Collectors.joining("\n"));

        assertThat(LineDiff.of(before, after)).hasSize(40_000);
    }
}

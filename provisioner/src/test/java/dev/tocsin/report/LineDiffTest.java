package dev.tocsin.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import com.github.difflib.patch.PatchFailedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LineDiffTest {
    private static final long SEED = 20260105L;

    @Test
    void showsTheChangeWithThreeLinesAround() {
        assertThat(LineDiff.of("a\nb\nc\nd\ne\nf\ng\nh\ni", "a\nb\nc\nd\nX\nf\ng\nh\ni"))
                .containsExactly("@@ -2,7 +2,7 @@", " b", " c", " d", "-e", "+X", " f", " g", " h");
    }

    @Test
    void startsAnotherHunkWhereChangesAreFarApart() {
        assertThat(LineDiff.of("1\n2\n3\n4\n5\n6\n7\n8\n9", "X\n2\n3\n4\n5\n6\n7\n8\nY"))
                .containsExactly(
                        "@@ -1,4 +1,4 @@",
                        "-1",
                        "+X",
                        " 2",
                        " 3",
                        " 4",
                        "@@ -6,4 +6,4 @@",
                        " 6",
                        " 7",
                        " 8",
                        "-9",
                        "+Y");
    }

    @Test
    void showsAddedAndRemovedLines() {
        assertThat(LineDiff.of("a\nb", "a\nnew\nb")).containsExactly("@@ -1,2 +1,3 @@", " a", "+new", " b");
        assertThat(LineDiff.of("a\nold\nb", "a\nb")).containsExactly("@@ -1,3 +1,2 @@", " a", "-old", " b");
        assertThat(LineDiff.of("", "a\nb")).endsWith("+a", "+b").hasSize(3);
        assertThat(LineDiff.of("a\nb", "")).endsWith("-a", "-b").hasSize(3);
    }

    @Test
    void aNewlineAtTheEndIsALine() {
        assertThat(LineDiff.of("a\nb", "a\nb\n")).containsExactly("@@ -1,2 +1,3 @@", " a", " b", "+");
    }

    @Test
    void repeatedLinesAreNotCountedTwice() {
        assertThat(LineDiff.of("a\na\na", "a\na")).containsOnlyOnce("-a").doesNotContain("+a");
    }

    @Test
    void saysWhenAllLineEndsChangeAndShowsTheRestAsItIs() {
        assertThat(LineDiff.of("a\r\nb", "a\nb")).containsExactly("\\ line ends: CRLF → LF");
        assertThat(LineDiff.of("a\nb", "a\r\nc"))
                .containsExactly("\\ line ends: LF → CRLF", "@@ -1,2 +1,2 @@", " a", "-b", "+c");
        assertThat(LineDiff.of("a\r\nb", "a\r\nc")).containsExactly("@@ -1,2 +1,2 @@", " a", "-b", "+c");
    }

    @Test
    void showsEachLineEndWhereTheyAreMixed() {
        assertThat(LineDiff.of("a\r\nb\nc", "a\nb\nc"))
                .containsExactly("@@ -1,3 +1,3 @@", "-a\\u000d", "+a", " b", " c");
    }

    @Test
    void writesControlCharactersOut() {
        assertThat(LineDiff.of("a", "\u001b[2Jb\u202Ec"))
                .containsExactly("@@ -1,1 +1,1 @@", "-a", "+\\u001b[2Jb\\u202ec");
    }

    @Test
    void copesWithLongTexts() {
        String before = IntStream.range(0, 20_000).mapToObj(i -> "old " + i).collect(Collectors.joining("\n"));
        String after = IntStream.range(0, 20_000).mapToObj(i -> "new " + i).collect(Collectors.joining("\n"));

        assertThat(LineDiff.of(before, after)).hasSize(40_001);
    }

    /** What other tools make of it: the old text and the diff give the new text. */
    @Test
    void isAPatch() throws PatchFailedException {
        Random random = new Random(SEED);
        for (int round = 0; round < 500; round++) {
            List<String> before = text(random);
            List<String> after = new ArrayList<>(before);
            for (int i = 0; i < 1 + random.nextInt(4); i++) {
                switch (random.nextInt(3)) {
                    case 0 -> after.add(random.nextInt(after.size() + 1), "new " + random.nextInt(5));
                    case 1 -> after.remove(random.nextInt(after.size()));
                    default -> after.set(random.nextInt(after.size()), "edited");
                }
            }
            List<String> diff = new ArrayList<>(List.of("--- a", "+++ b"));
            diff.addAll(LineDiff.of(String.join("\n", before), String.join("\n", after)));

            assertThat(DiffUtils.patch(before, UnifiedDiffUtils.parseUnifiedDiff(diff)))
                    .as("seed %d round %d", SEED, round)
                    .isEqualTo(after);
        }
    }

    private static List<String> text(Random random) {
        return IntStream.range(0, 6 + random.nextInt(30))
                .mapToObj(i -> "line " + random.nextInt(8))
                .toList();
    }
}

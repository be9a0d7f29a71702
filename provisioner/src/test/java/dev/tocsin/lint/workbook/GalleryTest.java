package dev.tocsin.lint.workbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tocsin.diagnostic.Level;
import dev.tocsin.lint.Finding;
import dev.tocsin.lint.LintCase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Workbooks of Microsoft's public gallery: what is an error in them was confirmed by hand and stands in {@code docs/lint.md}. */
class GalleryTest {
    private static final boolean ALL = Boolean.getBoolean("corpus");
    private static final Path GALLERY = Path.of("../../shared/corpus/workbooks");
    private static final int SAMPLE = 30;

    /** These have an error, each listed in {@code docs/lint.md}. */
    private static final List<String> CONFIRMED = List.of(
            "Alerts_Report.workbook TOC2207",
            "Compliance.workbook TOC2211",
            "HDInsightAtScale.workbook TOC2207",
            "MsSqlServer.workbook TOC2219",
            "Security_and_Audit.workbook TOC2207",
            "UpdateIngestionLimits.workbook TOC2219");

    @TempDir
    private Path root;

    @Test
    void errorsAreThoseThatWereConfirmedByHand() throws IOException {
        assumeTrue(Files.isDirectory(GALLERY), "corpus");
        List<Path> files = files();
        TreeSet<String> errors = new TreeSet<>();
        Map<String, Integer> counts = new TreeMap<>();
        int linted = 0;
        for (int i = 0; i < files.size(); i += ALL ? 1 : SAMPLE) {
            Path folder = root.resolve(Integer.toString(i));
            LintCase project = LintCase.in(folder).file(WorkbookCase.FILE, Files.readString(files.get(i)));
            List<Finding> found;
            try {
                found = project.findings(WorkbookRules.all());
            } catch (AssertionError refused) {
                System.out.println("gallery: not linted: " + files.get(i).getFileName() + " " + refused.getMessage());
                continue;
            }
            linted++;
            for (Finding one : found) {
                if (one.code().startsWith("TOC22")) {
                    counts.merge(one.code() + " " + one.diagnostic().level().word(), 1, Integer::sum);
                    if (one.diagnostic().level() == Level.ERROR) {
                        errors.add(files.get(i).getFileName() + " " + one.code());
                    }
                }
            }
        }
        System.out.println("gallery: " + linted + " workbooks; " + counts + "; errors " + errors);
        assertThat(linted).isPositive();
        assertThat(CONFIRMED).containsAll(errors);
        if (ALL) {
            assertThat(errors).containsExactlyInAnyOrderElementsOf(CONFIRMED);
        }
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(GALLERY)) {
            return new ArrayList<>(all.filter(one -> one.toString().endsWith(".workbook"))
                    .sorted()
                    .toList());
        }
    }
}

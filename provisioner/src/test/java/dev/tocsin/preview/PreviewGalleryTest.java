package dev.tocsin.preview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.json.JsonLimits;
import dev.tocsin.json.JsonReader;
import dev.tocsin.json.JsonSyntaxException;
import dev.tocsin.preview.data.PreviewData;
import dev.tocsin.preview.page.Page;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Workbooks of Microsoft's public gallery; {@code -Dcorpus=true} draws all of them, else every fortieth is drawn. */
class PreviewGalleryTest {
    private static final boolean ALL = Boolean.getBoolean("corpus");
    private static final Path GALLERY = Path.of("../../shared/corpus/workbooks");
    private static final int SAMPLE = 40;
    /** Of the processor: others may be busy on the machine. */
    private static final Duration MOST = Duration.ofSeconds(5);

    private static final ThreadMXBean THREAD = ManagementFactory.getThreadMXBean();

    @Test
    void everyWorkbookIsDrawnInSecondsAndEveryItemIsDrawnOrNamed() throws IOException {
        assumeTrue(Files.isDirectory(GALLERY), "corpus");
        List<Path> files = files();
        PreviewData data = PreviewData.generated(Instant.parse("2026-11-25T10:00:00Z"));
        int whole = 0;
        int drawn = 0;
        int rendered = 0;
        int items = 0;
        Duration longest = Duration.ZERO;
        for (int i = 0; i < files.size(); i += ALL ? 1 : SAMPLE) {
            Path file = files.get(i);
            JsonNode content;
            try {
                content = new JsonReader(JsonLimits.DEFINITION).readTree(Files.readString(file));
            } catch (JsonSyntaxException refused) {
                // One file has a key twice.
                System.out.println("preview: not read: " + file.getFileName() + " " + refused.getMessage());
                continue;
            }
            long start = THREAD.getCurrentThreadCpuTime();
            Page page = Preview.page(file.getFileName().toString(), content, data);
            Duration took = Duration.ofNanos(THREAD.getCurrentThreadCpuTime() - start);
            assertThat(took).as(file.toString()).isLessThan(MOST);
            assertThat(page.stubs()).as(file.toString()).hasSize(page.total() - page.rendered());
            longest = took.compareTo(longest) > 0 ? took : longest;
            drawn++;
            rendered += page.rendered();
            items += page.total();
            whole += page.stubs().isEmpty() ? 1 : 0;
        }
        System.out.println("preview: " + drawn + " workbooks, " + whole + " whole; " + rendered + " of " + items
                + " items; the slowest took " + longest.toMillis() + " ms");
        assertThat(drawn).isPositive();
        if (ALL) {
            assertThat(rendered).as("items in full").isGreaterThanOrEqualTo(items * 97 / 100);
            assertThat(whole).as("files in full").isGreaterThanOrEqualTo(drawn * 83 / 100);
        }
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(GALLERY)) {
            return all.filter(file -> file.toString().endsWith(".workbook"))
                    .sorted()
                    .toList();
        }
    }
}

package dev.tocsin.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.golden.Golden;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every format of every scenario, byte by byte. */
class GoldenTest {
    private static final Path GOLDEN = Path.of("src/test/resources/golden");

    @ParameterizedTest
    @EnumSource(GoldenScenario.class)
    void readsAsItDid(GoldenScenario scenario) throws IOException {
        RunReport report = scenario.report();

        check(scenario.file() + ".txt", new TextReport(Paint.PLAIN).render(report));
        check(scenario.file() + ".md", new MarkdownReport().render(report));
        check(scenario.file() + ".html", withoutStyle(new HtmlReport().render(report)));
        check(scenario.file() + ".json", new JsonReport().render(report));
    }

    /** The style is one file and no scenario's matter. */
    private static String withoutStyle(String page) {
        return page.replaceAll("(?s)<style>.*</style>", "<style>…</style>").replaceAll("'sha256-[^']+'", "'sha256-…'");
    }

    private static void check(String name, String text) throws IOException {
        Golden.check(GOLDEN.resolve(name), text);
        assertThat(text).doesNotContain("example.com/k", "secret-key");
    }
}

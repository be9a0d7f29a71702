package dev.tocsin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code tocsin test --mutate}. */
class MutantsTest {
    @TempDir
    private Path folder;

    private AlertTestProject project;

    @BeforeEach
    void makeProject() {
        project = AlertTestProject.in(folder);
    }

    @Test
    void listsMutantsThatNoTestNotices() {
        project.with(
                AlertTestProject.PLAIN,
                AlertTestProject.testOf("{rows: [{TimeGenerated: -1m, v: 99}]}", "{at: +0m, state: fired}"));

        CliRun run = project.run("--mutate");

        assertThat(run.exit()).isZero();
        assertThat(run.out())
                .contains("survived  high: threshold 10 → 12\n", "survived  high: autoMitigate true → false\n")
                .doesNotContain("operator GreaterThan → LessThan\n");
    }
}

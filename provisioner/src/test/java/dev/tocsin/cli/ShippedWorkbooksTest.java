package dev.tocsin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The workbooks that this repository ships, as they are previewed without a flag. */
class ShippedWorkbooksTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"operations", "insights", "alerts"})
    void isDrawnWhole(String workbook) {
        TestProject project = ShippedProject.copiedTo(folder);

        CliRun run = project.run("preview", workbook, "--out", page().toString(), "--output", "json");

        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(run.out()).contains("\"stubs\":[]");
    }

    @Test
    void runbooksAreReadFromTheirFiles() throws IOException {
        TestProject project = ShippedProject.copiedTo(folder);
        ShippedProject.edit(
                project, "alert-rules/runbooks/no-telemetry.yaml", "Ask the server itself", "Knock at the door");

        project.run("preview", "alerts", "--out", page().toString());

        assertThat(Files.readString(page())).contains("1. Knock at the door", "docker-compose logs --tail 200");
    }

    @Test
    void rowsForAWorkbookStandBesideIt() throws IOException {
        TestProject project = ShippedProject.copiedTo(folder);
        project.file(
                "workbooks/data/alerts/active alerts.json", "[{\"Severity\": \"Sev1\", \"Rule\": \"the one rule\"}]");

        project.run("preview", "alerts", "--out", page().toString());

        assertThat(Files.readString(page())).contains("the one rule").doesNotContain("slow-query-performance</td>");
    }

    private Path page() {
        return folder.resolve("page.html");
    }
}

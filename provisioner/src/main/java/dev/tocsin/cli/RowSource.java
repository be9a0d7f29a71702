package dev.tocsin.cli;

import dev.tocsin.alerttest.ProfileTables;
import dev.tocsin.diagnostic.Diagnostics;
import dev.tocsin.kql.evaluate.data.DataException;
import dev.tocsin.kql.evaluate.table.Table;
import dev.tocsin.load.ProjectFiles;
import dev.tocsin.preview.data.PreviewData;
import dev.tocsin.report.DiagnosticReport;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Where the rows of previews come from.
 *
 * @param data folder of rows, or {@link #GENERATED}; empty for none
 * @param now what {@code now()} shall give
 * @param clock what it gives when nothing else says
 */
record RowSource(String data, Optional<Instant> now, Instant clock) {
    /** In the place of a folder: rows are made up. */
    private static final String GENERATED = "generated";

    /** How much of an ordinary day is made up. */
    private static final Duration MADE_UP = Duration.ofDays(1);

    /**
     * The rows.
     *
     * @param project whose telemetry contract says what an ordinary day is
     * @throws DataException when the folder cannot be read
     */
    PreviewData of(Optional<ProjectFiles> project, Terminal terminal) throws DataException {
        Instant time = now.orElse(clock);
        if (data.equals(GENERATED)) {
            return PreviewData.generated(time);
        }
        if (!data.isEmpty()) {
            return PreviewData.of(Path.of(data), now.orElse(null), clock);
        }
        if (project.isEmpty()) {
            return PreviewData.none(time);
        }
        Diagnostics diagnostics = new Diagnostics();
        Map<String, Table> tables = ProfileTables.ordinary(project.get(), time, MADE_UP, diagnostics);
        terminal.say(new DiagnosticReport(terminal.paint()).text(diagnostics.sorted()));
        return PreviewData.of(tables, time);
    }
}

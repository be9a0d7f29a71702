package dev.tocsin.cli;

import dev.tocsin.alerttest.ProfileTables;
import dev.tocsin.diagnostic.Diagnostics;
import dev.tocsin.kql.evaluate.data.DataException;
import dev.tocsin.kql.evaluate.table.Table;
import dev.tocsin.load.ProjectFiles;
import dev.tocsin.preview.data.PreviewData;
import dev.tocsin.report.DiagnosticReport;
import java.nio.file.Files;
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

    /** Whether rows are to be made up. */
    boolean isGenerated() {
        return data.equals(GENERATED);
    }

    /** Whether a folder was named, which then has all rows. */
    boolean isFolder() {
        return !data.isEmpty() && !isGenerated();
    }

    /**
     * The rows of a workbook.
     *
     * @param ordinary what {@link #ordinary} gives; empty without a project
     * @param beside where rows for this workbook stand when no folder was named
     * @throws DataException when a folder cannot be read
     */
    PreviewData of(Optional<Map<String, Table>> ordinary, Path beside) throws DataException {
        Instant time = now.orElse(clock);
        if (isGenerated()) {
            return PreviewData.generated(time);
        }
        if (isFolder()) {
            return PreviewData.of(Path.of(data), now.orElse(null), clock);
        }
        if (ordinary.isPresent()) {
            return PreviewData.of(ordinary.get(), beside, time);
        }
        return Files.isDirectory(beside) ? PreviewData.of(beside, now.orElse(null), clock) : PreviewData.none(time);
    }

    /** An ordinary day of a project, as its telemetry contract says; nothing where rows come from elsewhere. */
    Map<String, Table> ordinary(ProjectFiles project, Terminal terminal) {
        if (!data.isEmpty()) {
            return Map.of();
        }
        Diagnostics diagnostics = new Diagnostics();
        Map<String, Table> tables = ProfileTables.ordinary(project, now.orElse(clock), MADE_UP, diagnostics);
        terminal.say(new DiagnosticReport(terminal.paint()).text(diagnostics.sorted()));
        return tables;
    }
}

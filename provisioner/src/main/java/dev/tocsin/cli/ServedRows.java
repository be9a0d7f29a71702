package dev.tocsin.cli;

import dev.tocsin.kql.evaluate.data.DataException;
import dev.tocsin.kql.evaluate.table.Table;
import dev.tocsin.preview.data.PreviewData;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The rows of a project's workbooks until a file of them changes; with them is kept what queries gave. Thread-safe. */
final class ServedRows {
    private final RowSource source;
    private final Map<String, Table> ordinary;
    private final Map<Path, PreviewData> known = new HashMap<>();

    ServedRows(RowSource source, Map<String, Table> ordinary) {
        this.source = source;
        this.ordinary = Map.copyOf(ordinary);
    }

    /** Those of a workbook; see {@link RowSource#of}. */
    synchronized PreviewData of(Path beside) throws DataException {
        PreviewData before = known.get(beside);
        if (before != null) {
            return before;
        }
        PreviewData data = source.of(Optional.of(ordinary), beside);
        known.put(beside, data);
        return data;
    }
}

package dev.tocsin.alerttest;

import dev.tocsin.alerting.data.Span;
import dev.tocsin.diagnostic.Diagnostics;
import dev.tocsin.kql.evaluate.table.Field;
import dev.tocsin.kql.evaluate.table.Table;
import dev.tocsin.kql.schema.Schema;
import dev.tocsin.load.AlertTestFiles;
import dev.tocsin.load.ProjectFiles;
import dev.tocsin.load.SourceFile;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the application sends on an ordinary day, as the project's telemetry contract describes it. */
public final class ProfileTables {
    private ProfileTables() {}

    /**
     * The tables of the contract's first profile, with its rows until now; none when the project has no profile.
     *
     * @param length from its first row until now
     * @param diagnostics what is wrong with the profile
     */
    public static Map<String, Table> ordinary(
            ProjectFiles files, Instant now, Duration length, Diagnostics diagnostics) {
        List<SourceFile> contracts = new AlertTestFiles(files, diagnostics).contracts();
        Part first = null;
        for (SourceFile contract : contracts) {
            List<Part> profiles =
                    Part.root(contract, diagnostics).at("profiles").members();
            first = first == null && !profiles.isEmpty() ? profiles.get(0) : first;
        }
        Map<String, Table> tables = new LinkedHashMap<>();
        if (first == null) {
            return tables;
        }
        Part profile = first;
        DataReader reader = new DataReader(now, new Span(now.minus(length), now), files);
        TableMaker maker = new TableMaker(now);
        new Profiles(contracts, diagnostics).streams(profile.key(), profile).forEach((table, streams) -> {
            List<Map<String, @Nullable Object>> rows = new ArrayList<>();
            streams.forEach(one -> rows.addAll(reader.streams(one.stream(), one.gaps())));
            TableData data = new TableData(table, profile, Map.of(), rows, Duration.ZERO);
            List<Field> fields = TableMaker.fields(Schema.component().table(table), data);
            tables.put(table, maker.table(fields, data).table());
        });
        return tables;
    }
}

package dev.tocsin.lint.telemetry;

import dev.tocsin.kql.symbol.Column;
import dev.tocsin.kql.symbol.TableType;
import dev.tocsin.telemetry.Contract;
import dev.tocsin.telemetry.Event;
import dev.tocsin.telemetry.Field;
import dev.tocsin.telemetry.Landing;
import dev.tocsin.telemetry.Metric;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The contract as queries meet it: by table. */
final class Signals {
    /** Tables of Application Insights by their classic names and those in a workspace (Microsoft Learn, table reference). */
    private static final Set<String> CLASSIC =
            Set.of("customMetrics", "customEvents", "traces", "requests", "dependencies", "exceptions", "pageViews");

    private static final Set<String> WORKSPACE = Set.of(
            "AppMetrics", "AppEvents", "AppTraces", "AppRequests", "AppDependencies", "AppExceptions", "AppPageViews");
    /** Where the name of a row is the name of its event. */
    private static final Set<String> NAMED_EVENTS = Set.of("customEvents", "AppEvents");

    private static final List<String> MEASURES = List.of("value", "increment", "sum");

    private final Contract contract;

    Signals(Contract contract) {
        this.contract = contract;
    }

    Contract contract() {
        return contract;
    }

    /** The rows of a table; {@code null} for one that Application Insights does not write. */
    @Nullable
    Rows rows(TableType table) {
        boolean classic = CLASSIC.contains(table.name());
        if (!classic && !WORKSPACE.contains(table.name())) {
            return null;
        }
        Names names = Names.any(names(table.name()));
        Map<String, Cell> cells = new HashMap<>();
        for (Column column : table.columns()) {
            cells.put(column.name(), new Cell.Readings(List.of(new Cell.Reading(column.name(), names))));
        }
        cells.put(classic ? "name" : "Name", new Cell.Name(false));
        cells.put(classic ? "customDimensions" : "Properties", new Cell.Bag());
        return new Rows(table.name(), names, cells);
    }

    /** The names that signals of the contract have in this table. */
    Set<String> names(String table) {
        Set<String> names = new LinkedHashSet<>();
        contract.metricsIn(table).forEach(metric -> names.add(metric.name()));
        if (NAMED_EVENTS.contains(table)) {
            contract.eventsIn(table).forEach(event -> names.add(event.name()));
        }
        return names;
    }

    /** Whether a column of this table holds what the metric measured: what was added, was seen, or the sum of an interval. */
    boolean measures(Metric metric, String table, String column) {
        for (Landing landing : metric.landings()) {
            if (landing.table().equals(table)) {
                // "value" is "valueSum" under its older name.
                return table.equals("customMetrics") && (column.equals("value") || column.equals("valueSum"))
                        || MEASURES.stream()
                                .anyMatch(
                                        role -> column.equals(landing.columns().get(role)));
            }
        }
        return false;
    }

    /** The column of a role in this table, or a word for it. */
    static String column(Metric metric, String table, String role) {
        for (Landing landing : metric.landings()) {
            String column = landing.columns().get(role);
            if (landing.table().equals(table) && column != null) {
                return column;
            }
        }
        return "the " + role;
    }

    /** What the bag of such rows can hold by the contract; of events those of every event in the table. */
    List<Field> fields(Rows rows) {
        List<Field> fields = new ArrayList<>();
        for (Metric metric : contract.metricsIn(rows.table())) {
            if (rows.names().known().contains(metric.name())) {
                fields.addAll(metric.attributes());
            }
        }
        for (Event event : contract.eventsIn(rows.table())) {
            if (!NAMED_EVENTS.contains(rows.table()) || rows.names().known().contains(event.name())) {
                fields.addAll(event.fields());
            }
        }
        return fields;
    }

    /** Whether the contract says all that such rows can hold. */
    boolean closed(Rows rows) {
        boolean told = rows.table().equals("traces") || rows.table().equals("AppTraces");
        return told && !contract.eventsIn(rows.table()).isEmpty()
                || rows.names().closed();
    }
}

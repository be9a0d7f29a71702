package dev.tocsin.kql.schema;

import dev.tocsin.kql.symbol.Column;
import dev.tocsin.kql.symbol.Scalar;
import dev.tocsin.kql.symbol.TableType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The tables that a query can name. A closed schema knows all of them: another name is an error. Of an open one there may
 * be tables that are not known, such as custom logs: another name is a warning. Of an incomplete table some columns may not
 * be known: another column is a warning, but an error where it looks like a slip of the pen.
 */
public final class Schema {
    /** What every table of a workspace has, documented with the table or not (Microsoft Learn, standard columns in logs). */
    private static final List<Column> STANDARD = List.of(
            new Column("TenantId", Scalar.STRING),
            new Column("TimeGenerated", Scalar.DATETIME),
            new Column("Type", Scalar.STRING),
            new Column("_TimeReceived", Scalar.DATETIME),
            new Column("_ItemId", Scalar.STRING),
            new Column("_ResourceId", Scalar.STRING),
            new Column("_SubscriptionId", Scalar.STRING),
            new Column("_IsBillable", Scalar.STRING),
            new Column("_BilledSize", Scalar.REAL));

    private static final Pattern ELSEWHERE =
            Pattern.compile("(?s)\\s*(?:workspace|app|resource)\\s*\\(.*\\)\\s*\\.\\s*(\\w+)\\s*");

    private final ShippedTables shipped;
    private final Predicate<String> sections;
    private final Map<String, TableType> own;
    private final Map<String, TableType> fixtures;
    private final Predicate<String> mayExist;
    private final @Nullable Predicate<String> incomplete;
    private final Map<String, SavedFunction> functions;

    private Schema(
            ShippedTables shipped,
            Predicate<String> sections,
            Map<String, TableType> own,
            Map<String, TableType> fixtures,
            Predicate<String> mayExist,
            @Nullable Predicate<String> incomplete,
            Map<String, SavedFunction> functions) {
        this.shipped = shipped;
        this.sections = sections;
        this.own = own;
        this.fixtures = fixtures;
        this.mayExist = mayExist;
        this.incomplete = incomplete;
        this.functions = Map.copyOf(functions);
    }

    /** The classic tables that a query sees whose scope is an Application Insights component: {@code requests}. */
    public static Schema component() {
        return shipped(ShippedTables.COMPONENT::equals);
    }

    /** The tables that a query sees whose scope is a Log Analytics workspace: {@code AppRequests}. */
    public static Schema workspace() {
        return shipped(ShippedTables.WORKSPACE::equals);
    }

    /** The tables of both scopes. */
    public static Schema anyScope() {
        return shipped(section -> true);
    }

    /** The tables of Azure Resource Graph; any may have more columns than all have, and there may be more. */
    public static Schema resourceGraph() {
        Map<String, TableType> tables = ResourceGraphTables.load();
        return new Schema(ShippedTables.load(), section -> false, tables, Map.of(), name -> true, null, Map.of());
    }

    /** No tables but those that are added. */
    public static Schema empty() {
        return shipped(section -> false);
    }

    private static Schema shipped(Predicate<String> sections) {
        return new Schema(ShippedTables.load(), sections, Map.of(), Map.of(), name -> false, null, Map.of());
    }

    /**
     * With these tables too; they hide others of their names. A name with parentheses is a call, such as
     * {@code workspace("w").AppRequests}, whose result the table is; {@code F()} is what all calls of F give that have no
     * table of their own.
     */
    public Schema with(Collection<TableType> tables) {
        Map<String, TableType> all = new LinkedHashMap<>(own);
        Map<String, TableType> calls = new LinkedHashMap<>(fixtures);
        for (TableType table : tables) {
            if (isCall(table.name())) {
                calls.put(CallText.of(table.name()), table);
            } else {
                all.put(table.name(), table);
            }
        }
        return new Schema(shipped, sections, all, calls, mayExist, incomplete, functions);
    }

    /** Whether a name stands for what a call gives. */
    public static boolean isCall(String name) {
        return name.indexOf('(') > 0;
    }

    /** The table that a call gives, by its {@link CallText}; null if none is declared for it. */
    public @Nullable TableType fixture(String call) {
        return fixtures.get(call);
    }

    /** Whether there is a table for any call. */
    public boolean hasFixtures() {
        return !fixtures.isEmpty();
    }

    /**
     * The table whose documented columns a table of that name has: for {@code workspace(…).AppRequests}, {@code app(…)} and
     * {@code resource(…)} that behind the dot.
     */
    public @Nullable TableType documented(String name) {
        if (!isCall(name)) {
            return table(name);
        }
        Matcher elsewhere = ELSEWHERE.matcher(name);
        return elsewhere.matches() ? anyScope().table(elsewhere.group(1)) : null;
    }

    /** With tables that may exist though nothing is known of them, such as custom logs, whose names end in {@code _CL}. */
    public Schema openFor(Predicate<String> names) {
        return new Schema(shipped, sections, own, fixtures, names.or(mayExist), incomplete, functions);
    }

    /** The same, with the standard columns of workspaces in these tables, whose pages leave some of them out. */
    public Schema withStandardColumns(Collection<String> names) {
        List<TableType> tables = new ArrayList<>();
        for (String name : names) {
            TableType table = table(name);
            if (table != null) {
                List<Column> columns = new ArrayList<>(table.columns());
                for (Column column : STANDARD) {
                    if (table.column(column.name()) == null) {
                        columns.add(column);
                    }
                }
                tables.add(new TableType(name, columns, table.open()));
            }
        }
        return with(tables);
    }

    /** Whether every table of a workspace has a column of that name. */
    public static boolean isStandardColumn(String name) {
        return STANDARD.stream().anyMatch(column -> column.name().equals(name));
    }

    /** Where shipped tables of these names may have columns that are not known: the service is ahead of its documentation. */
    public Schema incompleteFor(Predicate<String> names) {
        return new Schema(
                shipped,
                sections,
                own,
                fixtures,
                mayExist,
                incomplete == null ? names : names.or(incomplete),
                functions);
    }

    /** The table of that name; names are case-sensitive. */
    public @Nullable TableType table(String name) {
        TableType table = own.get(name);
        if (table != null) {
            return table;
        }
        TableType known = shipped.table(sections, name);
        return known == null ? null : asKnown(known);
    }

    /** With functions that are saved in the workspace. */
    public Schema withFunctions(Collection<SavedFunction> saved) {
        Map<String, SavedFunction> all = new LinkedHashMap<>(functions);
        saved.forEach(one -> all.put(one.name(), one));
        return new Schema(shipped, sections, own, fixtures, mayExist, incomplete, all);
    }

    /** The saved function of that name. */
    public @Nullable SavedFunction function(String name) {
        return functions.get(name);
    }

    /** Whether there may be a table of that name though it is not known. */
    public boolean mayExist(String name) {
        return mayExist.test(name);
    }

    private TableType asKnown(TableType table) {
        return incomplete != null && incomplete.test(table.name()) ? table.opened() : table;
    }

    /** Whether there are tables of which some columns are not known. */
    public boolean isIncomplete() {
        return incomplete != null;
    }

    /** All tables that are known. */
    public List<TableType> tables() {
        List<TableType> all = new ArrayList<>(own.values());
        for (TableType table : shipped.all(sections)) {
            if (!own.containsKey(table.name())) {
                all.add(asKnown(table));
            }
        }
        return all;
    }

    /** The names of all tables that are known. */
    public List<String> names() {
        Set<String> names = new LinkedHashSet<>(own.keySet());
        names.addAll(shipped.names(sections));
        return List.copyOf(names);
    }
}

package dev.tocsin.kql.schema;

import dev.tocsin.kql.symbol.TableType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The tables that a query can name. A closed schema knows all of them: another name is an error. Of an open one there may
 * be tables that are not known, such as custom logs: another name is a warning.
 */
public final class Schema {
    private final ShippedTables shipped;
    private final Predicate<String> sections;
    private final Map<String, TableType> own;
    private final Predicate<String> mayExist;

    private Schema(
            ShippedTables shipped, Predicate<String> sections, Map<String, TableType> own, Predicate<String> mayExist) {
        this.shipped = shipped;
        this.sections = sections;
        this.own = own;
        this.mayExist = mayExist;
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

    /** No tables but those that are added. */
    public static Schema empty() {
        return shipped(section -> false);
    }

    private static Schema shipped(Predicate<String> sections) {
        return new Schema(ShippedTables.load(), sections, Map.of(), name -> false);
    }

    /** With these tables too; they hide others of their names. */
    public Schema with(Collection<TableType> tables) {
        Map<String, TableType> all = new LinkedHashMap<>(own);
        for (TableType table : tables) {
            all.put(table.name(), table);
        }
        return new Schema(shipped, sections, all, mayExist);
    }

    /** With tables that may exist though nothing is known of them, such as custom logs, whose names end in {@code _CL}. */
    public Schema openFor(Predicate<String> names) {
        return new Schema(shipped, sections, own, names.or(mayExist));
    }

    /** The table of that name; names are case-sensitive. */
    public @Nullable TableType table(String name) {
        TableType table = own.get(name);
        return table != null ? table : shipped.table(sections, name);
    }

    /** Whether there may be a table of that name though it is not known. */
    public boolean mayExist(String name) {
        return mayExist.test(name);
    }

    /** All tables that are known. */
    public List<TableType> tables() {
        List<TableType> all = new ArrayList<>(own.values());
        for (TableType table : shipped.all(sections)) {
            if (!own.containsKey(table.name())) {
                all.add(table);
            }
        }
        return all;
    }

    /** The names of all tables that are known. */
    public List<String> names() {
        Set<String> names = new java.util.LinkedHashSet<>(own.keySet());
        names.addAll(shipped.names(sections));
        return List.copyOf(names);
    }
}

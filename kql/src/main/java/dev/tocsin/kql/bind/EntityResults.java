package dev.tocsin.kql.bind;

import dev.tocsin.kql.symbol.EntityType;
import dev.tocsin.kql.symbol.Function;
import dev.tocsin.kql.symbol.GraphType;
import dev.tocsin.kql.symbol.GroupType;
import dev.tocsin.kql.symbol.Result.Rule;
import dev.tocsin.kql.symbol.Symbol;
import dev.tocsin.kql.symbol.TableType;
import dev.tocsin.kql.symbol.Type;
import dev.tocsin.kql.symbol.Variable;
import dev.tocsin.kql.text.SourceRange;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What {@code cluster("…")}, {@code database("…")}, {@code table("…")} and their like stand for. */
final class EntityResults {
    private final Binding binding;

    EntityResults(Binding binding) {
        this.binding = binding;
    }

    Type type(Rule rule, CallShape shape) {
        Argument first = shape.argument(0);
        String name = first != null && first.meaning().value() instanceof String text ? text : null;
        SourceRange range = first == null ? shape.place() : first.range();
        return switch (rule) {
            case PARAMETER0_CLUSTER -> new EntityType(EntityType.Kind.CLUSTER, name == null ? "" : name);
            case PARAMETER0_DATABASE -> database(name, shape, range);
            case PARAMETER0_TABLE -> name == null ? new TableType(List.of(), true) : table(name, range);
            case PARAMETER0_EXTERNAL_TABLE -> elsewhere(name, "KS209", "external table", range);
            case PARAMETER0_MATERIALIZED_VIEW -> elsewhere(name, "KS210", "materialized view", range);
            case PARAMETER0_GRAPH -> new GraphType(TableType.EMPTY, TableType.EMPTY);
            case PARAMETER0_ENTITY_GROUP -> new EntityType(EntityType.Kind.ENTITY_GROUP, name == null ? "" : name);
            default -> new TableType(List.of(), true);
        };
    }

    /** The current database for {@code database()}; of any other nothing is known. */
    private Type database(@Nullable String name, CallShape shape, SourceRange range) {
        if (shape.arguments().isEmpty()) {
            return new EntityType(EntityType.Kind.DATABASE, "");
        }
        String cluster = binding.path instanceof EntityType entity ? entity.name() : "";
        if (binding.path == null && name != null && !binding.fuzzy) {
            binding.problems.error("KS208", "There is no database " + name + " here", range);
        }
        return new EntityType(EntityType.Kind.DATABASE, cluster + "/" + (name == null ? "" : name));
    }

    private Type elsewhere(@Nullable String name, String code, String what, SourceRange range) {
        if (name != null && !binding.fuzzy && binding.path == null) {
            binding.problems.error(code, "There is no " + what + " " + name + " here", range);
        }
        return binding.openTable(what, name == null ? "" : name);
    }

    private Type table(String name, SourceRange range) {
        if (binding.path instanceof EntityType entity && !entity.name().isEmpty()) {
            return binding.openTable(entity.name(), name);
        }
        if (name.contains("*")) {
            return matching(name, range);
        }
        Symbol local = binding.path == null ? binding.local.find(name) : null;
        Type declared = local instanceof Variable variable ? variable.type() : local instanceof Type type ? type : null;
        if (declared instanceof Function function && function.least() == 0) {
            declared = binding.results.type(function, function.signatures().get(0), List.of(), range);
        }
        if (declared instanceof TableType) {
            return declared;
        }
        TableType table = binding.schema.table(name);
        if (table != null) {
            return table;
        }
        if (!binding.fuzzy) {
            binding.names.unknownTable(name, range);
        }
        return binding.openTable("", name);
    }

    private Type matching(String pattern, SourceRange range) {
        List<Symbol> tables = new ArrayList<>();
        for (TableType table : binding.schema.tables()) {
            if (Names.matches(pattern, table.name())) {
                tables.add(table);
            }
        }
        if (tables.isEmpty() && !binding.fuzzy) {
            binding.names.unknownTable(pattern, range);
        }
        return tables.size() == 1 && tables.get(0) instanceof TableType table ? table : new GroupType(tables);
    }
}

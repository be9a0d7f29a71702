package dev.tocsin.kql.bind;

import dev.tocsin.kql.symbol.Column;
import dev.tocsin.kql.symbol.Conversions;
import dev.tocsin.kql.symbol.Conversions.Allowed;
import dev.tocsin.kql.symbol.Dynamic;
import dev.tocsin.kql.symbol.DynamicTypes;
import dev.tocsin.kql.symbol.TableType;
import dev.tocsin.kql.symbol.Type;
import dev.tocsin.kql.symbol.UniqueNames;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How the columns of several tables become those of one. */
final class ColumnMerge {
    private ColumnMerge() {}

    static List<Column> all(List<TableType> tables) {
        List<Column> all = new ArrayList<>();
        for (TableType table : tables) {
            all.addAll(table.columns());
        }
        return all;
    }

    /** Columns of one name and type are one; of one name and several types, each has its type's name behind its own. */
    static List<Column> byNameAndType(List<Column> columns) {
        List<Column> merged = new ArrayList<>();
        UniqueNames names = new UniqueNames();
        for (Map.Entry<String, Map<Type, List<Column>>> named : byName(columns).entrySet()) {
            boolean several = named.getValue().size() > 1;
            for (List<Column> same : named.getValue().values()) {
                Type type = commonType(same);
                String name = names.unique(several ? named.getKey() + "_" + type.word() : named.getKey());
                Column first = same.get(0);
                boolean unchanged = same.size() == 1 && first.name().equals(name);
                merged.add(unchanged ? first : new Column(name, type));
            }
        }
        return merged;
    }

    private static Type commonType(List<Column> columns) {
        Type common = columns.get(0).type();
        for (Column column : columns) {
            Type both = Conversions.common(common, column.type(), Allowed.NONE);
            common = both == null ? common : both;
        }
        return common;
    }

    private static Map<String, Map<Type, List<Column>>> byName(List<Column> columns) {
        Map<String, Map<Type, List<Column>>> all = new LinkedHashMap<>();
        for (Column column : columns) {
            Type type = column.type() instanceof Dynamic ? DynamicTypes.ANY : column.type();
            all.computeIfAbsent(column.name(), key -> new LinkedHashMap<>())
                    .computeIfAbsent(type, key -> new ArrayList<>())
                    .add(column);
        }
        return all;
    }

    /** Columns of one name are one; of several types, it has the one that all can be promoted to, else dynamic. */
    static List<Column> byName(List<TableType> tables, boolean ofAllTables) {
        List<Column> merged = new ArrayList<>();
        Set<String> common = ofAllTables ? commonNames(tables) : Set.of();
        byName(all(tables)).forEach((name, types) -> {
            if (!ofAllTables || common.contains(name)) {
                merged.add(single(name, types));
            }
        });
        return merged;
    }

    private static Column single(String name, Map<Type, List<Column>> types) {
        List<Column> first = types.values().iterator().next();
        if (types.size() == 1) {
            return first.size() == 1 ? first.get(0) : new Column(name, commonType(first));
        }
        Type common = Conversions.common(new ArrayList<>(types.keySet()), Allowed.PROMOTION);
        return new Column(name, common == null ? DynamicTypes.ANY : common);
    }

    private static Set<String> commonNames(List<TableType> tables) {
        Map<String, Integer> counts = new HashMap<>();
        for (TableType table : tables) {
            Set<String> own = new HashSet<>();
            table.columns().forEach(column -> own.add(column.name()));
            own.forEach(name -> counts.merge(name, 1, Integer::sum));
        }
        counts.values().removeIf(count -> count < tables.size());
        return counts.keySet();
    }

    /** The second and later columns of one name get a number, one that no other column has. */
    static List<Column> distinct(List<Column> columns) {
        UniqueNames names = new UniqueNames();
        for (Column column : columns) {
            names.take(column.name());
        }
        List<Column> distinct = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Column column : columns) {
            distinct.add(seen.add(column.name()) ? column : column.named(names.unique(column.name())));
        }
        return distinct;
    }
}

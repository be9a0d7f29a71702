package dev.tocsin.kql.bind;

import dev.tocsin.kql.symbol.Column;
import dev.tocsin.kql.symbol.Scalar;
import dev.tocsin.kql.symbol.TableType;
import dev.tocsin.kql.symbol.Type;
import dev.tocsin.kql.tree.Expression;
import dev.tocsin.kql.tree.TableOperator;
import java.util.ArrayList;
import java.util.List;

/** The operator that puts the rows of tables one under the other. */
final class UnionOperators {
    private final Binding binding;

    UnionOperators(Binding binding) {
        this.binding = binding;
    }

    static boolean isFuzzy(TableOperator.Union union) {
        return "true".equalsIgnoreCase(Operators.word(union.parameters(), "isfuzzy"));
    }

    Type union(TableOperator.Union union, Type input) {
        List<TableType> tables = new ArrayList<>();
        if (binding.row != null) {
            SearchOperators.addTables(input instanceof TableType ? binding.row : input, tables);
        }
        boolean before = binding.fuzzy;
        binding.fuzzy = before || isFuzzy(union);
        for (Expression table : union.tables()) {
            Meaning meaning = binding.withRow(null, () -> binding.expressions.bind(table, true));
            binding.checks.tabular(table);
            SearchOperators.addTables(meaning.rawType(), tables);
        }
        binding.fuzzy = before;
        return new TableType(columns(union, tables), tables.stream().anyMatch(TableType::open));
    }

    private List<Column> columns(TableOperator.Union union, List<TableType> tables) {
        List<Column> all = new ArrayList<>();
        String source = Operators.word(union.parameters(), "withsource", "with_source");
        if (source != null) {
            all.add(new Column(source, Scalar.STRING));
        }
        if ("inner".equals(Operators.word(union.parameters(), "kind"))) {
            List<TableType> known = new ArrayList<>();
            for (TableType table : tables) {
                known.add(new TableType(binding.columns(table), table.open()));
            }
            all.addAll(ColumnMerge.byName(known, true));
            return all;
        }
        for (TableType table : tables) {
            all.addAll(binding.columns(table));
        }
        return ColumnMerge.byNameAndType(all);
    }
}

package dev.tocsin.kql.bind;

import dev.tocsin.kql.symbol.Column;
import dev.tocsin.kql.symbol.EntityType;
import dev.tocsin.kql.symbol.Function;
import dev.tocsin.kql.symbol.Scalar;
import dev.tocsin.kql.symbol.Symbol;
import dev.tocsin.kql.symbol.TableType;
import dev.tocsin.kql.symbol.Type;
import dev.tocsin.kql.tree.Clause;
import dev.tocsin.kql.tree.ColumnOperator;
import dev.tocsin.kql.tree.Expression;
import dev.tocsin.kql.tree.Operator;
import dev.tocsin.kql.tree.RowOperator;
import dev.tocsin.kql.tree.TableOperator;
import dev.tocsin.kql.tree.Tabular;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What expressions with tables mean. */
final class TableExpressions {
    /** What Resource Graph takes when no table is named; the parser then says TOC3102. */
    private static final String IMPLIED = "resources";

    private final Binding binding;

    TableExpressions(Binding binding) {
        this.binding = binding;
    }

    Meaning meaning(Tabular tabular, boolean wanted) {
        if (tabular instanceof Tabular.Pipeline pipeline) {
            return new Meaning(pipeline(pipeline));
        }
        if (tabular instanceof Tabular.DataTable table) {
            return dataTable(table);
        }
        if (tabular instanceof Tabular.ExternalData data) {
            binding.expressions.bindAll(data.addresses());
            return schema(data.schema());
        }
        if (tabular instanceof Tabular.ContextTable table) {
            binding.expressions.bind(table.id(), false);
            return schema(table.schema());
        }
        if (tabular instanceof Tabular.ViewCombine combine) {
            binding.expressions.bind(combine.name(), false);
            Meaning base = binding.expressions.bind(combine.base(), true);
            binding.expressions.bind(combine.delta(), true);
            return new Meaning(binding.withRow(
                    Expressions.tableOf(base.rawType()),
                    () -> binding.expressions
                            .bind(combine.aggregations(), false)
                            .rawType()));
        }
        if (tabular instanceof Tabular.ToScalar scalar) {
            return toScalar(scalar);
        }
        if (tabular instanceof Tabular.ToTable table) {
            return binding.withRow(null, () -> binding.expressions.bind(table.inner(), true));
        }
        if (tabular instanceof Tabular.Materialize materialize) {
            return new Meaning(materialize(materialize));
        }
        if (tabular instanceof Tabular.Scoped scoped) {
            return binding.expressions.bind(scoped.table(), wanted);
        }
        if (tabular instanceof Tabular.EntityGroup group) {
            return new Meaning(group(group));
        }
        Function function = binding.declarations.function("", (Tabular.Function) tabular);
        return new Meaning(function, function);
    }

    private Type materialize(Tabular.Materialize materialize) {
        Meaning inner = binding.expressions.bind(materialize.inner(), true);
        binding.checks.tabular(materialize.inner());
        return inner.rawType();
    }

    private static Meaning schema(Clause.Schema schema) {
        return new Meaning(new TableType(Declarations.columns(schema), false));
    }

    private Meaning dataTable(Tabular.DataTable table) {
        binding.expressions.bindAll(table.values());
        int columns = table.schema().columns().size();
        boolean filled = table.values().stream().anyMatch(PlaceholderColumns::fills);
        if (columns > 0 && !filled && table.values().size() % columns != 0) {
            binding.problems.error(
                    "KS173",
                    "There are " + table.values().size() + " values, which do not fill rows of " + columns + " columns",
                    table.values().get(table.values().size() - 1).range());
        }
        return schema(table.schema());
    }

    private Meaning toScalar(Tabular.ToScalar scalar) {
        Meaning inner = binding.withRow(null, () -> binding.expressions.bind(scalar.inner(), true));
        if (!(inner.rawType() instanceof TableType table)) {
            return inner.rawType().scalar() ? Meaning.constant(inner.rawType(), null) : Meaning.UNKNOWN;
        }
        List<Column> columns = binding.columns(table);
        if (!columns.isEmpty()) {
            return Meaning.constant(columns.get(0).type(), null);
        }
        if (table.open()) {
            return Meaning.UNKNOWN;
        }
        binding.problems.error(
                "KS190",
                "A table with at least one column is wanted here",
                scalar.inner().range());
        return Meaning.ERROR;
    }

    private Type group(Tabular.EntityGroup group) {
        List<Type> members = new ArrayList<>();
        for (Expression member : group.members()) {
            members.add(binding.expressions.bind(member, true).rawType());
        }
        return new EntityType(EntityType.Kind.ENTITY_GROUP, "", members);
    }

    private Type pipeline(Tabular.Pipeline pipeline) {
        TableType implied = pipeline.source() == null && binding.row == null ? implied(pipeline) : null;
        return implied == null ? bound(pipeline) : binding.withRow(implied, () -> bound(pipeline));
    }

    /** The table of a query that begins with an operator on rows; only schemas for Resource Graph have it. */
    private @Nullable TableType implied(Tabular.Pipeline pipeline) {
        Operator first = pipeline.operators().get(0);
        boolean bringsRows = first instanceof ColumnOperator.Print
                || first instanceof RowOperator.Search
                || first instanceof RowOperator.Find
                || first instanceof RowOperator.Range
                || first instanceof TableOperator.Union
                || first instanceof TableOperator.Evaluate;
        if (bringsRows) {
            return null;
        }
        TableType known = binding.schema.table(IMPLIED);
        return known == null && binding.schema.mayExist(IMPLIED) ? binding.openTable("", IMPLIED) : known;
    }

    private Type bound(Tabular.Pipeline pipeline) {
        Type type = pipeline.source() == null ? binding.rowOrEmpty() : source(pipeline.source(), pipeline.operators());
        boolean first = pipeline.source() == null;
        for (Operator operator : pipeline.operators()) {
            Type input = type;
            TableType row = first ? binding.row : rowOf(type);
            type = binding.withRow(
                    row, () -> binding.inPlace(Binding.Place.NORMAL, () -> binding.operators.bind(operator, input)));
            type = binding.withPlaceholders(operator, type);
            // What a search looks through stays its symbol.
            Symbol symbol = operator instanceof RowOperator.Search
                    ? binding.meaning(operator).symbol()
                    : null;
            binding.remember(operator, symbol == null ? new Meaning(type) : new Meaning(type, symbol));
            first = false;
        }
        return type;
    }

    /** What is no table has no columns, so that every name behind it is unknown; a placeholder may be any table. */
    private TableType rowOf(Type type) {
        if (type == Scalar.UNKNOWN && binding.fillsIn) {
            return binding.openTable("{}", "");
        }
        return type instanceof TableType table ? table : TableType.EMPTY;
    }

    /** The tables of {@code union isfuzzy=true} need not exist, and what is left of the bar is one of them. */
    private Type source(Expression source, List<Operator> operators) {
        boolean fuzzy = !operators.isEmpty()
                && operators.get(0) instanceof TableOperator.Union union
                && UnionOperators.isFuzzy(union);
        boolean before = binding.fuzzy;
        binding.fuzzy = before || fuzzy;
        Meaning meaning = binding.expressions.bind(source, true);
        binding.fuzzy = before;
        return meaning.rawType();
    }
}

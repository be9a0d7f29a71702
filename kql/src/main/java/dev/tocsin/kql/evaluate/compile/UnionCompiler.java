package dev.tocsin.kql.evaluate.compile;

import dev.tocsin.kql.bind.Meaning;
import dev.tocsin.kql.evaluate.expression.ColumnRead;
import dev.tocsin.kql.evaluate.expression.Constant;
import dev.tocsin.kql.evaluate.expression.Evaluation;
import dev.tocsin.kql.evaluate.operator.Relation;
import dev.tocsin.kql.evaluate.operator.RowSteps;
import dev.tocsin.kql.evaluate.run.EvaluationException;
import dev.tocsin.kql.evaluate.value.ValueType;
import dev.tocsin.kql.symbol.Column;
import dev.tocsin.kql.symbol.GroupType;
import dev.tocsin.kql.symbol.Symbol;
import dev.tocsin.kql.symbol.TableType;
import dev.tocsin.kql.text.SourceRange;
import dev.tocsin.kql.tree.Expression;
import dev.tocsin.kql.tree.Operation;
import dev.tocsin.kql.tree.Operator;
import dev.tocsin.kql.tree.RowOperator;
import dev.tocsin.kql.tree.TableOperator;
import dev.tocsin.kql.tree.Tabular;
import dev.tocsin.kql.tree.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes relations of {@code union}: the rows of each table in turn, with null in columns that it does not have. */
final class UnionCompiler {
    private final Compilation compilation;

    UnionCompiler(Compilation compilation) {
        this.compilation = compilation;
    }

    /**
     * One of the tables.
     *
     * @param name for {@code withsource}; null where the service makes one up
     */
    record Member(TableNode table, @Nullable String name) {}

    /** A column of the union. */
    private record Key(String name, ValueType type) {}

    TableNode union(TableOperator.Union union, @Nullable TableNode input, Scope scope) {
        SourceRange range = OperatorCompiler.start(union);
        List<Member> members = new ArrayList<>();
        if (input != null) {
            members.add(new Member(input, null));
        }
        boolean fuzzy = "true".equalsIgnoreCase(Parameters.word(union.parameters(), "isfuzzy"));
        boolean all = true;
        for (Expression table : union.tables()) {
            all &= add(table, scope, fuzzy, members);
        }
        TableType bound = (TableType) scope.bindings().meaning(union).rawType();
        // Of what is left out the binder may know columns: those that operators give it, such as count.
        TableType type = all ? bound : bound.opened();
        String source = Parameters.word(union.parameters(), "withsource", "with_source");
        boolean inner = "inner".equals(Parameters.word(union.parameters(), "kind"));
        return combined(members, type, source != null, inner, range);
    }

    /**
     * The rows of several tables.
     *
     * @param type the columns, the first of which is the table's name if there is a source
     */
    TableNode combined(List<Member> members, TableType type, boolean source, boolean inner, SourceRange range) {
        List<Key> all = keys(members, inner, range);
        int first = source ? 1 : 0;
        List<Column> columns = new ArrayList<>(type.columns().subList(0, first));
        List<Key> keys = new ArrayList<>();
        Map<Key, Key> byResult = byResult(all, type.open());
        Map<Column, Integer> renamed = new LinkedHashMap<>();
        for (Column column : type.columns().subList(first, type.columns().size())) {
            ValueType of = ValueType.of(column.type());
            Key key = of == null ? null : byResult.get(new Key(column.name(), of));
            boolean alone = key != null && !key.name().equals(column.name()) && count(all, key.name()) == 1;
            if (key != null) {
                if (alone) {
                    renamed.put(column, columns.size());
                }
                columns.add(alone ? new Column(key.name(), column.type()) : column);
                keys.add(key);
            } else if (!type.open()) {
                throw EvaluationException.notImplemented("This union", range);
            }
        }
        if (!inner && keys.size() != all.size()) {
            throw EvaluationException.notImplemented("This union", range);
        }
        RowShape shape = RowShape.of(columns, range);
        renamed.forEach(shape::alias);
        List<Relation> relations = new ArrayList<>();
        Map<Key, Evaluation> missing = new HashMap<>();
        for (Member member : members) {
            Map<Key, Integer> places = places(member.table().shape());
            List<Evaluation> values = new ArrayList<>();
            if (inner) {
                checkInner(member, shape, first, range);
            }
            if (source) {
                values.add(sourceName(member, range));
            }
            for (Key key : keys) {
                Integer place = places.get(key);
                values.add(
                        place != null
                                ? new ColumnRead(place, key.type())
                                : missing.computeIfAbsent(
                                        key, one -> new Constant(one.type(), compilation.slot(), run -> null)));
            }
            relations.add(RowSteps.project(member.table().relation(), values));
        }
        return new TableNode(RowSteps.concatenated(relations), shape);
    }

    private static long count(List<Key> keys, String name) {
        return keys.stream().filter(key -> key.name().equals(name)).count();
    }

    /**
     * The columns of tables by what they become: of several of one name, each has its type behind its name.
     *
     * @param missing whether the binder also knows columns of tables that do not exist
     */
    private static Map<Key, Key> byResult(List<Key> keys, boolean missing) {
        Map<String, Integer> types = new HashMap<>();
        keys.forEach(key -> types.merge(key.name(), 1, Integer::sum));
        Map<Key, Key> byResult = new HashMap<>();
        for (Key key : keys) {
            byResult.put(key, key);
        }
        for (Key key : keys) {
            if (missing || types.getOrDefault(key.name(), 0) > 1) {
                byResult.putIfAbsent(new Key(key.name() + "_" + key.type().word(), key.type()), key);
            }
        }
        return byResult;
    }

    /** Adds a table; false if it does not exist and need not. */
    boolean add(Expression written, Scope scope, boolean fuzzy, List<Member> members) {
        Expression table = Trees.underlying(written);
        Meaning meaning = scope.bindings().meaning(table);
        if (fuzzy && meaning.symbol() == null && table instanceof Operation.Path) {
            throw EvaluationException.notImplemented(
                    "A table of elsewhere for which no table is declared", table.range());
        }
        if (fuzzy && missing(table, scope)) {
            return false;
        }
        if (meaning.symbol() instanceof GroupType group) {
            for (Symbol member : group.members()) {
                if (!(member instanceof TableType type)) {
                    throw EvaluationException.notImplemented("This pattern for names", table.range());
                }
                members.add(new Member(compilation.tables().stored(type, table.range()), type.name()));
            }
            return true;
        }
        members.add(new Member(compilation.tables().table(table, scope), name(table)));
        return true;
    }

    /** The name of a table: that which {@code as} gives it last, else that of the table that it begins with. */
    private static @Nullable String name(Expression written) {
        Expression table = Trees.underlying(written);
        if (!(table instanceof Tabular.Pipeline pipeline)) {
            return table instanceof Value.Name plain ? plain.value() : null;
        }
        List<Operator> operators = pipeline.operators();
        if (!operators.isEmpty() && operators.get(operators.size() - 1) instanceof RowOperator.As as) {
            return as.name().value();
        }
        return pipeline.source() == null ? null : name(pipeline.source());
    }

    /** Whether it is a table, or begins with one, that does not exist. */
    private static boolean missing(Expression written, Scope scope) {
        Expression table = Trees.underlying(written);
        if (table instanceof Tabular.Pipeline pipeline && pipeline.source() != null) {
            return missing(pipeline.source(), scope);
        }
        Meaning meaning = scope.bindings().meaning(table);
        if (meaning.type().error()) {
            return true;
        }
        return meaning.type() instanceof TableType type
                && type.open()
                && type.columns().isEmpty();
    }

    private Evaluation sourceName(Member member, SourceRange range) {
        String name = member.name();
        return new Constant(ValueType.STRING, compilation.slot(), run -> {
            if (name == null) {
                throw EvaluationException.undocumented(
                        "A table is named that has no name; give it one with as, or leave the column out", range);
            }
            return name;
        });
    }

    /** The columns that tables have, each name and type once: those of one name one after the other. */
    private static List<Key> keys(List<Member> members, boolean inner, SourceRange range) {
        Map<String, Set<ValueType>> byName = new LinkedHashMap<>();
        for (Member member : members) {
            RowShape shape = member.table().shape();
            for (int i = 0; i < shape.size(); i++) {
                byName.computeIfAbsent(shape.columns().get(i).name(), name -> new LinkedHashSet<>())
                        .add(shape.types().get(i));
            }
        }
        List<Key> keys = new ArrayList<>();
        byName.forEach((name, types) -> {
            for (ValueType type : types) {
                if (!inner && types.size() > 1 && byName.containsKey(name + "_" + type.word())) {
                    throw EvaluationException.undocumented(
                            "A table has a column " + name + "_" + type.word()
                                    + ", and another gets that name; rename one with project-rename",
                            range);
                }
                keys.add(new Key(name, type));
            }
        });
        return keys;
    }

    private static void checkInner(Member member, RowShape shape, int first, SourceRange range) {
        RowShape own = member.table().shape();
        for (int i = first; i < shape.size(); i++) {
            for (int k = 0; k < own.size(); k++) {
                boolean same = own.columns()
                        .get(k)
                        .name()
                        .equals(shape.columns().get(i).name());
                if (same && own.types().get(k) != shape.types().get(i)) {
                    throw EvaluationException.notImplemented(
                            "A union of kind inner whose columns have several types", range);
                }
            }
        }
    }

    private static Map<Key, Integer> places(RowShape shape) {
        Map<Key, Integer> places = new HashMap<>();
        for (int i = 0; i < shape.size(); i++) {
            places.putIfAbsent(
                    new Key(shape.columns().get(i).name(), shape.types().get(i)), i);
        }
        return places;
    }
}

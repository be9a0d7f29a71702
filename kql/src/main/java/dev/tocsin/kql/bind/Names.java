package dev.tocsin.kql.bind;

import dev.tocsin.kql.schema.CallText;
import dev.tocsin.kql.symbol.Column;
import dev.tocsin.kql.symbol.Dynamic;
import dev.tocsin.kql.symbol.DynamicTypes;
import dev.tocsin.kql.symbol.EntityType;
import dev.tocsin.kql.symbol.Function;
import dev.tocsin.kql.symbol.Function.Kind;
import dev.tocsin.kql.symbol.GroupType;
import dev.tocsin.kql.symbol.Scalar;
import dev.tocsin.kql.symbol.Special;
import dev.tocsin.kql.symbol.Symbol;
import dev.tocsin.kql.symbol.TableType;
import dev.tocsin.kql.symbol.Tuple;
import dev.tocsin.kql.symbol.Type;
import dev.tocsin.kql.symbol.Variable;
import dev.tocsin.kql.text.SourceRange;
import dev.tocsin.kql.tree.Operation;
import dev.tocsin.kql.tree.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What names refer to. */
final class Names {
    private final Binding binding;
    private final UnknownNames unknown;

    Names(Binding binding) {
        this.binding = binding;
        unknown = new UnknownNames(binding);
    }

    /**
     * The meaning of a name that is not called.
     *
     * @param tabular whether a table is wanted there
     */
    Meaning name(Value.Name name, boolean tabular) {
        if (name.form() == Value.Form.MISSING || name.value().isEmpty()) {
            return Meaning.ERROR;
        }
        if (name.form() == Value.Form.TEMPLATE) {
            return binding.anything(name.value(), tabular);
        }
        Meaning member = member(name.value());
        if (member != null) {
            return member;
        }
        Symbol found = find(name.value(), binding.place == Binding.Place.NORMAL);
        if (found == null && binding.path == null && (tabular || binding.row == null)) {
            found = binding.schema.fixture(name.value() + "()");
        }
        if (!tabular && found instanceof TableType && binding.row != null && binding.row.open()) {
            found = binding.infer(binding.row, name.value());
        }
        if (found == null) {
            return unknown.name(name, tabular);
        }
        if (binding.isUntold(found)) {
            unknown.column(name);
        }
        return meaning(found, name);
    }

    /** What stands behind a dot behind JSON, or one side of a join; null for every other name. */
    private @Nullable Meaning member(String name) {
        Type path = binding.path;
        if (path == null) {
            boolean left = name.equals("$left") && binding.row != null && binding.right != null;
            TableType side = left ? binding.row : name.equals("$right") ? binding.right : null;
            return side == null ? null : new Meaning(new Tuple(side.columns(), side));
        }
        if (path instanceof Dynamic.Bag bag) {
            Column property = bag.property(name);
            return property == null
                    ? Meaning.constant(DynamicTypes.ANY, null)
                    : new Meaning(Dynamic.of(property.type()));
        }
        if (path instanceof Dynamic) {
            return Meaning.constant(DynamicTypes.ANY, null);
        }
        if (path == Scalar.UNKNOWN) {
            return Meaning.UNKNOWN;
        }
        return path.error() ? Meaning.ERROR : null;
    }

    /** The function that a call calls, or what else its name means. */
    Meaning function(Value.Name name, boolean tabular, boolean plugin) {
        if (name.form() == Value.Form.MISSING) {
            return Meaning.ERROR;
        }
        if (name.form() == Value.Form.TEMPLATE) {
            return binding.anything(name.value(), tabular);
        }
        Meaning member = binding.path == null ? null : member(name.value());
        if (member != null) {
            return member;
        }
        Symbol found = findFunction(name.value());
        if (found != null) {
            Type type = found instanceof Variable variable ? variable.type() : (Type) found;
            return new Meaning(type, found);
        }
        return unknown.function(name, tabular, plugin);
    }

    /** The table that stands for what a call of something outside gives; null for all else. */
    @Nullable
    TableType fixture(Operation operation) {
        boolean calls = operation instanceof Operation.Call || operation instanceof Operation.Path;
        if (!calls || !binding.schema.hasFixtures()) {
            return null;
        }
        String called = operation instanceof Operation.Call call && call.function() instanceof Value.Name name
                ? name.value()
                : null;
        if (called != null && findFunction(called) != null) {
            return null;
        }
        TableType exact = binding.schema.fixture(CallText.of(binding.tokens, operation.range()));
        return exact != null || called == null ? exact : binding.schema.fixture(called + "()");
    }

    private @Nullable Symbol findFunction(String name) {
        if (binding.path instanceof EntityType entity) {
            boolean reaches = entity.kind() == EntityType.Kind.CLUSTER
                    ? name.equals("database")
                    : List.of(
                                    "table",
                                    "external_table",
                                    "materialized_view",
                                    "entity_group",
                                    "stored_query_result",
                                    "graph")
                            .contains(name);
            return reaches ? binding.catalog.find(Kind.SCALAR, name) : null;
        }
        if (binding.place == Binding.Place.PLUGIN) {
            return binding.catalog.find(Kind.PLUGIN, name);
        }
        Symbol local = binding.local.find(name);
        if (local instanceof Function
                || (local instanceof EntityType entity && callable(entity))
                || (local instanceof Variable variable && callable(variable.type()))) {
            return local;
        }
        return anywhere(name);
    }

    private static boolean callable(Type type) {
        return type instanceof Function
                || (type instanceof EntityType entity && entity.kind() == EntityType.Kind.PATTERN);
    }

    /** A function that every query sees: that the language has, or that the workspace saves. */
    private @Nullable Function anywhere(String name) {
        Function function =
                binding.place == Binding.Place.AGGREGATE ? binding.catalog.find(Kind.AGGREGATE, name) : null;
        function = function != null ? function : binding.catalog.find(Kind.SCALAR, name);
        return function != null ? function : binding.saved.find(name);
    }

    /** The symbol of that name that is in scope; null if there is none. */
    @Nullable
    Symbol find(String name, boolean columns) {
        if (binding.path != null) {
            return findMember(name);
        }
        Symbol found = columns && binding.row != null ? binding.row.column(name) : null;
        if (found == null && binding.right != null) {
            found = binding.right.column(name);
        }
        if (found == null) {
            found = binding.local.find(name);
        }
        if (found == null) {
            found = binding.schema.table(name);
        }
        if (found == null) {
            found = anywhere(name);
        }
        boolean callOnly = found instanceof Function function && function.kind() != Kind.LOCAL;
        if ((found == null || callOnly) && columns && binding.row != null && binding.row.open()) {
            found = binding.infer(binding.row, name);
        }
        return found;
    }

    private @Nullable Symbol findMember(String name) {
        if (binding.path instanceof Tuple tuple) {
            TableType source = tuple.source();
            if (source != null && source.open()) {
                return binding.column(source, name);
            }
            for (Column column : tuple.columns()) {
                if (column.name().equals(name)) {
                    return column;
                }
            }
            return null;
        }
        if (binding.path instanceof EntityType entity) {
            if (entity.kind() == EntityType.Kind.DATABASE && entity.name().isEmpty()) {
                return binding.schema.table(name);
            }
            return entity.kind() == EntityType.Kind.DATABASE ? binding.openTable(entity.name(), name) : null;
        }
        return null;
    }

    private Meaning meaning(Symbol found, Value.Name name) {
        if (found instanceof Column column) {
            return new Meaning(column.type(), column);
        }
        Type type = found instanceof Variable variable ? variable.type() : (Type) found;
        if (type instanceof Function function) {
            return withoutArguments(function, found, name);
        }
        return found instanceof Variable variable
                ? new Meaning(type, variable, variable.constant(), variable.value(), null)
                : new Meaning(type, found);
    }

    /** A function that the query declares, and that needs no arguments, needs no parentheses. */
    private Meaning withoutArguments(Function function, Symbol symbol, Value.Name name) {
        SourceRange range = name.range();
        if (function.kind() == Kind.LOCAL && function.least() == 0) {
            Type type = binding.results.type(function, function.signatures().get(0), List.of(), range);
            binding.functionCalls.rememberBody(name);
            return new Meaning(type, symbol);
        }
        binding.problems.error("KS117", "The function " + name.value() + " needs its arguments in parentheses", range);
        Type type = function.kind() == Kind.LOCAL
                ? Special.ERROR
                : binding.functionCalls.commonResult(function, function.signatures(), List.of(), range);
        return new Meaning(type, symbol);
    }

    /** The meaning of {@code a*b}. */
    Meaning wildcard(Value.Wildcard wildcard, boolean tabular) {
        List<Symbol> found = tabular ? tables(wildcard.pattern()) : columns(wildcard.pattern());
        if (found.size() == 1) {
            Symbol only = found.get(0);
            return only instanceof Column column ? new Meaning(column.type(), column) : new Meaning((Type) only, only);
        }
        boolean open = binding.row != null && binding.row.open();
        if (found.isEmpty() && !open) {
            if (tabular && binding.fuzzy) {
                return new Meaning(new GroupType(List.of()));
            }
            binding.problems.error("KS142", "No name matches " + wildcard.pattern(), wildcard.range());
            return Meaning.ERROR;
        }
        GroupType group = new GroupType(found);
        return new Meaning(group, group);
    }

    private List<Symbol> columns(String pattern) {
        List<Symbol> found = new ArrayList<>();
        for (Column column : binding.rowColumns()) {
            if (matches(pattern, column.name())) {
                found.add(column);
            }
        }
        return found;
    }

    private List<Symbol> tables(String pattern) {
        Map<String, Symbol> found = new LinkedHashMap<>();
        for (TableType table : binding.schema.tables()) {
            if (matches(pattern, table.name())) {
                found.put(table.name(), table);
            }
        }
        for (Symbol local : binding.local.all()) {
            if (matches(pattern, local.name())
                    && local instanceof Variable variable
                    && variable.type() instanceof TableType) {
                found.putIfAbsent(local.name(), variable.type());
            }
        }
        return new ArrayList<>(found.values());
    }

    /** Greedy, part by part: a pattern of nothing but stars must not take exponential time. */
    static boolean matches(String pattern, String name) {
        int star = pattern.indexOf('*');
        if (star < 0) {
            return pattern.equals(name);
        }
        int last = pattern.lastIndexOf('*');
        int end = name.length() - (pattern.length() - last - 1);
        int at = star;
        if (end < at || !name.startsWith(pattern.substring(0, star)) || !name.endsWith(pattern.substring(last + 1))) {
            return false;
        }
        while (star < last) {
            int next = pattern.indexOf('*', star + 1);
            String part = pattern.substring(star + 1, next);
            int found = name.indexOf(part, at);
            at = found + part.length();
            if (found < 0 || at > end) {
                return false;
            }
            star = next;
        }
        return true;
    }

    void unknownTable(String name, SourceRange range) {
        unknown.table(name, range);
    }
}

package dev.tocsin.kql.evaluate.infer;

import dev.tocsin.kql.bind.BoundQuery;
import dev.tocsin.kql.bind.Meaning;
import dev.tocsin.kql.parse.ParsedQuery;
import dev.tocsin.kql.schema.Schema;
import dev.tocsin.kql.symbol.DynamicTypes;
import dev.tocsin.kql.symbol.Scalar;
import dev.tocsin.kql.symbol.TableType;
import dev.tocsin.kql.symbol.Type;
import dev.tocsin.kql.text.KqlDiagnostic;
import dev.tocsin.kql.tree.Expression;
import dev.tocsin.kql.tree.Node;
import dev.tocsin.kql.tree.Operation;
import dev.tocsin.kql.tree.Statement;
import dev.tocsin.kql.tree.Tabular;
import dev.tocsin.kql.tree.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds tables with which a query binds: where the binder misses a table or a column there is one. A column is JSON, or what
 * its name says, or, where that is wrong, what leaves the fewest errors.
 */
public final class Inference {
    private static final int ROUNDS = 60;
    private static final int BINDINGS = 150;
    private static final List<Type> TYPES = List.of(
            Scalar.STRING, Scalar.LONG, Scalar.REAL, Scalar.DATETIME, Scalar.BOOL, Scalar.TIMESPAN, DynamicTypes.ANY);
    /** Functions that reach other workspaces and services (Microsoft Learn, cross-resource queries). */
    private static final Set<String> ELSEWHERE = Set.of("workspace", "app", "resource", "arg", "adx");
    /** What the name of a column of a custom log ends in (Microsoft Learn, Data Collector API, record type and properties). */
    private static final Map<String, Type> SUFFIXES = Map.of(
            "_s", Scalar.STRING,
            "_d", Scalar.REAL,
            "_b", Scalar.BOOL,
            "_t", Scalar.DATETIME,
            "_g", Scalar.STRING);

    private final Type otherwise;
    private Guess best;
    private int left = BINDINGS;

    private Inference(Guess first, Type otherwise) {
        best = first;
        this.otherwise = otherwise;
    }

    /**
     * What a query is bound to with tables that are guessed.
     *
     * @param bound still wrong where no tables make it right
     * @param schema those that were known, and the guessed
     */
    public record Inferred(BoundQuery bound, Schema schema) {}

    /** The tables that a query must mean, where a schema does not know them. */
    public static Inferred infer(ParsedQuery query, Schema known) {
        Guess best = Guess.nothing(query, known);
        int fewest = Integer.MAX_VALUE;
        for (Type otherwise : List.of(DynamicTypes.ANY, Scalar.STRING)) {
            Guess guess = new Inference(Guess.nothing(query, known), otherwise).inferred();
            if (guess.errors().size() < fewest) {
                best = guess;
                fewest = guess.errors().size();
            }
            if (fewest == 0) {
                break;
            }
        }
        return new Inferred(best.bound(), best.schema());
    }

    private Guess inferred() {
        boolean going = true;
        for (int i = 0; i < ROUNDS && left > 0 && going; i++) {
            going = learn() || (!best.errors().isEmpty() && improve());
        }
        return best;
    }

    private Type type(String column) {
        if (column.equals("TimeGenerated") || column.equalsIgnoreCase("timestamp")) {
            return Scalar.DATETIME;
        }
        Type named = column.length() < 3 ? null : SUFFIXES.get(column.substring(column.length() - 2));
        return named == null ? otherwise : named;
    }

    /** Adds what is missing; false if nothing is. */
    private boolean learn() {
        List<String> absent = absent();
        if (!absent.isEmpty()) {
            best = best.withTable(absent.get(0), fresh());
            return true;
        }
        for (KqlDiagnostic error : best.errors()) {
            String name = best.at(error);
            Guess next = switch (error.code()) {
                case "KS204" -> best.hasTable(name) ? null : best.withTable(name, fresh());
                case "KS211" -> withCall(error, name);
                case "KS142", "KS145", "KS117", "KS108" ->
                    isWhole(error) && !best.hasTable(name) ? best.withTable(name, fresh()) : withColumn(error, name);
                default -> null;
            };
            if (next != null) {
                best = next;
                return true;
            }
        }
        return false;
    }

    private static Map<String, Type> fresh() {
        return Map.of("TimeGenerated", Scalar.DATETIME);
    }

    /** Tables that need not exist, as those of {@code union isfuzzy=true}. */
    private List<String> absent() {
        Set<String> names = new LinkedHashSet<>();
        absent(best.bound().parsed().tree(), names);
        names.removeIf(name -> name.isEmpty() || best.hasTable(name));
        return List.copyOf(names);
    }

    private void absent(Node node, Set<String> names) {
        Meaning meaning = node instanceof Expression ? best.bound().meaning(node) : null;
        Type nothing = meaning != null && meaning.symbol() == null ? meaning.rawType() : null;
        TableType open = nothing instanceof TableType type && type.open() ? type : null;
        if (open != null && node instanceof Value.Name) {
            names.add(open.name());
        } else if (nothing != null && node instanceof Operation.Path path && isElsewhere(path)) {
            names.add(best.text().substring(path.range().start(), path.range().end()));
            return;
        } else if (open != null && node instanceof Operation.Call call && call.function() instanceof Value.Name name) {
            names.add(name.value() + "()");
        }
        node.forEachChild(child -> absent(child, names));
    }

    private static boolean isElsewhere(Operation.Path path) {
        return path.target() instanceof Operation.Call call
                && call.function() instanceof Value.Name name
                && ELSEWHERE.contains(name.value());
    }

    /** What a function gives that the workspace may have: a table for all its calls, or for what stands behind the dot. */
    private @Nullable Guess withCall(KqlDiagnostic error, String name) {
        String path = path(best.bound().parsed().tree(), error.start());
        String call = path == null ? name + "()" : path;
        return best.hasTable(call) ? null : best.withTable(call, fresh());
    }

    private @Nullable String path(Node node, int start) {
        if (node instanceof Operation.Path path && path.range().start() == start) {
            return best.text().substring(path.range().start(), path.range().end());
        }
        List<String> found = new ArrayList<>();
        node.forEachChild(child -> {
            String inside = found.isEmpty() ? path(child, start) : null;
            if (inside != null) {
                found.add(inside);
            }
        });
        return found.isEmpty() ? null : found.get(0);
    }

    /** Puts the column into the table where that mends the error, else into all. */
    private @Nullable Guess withColumn(KqlDiagnostic error, String name) {
        if (!name.matches("[\\w .$-]+") || (error.code().equals("KS108") && !isName(error))) {
            return null;
        }
        withKnownTables();
        List<String> lacking = new ArrayList<>();
        for (String table : best.tables()) {
            if (!best.hasColumn(table, name)) {
                lacking.add(table);
            }
        }
        if (lacking.isEmpty()) {
            return null;
        }
        Type known = best.isGuessed(name) ? best.type(name) : null;
        Type type = known == null ? type(name) : known;
        for (String table : lacking.size() == 1 ? List.<String>of() : lacking) {
            Guess next = best.withColumn(table, name, type);
            left--;
            if (next.errors().stream().noneMatch(other -> other.start() == error.start())) {
                return next;
            }
        }
        return best.withColumn(null, name, type);
    }

    /**
     * Whether the error is at a name that is all of a statement, so that it must be a table, or all that {@code let} gives a
     * name that is piped on.
     */
    private boolean isWhole(KqlDiagnostic error) {
        return best.bound().parsed().tree().statements().stream().anyMatch(statement -> {
            if (statement instanceof Statement.Let let) {
                return isAt(let.value(), error)
                        && isPiped(let.name().value(), best.bound().parsed().tree());
            }
            return statement instanceof Statement.Expressed expressed && isAt(expressed.expression(), error);
        });
    }

    private static boolean isAt(Expression expression, KqlDiagnostic error) {
        return expression instanceof Value.Name name && name.range().start() == error.start();
    }

    private static boolean isPiped(String name, Node node) {
        boolean[] piped = {
            node instanceof Tabular.Pipeline pipeline
                    && pipeline.source() instanceof Value.Name source
                    && source.value().equals(name)
        };
        node.forEachChild(child -> piped[0] = piped[0] || isPiped(name, child));
        return piped[0];
    }

    private boolean isName(KqlDiagnostic error) {
        return best.at(error).matches("\\w+");
    }

    /** The known tables that the query names may have further columns. */
    private void withKnownTables() {
        Map<String, TableType> named = new LinkedHashMap<>();
        named(best.bound().parsed().tree(), named);
        named.forEach((name, table) -> {
            if (!best.hasTable(name)) {
                Map<String, Type> columns = new LinkedHashMap<>();
                table.columns().forEach(column -> columns.put(column.name(), column.type()));
                best = best.withTable(name, columns);
            }
        });
    }

    private void named(Node node, Map<String, TableType> tables) {
        Meaning meaning = node instanceof Value.Name ? best.bound().meaning(node) : null;
        if (meaning != null
                && meaning.symbol() instanceof TableType table
                && best.schema().table(table.name()) != null) {
            tables.put(table.name(), table);
        }
        node.forEachChild(child -> named(child, tables));
    }

    /** Gives a column another type, one near an error if that helps: the type that leaves the fewest errors. */
    private boolean improve() {
        int before = best.errors().size();
        Set<String> tried = new LinkedHashSet<>();
        for (KqlDiagnostic error : best.errors()) {
            Set<String> near = near(error);
            near.removeAll(tried);
            tried.addAll(near);
            Guess next = better(near, before);
            if (next != null) {
                best = next;
                return true;
            }
        }
        Set<String> others = new LinkedHashSet<>(best.columns());
        others.removeAll(tried);
        Guess next = better(others, before);
        if (next != null) {
            best = next;
        }
        return next != null;
    }

    private @Nullable Guess better(Set<String> columns, int before) {
        for (String column : columns) {
            Guess better = null;
            int fewest = before;
            for (Type type : TYPES) {
                if (type.equals(best.type(column)) || left-- <= 0) {
                    continue;
                }
                Guess next = best.retyped(column, type);
                if (next.errors().size() < fewest) {
                    better = next;
                    fewest = next.errors().size();
                }
            }
            if (better != null) {
                return better;
            }
        }
        return null;
    }

    /** Guessed columns in the line of an error. */
    private Set<String> near(KqlDiagnostic error) {
        String text = best.text();
        int from = text.lastIndexOf('\n', Math.max(0, error.start() - 1)) + 1;
        int to = text.indexOf('\n', error.start() + error.length());
        Set<String> near = new LinkedHashSet<>();
        for (String word : text.substring(from, to < 0 ? text.length() : to).split("\\W+", -1)) {
            if (best.isGuessed(word)) {
                near.add(word);
            }
        }
        return near;
    }
}

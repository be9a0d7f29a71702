package dev.tocsin.kql.evaluate;

import dev.tocsin.kql.bind.BoundQuery;
import dev.tocsin.kql.bind.KqlBinder;
import dev.tocsin.kql.bind.Meaning;
import dev.tocsin.kql.parse.KqlOptions;
import dev.tocsin.kql.parse.KqlParser;
import dev.tocsin.kql.schema.Schema;
import dev.tocsin.kql.symbol.Column;
import dev.tocsin.kql.symbol.Scalar;
import dev.tocsin.kql.symbol.TableType;
import dev.tocsin.kql.symbol.Type;
import dev.tocsin.kql.text.KqlDiagnostic;
import dev.tocsin.kql.text.KqlDiagnostic.Level;
import dev.tocsin.kql.tree.Node;
import dev.tocsin.kql.tree.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds tables, and values for words that stood in for placeholders, with which a query has the fewest errors. */
final class Inference {
    private static final Schema KNOWN = Schema.anyScope();
    private static final KqlOptions OPTIONS = KqlOptions.LOGS.withWorkbook(false);
    private static final int ROUNDS = 30;
    private static final Pattern POINT =
            Pattern.compile("datetime\\(2026-01-01T00:00:00Z\\)|\\bdate(?:time)?\\(\\s*(['\"]?)[ax]\\1\\s*\\)");
    private static final Pattern TEXT = Pattern.compile("\\btodatetime\\(\\s*(['\"])x\\1\\s*\\)");
    private static final Pattern SPAN = Pattern.compile("\\btime(?:span)?\\(\\s*(['\"]?)[ax]\\1\\s*\\)");
    private static final Pattern CLOCK = Pattern.compile("\\btimespan\\((24|72):00:00\\)");
    private static final Pattern WORD = Pattern.compile("[A-Za-z_]\\w*");
    private static final List<String> FILLERS =
            List.of("1", "\"x\"", "1h", "datetime(2024-01-15)", "true", "(time > ago(1h))", "print a = 1");
    private static final List<Type> TYPES =
            List.of(Scalar.STRING, Scalar.LONG, Scalar.REAL, Scalar.DATETIME, Scalar.BOOL, Scalar.TIMESPAN);

    private final Type otherwise;
    private State best;

    /** A text and tables for it. */
    private record State(String text, Map<String, Map<String, Type>> tables, BoundQuery bound, Schema schema) {
        static State of(String text, Map<String, Map<String, Type>> tables) {
            List<TableType> symbols = new ArrayList<>();
            tables.forEach((name, columns) -> {
                List<Column> all = new ArrayList<>();
                columns.forEach((column, type) -> all.add(new Column(column, type)));
                symbols.add(new TableType(name, all, false));
            });
            Schema schema = KNOWN.with(symbols);
            return new State(text, tables, new KqlBinder(schema).bind(new KqlParser(OPTIONS).parse(text)), schema);
        }

        List<KqlDiagnostic> errors() {
            return bound.diagnostics().stream()
                    .filter(one -> one.level() == Level.ERROR)
                    .toList();
        }

        String at(KqlDiagnostic error) {
            return text.substring(error.start(), error.start() + error.length());
        }

        Map<String, Map<String, Type>> copy() {
            Map<String, Map<String, Type>> copy = new LinkedHashMap<>();
            tables.forEach((name, columns) -> copy.put(name, new LinkedHashMap<>(columns)));
            return copy;
        }
    }

    /**
     * @param otherwise the type of a column of which nothing is known
     */
    Inference(String text, Type otherwise) {
        this.otherwise = otherwise;
        best = State.of(filled(text), new LinkedHashMap<>());
    }

    /** Points in time that a placeholder stood in are a beginning and an end in turn; lengths of time are an hour. */
    private static String filled(String text) {
        String points = alternating(alternating(text, POINT, "datetime(", ")"), TEXT, "todatetime('", "')");
        String spans = SPAN.matcher(points).replaceAll("time(1h)");
        return CLOCK.matcher(spans).replaceAll("time(1d)");
    }

    private static String alternating(String text, Pattern pattern, String before, String behind) {
        int[] count = new int[1];
        return pattern.matcher(text)
                .replaceAll(match -> before + (count[0]++ % 2 == 0 ? "2024-01-15" : "2024-01-16") + behind);
    }

    InferredTables infer() {
        for (int i = 0; i < ROUNDS && best.bound().failed(); i++) {
            if (!learn() && !improve()) {
                break;
            }
        }
        return new InferredTables(best.bound(), best.schema());
    }

    private static String plain(String written) {
        return written.startsWith("[") && written.length() > 4 ? written.substring(2, written.length() - 2) : written;
    }

    private static boolean isFiller(String name) {
        return name.length() <= 2 && name.equals(name.toLowerCase(Locale.ROOT));
    }

    /** Adds the tables and columns that are missing. */
    private boolean learn() {
        Map<String, Map<String, Type>> tables = best.copy();
        boolean learnt = false;
        for (KqlDiagnostic error : best.errors()) {
            String name = plain(best.at(error));
            if (error.code().equals("KS211")) {
                String text = withoutCall(best.text(), error.start());
                best = State.of(text, tables);
                return true;
            }
            if (error.code().equals("KS204") && !tables.containsKey(name)) {
                tables.put(name, new LinkedHashMap<>(Map.of("TimeGenerated", Scalar.DATETIME)));
                learnt = true;
            } else if (error.code().equals("KS142") || error.code().equals("KS145")) {
                if (tables.isEmpty()) {
                    copyKnown(best.bound(), best.bound().parsed().tree(), tables);
                }
                Type type = name.toLowerCase(Locale.ROOT).contains("time") ? Scalar.DATETIME : otherwise;
                for (Map<String, Type> columns : tables.values()) {
                    learnt |= columns.putIfAbsent(name, type) == null;
                }
            }
        }
        best = learnt ? State.of(best.text(), tables) : best;
        return learnt;
    }

    /** The call of a function of a workspace is a table of its name: {@code arg("").Resources} is Resources. */
    private static String withoutCall(String text, int start) {
        Matcher name = WORD.matcher(text);
        int end = name.find(start) ? name.end() : start;
        int depth = 0;
        while (end < text.length() && (depth > 0 || text.charAt(end) == '(' || text.charAt(end) == ' ')) {
            depth += text.charAt(end) == '(' ? 1 : text.charAt(end) == ')' ? -1 : 0;
            end++;
        }
        String table = text.startsWith(".", end)
                ? ""
                : text.substring(start, text.indexOf("(", start)).strip() + "_rows ";
        return text.substring(0, start) + table + text.substring(table.isEmpty() ? end + 1 : end);
    }

    /** The well-known tables that the query names get further columns. */
    private static void copyKnown(BoundQuery bound, Node node, Map<String, Map<String, Type>> tables) {
        Meaning meaning = node instanceof Value.Name ? bound.meaning(node) : null;
        if (meaning != null
                && meaning.symbol() instanceof TableType table
                && !table.name().isEmpty()) {
            Map<String, Type> columns = new LinkedHashMap<>();
            table.columns().forEach(column -> columns.put(column.name(), column.type()));
            tables.put(table.name(), columns);
        }
        node.forEachChild(child -> copyKnown(bound, child, tables));
    }

    /** Takes the first of the changes that leaves fewer errors: another type for a column near an error, a value for a word. */
    private boolean improve() {
        int before = best.errors().size();
        for (KqlDiagnostic error : best.errors()) {
            State next = better(error, before);
            if (next != null) {
                best = next;
                return true;
            }
        }
        return false;
    }

    private @Nullable State better(KqlDiagnostic error, int before) {
        for (State next : candidates(error)) {
            if (next.errors().size() < before) {
                return next;
            }
        }
        return null;
    }

    private List<State> candidates(KqlDiagnostic error) {
        List<State> all = new ArrayList<>();
        int from = best.text().lastIndexOf('\n', Math.max(0, error.start() - 1)) + 1;
        int line = best.text().indexOf('\n', error.start() + error.length());
        Matcher words =
                WORD.matcher(best.text()).region(from, line < 0 ? best.text().length() : line);
        Set<String> names = new LinkedHashSet<>();
        Set<Integer> fillers = new LinkedHashSet<>();
        while (words.find()) {
            names.add(words.group());
            if (isFiller(words.group())) {
                fillers.add(words.start());
            }
        }
        for (int at : fillers) {
            Matcher word = WORD.matcher(best.text());
            int end = word.find(at) ? word.end() : at;
            for (String filler : FILLERS) {
                String text =
                        best.text().substring(0, at) + filler + best.text().substring(end);
                all.add(State.of(text, best.copy()));
            }
        }
        for (String name : names) {
            if (best.tables().values().stream().anyMatch(columns -> columns.containsKey(name))) {
                for (Type type : TYPES) {
                    Map<String, Map<String, Type>> tables = best.copy();
                    tables.values().forEach(columns -> columns.computeIfPresent(name, (key, old) -> type));
                    all.add(State.of(best.text(), tables));
                }
            }
        }
        return all;
    }
}

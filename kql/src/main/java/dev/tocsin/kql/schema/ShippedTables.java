package dev.tocsin.kql.schema;

import dev.tocsin.kql.symbol.Column;
import dev.tocsin.kql.symbol.DynamicTypes;
import dev.tocsin.kql.symbol.Scalar;
import dev.tocsin.kql.symbol.TableType;
import dev.tocsin.kql.symbol.Type;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Reads {@code tables.txt}, whose head names its source. A table's line is understood when the table is asked for. */
final class ShippedTables {
    static final String COMPONENT = "applicationInsights";
    static final String WORKSPACE = "logAnalytics";
    private static final String RESOURCE = "tables.txt";
    private final Map<String, Map<String, String>> lines;
    private final Map<String, TableType> parsed = new ConcurrentHashMap<>();

    private ShippedTables(Map<String, Map<String, String>> lines) {
        this.lines = lines;
    }

    static ShippedTables load() {
        return Holder.TABLES;
    }

    /** Read when first asked for; what it says never changes. */
    private static final class Holder {
        static final ShippedTables TABLES = new ShippedTables(read());

        private Holder() {}
    }

    @Nullable
    TableType table(Predicate<String> sections, String name) {
        for (Map.Entry<String, Map<String, String>> section : lines.entrySet()) {
            String line = section.getValue().get(name);
            if (line != null && sections.test(section.getKey())) {
                return parsed.computeIfAbsent(name, key -> table(key, line));
            }
        }
        return null;
    }

    List<TableType> all(Predicate<String> sections) {
        List<TableType> all = new ArrayList<>();
        for (String name : names(sections)) {
            TableType table = table(sections, name);
            if (table != null) {
                all.add(table);
            }
        }
        return all;
    }

    List<String> names(Predicate<String> sections) {
        List<String> names = new ArrayList<>();
        lines.forEach((section, tables) -> {
            if (sections.test(section)) {
                names.addAll(tables.keySet());
            }
        });
        return names;
    }

    private static Map<String, Map<String, String>> read() {
        Map<String, Map<String, String>> sections = new LinkedHashMap<>();
        Map<String, String> section = new LinkedHashMap<>();
        try (InputStream in = ShippedTables.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException("Missing from the jar: " + RESOURCE);
            }
            BufferedReader text = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            for (String line = text.readLine(); line != null; line = text.readLine()) {
                if (line.startsWith("[")) {
                    section = new LinkedHashMap<>();
                    sections.put(line.substring(1, line.length() - 1), section);
                } else if (!line.isEmpty() && !line.startsWith("#")) {
                    int space = line.indexOf(' ');
                    section.put(line.substring(0, space), line.substring(space + 1));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return sections;
    }

    private static TableType table(String name, String line) {
        List<Column> columns = new ArrayList<>();
        for (String word : line.strip().split(" ", -1)) {
            columns.add(new Column(word.substring(1), type(word.charAt(0))));
        }
        return new TableType(name, columns, false);
    }

    private static Type type(char letter) {
        return switch (letter) {
            case 's' -> Scalar.STRING;
            case 'd' -> Scalar.DATETIME;
            case 'r' -> Scalar.REAL;
            case 'i' -> Scalar.INT;
            case 'l' -> Scalar.LONG;
            case 'y' -> DynamicTypes.ANY;
            case 'b' -> Scalar.BOOL;
            case 'g' -> Scalar.GUID;
            default -> throw new IllegalStateException("Not a type: " + letter);
        };
    }
}

package dev.tocsin.alerttest;

import dev.tocsin.kql.parse.KqlOptions;
import dev.tocsin.kql.parse.KqlParser;
import dev.tocsin.kql.text.TextLines;
import dev.tocsin.kql.tree.Node;
import dev.tocsin.kql.tree.RowOperator;
import dev.tocsin.kql.tree.TableOperator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Puts names in the place of the calls in a query that a test gives rows for. A name is filled up with blanks to the length of the
 * call, so that all places in the query stay.
 */
final class CalledTables {
    /** A name of two letters fits into the shortest call. */
    private static final int MOST = 36;

    private final Map<CalledTable, String> names = new LinkedHashMap<>();
    private final Set<CalledTable> used = new HashSet<>();
    private final Map<String, TimedTable> tables = new LinkedHashMap<>();
    private final StringBuilder text;
    private final TextLines lines;

    /**
     * Replaces.
     *
     * @param given the tables of a test, by the names that it has for them
     * @throws QueryRefused if the query reaches a table elsewhere that the test does not give, or would show the names
     */
    CalledTables(String query, Map<String, TimedTable> given) {
        text = new StringBuilder(query);
        lines = new TextLines(query);
        given.forEach((name, table) -> {
            Optional<CalledTable> call = CalledTable.named(name);
            String own = call.isPresent() ? nextName() : name;
            call.ifPresent(one -> names.put(one, own));
            tables.put(own, table);
        });
        replace(new KqlParser(KqlOptions.LOGS).parse(query).tree());
        names.keySet().stream().filter(one -> !used.contains(one)).findFirst().ifPresent(one -> {
            throw new QueryRefused("the query does not call " + one + ", and the test gives rows for it");
        });
    }

    /** The query with names. */
    String query() {
        return text.toString();
    }

    /** All tables of the test by the names in the query. */
    Map<String, TimedTable> tables() {
        return tables;
    }

    private String nextName() {
        if (names.size() == MOST) {
            throw new QueryRefused("the test gives rows for more than " + MOST + " calls");
        }
        return "_" + Character.forDigit(names.size(), MOST);
    }

    private void replace(Node node) {
        Optional<CalledTable> call = CalledTable.at(node);
        if (call.isPresent()) {
            for (Map.Entry<CalledTable, String> one : names.entrySet()) {
                if (one.getKey().standsFor(call.get())) {
                    used.add(one.getKey());
                    put(node.range().start(), node.range().end(), one.getValue());
                    return;
                }
            }
            if (call.get().leadsElsewhere()) {
                throw refused(
                        node,
                        call.get() + " is outside of the rule's scope; give the test its rows, under \"tables\" as "
                                + call.get());
            }
        }
        boolean shows = node instanceof RowOperator.Search
                || node instanceof RowOperator.Find
                || node instanceof TableOperator.Union union
                        && union.parameters().stream()
                                .anyMatch(one -> one.name().equals("withsource"));
        if (shows && !names.isEmpty()) {
            throw refused(node, "it shows the names of tables, and those that calls lead to have none here");
        }
        node.forEachChild(this::replace);
    }

    private void put(int start, int end, String name) {
        for (int i = start; i < end; i++) {
            if (i - start < name.length()) {
                text.setCharAt(i, name.charAt(i - start));
            } else if (text.charAt(i) != '\n' && text.charAt(i) != '\r') {
                text.setCharAt(i, ' ');
            }
        }
    }

    private QueryRefused refused(Node node, String message) {
        return new QueryRefused("the query, line " + lines.line(node.range().start()) + ", column "
                + lines.column(node.range().start()) + ": " + message);
    }
}

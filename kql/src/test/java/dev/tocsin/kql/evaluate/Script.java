package dev.tocsin.kql.evaluate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A script of what queries mean, in blocks that are indented: {@code load NAME} with a header {@code name:type | …} and rows,
 * {@code eval} with a query, {@code expect} with a header and rows, {@code expect refused TEXT} or {@code expect error TEXT}. A
 * value is {@code null}, a text with or without quotes, or what a text of it is. Lines with {@code #} are remarks. {@code now TIME}
 * sets the clock.
 */
record Script(List<Case> cases) {
    /** One query and what it gives. */
    record Case(
            String title,
            Map<String, List<String>> tables,
            String now,
            String query,
            String outcome,
            List<String> expected) {}

    static Script read(String name, List<String> lines) {
        Map<String, List<String>> tables = new LinkedHashMap<>();
        List<Case> cases = new ArrayList<>();
        String now = "2024-01-15T12:00:00Z";
        String query = "";
        String remark = "";
        int line = 0;
        while (line < lines.size()) {
            String head = lines.get(line);
            int first = ++line;
            if (head.startsWith("#")) {
                remark = head.substring(1).trim();
                continue;
            }
            if (head.isBlank()) {
                continue;
            }
            List<String> block = new ArrayList<>();
            while (line < lines.size()
                    && (lines.get(line).startsWith(" ") || lines.get(line).isEmpty())) {
                if (!lines.get(line).isBlank()) {
                    block.add(lines.get(line).strip());
                }
                line++;
            }
            if (head.startsWith("load ")) {
                tables.put(head.substring(5).trim(), block);
            } else if (head.startsWith("now ")) {
                now = head.substring(4).trim();
            } else if (head.equals("eval")) {
                query = String.join("\n", block);
            } else if (head.startsWith("expect")) {
                String outcome = head.substring(6).trim();
                String title = name + ":" + first + (remark.isEmpty() ? "" : " " + remark);
                cases.add(new Case(title, Map.copyOf(tables), now, query, outcome, block));
            } else {
                throw new IllegalArgumentException(name + ":" + first + ": what is \"" + head + "\"?");
            }
        }
        return new Script(cases);
    }

    /** The cells of a row. */
    static List<String> cells(String row) {
        List<String> cells = new ArrayList<>();
        for (String cell : row.split("\\s*\\|\\s*", -1)) {
            cells.add(cell.strip());
        }
        return cells;
    }
}

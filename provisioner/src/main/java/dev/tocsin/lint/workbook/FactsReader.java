package dev.tocsin.lint.workbook;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.json.JsonPointers;
import dev.tocsin.kql.syntax.Placeholders;
import dev.tocsin.kql.syntax.TokenKind;
import dev.tocsin.kql.syntax.Tokens;
import dev.tocsin.lint.LintedQuery;
import dev.tocsin.lint.LintedWorkbook;
import dev.tocsin.lint.workbook.Reference.Use;
import dev.tocsin.workbook.Item;
import dev.tocsin.workbook.ItemType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds where a workbook defines parameters and where it names them. Names are as in Microsoft's workbook analyzer
 * (microsoft/Application-Insights-Workbooks, scripts/src/Rules.ts).
 */
final class FactsReader {
    private static final int LOGS = 0;

    /** Texts that name a parameter where it is defined, or that nobody reads as a name. */
    private static final Set<String> NO_MENTION = Set.of(
            "name",
            "exportParameterName",
            "timeBrushParameterName",
            "label",
            "linkLabel",
            "subTarget",
            "title",
            "exportFieldName",
            "fieldName");

    final List<Definition> definitions = new ArrayList<>();
    final List<Reference> references = new ArrayList<>();

    /** Values that are a name as a whole, in any setting: operands of criteria, for example. */
    final Set<String> mentions = new HashSet<>();

    private final LintedWorkbook workbook;
    private final Map<String, LintedQuery> queries;

    /** @param queries those of the workbook, by their pointers in its body */
    FactsReader(LintedWorkbook workbook, Map<String, LintedQuery> queries) {
        this.workbook = workbook;
        this.queries = queries;
        for (Item item : workbook.tree().items()) {
            if (item.type() == ItemType.PARAMETER) {
                define(item, "/name", item.json().path("name"), Definition.Kind.PARAMETER);
            }
            read(item, item.own(), "", "");
        }
    }

    /** The group, or the workbook, in which what an item defines is seen. */
    static int scope(List<Item> items, Item item) {
        int up = item.parent();
        while (up > 0 && items.get(up).type() != ItemType.GROUP) {
            up = items.get(up).parent();
        }
        return Math.max(up, 0);
    }

    private void define(Item item, String below, JsonNode name, Definition.Kind kind) {
        if (name.isTextual() && !name.textValue().isBlank()) {
            int scope = scope(workbook.tree().items(), item);
            definitions.add(new Definition(item, below, name.textValue(), kind, scope));
        }
    }

    private void read(Item item, JsonNode node, String below, String key) {
        if (node.isObject()) {
            defineIn(item, node, below);
            for (Map.Entry<String, JsonNode> member : node.properties()) {
                String at = JsonPointers.child(below, member.getKey());
                if (member.getKey().equals("exportedParameters")) {
                    exported(item, member.getValue(), at);
                } else if (!isTabName(node, member.getKey())) {
                    read(item, member.getValue(), at, member.getKey());
                }
            }
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                read(item, node.get(i), JsonPointers.child(below, i), key);
            }
        } else if (node.isTextual()) {
            text(item, node.textValue(), below, key);
        }
    }

    private void defineIn(Item item, JsonNode node, String below) {
        define(item, below + "/exportParameterName", node.path("exportParameterName"), Definition.Kind.EXPORT);
        define(item, below + "/timeBrushParameterName", node.path("timeBrushParameterName"), Definition.Kind.EXPORT);
        if (isTabName(node, "cellValue")) {
            define(item, below + "/cellValue", node.path("cellValue"), Definition.Kind.TAB);
        }
    }

    private static boolean isTabName(JsonNode node, String key) {
        return key.equals("cellValue") && node.path("linkTarget").asText().equals("parameter");
    }

    private void exported(Item item, JsonNode list, String below) {
        for (int i = 0; i < list.size(); i++) {
            String at = JsonPointers.child(below, i) + "/parameterName";
            define(item, at, list.get(i).path("parameterName"), Definition.Kind.EXPORT);
            mentions.add(list.get(i).path("defaultValue").asText());
        }
    }

    private void text(Item item, String text, String below, String key) {
        if (isCondition(below) && key.equals("parameterName")) {
            plain(item, text, below, Use.CONDITION);
            return;
        }
        if (!NO_MENTION.contains(key)) {
            mentions.add(text);
        }
        switch (key) {
            case "timeContextFromParameter" -> plain(item, text, below, takesTime(item, below) ? Use.TIME : Use.OTHER);
            case "resourceParameter" ->
                plain(item, text, below, item.type() == ItemType.METRICS ? Use.RESOURCES : Use.OTHER);
            case "crossComponentResources" ->
                placeholders(item, text, below, 0, hasQuery(item, below) ? Use.RESOURCES : Use.OTHER);
            case "query" -> query(item, text, below);
            default ->
                placeholders(
                        item,
                        text,
                        below,
                        0,
                        item.type() == ItemType.TEXT && below.equals("/content/json") ? Use.TEXT : Use.OTHER);
        }
    }

    static boolean isCondition(String below) {
        return below.startsWith("/conditionalVisibility/") || below.startsWith("/conditionalVisibilities/");
    }

    private void plain(Item item, String name, String below, Use use) {
        if (!name.isBlank()) {
            references.add(new Reference(item, below, 0, name, "", use));
        }
    }

    private void query(Item item, String text, String below) {
        if (!isQuery(item, below)) {
            placeholders(item, text, below, 0, Use.OTHER);
            return;
        }
        LintedQuery query = queries.get(workbook.at() + item.pointer() + below);
        if (query == null) {
            placeholders(item, text, below, 0, Use.LITERAL);
            return;
        }
        Tokens tokens = query.bound().parsed().tokens();
        for (int i = 0; i < tokens.count(); i++) {
            if (tokens.kind(i) == TokenKind.PLACEHOLDER) {
                placeholders(item, tokens.text(i), below, tokens.start(i), Use.CODE);
            } else if (tokens.kind(i) == TokenKind.STRING) {
                placeholders(item, tokens.text(i), below, tokens.start(i), Use.LITERAL);
            }
        }
        tokens.comments()
                .forEach(comment -> placeholders(
                        item, text.substring(comment.start(), comment.end()), below, comment.start(), Use.OTHER));
    }

    private void placeholders(Item item, String text, String below, int from, Use use) {
        int at = text.indexOf('{');
        while (at >= 0) {
            int end = Placeholders.end(text, at, true);
            if (end > at && !isOfPattern(text, at)) {
                String inner = text.substring(at + 1, end - 1);
                int colon = inner.indexOf(':');
                String name = colon < 0 ? inner : inner.substring(0, colon);
                String specifier = colon < 0 ? "" : inner.substring(colon + 1);
                references.add(new Reference(item, below, from + at, name, specifier, use));
            }
            at = text.indexOf('{', at + 1);
        }
    }

    /** Braces behind a backslash and one of these letters belong to a regular expression. */
    private static boolean isOfPattern(String text, int brace) {
        return brace > 1 && text.charAt(brace - 2) == '\\' && "pPxu".indexOf(text.charAt(brace - 1)) >= 0;
    }

    private static boolean isQuery(Item item, String below) {
        return below.equals(item.type() == ItemType.PARAMETER ? "/query" : "/content/query");
    }

    /** The settings that stand beside a value, if they belong to something that runs a query. */
    private static @Nullable JsonNode running(Item item, String below) {
        boolean parameter = item.type() == ItemType.PARAMETER;
        JsonNode settings = parameter ? item.json() : item.json().path("content");
        boolean direct = parameter
                ? below.lastIndexOf('/') == 0 || below.startsWith("/crossComponentResources/")
                : below.startsWith("/content/");
        boolean runs = parameter || item.type() == ItemType.QUERY;
        return direct && runs && !settings.path("query").asText().isBlank() ? settings : null;
    }

    private static boolean hasQuery(Item item, String below) {
        return running(item, below) != null;
    }

    /** The portal leaves the setting where a query of another source, which takes no time, came in place of a logs query. */
    private static boolean takesTime(Item item, String below) {
        if (item.type() == ItemType.METRICS) {
            return below.equals("/content/timeContextFromParameter");
        }
        JsonNode settings = running(item, below);
        return settings != null && settings.path("queryType").asInt(LOGS) == LOGS;
    }
}

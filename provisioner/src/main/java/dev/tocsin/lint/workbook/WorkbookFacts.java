package dev.tocsin.lint.workbook;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.lint.LintedQuery;
import dev.tocsin.lint.LintedWorkbook;
import dev.tocsin.workbook.Item;
import dev.tocsin.workbook.ItemType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a workbook defines and needs. A group is a scope: what is defined in it is seen outside only if it exports its parameters
 * (microsoft/Application-Insights-Workbooks, Documentation/Groups/Groups.md).
 */
final class WorkbookFacts {
    private final LintedWorkbook workbook;
    private final Map<String, LintedQuery> queries;
    private final FactsReader read;
    private final Map<String, List<Definition>> byName = new HashMap<>();
    private final Set<String> needed = new HashSet<>();
    private final List<Item> templates = new ArrayList<>();
    private final Set<String> opens = new HashSet<>();
    private final List<WorkbookFacts> openedBy = new ArrayList<>();

    /** @param queries those of the workbook, by their pointers in its body */
    WorkbookFacts(LintedWorkbook workbook, Map<String, LintedQuery> queries) {
        this.workbook = workbook;
        this.queries = queries;
        read = new FactsReader(workbook, queries);
        for (Definition one : read.definitions) {
            byName.computeIfAbsent(one.name(), name -> new ArrayList<>()).add(one);
        }
        read.references.forEach(one -> needed.add(one.name()));
        for (Item item : workbook.tree().items()) {
            if (loadsTemplate(item)) {
                templates.add(item);
            }
            targets(item.own());
        }
    }

    private static boolean loadsTemplate(Item item) {
        JsonNode content = item.json().path("content");
        return item.type() == ItemType.GROUP
                && (content.path("groupType").asText().equals("template")
                        || !content.path("loadFromTemplateId").asText().isEmpty());
    }

    private void targets(JsonNode node) {
        for (String key : List.of("loadFromTemplateId", "templateId")) {
            String id = node.path(key).asText();
            if (!id.isEmpty()) {
                opens.add(id.toLowerCase(Locale.ROOT));
            }
        }
        node.forEach(this::targets);
    }

    /** Told once for all workbooks of a project, before anybody asks. */
    void isOpenedBy(WorkbookFacts other) {
        openedBy.add(other);
    }

    LintedWorkbook workbook() {
        return workbook;
    }

    List<Item> items() {
        return workbook.tree().items();
    }

    List<Definition> definitions() {
        return read.definitions;
    }

    List<Reference> references() {
        return read.references;
    }

    /** Those of a name, in any scope. */
    List<Definition> definitions(String name) {
        return byName.getOrDefault(name, List.of());
    }

    boolean isDefined(String name) {
        return byName.containsKey(name);
    }

    /** A name that differs from this in upper and lower case only. */
    Optional<String> otherCase(String name) {
        return byName.keySet().stream()
                .filter(one -> one.equalsIgnoreCase(name) && !one.equals(name))
                .sorted()
                .findFirst();
    }

    /** Whether anything in the workbook may use the parameter. */
    boolean isNeeded(String name) {
        return needed.contains(name) || read.mentions.contains(name);
    }

    /** Whether a setting names it as a whole value, such as an operand of a criterion. */
    boolean isMentioned(String name) {
        return read.mentions.contains(name);
    }

    /** Groups whose content is another workbook or a template. */
    List<Item> templates() {
        return templates;
    }

    /** Whether what a loaded template defines is seen around its group. */
    boolean templatesExport() {
        return templates.stream()
                .anyMatch(group -> group.json().at("/content/exportParameters").asBoolean());
    }

    /** Ids, in lower case, of what it loads or links. */
    Set<String> opens() {
        return opens;
    }

    /** The workbooks of the project that load or link this one, and give it their parameters. */
    List<WorkbookFacts> openedBy() {
        return openedBy;
    }

    /** The query at a pointer from an item; empty for sources other than logs and Resource Graph. */
    Optional<LintedQuery> query(Item item, String below) {
        return Optional.ofNullable(queries.get(workbook.at() + item.pointer() + below));
    }

    /** Whether a definition is seen where an item stands. */
    boolean sees(Item at, Definition definition) {
        int scope = definition.scope();
        Set<Integer> around = scopesAround(at);
        while (!around.contains(scope) && scope > 0 && exports(items().get(scope))) {
            scope = FactsReader.scope(items(), items().get(scope));
        }
        return around.contains(scope)
                || definition.item().json().path("isGlobal").asBoolean();
    }

    /** The path of the group that keeps what it defines to itself, if an item outside of it uses that name. */
    Optional<String> hiddenIn(Reference reference) {
        List<Definition> all = definitions(reference.name());
        boolean seen = all.stream().anyMatch(one -> sees(reference.item(), one));
        return all.isEmpty() || seen
                ? Optional.empty()
                : Optional.of(workbook.tree().path(items().get(all.get(0).scope())));
    }

    private static boolean exports(Item group) {
        return group.json().at("/content/exportParameters").asBoolean();
    }

    private Set<Integer> scopesAround(Item at) {
        Set<Integer> around = new HashSet<>();
        Item item = at;
        while (item.parent() >= 0) {
            int scope = FactsReader.scope(items(), item);
            around.add(scope);
            item = items().get(scope);
        }
        return around;
    }
}

package dev.tocsin.lint.workbook;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.lint.workbook.Reference.Use;
import dev.tocsin.workbook.Item;
import dev.tocsin.workbook.ItemType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The values that tabs give a parameter, and those that conditions test. Only parameters that nothing but tabs defines are here:
 * any other may have every value.
 */
record Tabs(String parameter, List<Definition> tabs, List<Reference> conditions) {
    static List<Tabs> of(WorkbookFacts facts) {
        Map<String, List<Definition>> tabs = new LinkedHashMap<>();
        for (Definition one : facts.definitions()) {
            tabs.computeIfAbsent(one.name(), name -> new ArrayList<>()).add(one);
        }
        List<Tabs> found = new ArrayList<>();
        tabs.forEach((name, all) -> {
            if (all.stream()
                    .allMatch(one ->
                            one.kind() == Definition.Kind.TAB && one.item().type() == ItemType.LINK)) {
                List<Reference> conditions = facts.references().stream()
                        .filter(one -> one.use() == Use.CONDITION && one.name().equals(name))
                        .toList();
                found.add(new Tabs(name, all, conditions));
            }
        });
        return found;
    }

    /** Empty for a tab without a value. */
    static String value(Item tab) {
        return tab.json().path("subTarget").asText();
    }

    /** The values that the tabs give. */
    Set<String> values() {
        Set<String> values = new HashSet<>();
        tabs.forEach(tab -> values.add(value(tab.item())));
        return values;
    }

    /** Whether a placeholder computes one of the values. */
    boolean computed() {
        return values().stream().anyMatch(value -> value.indexOf('{') >= 0);
    }

    /** The condition that a reference stands in. */
    static JsonNode condition(Reference reference) {
        return reference
                .item()
                .json()
                .at(reference.below().substring(0, reference.below().lastIndexOf('/')));
    }
}

package dev.tocsin.lint.workbook;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.diagnostic.Level;
import dev.tocsin.lint.Findings;
import java.util.Set;

/**
 * A hidden parameter that must have a value and gets none: what needs it waits for good. Pickers of resources and subscriptions
 * get the workbook's own, and are not told.
 */
final class NeverSet extends FactsRule {
    private static final Set<Integer> NO_VALUE_OF_ITS_OWN = Set.of(1, 2);

    NeverSet(SharedFacts facts) {
        super(facts, "TOC2226", Level.WARNING, "a hidden required parameter that nothing sets");
    }

    @Override
    void check(WorkbookFacts facts, Findings findings) {
        if (!facts.openedBy().isEmpty() || facts.templatesExport()) {
            return;
        }
        for (Definition one : facts.definitions()) {
            JsonNode json = one.item().json();
            if (one.kind() == Definition.Kind.PARAMETER
                    && json.path("isRequired").asBoolean()
                    && json.path("isHiddenWhenLocked").asBoolean()
                    && NO_VALUE_OF_ITS_OWN.contains(json.path("type").asInt())
                    && !isSet(json)
                    && facts.definitions(one.name()).size() == 1
                    && facts.isNeeded(one.name())) {
                String message =
                        "{" + one.name() + "} is hidden and required, and nothing in this workbook sets it; give it"
                                + " a value or a query, or show it";
                tell(findings, facts.workbook(), one.item(), one.below(), message);
            }
        }
    }

    private static boolean isSet(JsonNode json) {
        return !json.path("query").asText().isBlank()
                || !json.path("jsonData").asText().isBlank()
                || json.path("criteriaData").size() > 0
                || json.path("value").size() > 0
                || !json.path("value").asText("").isEmpty();
    }
}

package dev.tocsin.lint.workbook;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.diagnostic.Level;
import dev.tocsin.json.JsonPointers;
import dev.tocsin.lint.Findings;
import dev.tocsin.lint.LintedWorkbook;
import dev.tocsin.workbook.Item;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Conditions that cannot hold together, so that the item is never seen; and both forms of conditions at once. */
final class ContradictoryVisibility extends WorkbookRule {
    ContradictoryVisibility() {
        super("TOC2211", Level.ERROR, "an item that no values can make visible");
    }

    /**
     * One condition.
     *
     * @param at pointer from the item
     * @param value empty text and null both say that the parameter is not set
     */
    private record Condition(String at, String parameter, boolean equal, String value) {
        static Condition of(String at, JsonNode json) {
            return new Condition(
                    at,
                    json.path("parameterName").asText(),
                    !json.path("comparison").asText().equals("isNotEqualTo"),
                    json.path("value").isNull() ? "" : json.path("value").asText());
        }

        /** A placeholder in a value may stand for any text. */
        boolean excludes(Condition other) {
            return (value + other.value).indexOf('{') < 0
                    && parameter.equals(other.parameter)
                    && (equal && other.equal
                            ? !Objects.equals(value, other.value)
                            : equal != other.equal && Objects.equals(value, other.value));
        }
    }

    @Override
    void check(LintedWorkbook workbook, Findings findings) {
        for (Item item : workbook.tree().items()) {
            JsonNode list = item.json().path("conditionalVisibilities");
            JsonNode single = item.json().path("conditionalVisibility");
            List<Condition> conditions = new ArrayList<>();
            for (int i = 0; list.isArray() && i < list.size(); i++) {
                conditions.add(Condition.of(JsonPointers.child("/conditionalVisibilities", i), list.get(i)));
            }
            contradiction(workbook, item, conditions, findings);
            if (single.isObject() && !conditions.isEmpty()) {
                // Which of the two the portal takes is not documented, so they are not held against each other.
                String message = "the item has conditionalVisibility and conditionalVisibilities; keep the list";
                findings.add(this, Level.NOTE, workbook, item, "/conditionalVisibility", message, List.of());
            }
        }
    }

    private void contradiction(LintedWorkbook workbook, Item item, List<Condition> conditions, Findings findings) {
        for (int i = 0; i < conditions.size(); i++) {
            for (int j = 0; j < i; j++) {
                if (conditions.get(i).excludes(conditions.get(j))) {
                    String message = "the conditions on {" + conditions.get(i).parameter()
                            + "} cannot hold together, and all of them must; the item is never visible";
                    tell(findings, workbook, item, conditions.get(i).at(), message);
                    return;
                }
            }
        }
    }
}

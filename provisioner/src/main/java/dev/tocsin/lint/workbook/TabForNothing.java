package dev.tocsin.lint.workbook;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.diagnostic.Level;
import dev.tocsin.lint.Findings;
import dev.tocsin.lint.workbook.Reference.Use;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** A tab that changes nothing. */
final class TabForNothing extends FactsRule {
    /** The other half of a switch shows nothing on purpose. */
    private static final Set<String> SWITCHED_OFF = Set.of("no", "false", "off", "0", "hide", "hidden", "none");

    TabForNothing(SharedFacts facts) {
        super(facts, "TOC2210", Level.WARNING, "a tab that shows nothing");
    }

    @Override
    void check(WorkbookFacts facts, Findings findings) {
        for (Tabs tabs : Tabs.of(facts)) {
            for (Definition tab : tabs.tabs()) {
                if (Tabs.value(tab.item()).isBlank()) {
                    String message = "the tab gives {" + tabs.parameter() + "} no value; write one in subTarget";
                    tell(findings, facts.workbook(), tab.item(), "", message);
                }
            }
            if (onlyConditions(facts, tabs)) {
                untested(facts, tabs, findings);
            }
        }
    }

    private void untested(WorkbookFacts facts, Tabs tabs, Findings findings) {
        Set<String> tested = new HashSet<>();
        for (Reference reference : tabs.conditions()) {
            JsonNode condition = Tabs.condition(reference);
            String value = condition.path("value").asText();
            if (!condition.path("comparison").asText().equals("isEqualTo") || value.indexOf('{') >= 0) {
                // Such a condition holds for many values.
                return;
            }
            tested.add(value);
        }
        for (Definition tab : tabs.tabs()) {
            String value = Tabs.value(tab.item());
            if (!value.isBlank() && !tested.contains(value) && !SWITCHED_OFF.contains(value.toLowerCase(Locale.ROOT))) {
                String message = "no item is shown while {" + tabs.parameter() + "} is \"" + value
                        + "\"; show one, or remove the tab";
                tell(findings, facts.workbook(), tab.item(), "/subTarget", message);
            }
        }
    }

    /** Whether nothing but conditions of this workbook looks at the parameter. */
    private static boolean onlyConditions(WorkbookFacts facts, Tabs tabs) {
        return !tabs.conditions().isEmpty()
                && !tabs.computed()
                && facts.templates().isEmpty()
                && facts.openedBy().isEmpty()
                && !facts.isMentioned(tabs.parameter())
                && facts.references().stream()
                        .noneMatch(
                                one -> one.use() != Use.CONDITION && one.name().equals(tabs.parameter()));
    }
}

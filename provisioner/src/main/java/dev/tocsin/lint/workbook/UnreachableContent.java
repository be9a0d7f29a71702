package dev.tocsin.lint.workbook;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.diagnostic.Level;
import dev.tocsin.lint.Findings;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** An item for a tab that does not exist. */
final class UnreachableContent extends FactsRule {
    /** Values of those who hide an item on purpose. */
    private static final Pattern ON_PURPOSE =
            Pattern.compile(".*(?:hid|never|edit.?only|unused).*|none|null|-1", Pattern.CASE_INSENSITIVE);

    UnreachableContent(SharedFacts facts) {
        super(facts, "TOC2209", Level.WARNING, "an item for a tab that does not exist");
    }

    @Override
    void check(WorkbookFacts facts, Findings findings) {
        if (facts.templatesExport() || !facts.openedBy().isEmpty()) {
            return;
        }
        for (Tabs tabs : Tabs.of(facts)) {
            if (tabs.computed()) {
                continue;
            }
            for (Reference reference : tabs.conditions()) {
                JsonNode condition = Tabs.condition(reference);
                String value = condition.path("value").asText();
                boolean equal = condition.path("comparison").asText().equals("isEqualTo");
                boolean set = !condition.path("value").isNull() && !value.isEmpty() && value.indexOf('{') < 0;
                if (equal && set && !tabs.values().contains(value)) {
                    String message = "the item is shown while {" + tabs.parameter() + "} is \"" + value
                            + "\", and no tab sets that; tabs set " + String.join(", ", new TreeSet<>(tabs.values()));
                    Level as = ON_PURPOSE.matcher(value).matches() ? Level.NOTE : level();
                    tell(findings, as, facts, reference, message);
                }
            }
        }
    }
}

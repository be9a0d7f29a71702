package dev.tocsin.lint.workbook;

import dev.tocsin.diagnostic.Level;
import dev.tocsin.lint.Findings;
import dev.tocsin.lint.LintedQuery;
import dev.tocsin.lint.QueryScope;
import dev.tocsin.workbook.Item;
import dev.tocsin.workbook.ItemType;

/** More items or queries than load well. The numbers are those of Microsoft's analyzer (scripts/src/Rules.ts). */
final class ManyItems extends FactsRule {
    private static final int MANY = 30;
    private static final int TOO_MANY = 100;
    private static final int LOGS = 40;
    private static final int GRAPH = 15;

    ManyItems(SharedFacts facts) {
        super(facts, "TOC2224", Level.WARNING, "many items or queries");
    }

    @Override
    void check(WorkbookFacts facts, Findings findings) {
        int steps = 0;
        int logs = 0;
        int graph = 0;
        for (Item item : facts.items()) {
            steps += isStep(item) ? 1 : 0;
            String at = item.type() == ItemType.PARAMETER ? "/query" : "/content/query";
            LintedQuery query = facts.query(item, at).orElse(null);
            if (query != null) {
                boolean isGraph = query.scope() == QueryScope.RESOURCE_GRAPH;
                graph += isGraph ? 1 : 0;
                logs += isGraph ? 0 : 1;
            }
        }
        if (steps > MANY) {
            Level as = steps > TOO_MANY ? level() : Level.NOTE;
            tell(facts, as, steps + " items; groups can load parts of them from templates", findings);
        }
        if (logs > LOGS) {
            tell(facts, level(), logs + " logs queries; more than " + LOGS + " at once may be throttled", findings);
        }
        if (graph > GRAPH) {
            String message = graph + " Resource Graph queries; more than " + GRAPH + " at once may be throttled";
            tell(facts, level(), message, findings);
        }
    }

    private void tell(WorkbookFacts facts, Level as, String message, Findings findings) {
        tell(findings, as, facts.workbook(), facts.items().get(0), "", "the workbook has " + message);
    }
}

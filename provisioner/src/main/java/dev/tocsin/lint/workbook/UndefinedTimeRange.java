package dev.tocsin.lint.workbook;

import dev.tocsin.diagnostic.Level;
import dev.tocsin.lint.Findings;
import dev.tocsin.lint.workbook.Reference.Use;

/** An item whose time range is that of a parameter that nobody defines. */
final class UndefinedTimeRange extends FactsRule {
    UndefinedTimeRange(SharedFacts facts) {
        super(facts, "TOC2216", Level.ERROR, "a time range of a parameter that nobody defines");
    }

    @Override
    void check(WorkbookFacts facts, Findings findings) {
        for (Undefined one : Undefined.of(facts)) {
            for (Reference place : one.places()) {
                if (place.use() == Use.TIME) {
                    boolean certain = one.missing() && one.parent().isEmpty();
                    String message = "the time range comes from {" + one.name() + "}, which is not defined"
                            + (one.missing() ? one.remedy() : "; opened by itself the workbook has none");
                    tell(
                            findings,
                            certain ? level() : one.missing() ? Level.WARNING : Level.NOTE,
                            facts,
                            place,
                            message);
                    break;
                }
            }
        }
    }
}

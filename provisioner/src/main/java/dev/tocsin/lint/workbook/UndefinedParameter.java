package dev.tocsin.lint.workbook;

import dev.tocsin.diagnostic.Level;
import dev.tocsin.lint.Findings;
import dev.tocsin.lint.workbook.Reference.Use;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A parameter that nobody defines. */
final class UndefinedParameter extends FactsRule {
    UndefinedParameter(SharedFacts facts) {
        super(facts, "TOC2207", Level.ERROR, "a workbook parameter that nobody defines");
    }

    @Override
    void check(WorkbookFacts facts, Findings findings) {
        for (Undefined one : Undefined.of(facts)) {
            List<Reference> places = one.places().stream()
                    .filter(place -> place.use() != Use.TIME)
                    .toList();
            if (places.isEmpty()) {
                continue;
            }
            Reference first =
                    places.stream().filter(Undefined::breaks).findFirst().orElse(places.get(0));
            String times = places.size() == 1 ? "" : " (" + places.size() + " places)";
            String name = "{" + one.name() + "}" + times;
            if (!one.parent().isEmpty()) {
                String message =
                        name + ": neither this workbook nor \"" + one.parent() + "\", which opens it, defines it";
                tell(findings, Level.WARNING, facts, first, message + one.remedy());
            } else if (one.missing()) {
                Level as = Undefined.breaks(first) ? level() : Level.WARNING;
                tell(findings, as, facts, first, name + " is not defined in this workbook" + one.remedy());
            } else {
                String message = name + " is not defined in this workbook; opened by itself it has no value";
                tell(findings, Level.NOTE, facts, first, message);
            }
        }
        outOfScope(facts, findings);
    }

    private void outOfScope(WorkbookFacts facts, Findings findings) {
        // What opens a part may define the same name, and so may what it loads.
        if (facts.templatesExport() || !facts.openedBy().isEmpty()) {
            return;
        }
        Set<String> told = new HashSet<>();
        for (Reference one : facts.references()) {
            boolean uses = one.use() != Use.CONDITION && one.use() != Use.OTHER;
            Optional<String> group = uses ? facts.hiddenIn(one) : Optional.empty();
            if (group.isPresent() && told.add(one.name())) {
                String message = "{" + one.name() + "} is defined in the group \"" + group.get()
                        + "\", which does not export its parameters; export them, or define it outside";
                tell(findings, Level.WARNING, facts, one, message);
            }
        }
    }
}

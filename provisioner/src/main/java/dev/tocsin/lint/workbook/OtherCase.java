package dev.tocsin.lint.workbook;

import dev.tocsin.diagnostic.Level;
import dev.tocsin.lint.Findings;
import dev.tocsin.lint.workbook.Reference.Use;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Names of parameters that differ in upper and lower case only: readers take them for one. */
final class OtherCase extends FactsRule {
    OtherCase(SharedFacts facts) {
        super(facts, "TOC2214", Level.WARNING, "parameter names that differ in case only");
    }

    @Override
    void check(WorkbookFacts facts, Findings findings) {
        Set<String> before = new HashSet<>();
        for (Definition one : facts.definitions()) {
            Optional<String> other = facts.otherCase(one.name()).filter(before::contains);
            if (before.add(one.name()) && other.isPresent()) {
                String message =
                        "{" + one.name() + "} and {" + other.get() + "} are two parameters; give one another name";
                tell(findings, facts.workbook(), one.item(), one.below(), message);
            }
        }
        Set<String> told = new HashSet<>();
        for (Reference one : facts.references()) {
            boolean runs = one.use() != Use.CONDITION && one.use() != Use.OTHER;
            Optional<String> other = facts.otherCase(one.name());
            if (runs && other.isPresent() && !facts.isDefined(one.name()) && told.add(one.name())) {
                String message = "{" + one.name() + "} is not defined, and {" + other.get() + "} is; write it the same";
                tell(findings, level(), facts, one, message);
            }
        }
    }
}

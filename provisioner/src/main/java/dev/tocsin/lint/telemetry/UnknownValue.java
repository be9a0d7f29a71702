package dev.tocsin.lint.telemetry;

import dev.tocsin.arm.Suggestion;
import dev.tocsin.diagnostic.Level;
import dev.tocsin.lint.LintedProject;
import dev.tocsin.lint.telemetry.Usage.ValueTest;
import dev.tocsin.telemetry.Field;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** A value that a property never has, by the contract. */
final class UnknownValue extends ContractRule {
    UnknownValue(Usages usages) {
        super("TOC2406", Level.WARNING, "a value that a dimension or field never has", usages);
    }

    @Override
    void check(Usage usage, Signals signals, LintedProject project, Teller teller) {
        for (ValueTest test : usage.values()) {
            Optional<Set<String>> all = values(test, signals);
            if (all.isEmpty() || test.text().isEmpty() || !Comparisons.isEqual(test.relation())) {
                continue;
            }
            boolean anyCase = test.anyCase() || Comparisons.ignoresCase(test.relation());
            boolean known = all.get().stream()
                    .anyMatch(one -> anyCase ? one.equalsIgnoreCase(test.text()) : one.equals(test.text()));
            if (!known) {
                Optional<String> near = Suggestion.nearest(test.text(), all.get());
                teller.tell(
                        test.at(),
                        "by the contract \"" + test.key() + "\" is never \"" + test.text() + "\" here"
                                + near.map(name -> "; did you mean \"" + name + "\"?")
                                        .orElse("; it is " + String.join(" or ", all.get())));
            }
        }
    }

    /** All values of the property, if every signal that has it says so. */
    private static Optional<Set<String>> values(ValueTest test, Signals signals) {
        if (!signals.closed(test.rows())) {
            return Optional.empty();
        }
        Set<String> values = new LinkedHashSet<>();
        for (Field field : signals.fields(test.rows())) {
            if (field.name().equals(test.key())) {
                if (field.values().isEmpty()) {
                    return Optional.empty();
                }
                values.addAll(field.values());
            }
        }
        return values.isEmpty() ? Optional.empty() : Optional.of(values);
    }
}

package dev.tocsin.lint.telemetry;

import dev.tocsin.arm.Suggestion;
import dev.tocsin.diagnostic.Level;
import dev.tocsin.lint.LintedProject;
import dev.tocsin.lint.telemetry.Usage.PropertyRead;
import dev.tocsin.telemetry.Field;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** A property that no signal in these rows has. */
final class UnknownProperty extends ContractRule {
    UnknownProperty(Usages usages) {
        super("TOC2405", Level.WARNING, "a dimension or field that nobody emits", usages);
    }

    @Override
    void check(Usage usage, Signals signals, LintedProject project, Teller teller) {
        for (PropertyRead read : usage.reads()) {
            Set<String> known = new LinkedHashSet<>();
            for (Field field : signals.fields(read.rows())) {
                known.add(field.name());
            }
            if (!signals.closed(read.rows()) || known.contains(read.key()) || isOfLibraries(read.key())) {
                continue;
            }
            Optional<String> near = Suggestion.nearest(read.key(), known);
            teller.tell(
                    near.isPresent() ? Level.WARNING : Level.NOTE,
                    read.at(),
                    "no contract in telemetry/ says that " + whose(read.rows()) + " has \"" + read.key() + "\""
                            + near.map(name -> "; did you mean \"" + name + "\"?")
                                    .orElse(
                                            known.isEmpty()
                                                    ? "; it has no attributes"
                                                    : "; there are " + String.join(", ", known)));
        }
    }

    private static String whose(Rows rows) {
        return rows.names().closed() && rows.names().known().size() == 1
                ? "\"" + rows.names().known().iterator().next() + "\""
                : "anything in " + rows.table();
    }

    /** Semantic conventions have dots, and what SDKs add by themselves begins with a capital or an underscore. */
    private static boolean isOfLibraries(String key) {
        return key.isEmpty() || key.indexOf('.') >= 0 || !Character.isLowerCase(key.charAt(0));
    }
}

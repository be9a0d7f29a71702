package dev.tocsin.doctor;

import dev.tocsin.diagnostic.Diagnostic;
import dev.tocsin.diagnostic.Level;
import java.util.List;
import java.util.stream.Collectors;

/** Whether the project, its environment, and the variables and secrets that these name can be read. */
final class ConfigurationCheck implements Check {
    static final String NAME = "configuration";

    private final Subject subject;

    ConfigurationCheck(Subject subject) {
        this.subject = subject;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Finding run() {
        List<Diagnostic> errors = of(Level.ERROR);
        List<Diagnostic> warnings = of(Level.WARNING);
        if (!errors.isEmpty()) {
            return Finding.fail(NAME, message(errors, "error"), details(errors), remedy(errors));
        }
        if (!warnings.isEmpty()) {
            return Finding.warning(NAME, message(warnings, "warning"), details(warnings), remedy(warnings));
        }
        return Finding.pass(
                NAME,
                "the environment " + subject.there().name() + " can be read: "
                        + Words.count(subject.declared().size(), "definition"));
    }

    private List<Diagnostic> of(Level level) {
        return subject.diagnostics().stream()
                .filter(one -> one.level() == level)
                .toList();
    }

    private static String message(List<Diagnostic> all, String what) {
        return Words.whole(details(all), "the project has " + Words.count(all.size(), what));
    }

    private static List<String> details(List<Diagnostic> all) {
        return all.stream()
                .map(one -> one.location() + ": " + one.message() + " [" + one.code() + "]")
                .toList();
    }

    private static String remedy(List<Diagnostic> all) {
        return all.stream()
                .map(one -> Words.remedy(one.message(), "correct " + one.location()))
                .distinct()
                .collect(Collectors.joining("; "));
    }
}

package dev.tocsin.lint.telemetry;

import dev.tocsin.arm.Suggestion;
import dev.tocsin.diagnostic.Level;
import dev.tocsin.lint.LintedProject;
import dev.tocsin.lint.QueryScope;
import dev.tocsin.lint.telemetry.Usage.NameTest;
import dev.tocsin.telemetry.Metric;
import dev.tocsin.telemetry.Presence;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** A name that no contract says. */
final class UnknownSignal extends ContractRule {
    UnknownSignal(Usages usages) {
        super("TOC2404", Level.WARNING, "a metric or event that nobody emits", usages);
    }

    @Override
    void check(Usage usage, Signals signals, LintedProject project, Teller teller) {
        boolean alone = usage.query().scope() == QueryScope.COMPONENT
                && project.ofKind("component").size() == 1;
        for (NameTest test : usage.tests()) {
            Set<String> known = signals.names(test.table());
            if (!Comparisons.isEqual(test.relation()) || test.text().isEmpty()) {
                continue;
            }
            Optional<Metric> inside = signals.contract().metric(test.text());
            if (inside.isPresent() && inside.get().presence() == Presence.INTERNAL) {
                teller.tell(
                        Level.ERROR,
                        test.at(),
                        "\"" + test.text()
                                + "\" never leaves the application, as its contract says, so no query finds it");
            } else if (!known.isEmpty() && !isAmong(known, test) && !lands(test.text(), signals)) {
                tell(test, known, alone, teller);
            }
        }
    }

    private static void tell(NameTest test, Collection<String> known, boolean alone, Teller teller) {
        Optional<String> near = Suggestion.nearest(test.text(), known);
        boolean slip = near.isPresent() && isSlip(test.text(), near.get());
        teller.tell(
                alone && slip ? Level.ERROR : Level.WARNING,
                test.at(),
                "no contract in telemetry/ says that anything emits \"" + test.text() + "\" to " + test.table()
                        + near.map(name -> "; did you mean \"" + name + "\"?")
                                .orElse("; correct the name, or add it to the contract if something else emits it"));
    }

    /** TOC2409 says where it is. */
    private static boolean lands(String name, Signals signals) {
        return signals.contract().metric(name).isPresent();
    }

    private static boolean isAmong(Collection<String> known, NameTest test) {
        boolean anyCase = test.anyCase() || Comparisons.ignoresCase(test.relation());
        return known.stream().anyMatch(name -> anyCase ? name.equalsIgnoreCase(test.text()) : name.equals(test.text()));
    }

    /** Whether the names differ only in case and separators, or in one letter; then nobody else means it by chance. */
    private static boolean isSlip(String one, String other) {
        String a = plain(one);
        String b = plain(other);
        if (a.equals(b)) {
            return true;
        }
        int start = 0;
        while (start < Math.min(a.length(), b.length()) && a.charAt(start) == b.charAt(start)) {
            start++;
        }
        int end = 0;
        while (end < Math.min(a.length(), b.length()) - start
                && a.charAt(a.length() - 1 - end) == b.charAt(b.length() - 1 - end)) {
            end++;
        }
        int most = Math.max(a.length(), b.length()) - start - end;
        return most <= 1 && a.length() >= 8 && Character.isLetter(a.charAt(Math.min(start, a.length() - 1)));
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[-_. /]", "");
    }
}

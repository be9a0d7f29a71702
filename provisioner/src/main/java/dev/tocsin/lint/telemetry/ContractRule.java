package dev.tocsin.lint.telemetry;

import dev.tocsin.diagnostic.Level;
import dev.tocsin.kql.tree.Expression;
import dev.tocsin.lint.CodedRule;
import dev.tocsin.lint.Findings;
import dev.tocsin.lint.LintedProject;
import dev.tocsin.lint.LintedQuery;
import dev.tocsin.lint.Rule;
import java.util.HashSet;
import java.util.Set;

/** A rule on what single queries do with signals. */
abstract class ContractRule extends CodedRule {
    private final Usages usages;

    ContractRule(String code, Level level, String title, Usages usages) {
        super(code, level, title);
        this.usages = usages;
    }

    @Override
    public final void check(LintedProject project, Findings findings) {
        Signals signals = new Signals(project.contract());
        for (Usage usage : usages.of(project)) {
            check(usage, signals, project, new Teller(this, usage.query(), findings));
        }
    }

    abstract void check(Usage usage, Signals signals, LintedProject project, Teller teller);

    /** Tells findings in one query, each once. */
    static final class Teller {
        private final Rule rule;
        private final LintedQuery query;
        private final Findings findings;
        private final Set<String> told = new HashSet<>();

        Teller(Rule rule, LintedQuery query, Findings findings) {
            this.rule = rule;
            this.query = query;
            this.findings = findings;
        }

        void tell(Expression at, String message) {
            tell(rule.level(), at, message);
        }

        void tell(Level level, Expression at, String message) {
            if (told.add(at.range().start() + " " + message)) {
                findings.add(rule, level, query, at.range(), message);
            }
        }

        /** About a value beside the query in the same condition of an alert rule. */
        void tellBeside(String property, String message) {
            String pointer = query.pointer().substring(0, query.pointer().lastIndexOf('/') + 1) + property;
            findings.add(rule, query.resource(), pointer, message);
        }
    }
}

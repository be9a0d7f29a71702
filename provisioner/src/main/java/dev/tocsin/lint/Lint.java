package dev.tocsin.lint;

import dev.tocsin.diagnostic.Diagnostic;
import dev.tocsin.diagnostic.Level;
import dev.tocsin.load.LintSettings;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** All rules over one project. */
public final class Lint {
    private static final Comparator<Finding> BY_PLACE =
            Comparator.comparing(Finding::diagnostic, Diagnostic.ORDER).thenComparing(Finding::pointer);

    private final List<Rule> rules;

    /** @param rules those that do not look at queries alone; see {@link Rules#all()} */
    public Lint(List<Rule> rules) {
        this.rules = List.copyOf(rules);
    }

    /** Everything that is found and that the project does not ignore, by place. */
    public List<Finding> findings(LintedProject project) {
        LintSettings settings = project.settings();
        Findings ofRules = new Findings();
        for (Rule rule : rules) {
            if (!settings.isOff(rule.code())) {
                rule.check(project, ofRules);
            }
        }
        List<Finding> all = new ArrayList<>(new QueryChecks().check(project.queries()));
        all.addAll(ofRules.all());
        Ignores ignores = new Ignores(project, settings);
        all.removeIf(ignores::covers);
        all.addAll(ignores.remarks());
        List<Finding> wanted = new ArrayList<>();
        for (Finding finding : all) {
            Optional<Level> level =
                    settings.level(finding.code(), finding.diagnostic().level());
            level.ifPresent(known -> wanted.add(finding.withLevel(known)));
        }
        wanted.sort(BY_PLACE);
        return List.copyOf(wanted);
    }
}

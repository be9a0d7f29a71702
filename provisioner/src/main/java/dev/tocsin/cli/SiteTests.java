package dev.tocsin.cli;

import dev.tocsin.alerttest.AlertTests;
import dev.tocsin.alerttest.Coverage;
import dev.tocsin.alerttest.TestResult;
import dev.tocsin.diagnostic.Diagnostic;
import dev.tocsin.diagnostic.Diagnostics;
import dev.tocsin.resource.DesiredState;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What the tests of a project say, as {@code tocsin test} runs them.
 *
 * @param wrong with the files that they are in
 */
record SiteTests(List<TestResult> results, Coverage coverage, List<Diagnostic> wrong) {
    /** Copies the lists. */
    SiteTests {
        results = List.copyOf(results);
        wrong = List.copyOf(wrong);
    }

    /** Runs all. */
    static SiteTests run(Workspace workspace, ProjectOptions options, Workspace.Ready ready) {
        Diagnostics wrong = new Diagnostics();
        AlertTests tests = AlertTests.read(ready.files(), List.of(), name -> true, wrong);
        Coverage coverage = tests.coverage(ready.state());
        if (wrong.hasErrors()) {
            return new SiteTests(List.of(), coverage, wrong.sorted());
        }
        Map<Optional<String>, Optional<DesiredState>> states = new HashMap<>();
        states.put(Optional.empty(), Optional.of(ready.state()));
        for (Optional<String> environment : tests.environments()) {
            if (!states.containsKey(environment)) {
                states.put(
                        environment,
                        workspace
                                .read(options.in(environment.orElseThrow()), wrong)
                                .map(Workspace.Ready::state));
            }
        }
        List<TestResult> results = tests.run(one -> states.getOrDefault(one, Optional.empty()));
        return new SiteTests(results, coverage, wrong.sorted());
    }

    /** The names of all alert rules. */
    SortedSet<String> rules() {
        SortedSet<String> rules = new TreeSet<>(coverage.untested());
        rules.addAll(coverage.refused().keySet());
        results.forEach(one -> rules.add(one.rule()));
        return rules;
    }

    /** The tests of a rule. */
    List<TestResult> of(String rule) {
        return results.stream().filter(one -> one.rule().equals(rule)).toList();
    }

    /** {@code passed}, {@code failed}, or empty for a rule without tests. */
    String word(String rule) {
        List<TestResult> tests = of(rule);
        boolean passed = tests.stream().allMatch(one -> one.outcome() == TestResult.Outcome.PASSED);
        return tests.isEmpty() ? "" : passed ? "passed" : "failed";
    }

    /** How many tests a rule has, or why it has none. */
    String said(String rule) {
        int tests = of(rule).size();
        String refused = coverage.refused().get(rule);
        return tests > 0
                ? tests + (tests == 1 ? " test" : " tests")
                : refused == null ? "no test" : "cannot be tested: " + refused;
    }
}

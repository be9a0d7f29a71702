package dev.tocsin.alerttest;

import dev.tocsin.alerting.evaluate.EvaluationException;
import dev.tocsin.alerting.rule.AlertRule;
import dev.tocsin.alerting.rule.LogRule;
import dev.tocsin.arm.Suggestion;
import dev.tocsin.diagnostic.Diagnostic;
import dev.tocsin.diagnostic.Diagnostics;
import dev.tocsin.load.ProjectFiles;
import dev.tocsin.resource.DesiredResource;
import dev.tocsin.resource.DesiredState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Runs tests, one at a time. */
final class TestRunner {
    private final ProjectFiles files;
    private final Profiles profiles;

    TestRunner(ProjectFiles files, Profiles profiles) {
        this.files = files;
        this.profiles = profiles;
    }

    /**
     * Runs one test.
     *
     * @param state what the project declares in the test's environment
     */
    TestResult run(AlertTest test, Optional<DesiredState> state) {
        return run(test, state, UnaryOperator.identity());
    }

    /** The same with another rule in the place of the defined one. */
    TestResult run(AlertTest test, Optional<DesiredState> state, UnaryOperator<AlertRule> change) {
        long start = System.nanoTime();
        Attempt attempt = new Attempt(test, change);
        Optional<DesiredResource> resource = state.flatMap(one -> find(one, test.rule()));
        if (resource.isEmpty()) {
            attempt.error(
                    "rule",
                    "the project defines no rule \"" + test.rule() + "\" in this environment"
                            + Suggestion.nearest(test.rule(), rules(state))
                                    .map(near -> "; did you mean \"" + near + "\"?")
                                    .orElse(""));
        } else {
            attempt.run(resource.get());
        }
        return attempt.result(Duration.ofNanos(System.nanoTime() - start));
    }

    private static Optional<DesiredResource> find(DesiredState state, String rule) {
        for (String kind : AlertTests.KINDS) {
            Optional<DesiredResource> found = state.find(kind + rule);
            if (found.isPresent()) {
                return found;
            }
        }
        return state.resources().stream().filter(one -> one.name().equals(rule)).findFirst();
    }

    private static List<String> rules(Optional<DesiredState> state) {
        return state.map(DesiredState::resources).orElse(List.of()).stream()
                .filter(AlertTests::isRule)
                .map(DesiredResource::name)
                .toList();
    }

    /** A test under way. */
    private final class Attempt {
        private final AlertTest test;
        private final UnaryOperator<AlertRule> change;
        private final List<Mismatch> mismatches = new ArrayList<>();
        private @Nullable AlertRule rule;
        private Evaluated evaluated = Evaluated.NOTHING;
        private boolean broken;

        Attempt(AlertTest test, UnaryOperator<AlertRule> change) {
            this.test = test;
            this.change = change;
        }

        private void error(String key, String message) {
            broken = true;
            Part part = test.place().at(key);
            Part there = part.present() ? part : test.place();
            mismatches.add(new Mismatch(there.source().at(there.pointer()), message));
        }

        void run(DesiredResource resource) {
            Diagnostics diagnostics = new Diagnostics();
            RuleOf read = RuleOf.resource(resource);
            read.problems().forEach(problem -> error("rule", problem));
            if (read.rule().isEmpty()) {
                return;
            }
            AlertRule own = change.apply(read.rule().get());
            rule = own;
            try {
                evaluated = new Trial(test, resource.body(), files, profiles, diagnostics)
                        .run(read.rule().get(), own);
                List<Diagnostic> wrong = diagnostics.sorted();
                if (diagnostics.hasErrors()) {
                    broken = true;
                    wrong.forEach(one -> mismatches.add(new Mismatch(one.location(), one.message())));
                    return;
                }
                check(
                        own,
                        own instanceof LogRule log
                                ? new LogNotice(log, resource.body())
                                : new PlainNotice(own.name(), resource.body()));
            } catch (QueryRefused | EvaluationException e) {
                error("rule", String.valueOf(e.getMessage()));
            }
        }

        private void check(AlertRule own, Notice notice) {
            Checker checker =
                    new Checker(new Subject(own), notice, test.now(), evaluated.times(), evaluated.timelines());
            for (Expectation expectation : test.expectations()) {
                Part place = expectation.place();
                checker.mismatch(expectation)
                        .ifPresent(message ->
                                mismatches.add(new Mismatch(place.source().at(place.pointer()), message)));
            }
        }

        TestResult result(Duration taken) {
            TestResult.Outcome outcome = broken
                    ? TestResult.Outcome.ERROR
                    : mismatches.isEmpty() ? TestResult.Outcome.PASSED : TestResult.Outcome.FAILED;
            return new TestResult(
                    test.name(),
                    test.rule(),
                    test.place().source().at(test.place().pointer()),
                    test.now(),
                    outcome,
                    rule,
                    evaluated.times(),
                    mismatches,
                    evaluated.timelines(),
                    taken);
        }
    }
}

package dev.tocsin.alerttest;

import dev.tocsin.alerting.rule.AlertRule;
import dev.tocsin.diagnostic.Diagnostics;
import dev.tocsin.diagnostic.Location;
import dev.tocsin.load.AlertTestFiles;
import dev.tocsin.load.ProjectFiles;
import dev.tocsin.load.SourceFile;
import dev.tocsin.resource.DesiredResource;
import dev.tocsin.resource.DesiredState;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The tests of a project. */
public final class AlertTests {
    static final List<String> KINDS = List.of("log-alert/", "metric-alert/", "activity-log-alert/");

    private final List<AlertTest> tests;
    private final Set<String> tested;
    private final TestRunner runner;

    private AlertTests(List<AlertTest> tests, Set<String> tested, TestRunner runner) {
        this.tests = List.copyOf(tests);
        this.tested = Set.copyOf(tested);
        this.runner = runner;
    }

    /**
     * Reads them; what is wrong with them is told to the diagnostics.
     *
     * @param paths files or folders; none means all
     * @param chosen whether to run the test of that name, {@code rule / test}
     */
    public static AlertTests read(
            ProjectFiles files, List<String> paths, Predicate<String> chosen, Diagnostics diagnostics) {
        AlertTestFiles found = new AlertTestFiles(files, diagnostics);
        List<AlertTest> tests = new ArrayList<>();
        Set<String> tested = new HashSet<>();
        TestReader reader = new TestReader(diagnostics);
        for (SourceFile source : found.find(paths)) {
            for (AlertTest test : reader.read(source)) {
                tested.add(test.rule());
                if (chosen.test(name(test))) {
                    tests.add(test);
                }
            }
        }
        boolean profiles = tests.stream().anyMatch(test -> test.profile().isPresent());
        List<SourceFile> contracts = profiles ? found.contracts() : List.of();
        return new AlertTests(tests, tested, new TestRunner(files, new Profiles(contracts, new Diagnostics())));
    }

    private static String name(AlertTest test) {
        return test.rule() + " / " + test.name();
    }

    /** Whether none is to be run. */
    public boolean isEmpty() {
        return tests.isEmpty();
    }

    /** The environments that tests name. */
    public Set<Optional<String>> environments() {
        Set<Optional<String>> names = new LinkedHashSet<>();
        tests.forEach(test -> names.add(test.environment()));
        return names;
    }

    /** Where tests name an environment. */
    public List<Location> places(String environment) {
        return tests.stream()
                .filter(test -> test.environment().equals(Optional.of(environment)))
                .map(AlertTest::environmentPlace)
                .distinct()
                .toList();
    }

    /** Runs all. */
    public List<TestResult> run(Function<Optional<String>, Optional<DesiredState>> states) {
        List<TestResult> results = new ArrayList<>();
        Map<Optional<String>, Optional<DesiredState>> known = new LinkedHashMap<>();
        for (AlertTest test : tests) {
            results.add(runner.run(test, known.computeIfAbsent(test.environment(), states)));
        }
        return results;
    }

    /**
     * Changes one thing after the other in each rule and runs its tests again. Rules whose tests do not all pass are left
     * out: they would notice everything.
     *
     * @param results of the tests as they are
     */
    public List<MutantResult> mutate(
            Function<Optional<String>, Optional<DesiredState>> states, List<TestResult> results) {
        Map<AlertRule, List<AlertTest>> byRule = new LinkedHashMap<>();
        for (int i = 0; i < tests.size(); i++) {
            AlertRule rule = results.get(i).evaluated();
            if (rule != null) {
                // In another environment it may be another rule.
                byRule.computeIfAbsent(rule, unused -> new ArrayList<>()).add(tests.get(i));
            }
        }
        Set<String> failing = results.stream()
                .filter(one -> one.outcome() != TestResult.Outcome.PASSED)
                .map(TestResult::rule)
                .collect(Collectors.toSet());
        List<MutantResult> mutants = new ArrayList<>();
        byRule.forEach((rule, own) -> {
            if (!failing.contains(own.get(0).rule())) {
                Mutants.of(rule).forEach(mutant -> mutants.add(outcome(own, mutant, states)));
            }
        });
        return mutants;
    }

    private MutantResult outcome(
            List<AlertTest> own, Mutant mutant, Function<Optional<String>, Optional<DesiredState>> states) {
        boolean tried = true;
        for (AlertTest test : own) {
            TestResult result = runner.run(test, states.apply(test.environment()), defined -> mutant.rule());
            if (result.outcome() == TestResult.Outcome.FAILED) {
                return new MutantResult(test.rule(), mutant.change(), Optional.of(test.name()), true);
            }
            tried &= result.outcome() == TestResult.Outcome.PASSED;
        }
        return new MutantResult(own.get(0).rule(), mutant.change(), Optional.empty(), tried);
    }

    /** Which rules of a state have a test in the files that were read, whether it was chosen to be run or not. */
    public Coverage coverage(DesiredState state) {
        SortedSet<String> untested = new TreeSet<>();
        Map<String, String> refused = new TreeMap<>();
        int rules = 0;
        for (DesiredResource resource : state.resources()) {
            if (isRule(resource)) {
                RuleOf read = RuleOf.resource(resource);
                if (read.rule().isEmpty()) {
                    refused.put(resource.name(), read.problems().get(0));
                } else {
                    rules++;
                    if (!tested.contains(resource.name())) {
                        untested.add(resource.name());
                    }
                }
            }
        }
        return new Coverage(rules, untested, refused);
    }

    /** Whether it is an alert rule of a kind that is evaluated here. */
    static boolean isRule(DesiredResource resource) {
        return KINDS.stream().anyMatch(resource.key()::startsWith);
    }
}

package dev.tocsin.alerttest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.alerting.data.Span;
import dev.tocsin.alerting.evaluate.EvaluationException;
import dev.tocsin.alerting.evaluate.LogRuleEvaluator;
import dev.tocsin.alerting.evaluate.Timeline;
import dev.tocsin.alerting.rule.LogRule;
import dev.tocsin.diagnostic.Diagnostic;
import dev.tocsin.diagnostic.Diagnostics;
import dev.tocsin.kql.evaluate.table.Field;
import dev.tocsin.kql.schema.Schema;
import dev.tocsin.load.ProjectFiles;
import dev.tocsin.resource.DesiredResource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Runs tests, one at a time. */
final class TestRunner {
    /** Streams begin that long before the first evaluation looks back to, so that late rows are late all the time. */
    private static final Duration LEAD = Duration.ofHours(1);

    private final ProjectFiles files;
    private final Profiles profiles;

    TestRunner(ProjectFiles files, Profiles profiles) {
        this.files = files;
        this.profiles = profiles;
    }

    /**
     * Runs one test.
     *
     * @param resource the rule; empty when the project does not define it
     * @param diagnostics what is wrong with the test's own file goes there while it runs
     */
    TestResult run(AlertTest test, Optional<DesiredResource> resource, Diagnostics diagnostics) {
        return run(test, resource, UnaryOperator.identity(), diagnostics);
    }

    /** The same with another rule in the place of the defined one. */
    TestResult run(
            AlertTest test,
            Optional<DesiredResource> resource,
            UnaryOperator<LogRule> change,
            Diagnostics diagnostics) {
        long start = System.nanoTime();
        Attempt attempt = new Attempt(test, change);
        if (resource.isEmpty()) {
            attempt.error("rule", "the project defines no rule \"" + test.rule() + "\" in this environment");
        } else {
            attempt.run(resource.get(), diagnostics);
        }
        return attempt.result(Duration.ofNanos(System.nanoTime() - start));
    }

    /** A test under way. */
    private final class Attempt {
        private final AlertTest test;
        private final UnaryOperator<LogRule> change;
        private final List<Mismatch> mismatches = new ArrayList<>();
        private @Nullable LogRule rule;
        private List<Instant> times = List.of();
        private List<Timeline> timelines = List.of();
        private boolean broken;

        Attempt(AlertTest test, UnaryOperator<LogRule> change) {
            this.test = test;
            this.change = change;
        }

        private void error(String key, String message) {
            broken = true;
            Part part = test.place().at(key);
            Part there = part.present() ? part : test.place();
            mismatches.add(new Mismatch(there.source().at(there.pointer()), message));
        }

        void run(DesiredResource resource, Diagnostics diagnostics) {
            LogRule read = read(resource);
            if (read == null) {
                return;
            }
            rule = read;
            Instant first = firstEvaluation(read.schedule().frequency());
            times = times(first, read.schedule().frequency());
            try {
                Schema scope = RuleBody.schema(resource.body());
                Map<String, TimedTable> tables = tables(
                        scope, new Span(first.minus(read.schedule().range()).minus(LEAD), test.last()), diagnostics);
                List<Diagnostic> wrong = diagnostics.sorted();
                if (diagnostics.hasErrors()) {
                    broken = true;
                    wrong.forEach(one -> mismatches.add(new Mismatch(one.location(), one.message())));
                    return;
                }
                timelines = new LogRuleEvaluator(
                                read, BoundRule.of(read, scope, tables).query())
                        .evaluate(first, test.last());
                check(read, resource.body());
            } catch (QueryRefused | EvaluationException e) {
                error("rule", String.valueOf(e.getMessage()));
            }
        }

        private @Nullable LogRule read(DesiredResource resource) {
            RuleOf read = RuleOf.resource(resource);
            read.problems().forEach(problem -> error("rule", problem));
            return read.rule().map(change).orElse(null);
        }

        /** Evaluations happen at now and at all multiples of the frequency before and after it. */
        private Instant firstEvaluation(Duration frequency) {
            Instant first = test.now();
            while (first.isAfter(test.first())) {
                first = first.minus(frequency);
            }
            return first;
        }

        private List<Instant> times(Instant first, Duration frequency) {
            List<Instant> all = new ArrayList<>();
            for (Instant time = first; !time.isAfter(test.last()); time = time.plus(frequency)) {
                all.add(time);
            }
            return all;
        }

        private Map<String, TimedTable> tables(Schema scope, Span span, Diagnostics diagnostics) {
            DataReader reader = new DataReader(test.now(), span, files);
            Map<String, TableData> data = new LinkedHashMap<>();
            test.profile()
                    .ifPresent(profile -> profile.text()
                            .ifPresent(name -> profiles.streams(name, profile.with(diagnostics))
                                    .forEach((table, streams) -> {
                                        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
                                        streams.forEach(one -> rows.addAll(reader.streams(one.stream(), one.gaps())));
                                        data.put(
                                                table,
                                                new TableData(
                                                        table,
                                                        profile.with(diagnostics),
                                                        Map.of(),
                                                        rows,
                                                        Duration.ZERO));
                                    })));
            for (TableData own : reader.tables(test.tables().with(diagnostics))) {
                data.merge(own.name(), own, TableData::and);
            }
            TableMaker maker = new TableMaker(test.now());
            Map<String, TimedTable> tables = new LinkedHashMap<>();
            data.forEach((name, one) -> {
                List<Field> fields = TableMaker.fields(scope.table(name), one);
                if (fields.isEmpty()) {
                    one.place()
                            .error("there is no table \"" + name + "\" in the rule's scope; declare its \"columns\"");
                }
                tables.put(name, maker.table(fields, one));
            });
            return tables;
        }

        private void check(LogRule evaluated, JsonNode body) {
            Checker checker = new Checker(evaluated, new Notice(evaluated, body), test.now(), times, timelines);
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
                    times,
                    mismatches,
                    timelines,
                    taken);
        }
    }
}

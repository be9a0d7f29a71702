package dev.tocsin.alerttest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.alerting.data.Span;
import dev.tocsin.alerting.evaluate.ActivityLogEvaluator;
import dev.tocsin.alerting.evaluate.LogRuleEvaluator;
import dev.tocsin.alerting.evaluate.MetricRuleEvaluator;
import dev.tocsin.alerting.rule.ActivityLogRule;
import dev.tocsin.alerting.rule.AlertRule;
import dev.tocsin.alerting.rule.LogRule;
import dev.tocsin.alerting.rule.MetricRule;
import dev.tocsin.alerting.source.ActivityEvent;
import dev.tocsin.alerting.source.MetricSeries;
import dev.tocsin.diagnostic.Diagnostics;
import dev.tocsin.kql.evaluate.table.Field;
import dev.tocsin.kql.schema.Schema;
import dev.tocsin.load.ProjectFiles;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The evaluation of a rule on what a test gives it.
 *
 * @param body the rule's
 * @param diagnostics what is wrong with the data goes there; then nothing is evaluated
 */
record Trial(AlertTest test, JsonNode body, ProjectFiles files, Profiles profiles, Diagnostics diagnostics) {
    /** Streams begin that long before the first evaluation looks back to, so that late rows are late all the time. */
    private static final Duration LEAD = Duration.ofHours(1);

    /** A month of minutes and some; more is probably a slip, such as days for minutes. */
    private static final int MOST_EVALUATIONS = 50_000;

    /**
     * Evaluates.
     *
     * @param defined the rule that the test was written for
     * @param rule the same, or one that only differs in what it looks at
     */
    Evaluated run(AlertRule defined, AlertRule rule) {
        if (rule instanceof LogRule log) {
            foreign(test.metrics(), "a log alert rule reads tables; give it \"tables\"");
            foreign(test.events(), "a log alert rule reads tables; give it \"tables\"");
            return rows(log);
        }
        String reads = rule instanceof MetricRule
                ? "a metric alert rule reads metrics; give it \"metrics\""
                : "an activity log alert rule reads events; give it \"events\"";
        foreign(test.tables(), reads);
        test.profile().ifPresent(profile -> foreign(profile, reads));
        foreign(rule instanceof MetricRule ? test.events() : test.metrics(), reads);
        return rule instanceof MetricRule metric
                ? metrics((MetricRule) defined, metric)
                : events((ActivityLogRule) rule);
    }

    private void foreign(Part part, String reads) {
        if (part.present()) {
            part.with(diagnostics).error("\"" + part.key() + "\" has no meaning here: " + reads);
        }
    }

    private Evaluated rows(LogRule rule) {
        List<Instant> times = times(rule.schedule().frequency());
        if (diagnostics.hasErrors()) {
            return Evaluated.NOTHING;
        }
        Schema scope = RuleBody.schema(body);
        Map<String, TimedTable> tables = tables(
                scope, new Span(times.get(0).minus(rule.schedule().range()).minus(LEAD), test.last()));
        if (diagnostics.hasErrors()) {
            return Evaluated.NOTHING;
        }
        BoundRule bound = BoundRule.of(rule, scope, tables);
        return new Evaluated(times, new LogRuleEvaluator(rule, bound.query()).evaluate(times.get(0), test.last()));
    }

    private Evaluated metrics(MetricRule defined, MetricRule rule) {
        List<Instant> times = times(rule.frequency());
        if (diagnostics.hasErrors()) {
            return Evaluated.NOTHING;
        }
        Span span = new Span(times.get(0).minus(rule.window()), test.last());
        List<String> scopes = new ArrayList<>();
        if (rule.isOfWebTest()) {
            scopes.add(body.at("/properties/criteria/webTestId").asText());
        } else {
            body.at("/properties/scopes").forEach(scope -> scopes.add(scope.asText()));
        }
        List<MetricSeries> series = new MetricReader(
                        defined, rule, scopes, new DataReader(test.now(), span, files), test.now())
                .read(test.metrics().with(diagnostics));
        if (diagnostics.hasErrors()) {
            return Evaluated.NOTHING;
        }
        return new Evaluated(times, new MetricRuleEvaluator(rule, series).evaluate(times.get(0), test.last()));
    }

    private Evaluated events(ActivityLogRule rule) {
        List<ActivityEvent> events =
                new EventReader(test.now(), files).read(test.events().with(diagnostics));
        List<Instant> times =
                events.stream().map(ActivityEvent::time).distinct().sorted().toList();
        return diagnostics.hasErrors()
                ? Evaluated.NOTHING
                : new Evaluated(times, new ActivityLogEvaluator(rule).evaluate(events));
    }

    /** Evaluations happen at now and at all multiples of the frequency before and after it. */
    private List<Instant> times(Duration frequency) {
        if (Duration.between(test.first(), test.last()).dividedBy(frequency) >= MOST_EVALUATIONS) {
            Expectation farthest = test.farthest();
            farthest.place()
                    .with(diagnostics)
                    .error("speaks of a time too far from \"now\": the rule is evaluated every "
                            + Moments.relative(Instant.EPOCH.plus(frequency), Instant.EPOCH)
                                    .substring(1)
                            + ", and a test has at most " + MOST_EVALUATIONS + " evaluations");
            return List.of();
        }
        Instant first = test.now();
        while (first.isAfter(test.first())) {
            first = first.minus(frequency);
        }
        return Stream.iterate(first, time -> !time.isAfter(test.last()), time -> time.plus(frequency))
                .toList();
    }

    private Map<String, TimedTable> tables(Schema scope, Span span) {
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
                                                    table, profile.with(diagnostics), Map.of(), rows, Duration.ZERO));
                                })));
        for (TableData own : reader.tables(test.tables().with(diagnostics))) {
            data.merge(own.name(), own, TableData::and);
        }
        if (diagnostics.hasErrors()) {
            return Map.of();
        }
        TableMaker maker = new TableMaker(test.now());
        Map<String, TimedTable> tables = new LinkedHashMap<>();
        data.forEach((name, one) -> {
            Optional<CalledTable> call = CalledTable.named(name);
            List<Field> fields =
                    TableMaker.fields(call.map(CalledTable::known).orElseGet(() -> scope.table(name)), one);
            if (fields.isEmpty()) {
                one.place()
                        .error(
                                call.isPresent()
                                        ? "what " + name + " gives is not documented; declare its \"columns\""
                                        : "there is no table \"" + name
                                                + "\" in the rule's scope; declare its \"columns\"");
            } else {
                tables.put(name, maker.table(fields, one));
            }
        });
        return tables;
    }
}

package dev.tocsin.alerttest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.alerting.evaluate.ActivityLogEvaluator;
import dev.tocsin.alerting.evaluate.AlertState;
import dev.tocsin.alerting.evaluate.Evaluation;
import dev.tocsin.alerting.evaluate.EvaluationException;
import dev.tocsin.alerting.evaluate.LogRuleEvaluator;
import dev.tocsin.alerting.evaluate.MetricRuleEvaluator;
import dev.tocsin.alerting.evaluate.Notification;
import dev.tocsin.alerting.evaluate.Timeline;
import dev.tocsin.alerting.rule.ActivityLogRule;
import dev.tocsin.alerting.rule.AlertRule;
import dev.tocsin.alerting.rule.LogRule;
import dev.tocsin.alerting.rule.MetricRule;
import dev.tocsin.alerting.source.ActivityEvent;
import dev.tocsin.alerting.source.MetricSeries;
import dev.tocsin.kql.evaluate.data.DataException;
import dev.tocsin.kql.evaluate.data.DataFolder;
import dev.tocsin.kql.evaluate.table.Table;
import dev.tocsin.kql.evaluate.value.Datetime;
import dev.tocsin.kql.evaluate.value.Ticks;
import dev.tocsin.kql.schema.Schema;
import dev.tocsin.resource.DesiredResource;
import dev.tocsin.resource.DesiredState;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Evaluates rules on recorded rows: what they would have done. */
public final class Replay {
    private final Map<String, TimedTable> tables = new LinkedHashMap<>();
    private final List<ActivityEvent> events;
    private final Instant from;
    private final Instant to;

    /**
     * Reads the rows of a folder, {@code TABLE.csv} or {@code TABLE.jsonl}, and events of the activity log.
     *
     * @throws DataException if they cannot be read, or none of them has a time
     */
    public Replay(Path folder) throws DataException {
        Instant first = Instant.MAX;
        Instant last = Instant.MIN;
        Map<String, Table> all = DataFolder.read(folder, Schema.anyScope()).tables();
        events = RecordedEvents.of(all.get(RecordedEvents.NAME));
        for (ActivityEvent event : events) {
            first = event.time().isBefore(first) ? event.time() : first;
            last = event.time().isAfter(last) ? event.time() : last;
        }
        for (Map.Entry<String, Table> one : all.entrySet()) {
            if (one.getKey().equals(RecordedEvents.NAME)) {
                continue;
            }
            TimedTable table = TableMaker.sorted(one.getValue());
            tables.put(one.getKey(), table);
            if (table.time() >= 0 && table.table().rows() > 0) {
                Instant oldest = time(table, 0);
                Instant newest = time(table, table.table().rows() - 1);
                first = oldest.isBefore(first) ? oldest : first;
                last = newest.isAfter(last) ? newest : last;
            }
        }
        if (first.isAfter(last)) {
            throw new DataException(folder + " holds no row with a TimeGenerated or timestamp; export some as TABLE.csv"
                    + " or TABLE.jsonl");
        }
        from = first;
        to = last;
    }

    private static Instant time(TimedTable table, int row) {
        return table.table().at(row, table.time()) instanceof Datetime time ? Ticks.instant(time.ticks()) : Instant.MIN;
    }

    /** The time of the first row. */
    public Instant from() {
        return from;
    }

    /** The time of the last row. */
    public Instant to() {
        return to;
    }

    /** Evaluates all alert rules of a state whose names are asked for, at all multiples of their frequency. */
    public List<ReplayedRule> run(DesiredState state, Predicate<String> chosen) {
        List<ReplayedRule> replayed = new ArrayList<>();
        for (DesiredResource resource : state.resources()) {
            if (AlertTests.isRule(resource) && chosen.test(resource.name())) {
                replayed.add(run(resource));
            }
        }
        replayed.sort(Comparator.comparing(ReplayedRule::name));
        return replayed;
    }

    private ReplayedRule run(DesiredResource resource) {
        RuleOf read = RuleOf.resource(resource);
        if (read.rule().isEmpty()) {
            return ReplayedRule.left(resource.name(), read.problems().get(0));
        }
        AlertRule rule = read.rule().get();
        try {
            return result(rule, resource.body(), timelines(rule, resource.body()));
        } catch (NotRecorded e) {
            return ReplayedRule.left(resource.name(), String.valueOf(e.getMessage()));
        } catch (QueryRefused | EvaluationException e) {
            return ReplayedRule.failed(resource.name(), String.valueOf(e.getMessage()));
        }
    }

    private List<Timeline> timelines(AlertRule rule, JsonNode body) throws NotRecorded {
        if (rule instanceof LogRule log) {
            BoundRule bound = BoundRule.of(log, RuleBody.schema(body), tables);
            Duration frequency = log.schedule().frequency();
            return new LogRuleEvaluator(log, bound.query()).evaluate(first(frequency), to.plus(frequency));
        }
        if (rule instanceof MetricRule metric) {
            List<MetricSeries> series = new RecordedMetrics(metric, body).series(tables);
            Duration frequency = metric.frequency();
            return new MetricRuleEvaluator(metric, series).evaluate(first(frequency), to.plus(frequency));
        }
        if (events.isEmpty()) {
            throw new NotRecorded("there is no " + RecordedEvents.NAME + ".jsonl with events of the activity log");
        }
        return new ActivityLogEvaluator((ActivityLogRule) rule).evaluate(events);
    }

    private Instant first(Duration frequency) {
        long step = frequency.toSeconds();
        return Instant.ofEpochSecond(Math.floorDiv(from.getEpochSecond(), step) * step + step);
    }

    private static ReplayedRule result(AlertRule rule, JsonNode body, List<Timeline> timelines) {
        int firings = 0;
        List<ReplayedRule.Page> pages = new ArrayList<>();
        for (Timeline timeline : timelines) {
            for (Evaluation one : timeline.evaluations()) {
                firings += one.state() == AlertState.FIRED ? 1 : 0;
                boolean resolved = one.notification() == Notification.RESOLVED;
                if (resolved || one.notification() == Notification.FIRED) {
                    pages.add(new ReplayedRule.Page(
                            one.time(),
                            resolved,
                            timeline.series().resource(),
                            timeline.series().dimensions(),
                            one.value()));
                }
            }
        }
        pages.sort(Comparator.comparing(ReplayedRule.Page::time));
        List<String> scopes = new ArrayList<>();
        body.at("/properties/scopes").forEach(scope -> scopes.add(scope.asText()));
        return ReplayedRule.of(rule, scopes, firings, pages);
    }
}

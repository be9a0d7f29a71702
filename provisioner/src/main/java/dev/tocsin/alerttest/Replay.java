package dev.tocsin.alerttest;

import dev.tocsin.alerting.evaluate.AlertState;
import dev.tocsin.alerting.evaluate.Evaluation;
import dev.tocsin.alerting.evaluate.EvaluationException;
import dev.tocsin.alerting.evaluate.LogRuleEvaluator;
import dev.tocsin.alerting.evaluate.Notification;
import dev.tocsin.alerting.evaluate.Timeline;
import dev.tocsin.alerting.rule.LogRule;
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
import java.util.Optional;
import java.util.function.Predicate;

/** Evaluates rules on recorded rows: what they would have done. */
public final class Replay {
    private final Map<String, TimedTable> tables = new LinkedHashMap<>();
    private final Instant from;
    private final Instant to;

    /**
     * Reads the rows of a folder, {@code TABLE.csv} or {@code TABLE.jsonl}.
     *
     * @throws DataException if they cannot be read, or none of them has a time
     */
    public Replay(Path folder) throws DataException {
        Instant first = Instant.MAX;
        Instant last = Instant.MIN;
        for (Map.Entry<String, Table> one :
                DataFolder.read(folder, Schema.anyScope()).tables().entrySet()) {
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

    /** Evaluates all log alert rules of a state whose names are asked for, at all multiples of their frequency. */
    public List<ReplayedRule> run(DesiredState state, Predicate<String> chosen) {
        List<ReplayedRule> replayed = new ArrayList<>();
        for (DesiredResource resource : state.resources()) {
            if (resource.kind().alias().equals("log-alert") && chosen.test(resource.name())) {
                replayed.add(run(resource));
            }
        }
        replayed.sort(Comparator.comparing(ReplayedRule::name));
        return replayed;
    }

    private ReplayedRule run(DesiredResource resource) {
        RuleOf read = RuleOf.resource(resource);
        if (read.rule().isEmpty()) {
            return failed(resource, read.problems().get(0));
        }
        if (!(read.rule().get() instanceof LogRule rule)) {
            return failed(resource, "\"" + resource.name() + "\" is no log alert rule; only those read rows");
        }
        try {
            BoundRule bound = BoundRule.of(rule, RuleBody.schema(resource.body()), tables);
            Duration frequency = rule.schedule().frequency();
            long step = frequency.toSeconds();
            Instant first = Instant.ofEpochSecond(Math.floorDiv(from.getEpochSecond(), step) * step + step);
            return result(rule, new LogRuleEvaluator(rule, bound.query()).evaluate(first, to.plus(frequency)));
        } catch (QueryRefused | EvaluationException e) {
            return failed(resource, String.valueOf(e.getMessage()));
        }
    }

    private static ReplayedRule failed(DesiredResource resource, String problem) {
        return new ReplayedRule(resource.name(), Optional.empty(), 0, List.of(), Optional.of(problem));
    }

    private static ReplayedRule result(LogRule rule, List<Timeline> timelines) {
        int firings = 0;
        List<ReplayedRule.Page> pages = new ArrayList<>();
        for (Timeline timeline : timelines) {
            for (Evaluation one : timeline.evaluations()) {
                firings += one.state() == AlertState.FIRED ? 1 : 0;
                boolean resolved = one.notification() == Notification.RESOLVED;
                if (resolved || one.notification() == Notification.FIRED) {
                    pages.add(new ReplayedRule.Page(
                            one.time(), resolved, timeline.series().dimensions(), one.value()));
                }
            }
        }
        pages.sort(Comparator.comparing(ReplayedRule.Page::time));
        return new ReplayedRule(rule.name(), Optional.of(rule), firings, pages, Optional.empty());
    }
}

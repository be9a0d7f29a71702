package dev.tocsin.rounds;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.alerting.evaluate.AlertState;
import dev.tocsin.alerting.evaluate.Evaluation;
import dev.tocsin.alerting.evaluate.Notification;
import dev.tocsin.alerting.evaluate.SeriesKey;
import dev.tocsin.alerttest.MeasuredText;
import dev.tocsin.alerttest.RuleRefusedException;
import dev.tocsin.emit.LandedRows;
import dev.tocsin.emulator.Emulator;
import dev.tocsin.emulator.FiredAlert;
import dev.tocsin.resource.AlertRuleBody;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Evaluations of rules and what comes of them.
 *
 * @param lines what people shall read
 */
record Evaluations(Emulator emulator, Raised raised, Consumer<String> lines) {
    /** Evaluates a rule that was taken, and gives it back. What fails is told once and tried again. */
    void evaluate(Watched rule, Held held, Instant due) {
        try {
            Map<SeriesKey, Evaluation> evaluations = rule.standing()
                    .evaluate(LandedRows.of(rows(rule, due), rule.read().readsComponent()), due);
            rule.fails(false);
            evaluations.forEach((series, one) -> became(rule, held, series, one));
        } catch (RuleRefusedException | IOException e) {
            failed(rule, due, String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            // A mistake of ours in one rule must not end the evaluation of the others.
            failed(rule, due, e.getClass().getSimpleName() + ": " + e.getMessage());
        } finally {
            rule.giveBack(due);
        }
    }

    private void failed(Watched rule, Instant due, String why) {
        if (rule.fails(true)) {
            lines.accept(Line.stamp(due) + "note: " + rule.name() + " is not evaluated: " + why);
        }
    }

    private Map<String, List<ObjectNode>> rows(Watched rule, Instant due) throws IOException {
        Map<String, List<ObjectNode>> rows = new TreeMap<>();
        Instant since = due.minus(rule.standing().range());
        for (String scope : new AlertRuleBody(rule.body()).scopes()) {
            emulator.telemetry(scope, since)
                    .forEach((table, more) -> rows.computeIfAbsent(table, unused -> new ArrayList<>())
                            .addAll(more));
        }
        return rows;
    }

    private void became(Watched rule, Held held, SeriesKey series, Evaluation one) {
        boolean muted = one.notification() == Notification.MUTED;
        if (one.state() == AlertState.FIRED) {
            Held.Told told = held.told(rule.body(), one.time());
            FiredAlert alert = alert(rule, series, one.time(), told.suppressed());
            raised.fired(alert);
            rule.open().put(series, alert.id());
            lines.accept(
                    line(rule, series, one, "FIRED", muted ? "nobody is told: its actions are muted" : told.text()));
        } else if (one.state() == AlertState.RESOLVED) {
            Optional.ofNullable(rule.open().remove(series)).ifPresent(id -> raised.resolved(id, one.time()));
            lines.accept(line(
                    rule,
                    series,
                    one,
                    "RESOLVED",
                    held.told(rule.body(), one.time()).text()));
        }
    }

    private static String line(Watched rule, SeriesKey series, Evaluation one, String word, String told) {
        return Line.stamp(one.time()) + word + " " + rule.name() + " (Sev" + new AlertRuleBody(rule.body()).severity()
                + "): " + MeasuredText.of(series, one) + "; " + told;
    }

    private static FiredAlert alert(Watched rule, SeriesKey series, Instant time, boolean suppressed) {
        boolean named = series.resource().toLowerCase(Locale.ROOT).startsWith("/subscriptions/");
        String target = named
                ? series.resource()
                : new AlertRuleBody(rule.body()).scopes().get(0);
        return Raised.alert(FiredAlert.Signal.LOG, rule.body(), target, String.valueOf(series), time, suppressed);
    }
}

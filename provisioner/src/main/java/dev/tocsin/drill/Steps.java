package dev.tocsin.drill;

import dev.tocsin.alerting.evaluate.AlertState;
import dev.tocsin.alerting.evaluate.Evaluation;
import dev.tocsin.alerting.evaluate.Notification;
import dev.tocsin.alerting.evaluate.SeriesKey;
import dev.tocsin.alerting.evaluate.Timeline;
import dev.tocsin.alerttest.MeasuredText;
import dev.tocsin.notify.AlertingRule;
import dev.tocsin.notify.Occurrence;
import dev.tocsin.notify.Preview;
import dev.tocsin.notify.UnknownExpressionException;
import dev.tocsin.resource.DesiredState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Turns evaluations of a rule into steps.
 *
 * @param state the project, which says who hears of it
 */
record Steps(DesiredState state, AlertingRule rule) {
    /** The steps of all series, by time. */
    List<Step> of(List<Timeline> timelines) throws DrillException {
        List<Step> steps = new ArrayList<>();
        for (Timeline timeline : timelines) {
            series(timeline, steps);
        }
        steps.sort(Comparator.comparing(Step::time));
        return steps;
    }

    private void series(Timeline timeline, List<Step> steps) throws DrillException {
        Instant fired = Instant.EPOCH;
        boolean wasMet = false;
        Optional<Step> over = Optional.empty();
        for (Evaluation one : timeline.evaluations()) {
            if (one.state() == AlertState.FIRED) {
                fired = one.time();
            }
            if (one.met()) {
                // It only looked as if it were over.
                over = Optional.empty();
            } else if (wasMet) {
                over = Optional.of(step(one, "over", MeasuredText.of(timeline.series(), one)));
            }
            wasMet = one.met();
            if (one.notification() == Notification.MUTED) {
                steps.add(step(one, "muted", MeasuredText.of(timeline.series(), one) + "; its actions are muted"));
            } else if (one.notification() != Notification.NONE) {
                over.ifPresent(steps::add);
                over = Optional.empty();
                steps.add(told(timeline.series(), one, fired));
            }
        }
        over.ifPresent(steps::add);
    }

    private Step step(Evaluation one, String event, String text) {
        return new Step(one.time(), event, text, rule.resource().key(), Optional.empty());
    }

    private Step told(SeriesKey series, Evaluation one, Instant fired) throws DrillException {
        boolean resolved = one.notification() == Notification.RESOLVED;
        Occurrence occurrence = new Occurrence(
                one.time(),
                fired,
                one.time(),
                Optional.ofNullable(one.value()).filter(Double::isFinite).map(MeasuredText::exact),
                false,
                series.dimensions(),
                Optional.empty(),
                Optional.empty());
        return told(resolved, occurrence, MeasuredText.of(series, one));
    }

    /** A step of which everybody is told. */
    Step told(boolean resolved, Occurrence occurrence, String text) throws DrillException {
        try {
            return new Step(
                    occurrence.evaluated(),
                    resolved ? "resolved" : "fired",
                    text,
                    rule.resource().key(),
                    Optional.of(Preview.alert(state, rule, resolved, occurrence)));
        } catch (UnknownExpressionException e) {
            throw new DrillException(rule.resource().key() + ": " + e.getMessage());
        }
    }
}

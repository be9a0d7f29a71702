package dev.tocsin.alerttest;

import dev.tocsin.alerting.evaluate.AlertState;
import dev.tocsin.alerting.evaluate.Evaluation;
import dev.tocsin.alerting.evaluate.Notification;
import dev.tocsin.alerting.evaluate.Timeline;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Compares timelines with what a test expects. */
final class Checker {
    private final Subject subject;
    private final Notice notice;
    private final Instant now;
    private final List<Instant> times;
    private final List<Timeline> timelines;

    Checker(Subject subject, Notice notice, Instant now, List<Instant> times, List<Timeline> timelines) {
        this.subject = subject;
        this.notice = notice;
        this.now = now;
        this.times = times;
        this.timelines = timelines;
    }

    /** The first thing about an expectation that does not hold. */
    Optional<String> mismatch(Expectation expected) {
        Optional<String> impossible = subject.impossible(expected);
        if (impossible.isPresent()) {
            return impossible;
        }
        List<Instant> meant = new ArrayList<>();
        for (Instant time : times) {
            if (!time.isBefore(expected.from()) && !time.isAfter(expected.to())) {
                meant.add(time);
            }
        }
        if (meant.isEmpty()) {
            return Optional.of("there is no evaluation " + (expected.single() ? "at " : "from ")
                    + Moments.relative(expected.from(), now) + "; the rule is evaluated " + subject.cadence());
        }
        for (Instant time : meant) {
            Optional<String> wrong = wrong(expected, time);
            if (wrong.isPresent()) {
                return wrong.map(words -> Moments.relative(time, now) + ": " + words);
            }
        }
        return Optional.empty();
    }

    private Optional<String> wrong(Expectation expected, Instant time) {
        List<Timeline> meant = new ArrayList<>();
        for (Timeline timeline : timelines) {
            if (isOf(timeline.series().resource(), expected.resource())
                    && covers(timeline.series().dimensions(), expected.dimensions())) {
                meant.add(timeline);
            }
        }
        return expected.state()
                .flatMap(state -> wrongState(state, meant, time))
                .or(() -> expected.value().flatMap(value -> wrongValue(value, expected, meant, time)))
                .or(() -> expected.sent().flatMap(sent -> wrongNotification(sent, expected.contains(), meant, time)));
    }

    private static boolean isOf(String resource, Optional<String> wanted) {
        String id = resource.toLowerCase(Locale.ROOT);
        String end = wanted.orElse("").toLowerCase(Locale.ROOT);
        return wanted.isEmpty() || id.equals(end) || id.endsWith("/" + end);
    }

    private static boolean covers(Map<String, String> dimensions, Map<String, String> wanted) {
        for (Map.Entry<String, String> one : wanted.entrySet()) {
            if (!one.getValue().equals(dimensions.get(one.getKey()))) {
                return false;
            }
        }
        return true;
    }

    private Optional<String> wrongState(Wanted wanted, List<Timeline> meant, Instant time) {
        boolean any = meant.isEmpty() && wanted.is(AlertState.NO_ALERT);
        for (Timeline timeline : meant) {
            boolean holds = wanted.is(timeline.stateAt(time));
            if (!holds && wanted.ofAll()) {
                return Optional.of("expected " + wanted.word() + ", was " + seen(timeline, time));
            }
            any |= holds;
        }
        if (any || wanted.ofAll()) {
            return Optional.empty();
        }
        return Optional.of("expected " + wanted.word() + ", was "
                + (meant.isEmpty() ? "NoAlert: " + subject.absence() : seen(meant.get(0), time)));
    }

    private String seen(Timeline timeline, Instant time) {
        Optional<Evaluation> evaluation = at(timeline, time);
        return timeline.stateAt(time).azureName()
                + (timeline.series().dimensions().isEmpty()
                        ? ""
                        : " for " + timeline.series().dimensions())
                + subject.measured(evaluation);
    }

    private Optional<String> wrongValue(double wanted, Expectation expected, List<Timeline> meant, Instant time) {
        double tolerance = expected.tolerance();
        List<Double> values = new ArrayList<>();
        for (Timeline timeline : meant) {
            at(timeline, time)
                    .map(evaluation -> subject.value(evaluation, expected.criterion()))
                    .ifPresent(values::add);
        }
        if (values.size() != 1) {
            return Optional.of(
                    values.isEmpty()
                            ? "expected the value " + Notice.number(wanted) + ", but nothing was measured"
                            : "expected the value " + Notice.number(wanted) + ", but " + values.size()
                                    + " series have one; name " + subject.tellsApart());
        }
        double value = values.get(0);
        return Math.abs(value - wanted) <= tolerance
                ? Optional.empty()
                : Optional.of("expected the value " + Notice.number(wanted)
                        + (tolerance > 0 ? " ± " + Notice.number(tolerance) : "") + ", was " + Notice.number(value));
    }

    private Optional<String> wrongNotification(
            boolean wanted, Optional<String> contains, List<Timeline> meant, Instant time) {
        List<String> sent = new ArrayList<>();
        boolean muted = false;
        for (Timeline timeline : meant) {
            Optional<Evaluation> evaluation = at(timeline, time);
            Notification notification = evaluation.map(Evaluation::notification).orElse(Notification.NONE);
            muted |= notification == Notification.MUTED;
            if (notification == Notification.FIRED || notification == Notification.RESOLVED) {
                sent.add(contains.isPresent() ? notice.text(timeline.series(), evaluation.get()) : "");
            }
        }
        if (!wanted) {
            return sent.isEmpty() ? Optional.empty() : Optional.of("expected no notification, and one is sent");
        }
        if (sent.isEmpty()) {
            return Optional.of("expected a notification, and " + (muted ? "it is muted" : "none is sent"));
        }
        if (contains.isEmpty() || sent.stream().anyMatch(text -> text.contains(contains.get()))) {
            return Optional.empty();
        }
        return Optional.of("expected a notification with \"" + contains.get() + "\", was \""
                + sent.get(0).strip().replace("\n", " | ") + "\"");
    }

    private static Optional<Evaluation> at(Timeline timeline, Instant time) {
        return timeline.evaluations().stream()
                .filter(evaluation -> evaluation.time().equals(time))
                .findFirst();
    }
}

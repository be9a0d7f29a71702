package dev.tocsin.maintenance;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The alert processing rules that make a window. One is enough unless there are holidays, for which Azure has no word: each that a
 * window would begin on ends one rule and begins another, and each that is muted all day is a rule of its own.
 */
public final class WindowRules {
    private static final int DAYS_OF_WEEK = 7;

    private final Window window;
    private final List<String> scopes;
    private final List<String> ruleIds;

    /**
     * @param scopes ids of what is watched
     * @param ruleIds ids of the alert rules that the window is about; empty for all
     */
    public WindowRules(Window window, List<String> scopes, List<String> ruleIds) {
        this.window = window;
        this.scopes = List.copyOf(scopes);
        this.ruleIds = List.copyOf(ruleIds);
    }

    /** In raw form; the first has the window's name, the others a date after it. */
    public List<ObjectNode> compile() {
        List<ObjectNode> rules = new ArrayList<>();
        schedules().forEach(one -> rules.add(rule(one)));
        return rules;
    }

    private record Named(String name, Schedule schedule) {}

    private List<Named> schedules() {
        List<Named> named = new ArrayList<>();
        if (window.days() instanceof Window.Days.Once once) {
            named.add(new Named(
                    window.name(),
                    new Schedule(window.zone(), Optional.of(once.from()), Optional.of(once.to()), List.of())));
            return named;
        }
        Optional<LocalDateTime> from = window.start().map(date -> date.atTime(begins()));
        String name = window.name();
        boolean skip = !window.holidays().allDay();
        for (LocalDate holiday : window.holidays().dates()) {
            if (skip && isValid(holiday) && beginsOn(holiday)) {
                LocalDateTime until = holiday.atTime(begins());
                if (anyBetween(from, until)) {
                    named.add(new Named(name, schedule(from, Optional.of(until))));
                }
                from = Optional.of(endOf(holiday));
                name = window.name() + "-from-" + from.get().toLocalDate();
            }
        }
        Optional<LocalDateTime> until = window.expires().map(this::endOf);
        if (until.isEmpty() || anyBetween(from, until.get())) {
            named.add(new Named(name, schedule(from, until)));
        }
        if (!skip) {
            window.holidays().dates().stream().filter(this::isValid).forEach(date -> named.add(allDay(date)));
        }
        return named;
    }

    private Named allDay(LocalDate date) {
        return new Named(
                window.name() + "-on-" + date,
                new Schedule(
                        window.zone(),
                        Optional.of(date.atStartOfDay()),
                        Optional.of(date.plusDays(1).atStartOfDay()),
                        List.of()));
    }

    private Schedule schedule(Optional<LocalDateTime> from, Optional<LocalDateTime> until) {
        return new Schedule(window.zone(), from, until, recurrences());
    }

    /** Whether a window begins in a stretch of time; in one without a beginning it does. */
    private boolean anyBetween(Optional<LocalDateTime> from, LocalDateTime until) {
        if (from.isEmpty()) {
            return true;
        }
        LocalDate day = from.get().toLocalDate();
        if (day.atTime(begins()).isBefore(from.get())) {
            day = day.plusDays(1);
        }
        while (day.atTime(begins()).isBefore(until)) {
            if (beginsOn(day)) {
                return true;
            }
            day = day.plusDays(1);
        }
        return false;
    }

    private boolean isValid(LocalDate date) {
        return window.start().filter(date::isBefore).isEmpty()
                && window.expires().filter(date::isAfter).isEmpty();
    }

    private boolean beginsOn(LocalDate date) {
        if (window.days() instanceof Window.Days.OfWeek week) {
            return week.days().contains(date.getDayOfWeek());
        }
        return window.days() instanceof Window.Days.OfMonth month
                && month.days().contains(date.getDayOfMonth());
    }

    private LocalTime begins() {
        return times().start();
    }

    private LocalDateTime endOf(LocalDate date) {
        return (times().crossMidnight() ? date.plusDays(1) : date).atTime(times().end());
    }

    private Recurrence.Times times() {
        if (window.days() instanceof Window.Days.OfWeek week) {
            return new Recurrence.Times(week.from(), week.to());
        }
        if (window.days() instanceof Window.Days.OfMonth month) {
            return new Recurrence.Times(month.from(), month.to());
        }
        throw new IllegalStateException("a window that takes place once has no times of the day");
    }

    private List<Recurrence> recurrences() {
        Recurrence.Times times = times();
        if (window.days() instanceof Window.Days.OfWeek week) {
            return week.days().size() == DAYS_OF_WEEK ? daily(week, times) : weekly(week, times);
        }
        return window.days() instanceof Window.Days.OfMonth month ? monthly(month, times) : List.of();
    }

    private static List<Recurrence> daily(Window.Days.OfWeek week, Recurrence.Times times) {
        boolean always = times.start().equals(times.end());
        return List.of(always ? Recurrence.weekly(week.days(), Optional.empty()) : Recurrence.daily(times));
    }

    private static List<Recurrence> weekly(Window.Days.OfWeek week, Recurrence.Times times) {
        List<Recurrence> parts = new ArrayList<>(List.of(Recurrence.weekly(week.days(), untilMidnight(times))));
        afterMidnight(times).ifPresent(rest -> {
            TreeSet<DayOfWeek> next = new TreeSet<>();
            week.days().forEach(day -> next.add(day.plus(1)));
            parts.add(Recurrence.weekly(next, Optional.of(rest)));
        });
        return parts;
    }

    private static List<Recurrence> monthly(Window.Days.OfMonth month, Recurrence.Times times) {
        List<Recurrence> parts = new ArrayList<>(List.of(Recurrence.monthly(month.days(), untilMidnight(times))));
        afterMidnight(times).ifPresent(rest -> {
            TreeSet<Integer> next = new TreeSet<>();
            month.days().forEach(day -> next.add(day + 1));
            parts.add(Recurrence.monthly(next, Optional.of(rest)));
        });
        return parts;
    }

    /** The part on the day on which it begins; empty for the whole day. */
    private static Optional<Recurrence.Times> untilMidnight(Recurrence.Times times) {
        Recurrence.Times first =
                times.crossMidnight() ? new Recurrence.Times(times.start(), LocalTime.MIDNIGHT) : times;
        return first.start().equals(first.end()) ? Optional.empty() : Optional.of(first);
    }

    /** The part on the next day, if there is one. */
    private static Optional<Recurrence.Times> afterMidnight(Recurrence.Times times) {
        return times.crossMidnight() && !times.end().equals(LocalTime.MIDNIGHT)
                ? Optional.of(new Recurrence.Times(LocalTime.MIDNIGHT, times.end()))
                : Optional.empty();
    }

    private ObjectNode rule(Named named) {
        ObjectNode rule = JsonNodeFactory.instance.objectNode();
        rule.put("type", "Microsoft.AlertsManagement/actionRules");
        rule.put("name", named.name());
        ObjectNode properties = rule.putObject("properties");
        ArrayNode about = properties.putArray("scopes");
        scopes.forEach(about::add);
        ArrayNode conditions = JsonNodeFactory.instance.arrayNode();
        condition(conditions, "AlertRuleId", ruleIds);
        condition(conditions, "Severity", window.about().severities());
        if (!conditions.isEmpty()) {
            properties.set("conditions", conditions);
        }
        properties.set("schedule", named.schedule().json(window.windowsZone()));
        properties.putArray("actions").addObject().put("actionType", "RemoveAllActionGroups");
        properties.put("description", window.reason());
        properties.put("enabled", window.enabled());
        return rule;
    }

    private static void condition(ArrayNode conditions, String field, List<String> values) {
        if (!values.isEmpty()) {
            ObjectNode condition = conditions.addObject().put("field", field).put("operator", "Equals");
            ArrayNode list = condition.putArray("values");
            values.forEach(list::add);
        }
    }
}

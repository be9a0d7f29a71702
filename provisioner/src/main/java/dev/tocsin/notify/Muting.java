package dev.tocsin.notify;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.load.Definition;
import dev.tocsin.maintenance.Interval;
import dev.tocsin.maintenance.Schedule;
import dev.tocsin.maintenance.Suppression;
import dev.tocsin.maintenance.WindowsZones;
import dev.tocsin.resource.DesiredResource;
import dev.tocsin.resource.DesiredState;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Something that takes the action groups away from alerts: a maintenance window with all the rules that it became, or an alert
 * processing rule that was written as such.
 *
 * @param definition where it is written
 * @param rules at least one
 * @param schedules of those rules that can be understood
 * @param zone the zone as it is written, if it is; else the one that Azure's name means
 */
record Muting(Definition definition, List<DesiredResource> rules, List<Schedule> schedules, ZoneId zone) {
    /** All of a state, in its order. */
    static List<Muting> of(DesiredState state) {
        Map<String, List<DesiredResource>> byFile = new LinkedHashMap<>();
        for (DesiredResource one : state.resources()) {
            if (one.kind().alias().equals("processing-rule") && suppression(one).takesGroupsAway()) {
                byFile.computeIfAbsent(one.origin().definition().source().name(), file -> new ArrayList<>())
                        .add(one);
            }
        }
        if (byFile.isEmpty()) {
            return List.of();
        }
        WindowsZones zones = WindowsZones.shipped();
        List<Muting> all = new ArrayList<>();
        byFile.values().forEach(rules -> {
            List<Schedule> schedules = new ArrayList<>();
            rules.forEach(rule -> suppression(rule).schedule(zones).ifPresent(schedules::add));
            Definition definition = rules.get(0).origin().definition();
            all.add(new Muting(definition, rules, schedules, zone(definition, schedules, zones)));
        });
        return all;
    }

    private static ZoneId zone(Definition definition, List<Schedule> schedules, WindowsZones zones) {
        String written = definition.source().root().path("zone").asText("");
        return definition instanceof Definition.Window
                        && zones.windowsName(written).isPresent()
                ? ZoneId.of(written)
                : schedules.stream().map(Schedule::zone).findFirst().orElse(ZoneOffset.UTC);
    }

    private static Suppression suppression(DesiredResource rule) {
        return new Suppression(rule.body().path("properties"));
    }

    private JsonNode properties() {
        return rules.get(0).body().path("properties");
    }

    /** What people call it. */
    String name() {
        JsonNode written = definition.source().root().path("maintenance");
        return isWindow() && rules.stream().anyMatch(rule -> rule.name().equals(written.asText()))
                ? written.asText()
                : rules.get(0).name();
    }

    String file() {
        return definition.source().name();
    }

    String reason() {
        return properties().path("description").asText("");
    }

    boolean enabled() {
        return suppression(rules.get(0)).enabled();
    }

    private boolean isWindow() {
        return definition instanceof Definition.Window;
    }

    /** As Azure has it. */
    String windowsZone() {
        return properties().path("schedule").path("timeZone").asText("UTC");
    }

    /** When, for people: as a window says it, or as a schedule does. */
    String words() {
        if (!isWindow()) {
            return properties().path("schedule").isEmpty()
                    ? "always"
                    : schedules.stream()
                            .map(Schedule::words)
                            .findFirst()
                            .orElse("on a schedule that cannot be understood");
        }
        JsonNode root = definition.source().root();
        int holidays = root.path("holidays").size();
        return days(root) + root.path("from").asText() + " to "
                + root.path("to").asText() + ", " + zone().getId()
                + (holidays == 0
                        ? ""
                        : (root.path("onHolidays").asText().equals("all-day") ? ", and all day on " : ", but not on ")
                                + holidays
                                + (holidays == 1 ? " holiday" : " holidays"));
    }

    private static String days(JsonNode root) {
        JsonNode days = root.has("daysOfMonth") ? root.path("daysOfMonth") : root.path("days");
        List<String> words = new ArrayList<>();
        days.forEach(day -> words.add(day.asText()));
        String list = days.isTextual() ? days.asText() : String.join(", ", words);
        return list.isEmpty() ? "" : root.has("daysOfMonth") ? "on the " + list + " of the month, " : list + " ";
    }

    /** How far it mutes a rule. */
    Suppression.Reach reach(AlertingRule rule) {
        return rule.mutedBy(rules.get(0));
    }

    /** When it holds, earliest first; what touches is one. */
    List<Interval> between(Instant from, Instant to) {
        List<Interval> all = new ArrayList<>();
        if (enabled()) {
            schedules.forEach(one -> all.addAll(one.between(from, to, zone())));
        }
        return Interval.merged(all);
    }

    boolean neverEnds() {
        return enabled() && schedules.stream().anyMatch(Schedule::neverEnds);
    }

    /** When the last of it ends by the zone's clock; empty if it recurs for ever. */
    Optional<LocalDateTime> until() {
        TreeSet<LocalDateTime> ends = new TreeSet<>();
        for (Schedule one : schedules) {
            if (one.until().isEmpty()) {
                return Optional.empty();
            }
            ends.add(one.until().get());
        }
        return ends.isEmpty() ? Optional.empty() : Optional.of(ends.last());
    }
}

package dev.tocsin.notify;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.json.JsonWriter;
import dev.tocsin.maintenance.Interval;
import dev.tocsin.maintenance.Suppression.Reach;
import dev.tocsin.resource.DesiredState;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** What is muted when: each maintenance window and each suppression of a project, by the clocks of its zone and of UTC. */
public final class Timeline {
    private static final DateTimeFormatter LOCAL =
            DateTimeFormatter.ofPattern("EEE uuuu-MM-dd HH:mm xxx", Locale.ENGLISH);
    private static final DateTimeFormatter SHORT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm'Z'").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter WALL = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm");
    private static final int MINUTES = 60;

    private final Instant from;
    private final Instant to;
    private final List<AlertingRule> rules;
    private final List<Muting> mutings;
    private final List<Row> rows = new ArrayList<>();

    private record Row(Muting muting, Interval interval) {}

    /**
     * @param from included
     * @param to not included
     */
    public Timeline(DesiredState state, Instant from, Instant to) {
        this.from = from;
        this.to = to;
        this.rules = AlertingRule.of(state);
        this.mutings = Muting.of(state);
        for (Muting muting : mutings) {
            muting.between(from, to).forEach(one -> rows.add(new Row(muting, one)));
        }
        rows.sort(Comparator.comparing((Row row) -> row.interval().from())
                .thenComparing(row -> row.muting().name()));
    }

    /** For people. */
    public String text() {
        if (mutings.isEmpty()) {
            return "nothing is ever muted: no maintenance window and no suppression is defined\n";
        }
        StringBuilder out = new StringBuilder("muted from " + SHORT.format(from) + " to " + SHORT.format(to) + "\n\n");
        if (rows.isEmpty()) {
            out.append("nothing\n");
        }
        for (Row row : rows) {
            out.append(local(row.interval().from(), row))
                    .append(" to ")
                    .append(local(row.interval().to(), row))
                    .append("  ")
                    .append(SHORT.format(row.interval().from()))
                    .append(" to ")
                    .append(SHORT.format(row.interval().to()))
                    .append("  ")
                    .append(length(row))
                    .append("  ")
                    .append(row.muting().name())
                    .append('\n');
        }
        for (Muting muting : mutings) {
            out.append('\n')
                    .append(muting.name())
                    .append(" (")
                    .append(muting.file())
                    .append(")\n");
            facts(muting).forEach(fact -> out.append("  ").append(fact).append('\n'));
        }
        return out.toString();
    }

    /** As two tables' worth of markdown. */
    public String markdown() {
        StringBuilder out =
                new StringBuilder("## Muted from " + SHORT.format(from) + " to " + SHORT.format(to) + "\n\n");
        if (rows.isEmpty()) {
            out.append("Nothing.\n");
        } else {
            out.append("| From | To | UTC | Long | Window |\n|---|---|---|---|---|\n");
        }
        for (Row row : rows) {
            out.append("| %s | %s | %s to %s | %s | %s |\n"
                    .formatted(
                            local(row.interval().from(), row),
                            local(row.interval().to(), row),
                            SHORT.format(row.interval().from()),
                            SHORT.format(row.interval().to()),
                            length(row),
                            cell(row.muting().name())));
        }
        for (Muting muting : mutings) {
            out.append("\n### ").append(cell(muting.name())).append("\n\n");
            facts(muting).forEach(fact -> out.append("- ").append(cell(fact)).append('\n'));
        }
        return out.toString();
    }

    /** For programs. */
    public String json() {
        ObjectNode root = JsonNodeFactory.instance.objectNode().put("formatVersion", "1.0");
        root.put("from", from.toString()).put("to", to.toString());
        ArrayNode windows = root.putArray("windows");
        for (Muting muting : mutings) {
            ObjectNode one = windows.addObject().put("name", muting.name()).put("definition", muting.file());
            one.put("reason", muting.reason()).put("enabled", muting.enabled()).put("when", muting.words());
            one.put("zone", muting.zone().getId()).put("windowsZone", muting.windowsZone());
            one.put("neverEnds", muting.neverEnds());
            muting.until().ifPresent(end -> one.put("until", end.toString()));
            ArrayNode resources = one.putArray("resources");
            muting.rules().forEach(rule -> resources.add(rule.key()));
            ArrayNode surely = one.putArray("rules");
            reached(muting, Reach.SURELY)
                    .forEach(rule -> surely.add(rule.resource().key()));
            ArrayNode perhaps = one.putArray("perhaps");
            reached(muting, Reach.PERHAPS)
                    .forEach(rule -> perhaps.add(rule.resource().key()));
            ArrayNode muted = one.putArray("muted");
            muting.between(from, to).forEach(interval -> {
                ZoneId zone = muting.zone();
                muted.addObject()
                        .put("from", interval.from().toString())
                        .put("to", interval.to().toString())
                        .put(
                                "localFrom",
                                interval.from().atZone(zone).toOffsetDateTime().toString())
                        .put(
                                "localTo",
                                interval.to().atZone(zone).toOffsetDateTime().toString())
                        .put(
                                "minutes",
                                Duration.between(interval.from(), interval.to()).toMinutes())
                        .put("clockChanges", clockChanges(interval, zone));
            });
        }
        return JsonWriter.pretty(root) + "\n";
    }

    private List<AlertingRule> reached(Muting muting, Reach reach) {
        return rules.stream().filter(rule -> muting.reach(rule) == reach).toList();
    }

    private List<String> facts(Muting muting) {
        List<String> facts = new ArrayList<>();
        if (!muting.reason().isEmpty()) {
            facts.add(muting.reason());
        }
        facts.add("when: " + (muting.enabled() ? muting.words() : "never: it is disabled"));
        facts.add("zone: " + muting.zone().getId() + ", in Azure " + muting.windowsZone());
        if (muting.neverEnds()) {
            facts.add("ends: never, day or night");
        } else {
            boolean over = muting.until()
                    .filter(end -> !end.atZone(muting.zone()).toInstant().isAfter(from))
                    .isPresent();
            facts.add((over ? "is over, and can be removed; ended: " : "ends: ")
                    + muting.until()
                            .map(end -> "for good on " + WALL.format(end))
                            .orElse("never; it recurs"));
        }
        for (AlertingRule rule : reached(muting, Reach.SURELY)) {
            facts.add("mutes: " + rule.resource().key()
                    + (rule.stateful() ? ", and never tells of what begins then and goes on (stateful)" : ""));
        }
        for (AlertingRule rule : reached(muting, Reach.PERHAPS)) {
            facts.add("may mute: " + rule.resource().key() + ", alerts that meet its conditions");
        }
        if (facts.stream().noneMatch(fact -> fact.startsWith("mutes: ") || fact.startsWith("may mute: "))) {
            facts.add("mutes: no rule of this project");
        }
        return facts;
    }

    private static String local(Instant instant, Row row) {
        return LOCAL.format(ZonedDateTime.ofInstant(instant, row.muting().zone()));
    }

    private static boolean clockChanges(Interval interval, ZoneId zone) {
        return !zone.getRules()
                .getOffset(interval.from())
                .equals(zone.getRules().getOffset(interval.to()));
    }

    private static String length(Row row) {
        Interval interval = row.interval();
        long minutes = Duration.between(interval.from(), interval.to()).toMinutes();
        String text = minutes / MINUTES + ":" + String.format(Locale.ROOT, "%02d", minutes % MINUTES) + " h";
        return clockChanges(interval, row.muting().zone()) ? text + " (the clock changes)" : text;
    }

    private static String cell(String text) {
        return text.replace("|", "\\|").replace("\n", " ").replace("<", "&lt;");
    }
}

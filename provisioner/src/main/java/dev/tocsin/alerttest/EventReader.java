package dev.tocsin.alerttest;

import dev.tocsin.alerting.source.ActivityEvent;
import dev.tocsin.arm.Suggestion;
import dev.tocsin.load.ProjectFiles;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the activity log's events of a test: a list of them, or a file with one a line. */
final class EventReader {
    /** The name of an event's time in the activity log (Microsoft Learn, activity-log-schema). */
    private static final String TIME = "eventTimestamp";

    private static final Set<String> RESOURCE = Set.of("resourceid", "resourceuri");

    private final Instant now;
    private final FixtureFiles fixtures;

    EventReader(Instant now, ProjectFiles files) {
        this.now = now;
        this.fixtures = new FixtureFiles(files);
    }

    /** The events; what is wrong is told to the part's diagnostics. */
    List<ActivityEvent> read(Part events) {
        List<ActivityEvent> all = new ArrayList<>();
        if (events.value().isObject()) {
            if (events.object("jsonl")) {
                List<Map<String, @Nullable Object>> rows = new ArrayList<>();
                fixtures.jsonl(events.at("jsonl"), rows);
                rows.forEach(row ->
                        event(events, "event " + (all.size() + 1) + " ", row).ifPresent(all::add));
            }
            return all;
        }
        for (Part one : events.elements()) {
            Map<String, @Nullable Object> row = new LinkedHashMap<>();
            one.members().forEach(field -> row.put(field.key(), ValueReader.plain(field.value())));
            if (one.value().isObject()) {
                event(one, "the event ", row).ifPresent(all::add);
            }
        }
        return all;
    }

    private Optional<ActivityEvent> event(Part place, String what, Map<String, @Nullable Object> row) {
        Optional<Instant> time = row.get(TIME) instanceof String text ? Moments.parse(text, now) : Optional.empty();
        if (time.isEmpty()) {
            Object given = row.get(TIME);
            place.error(
                    given == null
                            ? what + "has no \"" + TIME + "\" such as +5m or 2026-01-05T12:00:00Z; every event has one"
                                    + Suggestion.nearest(TIME, row.keySet())
                                            .map(near -> ", and it has \"" + near + "\"")
                                            .orElse("")
                            : what + "has the time \"" + given + "\"; write +5m or 2026-01-05T12:00:00Z");
            return Optional.empty();
        }
        Map<String, Object> content = new LinkedHashMap<>();
        boolean located = false;
        for (Map.Entry<String, @Nullable Object> field : row.entrySet()) {
            Object value = field.getValue();
            if (value != null) {
                content.put(field.getKey(), value);
                located |= RESOURCE.contains(field.getKey().toLowerCase(Locale.ROOT));
            }
        }
        if (!located) {
            place.error(what + "has no \"resourceId\", so it is in no rule's scope; add it");
        }
        content.put(TIME, time.get().toString());
        return Optional.of(new ActivityEvent(time.get(), content));
    }
}

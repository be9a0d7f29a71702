package dev.tocsin.alerttest;

import dev.tocsin.alerting.source.ActivityEvent;
import dev.tocsin.kql.evaluate.data.DataException;
import dev.tocsin.kql.evaluate.table.Field;
import dev.tocsin.kql.evaluate.table.Table;
import dev.tocsin.kql.evaluate.value.Datetime;
import dev.tocsin.kql.evaluate.value.Ticks;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Events of the activity log as the service's API gives them, in {@code activity-log.jsonl}. The table AzureActivity holds other
 * words for the same (Success for Succeeded), on which a rule's conditions would not mean what they mean in the service.
 */
final class RecordedEvents {
    /** The name of the file, without its ending. */
    static final String NAME = "activity-log";

    private static final String TIME = "eventTimestamp";

    private RecordedEvents() {}

    static List<ActivityEvent> of(@Nullable Table table) throws DataException {
        List<ActivityEvent> events = new ArrayList<>();
        for (int row = 0; table != null && row < table.rows(); row++) {
            Map<String, Object> content = new LinkedHashMap<>();
            for (int column = 0; column < table.fields().size(); column++) {
                Field field = table.fields().get(column);
                Object value = table.at(row, column);
                if (value != null) {
                    content.put(
                            field.name(),
                            value instanceof Datetime time
                                    ? Ticks.instant(time.ticks()).toString()
                                    : value);
                }
            }
            int time = table.index(TIME);
            if (time < 0 || !(table.at(row, time) instanceof Datetime at)) {
                throw new DataException(NAME + ".jsonl: event " + (row + 1) + " has no \"" + TIME
                        + "\"; write one event a line, as \"az monitor activity-log list\" gives them");
            }
            events.add(new ActivityEvent(Ticks.instant(at.ticks()), content));
        }
        return events;
    }
}

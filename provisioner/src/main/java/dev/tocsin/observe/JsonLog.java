package dev.tocsin.observe;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.json.JsonWriter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Lines of JSON, one for each thing that is said or that happens: {@code time} (RFC 3339, UTC), {@code level} ({@code error}, {@code warning} or
 * {@code info}), {@code message}, {@code command}, {@code correlationId}; of events also {@code event}, {@code durationMs} and their
 * particulars. Not thread-safe.
 */
public final class JsonLog {
    /** Where messages name their level: at their beginning, or behind a place. */
    private static final Pattern LEVEL = Pattern.compile("^(?:\\S+: )?(error|warning)\\b");

    private final Journal journal;
    private final String command;
    private final StringBuilder open = new StringBuilder();

    /** The log of a run of one command. */
    public JsonLog(Journal journal, String command) {
        this.journal = journal;
        this.command = command;
    }

    /** A piece of text that is said: an object for each line that it ends. */
    public String said(String text) {
        open.append(text);
        StringBuilder lines = new StringBuilder();
        int end = open.indexOf("\n");
        while (end >= 0) {
            lines.append(line(open.substring(0, end)));
            open.delete(0, end + 1);
            end = open.indexOf("\n");
        }
        return lines.toString();
    }

    /** The last line, if it has no end. */
    public String rest() {
        String last = open.toString();
        open.setLength(0);
        return line(last);
    }

    /** An event. */
    public String told(Event event) {
        ObjectNode line = line(event.start().plus(event.length()), event.failed() ? "error" : "info", event.message());
        line.put("event", event.word()).put("durationMs", event.length().toMillis());
        event.particulars().forEach((name, value) -> {
            if (value instanceof Long number) {
                line.put(name, number);
            } else {
                line.put(name, value.toString());
            }
        });
        return JsonWriter.compact(line) + "\n";
    }

    private String line(String text) {
        if (text.isBlank()) {
            return "";
        }
        Matcher level = LEVEL.matcher(text);
        return JsonWriter.compact(line(journal.now(), level.find() ? level.group(1) : "info", text.strip())) + "\n";
    }

    private ObjectNode line(Instant time, String level, String message) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("time", time.truncatedTo(ChronoUnit.MILLIS).toString())
                .put("level", level)
                .put("message", message)
                .put("command", command)
                .put("correlationId", journal.correlationId());
    }
}

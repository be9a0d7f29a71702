package dev.tocsin.emulator.otlp;

import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.logs.v1.LogRecord;
import java.util.List;
import java.util.Set;

/**
 * Log records as {@code export/logs/_exporter.py} sends them: an event when they say so, an exception when they carry one, else a
 * message.
 */
final class LogPieces {
    private static final String EVENT_NAME = "microsoft.custom_event.name";
    private static final String EVENT_MARK = "APPLICATION_INSIGHTS_EVENT_MARKER_ATTRIBUTE";
    private static final Set<String> IGNORED = Set.of(
            "exception.type", "exception.message", "exception.stacktrace", "exception.escaped", EVENT_NAME, EVENT_MARK);
    private static final String NO_BODY = "n/a";
    private static final int INFO = 9;
    private static final int MOST_SEVERITY = 24;

    private final Origin origin;

    LogPieces(Origin origin) {
        this.origin = origin;
    }

    Piece of(LogRecord record) {
        Attributes attributes = new Attributes(record.getAttributesList());
        String body = body(record.getBody());
        boolean event = !attributes.first(EVENT_NAME, EVENT_MARK).isEmpty();
        boolean exception = attributes.has("exception.type") || attributes.has("exception.message");
        long nanos = record.getTimeUnixNano() == 0 ? record.getObservedTimeUnixNano() : record.getTimeUnixNano();
        Envelope envelope =
                Envelope.of(event ? "EventData" : exception ? "ExceptionData" : "MessageData", nanos, origin);
        envelope.tags().put("ai.operation.id", Envelope.hex(record.getTraceId(), SpanPieces.TRACE_ID));
        envelope.tags().put("ai.operation.parentId", Envelope.hex(record.getSpanId(), SpanPieces.SPAN_ID));
        String text = body.isEmpty() ? NO_BODY : body;
        if (event) {
            String name = attributes.first(EVENT_NAME);
            envelope.data().put("name", PythonText.cut(name.isEmpty() ? text : name, SpanPieces.MOST_TEXT));
        } else {
            envelope.data().put("severityLevel", severity(record.getSeverityNumberValue()));
            if (exception) {
                Thrown thrown = Thrown.of(attributes);
                (body.isEmpty() ? thrown : thrown.withMessage(body)).put(envelope.data());
            } else {
                envelope.data().put("message", PythonText.cut(text, SpanPieces.MOST_TEXT));
            }
        }
        return new Piece.Sent(List.of(envelope.with(attributes.properties(key -> !IGNORED.contains(key)))
                .whole()));
    }

    private static String body(AnyValue body) {
        return switch (body.getValueCase()) {
            case STRING_VALUE -> body.getStringValue();
            case VALUE_NOT_SET -> "";
            default -> PythonText.json(body);
        };
    }

    /** {@code _get_severity_level}: trace and debug 0, info 1, warn 2, error 3, fatal 4. */
    private static int severity(int number) {
        return number < INFO ? 0 : (Math.min(number, MOST_SEVERITY) - 1) / 4 - 1;
    }
}

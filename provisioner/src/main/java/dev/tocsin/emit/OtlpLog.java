package dev.tocsin.emit;

import dev.tocsin.alerttest.ProfileRow;
import dev.tocsin.emit.Envelopes.NotSendableException;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.logs.v1.LogRecord;
import io.opentelemetry.proto.logs.v1.SeverityNumber;
import java.util.Collections;
import java.util.List;

/** Rows of {@code traces}, {@code exceptions} and {@code customEvents}: a log record for each thing that the row stands for. */
final class OtlpLog {
    /** More made-up records of one row are a mistake in the profile. */
    private static final int MOST_COPIES = 10_000;

    private static final List<SeverityNumber> SEVERITIES = List.of(
            SeverityNumber.SEVERITY_NUMBER_DEBUG,
            SeverityNumber.SEVERITY_NUMBER_INFO,
            SeverityNumber.SEVERITY_NUMBER_WARN,
            SeverityNumber.SEVERITY_NUMBER_ERROR,
            SeverityNumber.SEVERITY_NUMBER_FATAL);

    private OtlpLog() {}

    static List<LogRecord> of(ProfileRow row) throws NotSendableException {
        if (row.table().equals("availabilityResults")) {
            throw new NotSendableException(
                    "the stream \"" + row.stream() + "\" is for availabilityResults, which OTLP does not carry");
        }
        if (row.values().get("problemId") != null) {
            throw new NotSendableException(
                    "the stream \"" + row.stream() + "\" sets exceptions.problemId, which OTLP does not carry");
        }
        long copies = Envelopes.itemCount(row);
        if (copies > MOST_COPIES) {
            throw new NotSendableException("the stream \"" + row.stream() + "\" has an itemCount of " + copies
                    + "; OTLP has each log record by itself, and at most " + MOST_COPIES + " of a row are sent");
        }
        return Collections.nCopies((int) copies, record(row));
    }

    private static LogRecord record(ProfileRow row) throws NotSendableException {
        LogRecord.Builder record = LogRecord.newBuilder()
                .setTimeUnixNano(OtlpValue.nanos(row.time()))
                .setObservedTimeUnixNano(OtlpValue.nanos(row.time()))
                .addAllAttributes(OtlpValue.attributes(row));
        switch (row.table()) {
            case "exceptions" ->
                record.addAttributes(text(row, "exception.type", "type", "Exception"))
                        .addAttributes(text(row, "exception.message", "outerMessage", row.stream()))
                        .setSeverityNumber(severity(row, "3"));
            case "customEvents" -> record.addAttributes(text(row, "microsoft.custom_event.name", "name", row.stream()));
            default ->
                record.setBody(OtlpValue.any(Envelopes.text(row, "message", row.stream())))
                        .setSeverityNumber(severity(row, "1"));
        }
        return record.build();
    }

    private static KeyValue text(ProfileRow row, String attribute, String column, String otherwise) {
        return OtlpValue.of(attribute, Envelopes.text(row, column, otherwise));
    }

    private static SeverityNumber severity(ProfileRow row, String otherwise) throws NotSendableException {
        String level = Envelopes.text(row, "severityLevel", otherwise);
        int number = level.matches("[0-4]") ? Integer.parseInt(level) : -1;
        if (number < 0) {
            throw new NotSendableException("the stream \"" + row.stream() + "\" sets " + row.table()
                    + ".severityLevel to \"" + level + "\", which is none of 0 to 4");
        }
        return SEVERITIES.get(number);
    }
}

package dev.tocsin.emulator.otlp;

import com.google.protobuf.CodedOutputStream;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsPartialSuccess;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceResponse;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsPartialSuccess;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceResponse;
import io.opentelemetry.proto.collector.trace.v1.ExportTracePartialSuccess;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Answers of OTLP/HTTP in protobuf (opentelemetry.io/docs/specs/otlp, "OTLP/HTTP Response"). */
public final class ExportAnswer {
    /** {@code google.rpc.Code}: what was sent is wrong, whatever the state of the server. */
    public static final int INVALID_ARGUMENT = 3;

    private static final int CODE = 1;
    private static final int MESSAGE = 2;

    private ExportAnswer() {}

    /**
     * To a body that was read.
     *
     * @param rejected how many did not land
     * @param why empty when all landed; then the answer says nothing about a part
     */
    public static byte[] of(Signal signal, int rejected, String why) {
        boolean whole = rejected == 0 && why.isEmpty();
        return switch (signal) {
            case METRICS -> {
                ExportMetricsServiceResponse.Builder answer = ExportMetricsServiceResponse.newBuilder();
                yield (whole
                                ? answer
                                : answer.setPartialSuccess(ExportMetricsPartialSuccess.newBuilder()
                                        .setRejectedDataPoints(rejected)
                                        .setErrorMessage(why)))
                        .build()
                        .toByteArray();
            }
            case TRACES -> {
                ExportTraceServiceResponse.Builder answer = ExportTraceServiceResponse.newBuilder();
                yield (whole
                                ? answer
                                : answer.setPartialSuccess(ExportTracePartialSuccess.newBuilder()
                                        .setRejectedSpans(rejected)
                                        .setErrorMessage(why)))
                        .build()
                        .toByteArray();
            }
            case LOGS -> {
                ExportLogsServiceResponse.Builder answer = ExportLogsServiceResponse.newBuilder();
                yield (whole
                                ? answer
                                : answer.setPartialSuccess(ExportLogsPartialSuccess.newBuilder()
                                        .setRejectedLogRecords(rejected)
                                        .setErrorMessage(why)))
                        .build()
                        .toByteArray();
            }
        };
    }

    /**
     * A {@code google.rpc.Status}, the body of a refusal. Its class would be one more library for two fields.
     *
     * @param code of {@code google.rpc.Code}
     */
    public static byte[] status(int code, String message) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        CodedOutputStream out = CodedOutputStream.newInstance(bytes);
        try {
            out.writeInt32(CODE, code);
            out.writeString(MESSAGE, message);
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}

package dev.tocsin.azure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tocsin.azure.ScriptedService.Answer;
import dev.tocsin.emulator.otlp.Signal;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsPartialSuccess;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What OTLP is answered with, and what becomes of it. */
class OtlpSenderTest {
    private static final byte[] BODY = {1, 2, 3};
    private static final Map<String, String> PROTOBUF = Map.of("Content-Type", "application/x-protobuf");

    private final FakeWaiting waiting = new FakeWaiting();

    private static Answer protobuf(int status, byte[] body) {
        return new Answer(status, new String(body, StandardCharsets.ISO_8859_1), PROTOBUF);
    }

    private static Answer taken() {
        return protobuf(200, new byte[0]);
    }

    private ScriptedService send(Answer... script) {
        ScriptedService service = new ScriptedService(script);
        try (OtlpSender sender = OtlpSender.to(service, "key-1", waiting)) {
            sender.send(Signal.METRICS, BODY);
        }
        return service;
    }

    private void refused(String message, Answer... script) {
        assertThatThrownBy(() -> send(script)).isInstanceOf(ArmException.class).hasMessage(message);
    }

    @Test
    void sendsPackedProtobufForAComponent() {
        ScriptedService service = send(taken());

        assertThat(service.requests()).containsExactly("POST https://emulator.invalid/v1/metrics");
        assertThat(service.headers("Content-Type")).containsExactly("application/x-protobuf");
        assertThat(service.headers("Content-Encoding")).containsExactly("gzip");
        assertThat(service.headers("tocsin-component")).containsExactly("key-1");
    }

    @Test
    void whatPassesIsTriedAgain() {
        assertThat(send(
                                ScriptedService.answer(503, ""),
                                ScriptedService.throttled("Retry-After", "7"),
                                ScriptedService.answer(502, "<html>"),
                                taken())
                        .requests())
                .hasSize(4);
        assertThat(waiting.sleeps()).hasSize(3);
    }

    @Test
    void whatStaysIsRefused() {
        refused("the ingestion does not take the data points (503)", ScriptedService.answer(503, ""));
        refused(
                "the ingestion does not take the data points (403): no role",
                ScriptedService.answer(403, "{\"message\":\"no role\"}"));
        refused(
                "the ingestion does not take the data points (400): bad",
                protobuf(400, new byte[] {8, 3, 18, 3, 'b', 'a', 'd'}));
    }

    @Test
    void aPartOfItIsRefusedByTheNumberAndTheReason() {
        byte[] partial = ExportMetricsServiceResponse.newBuilder()
                .setPartialSuccess(ExportMetricsPartialSuccess.newBuilder()
                        .setRejectedDataPoints(2)
                        .setErrorMessage("too old"))
                .build()
                .toByteArray();
        byte[] warning = ExportMetricsServiceResponse.newBuilder()
                .setPartialSuccess(ExportMetricsPartialSuccess.newBuilder().setErrorMessage("slow down"))
                .build()
                .toByteArray();

        refused("2 data points were not taken: too old", protobuf(200, partial));
        assertThat(send(protobuf(200, warning)).requests()).hasSize(1);
    }

    @Test
    void answersOfOtherFormsDoNoHarm() {
        assertThat(send(ScriptedService.answer(204, "")).requests()).hasSize(1);
        assertThat(send(ScriptedService.answer(200, "{}")).requests()).hasSize(1);
        refused(
                "the answer to the data points is no protobuf: While parsing a protocol message, the input ended"
                        + " unexpectedly in the middle of a field.  This could mean either that the input has been truncated or that"
                        + " an embedded message misreported its own length.",
                protobuf(200, new byte[] {10, 99, 1}));
        refused(
                "the ingestion does not take the data points (400): " + "x".repeat(600) + "…",
                ScriptedService.answer(400, "{\"message\":\"" + "x".repeat(5_000) + "\"}"));
    }
}

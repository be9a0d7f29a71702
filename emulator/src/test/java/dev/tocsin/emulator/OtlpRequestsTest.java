package dev.tocsin.emulator;

import static dev.tocsin.emulator.OtlpBench.TIME;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedInputStream;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceResponse;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.ArrayValue;
import io.opentelemetry.proto.logs.v1.LogRecord;
import io.opentelemetry.proto.logs.v1.ResourceLogs;
import io.opentelemetry.proto.logs.v1.ScopeLogs;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bodies of OTLP that are packed, too long, broken or hostile, and whose component they are for. */
class OtlpRequestsTest {
    private static final String LOGS = "/v1/logs";

    @TempDir
    private Path folder;

    private OtlpBench bench;

    @BeforeEach
    void open() throws IOException {
        bench = new OtlpBench(folder);
    }

    private static LogRecord record(AnyValue body) {
        return LogRecord.newBuilder().setTimeUnixNano(TIME).setBody(body).build();
    }

    private static ExportLogsServiceRequest logs(Iterable<LogRecord> records) {
        return ExportLogsServiceRequest.newBuilder()
                .addResourceLogs(ResourceLogs.newBuilder()
                        .addScopeLogs(ScopeLogs.newBuilder().addAllLogRecords(records)))
                .build();
    }

    private static ExportLogsServiceRequest one() {
        return logs(Collections.singleton(record(OtlpBench.value("m"))));
    }

    /** The text of a google.rpc.Status, which must have the code for wrong arguments. */
    private static String refused(ArmResponse answer) throws IOException {
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.headers()).containsEntry("Content-Type", OtlpBench.PROTOBUF);
        CodedInputStream in = CodedInputStream.newInstance(answer.body());
        assertThat(in.readTag()).isEqualTo(1 << 3);
        assertThat(in.readInt32()).isEqualTo(3);
        assertThat(in.readTag()).isEqualTo(2 << 3 | 2);
        return in.readStringRequireUtf8();
    }

    @Test
    void bodiesComePackedOrNot() throws IOException {
        assertThat(bench.send(LOGS, one()).status()).isEqualTo(200);
        assertThat(bench.send(LOGS, OtlpBench.gzip(one().toByteArray()), "Content-Encoding", "gzip")
                        .status())
                .isEqualTo(200);
        assertThat(bench.send(LOGS, new byte[0]).body()).isEmpty();
        assertThat(bench.rows("AppTraces")).hasSize(2);

        assertThat(refused(bench.send(LOGS, one().toByteArray(), "Content-Encoding", "gzip")))
                .startsWith("The body is not gzip");
        assertThat(refused(bench.send(LOGS, one().toByteArray(), "Content-Encoding", "zstd")))
                .contains("'zstd' is not known");
    }

    @Test
    void otherFormsAreRefusedWithWhatToDo() throws IOException {
        ArmResponse answer =
                bench.send(LOGS, "{}".getBytes(StandardCharsets.UTF_8), "Content-Type", "application/json");

        assertThat(answer.status()).isEqualTo(415);
        assertThat(new String(answer.body(), StandardCharsets.UTF_8))
                .contains("OTEL_EXPORTER_OTLP_PROTOCOL=http/protobuf");
        assertThat(bench.bench().send("GET", LOGS, "", "").status()).isEqualTo(405);
        assertThat(bench.send("/v1/profiles", one()).status()).isEqualTo(404);
        assertThat(bench.send(LOGS, one().toByteArray(), "Content-Type", "application/x-protobuf; charset=x")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void aBombIsNotUnpacked() throws IOException {
        assertThat(refused(bench.send(LOGS, OtlpBench.gzip(new byte[17 << 20]), "Content-Encoding", "gzip")))
                .isEqualTo("The body has more than 16777216 bytes when unpacked.");
        assertThat(refused(bench.send(LOGS, new byte[(16 << 20) + 1])))
                .isEqualTo("The body has more than 16777216 bytes.");
    }

    @Test
    void aBodyHasTwentyThousandItems() throws IOException {
        LogRecord record = record(OtlpBench.value("m"));
        assertThat(bench.send(LOGS, logs(Collections.nCopies(20_000, record))).status())
                .isEqualTo(200);
        assertThat(refused(bench.send(LOGS, logs(Collections.nCopies(20_001, record)))))
                .isEqualTo("The body has more than 20000 items.");
        assertThat(bench.rows("AppTraces")).hasSize(20_000);
    }

    /** Two bytes each on the wire; as objects they would be half a gigabyte. */
    @Test
    void millionsOfEmptyMessagesAreNotRead() throws IOException {
        byte[] empty = new byte[8 << 20];
        for (int i = 0; i < empty.length; i += 2) {
            empty[i] = 1 << 3 | 2;
        }

        assertThat(refused(bench.send(LOGS, empty))).isEqualTo("The body has more than 2000000 fields.");
    }

    @Test
    void valuesInValuesEndSomewhere() throws IOException {
        AnyValue value = OtlpBench.value("x");
        for (int i = 0; i < 200; i++) {
            value = AnyValue.newBuilder()
                    .setArrayValue(ArrayValue.newBuilder().addValues(value))
                    .build();
        }

        assertThat(refused(bench.send(LOGS, logs(Collections.singleton(record(value))))))
                .startsWith("The body is no ExportLogsServiceRequest in protobuf:")
                .contains("levels of nesting");
    }

    @Test
    void brokenBodiesAreRefusedWhole() throws IOException {
        byte[] good = one().toByteArray();
        for (int length = 1; length < good.length; length++) {
            assertThat(bench.send(LOGS, Arrays.copyOf(good, length)).status())
                    .as("first %d bytes", length)
                    .isEqualTo(400);
        }
        Random random = new Random(1);
        for (int round = 0; round < 2_000; round++) {
            byte[] wrong = good.clone();
            wrong[random.nextInt(wrong.length)] = (byte) random.nextInt();
            wrong[random.nextInt(wrong.length)] = (byte) random.nextInt();
            assertThat(bench.send(LOGS, wrong).status()).as("round %d", round).isIn(200, 400);
        }
        assertThat(refused(bench.send(LOGS, "InstrumentationKey=…".getBytes(StandardCharsets.UTF_8))))
                .startsWith("The body is no ExportLogsServiceRequest in protobuf:");
    }

    @Test
    void aRowHasAtMostSixtyFourKilobytes() throws IOException {
        LogRecord.Builder record = LogRecord.newBuilder().setTimeUnixNano(TIME);
        for (int i = 0; i < 9; i++) {
            record.addAllAttributes(OtlpBench.attributes("a" + i, "x".repeat(8_192)));
        }
        ArmResponse answer = bench.send(LOGS, logs(Collections.singleton(record.build())));

        assertThat(ExportLogsServiceResponse.parseFrom(answer.body())
                        .getPartialSuccess()
                        .getErrorMessage())
                .isEqualTo("1 of 1 log records did not land; the first: The item has more than 65536 bytes.");
    }

    @Test
    void textThatIsNoUtf8IsNotTaken() throws IOException {
        byte[] body = one().toByteArray();
        body[body.length - 1] = (byte) 0xff;

        assertThat(refused(bench.send(LOGS, body))).contains("UTF-8");
        assertThat(ByteString.copyFrom(body).isValidUtf8()).isFalse();
    }

    @Test
    void withSeveralComponentsAHeaderNamesOne() throws IOException {
        String key = bench.put("second");

        assertThat(refused(bench.send(LOGS, one())))
                .matches("The emulator has 2 components; name one by the header tocsin-component, as in"
                        + " OTEL_EXPORTER_OTLP_HEADERS=tocsin-component=(shop|second)\\.");
        assertThat(refused(bench.send(LOGS, one().toByteArray(), "tocsin-component", "third")))
                .startsWith("The emulator has no component 'third'; name one by the header tocsin-component");
        assertThat(bench.send(LOGS, one().toByteArray(), "tocsin-component", "SHOP")
                        .status())
                .isEqualTo(200);
        assertThat(bench.send(LOGS, one().toByteArray(), "Tocsin-Component", key)
                        .status())
                .isEqualTo(200);
        assertThat(bench.rows("AppTraces")).hasSize(1);
        assertThat(bench.bench().emulator().telemetry(OtlpBench.COMPONENT.replace("shop", "second")))
                .containsOnlyKeys("AppTraces");
    }

    @Test
    void withoutAComponentNothingLands(@TempDir Path other) throws IOException {
        Bench empty = new Bench(other);
        ArmRequest request = new ArmRequest(
                "POST", LOGS, "", Collections.singletonMap("Content-Type", OtlpBench.PROTOBUF), one().toByteArray());

        assertThat(refused(empty.emulator().handle(request)))
                .isEqualTo("There is no component in the emulator; create one first.");
    }
}

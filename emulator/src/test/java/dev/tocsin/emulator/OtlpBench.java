package dev.tocsin.emulator;

import static dev.tocsin.emulator.Bench.GROUP;
import static dev.tocsin.emulator.Bench.INSIGHTS;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.protobuf.ByteString;
import com.google.protobuf.Message;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.ArrayValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.resource.v1.Resource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;

/** An emulator with a component, and bodies of OTLP as the SDKs make them. */
final class OtlpBench {
    static final String COMPONENT = INSIGHTS + "components/shop";
    static final String PROTOBUF = "application/x-protobuf";
    static final long TIME = nanos("2026-01-05T12:30:00.123456Z");
    static final ByteString TRACE = hex("0af7651916cd43dd8448eb211c80319c");
    static final ByteString SPAN = hex("b7ad6b7169203331");

    private final Bench bench;

    OtlpBench(Path folder) throws IOException {
        bench = new Bench(folder);
        bench.put(workspace(), "2023-09-01", "{\"location\":\"westeurope\",\"properties\":{}}");
        put("shop");
    }

    private static String workspace() {
        return GROUP + "/providers/Microsoft.OperationalInsights/workspaces/logs";
    }

    /** Makes a component; gives its instrumentation key. */
    String put(String name) throws IOException {
        return bench.put(
                        INSIGHTS + "components/" + name,
                        "2020-02-02",
                        "{\"location\":\"westeurope\",\"kind\":\"web\",\"properties\":{\"Application_Type\":\"web\","
                                + "\"IngestionMode\":\"LogAnalytics\",\"WorkspaceResourceId\":\"" + workspace()
                                + "\"}}")
                .at("/properties/InstrumentationKey")
                .asText();
    }

    Bench bench() {
        return bench;
    }

    ArmResponse send(String path, Message body, String... headers) throws IOException {
        return send(path, body.toByteArray(), headers);
    }

    /** @param headers names and values, beside the content type */
    ArmResponse send(String path, byte[] body, String... headers) throws IOException {
        Map<String, String> all = new TreeMap<>(Map.of("Content-Type", PROTOBUF));
        for (int i = 0; i < headers.length; i += 2) {
            all.put(headers[i], headers[i + 1]);
        }
        return bench.emulator().handle(new ArmRequest("POST", path, "", all, body));
    }

    List<ObjectNode> rows(String table) throws IOException {
        return bench.emulator().telemetry(COMPONENT).getOrDefault(table, List.of());
    }

    static JsonNode json(String text) {
        return Bench.json(text.replace('\'', '"'));
    }

    static byte[] gzip(byte[] body) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream packed = new GZIPOutputStream(out)) {
            packed.write(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    static long nanos(String time) {
        Instant instant = Instant.parse(time);
        return instant.getEpochSecond() * 1_000_000_000 + instant.getNano();
    }

    static ByteString hex(String text) {
        return ByteString.copyFrom(HexFormat.of().parseHex(text));
    }

    /** What opentelemetry-sdk for Python says about a service that is named by OTEL_SERVICE_NAME. */
    static Resource python() {
        return Resource.newBuilder()
                .addAllAttributes(attributes(
                        "telemetry.sdk.language", "python",
                        "telemetry.sdk.name", "opentelemetry",
                        "telemetry.sdk.version", "1.38.0",
                        "service.name", "mcp-server",
                        "service.instance.id", "mcp-1"))
                .build();
    }

    /** @param namesAndValues texts, whole numbers, fractions, truth values, lists of texts, values as they are */
    static List<KeyValue> attributes(Object... namesAndValues) {
        List<KeyValue> attributes = new ArrayList<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            attributes.add(KeyValue.newBuilder()
                    .setKey(String.valueOf(namesAndValues[i]))
                    .setValue(value(namesAndValues[i + 1]))
                    .build());
        }
        return attributes;
    }

    static AnyValue value(Object value) {
        AnyValue.Builder any = AnyValue.newBuilder();
        if (value instanceof AnyValue same) {
            return same;
        } else if (value instanceof Boolean flag) {
            any.setBoolValue(flag);
        } else if (value instanceof Integer whole) {
            any.setIntValue(whole);
        } else if (value instanceof Double real) {
            any.setDoubleValue(real);
        } else if (value instanceof List<?> list) {
            ArrayValue.Builder array = ArrayValue.newBuilder();
            list.forEach(one -> array.addValues(value(one)));
            any.setArrayValue(array);
        } else {
            any.setStringValue(String.valueOf(value));
        }
        return any.build();
    }
}

package dev.tocsin.emulator;

import static dev.tocsin.emulator.OtlpBench.SPAN;
import static dev.tocsin.emulator.OtlpBench.TIME;
import static dev.tocsin.emulator.OtlpBench.TRACE;
import static dev.tocsin.emulator.OtlpBench.attributes;
import static dev.tocsin.emulator.OtlpBench.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.protobuf.ByteString;
import io.opentelemetry.proto.collector.trace.v1.ExportTracePartialSuccess;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceResponse;
import io.opentelemetry.proto.common.v1.InstrumentationScope;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.ScopeSpans;
import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.Status;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Spans that come as OTLP, and the rows that the exporter would have filled. */
class OtlpTracesTest {
    @TempDir
    private Path folder;

    private OtlpBench bench;

    @BeforeEach
    void open() throws IOException {
        bench = new OtlpBench(folder);
    }

    private static Span.Builder span(Span.SpanKind kind, String name, Object... attributes) {
        return Span.newBuilder()
                .setTraceId(TRACE)
                .setSpanId(SPAN)
                .setName(name)
                .setKind(kind)
                .setStartTimeUnixNano(TIME)
                .setEndTimeUnixNano(TIME + 1_250_600_000L)
                .addAllAttributes(attributes(attributes));
    }

    private static Span.Builder client(String name, Object... attributes) {
        return span(Span.SpanKind.SPAN_KIND_CLIENT, name, attributes);
    }

    private ExportTracePartialSuccess sent(Span.Builder... spans) throws IOException {
        ScopeSpans.Builder scope = ScopeSpans.newBuilder()
                .setScope(InstrumentationScope.newBuilder().setName("opentelemetry.instrumentation.fastapi"));
        List.of(spans).forEach(scope::addSpans);
        ArmResponse answer = bench.send(
                "/v1/traces",
                ExportTraceServiceRequest.newBuilder()
                        .addResourceSpans(ResourceSpans.newBuilder()
                                .setResource(OtlpBench.python())
                                .addScopeSpans(scope))
                        .build());
        assertThat(answer.status()).isEqualTo(200);
        return ExportTraceServiceResponse.parseFrom(answer.body()).getPartialSuccess();
    }

    private ObjectNode landed(String table, Span.Builder span) throws IOException {
        assertThat(sent(span)).isEqualTo(ExportTracePartialSuccess.getDefaultInstance());
        List<ObjectNode> rows = bench.rows(table);
        assertThat(rows).isNotEmpty();
        return rows.get(rows.size() - 1);
    }

    private static String texts(JsonNode row, String... columns) {
        return String.join(
                " | ",
                List.of(columns).stream()
                        .map(column -> row.path(column).asText())
                        .toList());
    }

    /** The attributes are those of opentelemetry-instrumentation-fastapi with the conventions that are its default. */
    @Test
    void aSpanOfAServerIsARequest() throws IOException {
        ObjectNode row = landed(
                "AppRequests",
                span(
                                Span.SpanKind.SPAN_KIND_SERVER,
                                "POST /mcp",
                                "http.scheme",
                                "https",
                                "http.host",
                                "shop.example.com",
                                "net.host.port",
                                443,
                                "http.flavor",
                                "1.1",
                                "http.target",
                                "/mcp",
                                "http.url",
                                "https://shop.example.com/mcp?x=1",
                                "http.method",
                                "POST",
                                "http.user_agent",
                                "curl/8",
                                "http.route",
                                "/mcp",
                                "http.status_code",
                                200,
                                "tenant",
                                "t1")
                        .setParentSpanId(OtlpBench.hex("00f067aa0ba902b7")));

        assertThat(row)
                .isEqualTo(json("{'Id':'b7ad6b7169203331','DurationMs':1251.0,'ResultCode':'200','Success':true,"
                        + "'Name':'POST /mcp','Url':'https://shop.example.com/mcp?x=1',"
                        + "'Properties':{'tenant':'t1','_MS.ProcessedByMetricExtractors':'True'},"
                        + "'OperationName':'POST /mcp','OperationId':'0af7651916cd43dd8448eb211c80319c',"
                        + "'ParentId':'00f067aa0ba902b7','TimeGenerated':'2026-01-05T12:30:00.123456Z',"
                        + "'AppRoleName':'mcp-server','AppRoleInstance':'mcp-1','SDKVersion':'otlp_python:otel1.38.0',"
                        + "'ItemCount':1,'Type':'AppRequests','_ResourceId':'"
                        + OtlpBench.COMPONENT.toLowerCase(Locale.ROOT) + "'}"));
    }

    @Test
    void theStableConventionsAreKnownToo() throws IOException {
        ObjectNode row = landed(
                "AppRequests",
                span(
                        Span.SpanKind.SPAN_KIND_SERVER,
                        "GET",
                        "http.request.method",
                        "GET",
                        "url.scheme",
                        "http",
                        "url.path",
                        "/items/7",
                        "url.query",
                        "full=1",
                        "server.address",
                        "shop",
                        "server.port",
                        8080,
                        "http.response.status_code",
                        404));

        assertThat(texts(row, "Name", "Url", "ResultCode", "Success"))
                .isEqualTo("GET /items/7 | http://shop:8080/items/7?full=1 | 404 | false");
        assertThat(row.path("Properties")).isEqualTo(json("{'_MS.ProcessedByMetricExtractors':'True'}"));
    }

    @Test
    void aRequestFailsByItsStatusOrItsCode() throws IOException {
        for (int code : new int[] {0, 200, 302, 400, 499, 500}) {
            ObjectNode row = landed(
                    "AppRequests",
                    span(Span.SpanKind.SPAN_KIND_SERVER, "x", "http.method", "GET", "http.status_code", code));
            assertThat(row.path("Success").booleanValue())
                    .as("code %d", code)
                    .isEqualTo(code == 200 || code == 302 || code == 500);
        }
        ObjectNode failed = landed(
                "AppRequests",
                span(Span.SpanKind.SPAN_KIND_CONSUMER, "handle")
                        .setStatus(Status.newBuilder().setCode(Status.StatusCode.STATUS_CODE_ERROR)));
        assertThat(texts(failed, "Name", "ResultCode", "Success")).isEqualTo("handle | 0 | false");
    }

    /** As opentelemetry-instrumentation-asyncpg fills it. */
    @Test
    void aQueryIsADependencyOnItsDatabase() throws IOException {
        ObjectNode row = landed(
                "AppDependencies",
                client(
                        "SELECT",
                        "db.system",
                        "postgresql",
                        "db.name",
                        "retail",
                        "db.user",
                        "app",
                        "net.peer.name",
                        "db.internal",
                        "net.peer.port",
                        5432,
                        "db.statement",
                        "SELECT 1"));

        assertThat(texts(row, "Name", "DependencyType", "Target", "Data", "ResultCode", "Success", "DurationMs"))
                .isEqualTo("SELECT | postgresql | db.internal|retail | SELECT 1 | 0 | true | 1251.0000");
        assertThat(texts(
                        landed(
                                "AppDependencies",
                                client("q", "db.system", "mssql", "net.peer.name", "h", "net.peer.port", 9)),
                        "DependencyType",
                        "Target"))
                .isEqualTo("SQL | h:9");
        assertThat(texts(landed("AppDependencies", client("q", "db.system", "redis")), "DependencyType", "Target"))
                .isEqualTo("redis | redis");
    }

    @Test
    void aCallOverHttpHasTheMethodAndThePathAsItsName() throws IOException {
        assertThat(texts(
                        landed(
                                "AppDependencies",
                                client(
                                        "GET",
                                        "http.method",
                                        "GET",
                                        "http.url",
                                        "https://api.example.com:443/v1/x?q=1",
                                        "http.scheme",
                                        "https",
                                        "http.status_code",
                                        503)),
                        "Name",
                        "DependencyType",
                        "Target",
                        "Data",
                        "ResultCode"))
                .isEqualTo("GET /v1/x | HTTP | api.example.com | https://api.example.com:443/v1/x?q=1 | 503");
        assertThat(texts(
                        landed(
                                "AppDependencies",
                                client(
                                        "PUT",
                                        "http.request.method",
                                        "PUT",
                                        "url.full",
                                        "http://h:8080",
                                        "server.address",
                                        "h",
                                        "server.port",
                                        8080)),
                        "Name",
                        "Target"))
                .isEqualTo("PUT / | h:8080");
    }

    @Test
    void otherSpansHaveTheTypeOfTheirKind() throws IOException {
        assertThat(texts(landed("AppDependencies", client("c")), "DependencyType", "Target"))
                .isEqualTo("N/A | ");
        assertThat(texts(landed("AppDependencies", client("c", "rpc.system", "grpc")), "DependencyType", "Target"))
                .isEqualTo("rpc.system | grpc");
        assertThat(texts(
                        landed("AppDependencies", span(Span.SpanKind.SPAN_KIND_INTERNAL, "mcp_request")),
                        "Name",
                        "DependencyType"))
                .isEqualTo("mcp_request | InProc");
        assertThat(texts(
                        landed(
                                "AppDependencies",
                                span(
                                        Span.SpanKind.SPAN_KIND_PRODUCER,
                                        "send",
                                        "messaging.system",
                                        "kafka",
                                        "messaging.destination",
                                        "orders")),
                        "DependencyType",
                        "Target"))
                .isEqualTo("Queue Message | kafka | orders");
    }

    /** traced() of the shipped instrumentation ends so when what it wraps raises. */
    @Test
    void anExceptionThatASpanRecordedIsARowBesideIt() throws IOException {
        Span.Builder span = span(Span.SpanKind.SPAN_KIND_INTERNAL, "mcp_request", "_MS.sampleRate", 25.0)
                .addEvents(Span.Event.newBuilder()
                        .setName("exception")
                        .setTimeUnixNano(TIME + 1_000)
                        .addAllAttributes(attributes(
                                "exception.type", "ValueError",
                                "exception.message", "no such table",
                                "exception.stacktrace", "Traceback …",
                                "exception.escaped", "False",
                                "attempt", 2)))
                .addEvents(Span.Event.newBuilder().setName("retry").setTimeUnixNano(TIME));
        ObjectNode row = landed("AppExceptions", span);

        assertThat(texts(row, "ExceptionType", "OuterMessage", "OperationId", "ParentId", "ItemCount"))
                .isEqualTo("ValueError | no such table | 0af7651916cd43dd8448eb211c80319c | b7ad6b7169203331 | 4");
        assertThat(row.path("Properties")).isEqualTo(json("{'attempt':'2'}"));
        assertThat(texts(bench.rows("AppTraces").get(0), "Message", "ParentId")).isEqualTo("retry | b7ad6b7169203331");
        assertThat(bench.rows("AppDependencies").get(0).path("ItemCount").intValue())
                .isEqualTo(4);
    }

    /** Of a span and its events all land or none, so that what is counted as rejected is a span. */
    @Test
    void aSpanWithAnEventThatIsTooOldDoesNotLand() throws IOException {
        ExportTracePartialSuccess partial = sent(
                span(Span.SpanKind.SPAN_KIND_INTERNAL, "good"),
                span(Span.SpanKind.SPAN_KIND_INTERNAL, "bad")
                        .addEvents(Span.Event.newBuilder().setName("e").setTimeUnixNano(1)),
                span(Span.SpanKind.SPAN_KIND_INTERNAL, "no id").setTraceId(ByteString.EMPTY),
                span(Span.SpanKind.SPAN_KIND_INTERNAL, "ends before it starts")
                        .setEndTimeUnixNano(TIME - 1_000_000_000));

        assertThat(partial.getRejectedSpans()).isEqualTo(3);
        assertThat(partial.getErrorMessage()).startsWith("3 of 4 spans did not land; the first: 103: Field 'time'");
        assertThat(bench.rows("AppDependencies"))
                .extracting(row -> row.path("Name").asText())
                .containsExactly("good");
        assertThat(bench.rows("AppTraces")).isEmpty();
    }

    @Test
    void linksAndArraysAreTextsAsPythonWritesThem() throws IOException {
        ObjectNode row = landed(
                "AppDependencies",
                span(
                                Span.SpanKind.SPAN_KIND_INTERNAL,
                                "x",
                                "list",
                                List.of("a", "it's"),
                                "one",
                                List.of(1),
                                "f",
                                1e-5,
                                "g",
                                2.0)
                        .addLinks(Span.Link.newBuilder().setTraceId(TRACE).setSpanId(SPAN)));

        assertThat(texts(row.path("Properties"), "list", "one", "f", "g", "_MS.links"))
                .isEqualTo("('a', \"it's\") | (1,) | 1e-05 | 2.0 | [{\"operation_Id\":"
                        + " \"0af7651916cd43dd8448eb211c80319c\", \"id\": \"b7ad6b7169203331\"}]");
    }
}

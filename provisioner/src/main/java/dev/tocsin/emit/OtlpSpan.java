package dev.tocsin.emit;

import com.google.protobuf.ByteString;
import dev.tocsin.alerttest.ProfileRow;
import dev.tocsin.emit.Envelopes.NotSendableException;
import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.Status;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Rows of {@code requests} and {@code dependencies} as spans of which the exporter makes these rows; what no span becomes is refused. */
final class OtlpSpan {
    private static final Pattern OVER_HTTP = Pattern.compile("([A-Z]{3,10}) (\\S.*)");
    private static final Pattern CODE = Pattern.compile("\\d{1,3}");
    private static final Pattern SPAN_ID = Pattern.compile("[0-9a-f]{16}");
    private static final double ALL = 100.0;

    private final ProfileRow row;
    private final Span.Builder span = Span.newBuilder();

    private OtlpSpan(ProfileRow row) {
        this.row = row;
    }

    static Span of(ProfileRow row) throws NotSendableException {
        return new OtlpSpan(row).made();
    }

    private Span made() throws NotSendableException {
        String id = Envelopes.text(row, "id", Envelopes.id(row));
        if (!SPAN_ID.matcher(id).matches()) {
            throw not("id", "to what is no span id of 16 hexadecimal digits");
        }
        long start = OtlpValue.nanos(row.time());
        span.setTraceId(OtlpValue.traceId(row))
                .setSpanId(ByteString.copyFrom(HexFormat.of().parseHex(id)))
                .setStartTimeUnixNano(start)
                .setEndTimeUnixNano(start + OtlpValue.duration(row))
                .addAllAttributes(OtlpValue.attributes(row));
        if (!Envelopes.success(row)) {
            span.setStatus(Status.newBuilder().setCode(Status.StatusCode.STATUS_CODE_ERROR));
        }
        long count = Envelopes.itemCount(row);
        if (count > 1) {
            span.addAttributes(OtlpValue.of("_MS.sampleRate", ALL / count));
        }
        if (row.table().equals("requests")) {
            request();
        } else {
            dependency();
        }
        return span.build();
    }

    private void request() throws NotSendableException {
        String name = Envelopes.text(row, "name", "GET /");
        span.setKind(Span.SpanKind.SPAN_KIND_SERVER).setName(name);
        Matcher http = OVER_HTTP.matcher(name);
        if (!http.matches()) {
            demandMissing("resultCode", "and is no request over HTTP by its name, such as \"GET /items\"");
            demandMissing("url", "and is no request over HTTP by its name, such as \"GET /items\"");
            return;
        }
        String code = Envelopes.text(row, "resultCode", "200");
        if (!CODE.matcher(code).matches()) {
            throw not("resultCode", "to what is no status of HTTP");
        }
        int status = Integer.parseInt(code);
        if (Envelopes.success(row) && (status == 0 || status >= 400 && status < 500)) {
            throw not("resultCode", "to " + code + ", with which the exporter takes no request for a success");
        }
        attribute("http.request.method", http.group(1));
        attribute("http.route", http.group(2));
        attribute("http.response.status_code", (long) status);
        attribute("url.full", row.values().get("url"));
    }

    private void dependency() throws NotSendableException {
        String type = Envelopes.text(row, "type", "");
        span.setName(Envelopes.text(row, "name", "call"));
        switch (type.toLowerCase(Locale.ROOT)) {
            case "http" -> http();
            case "inproc" -> {
                span.setKind(Span.SpanKind.SPAN_KIND_INTERNAL);
                demandMissing("data", "of a span inside the process");
                demandPlainCode();
            }
            default -> {
                if (type.startsWith("Queue Message")) {
                    throw not("type", "to \"" + type + "\", which is not sent as OTLP");
                }
                span.setKind(Span.SpanKind.SPAN_KIND_CLIENT);
                demandPlainCode();
                if (type.isEmpty()) {
                    demandMissing("data", "without a type");
                } else {
                    attribute("db.system", type.equals("SQL") ? "mssql" : type);
                    attribute("db.statement", row.values().get("data"));
                }
            }
        }
        attribute("peer.service", row.values().get("target"));
    }

    /** The exporter names it by its method and the path of its URL. */
    private void http() throws NotSendableException {
        Matcher http = OVER_HTTP.matcher(span.getName());
        if (!http.matches() || !http.group(2).startsWith("/")) {
            throw not("name", "to what is no method and path, such as \"GET /items\"");
        }
        String url = Envelopes.text(row, "data", "https://" + Envelopes.text(row, "target", "") + http.group(2));
        if (url.startsWith("https:///")) {
            throw not("type", "to HTTP and neither \"target\" nor \"data\"");
        }
        if (!url.contains(http.group(2))) {
            throw not("data", "to a URL without the path that the name has");
        }
        String code = Envelopes.text(row, "resultCode", "200");
        if (!CODE.matcher(code).matches()) {
            throw not("resultCode", "to what is no status of HTTP");
        }
        span.setKind(Span.SpanKind.SPAN_KIND_CLIENT);
        attribute("http.request.method", http.group(1));
        attribute("url.full", url);
        attribute("http.response.status_code", Long.parseLong(code));
    }

    private void attribute(String name, @Nullable Object value) {
        if (value != null) {
            span.addAttributes(OtlpValue.of(name, value));
        }
    }

    private void demandMissing(String column, String why) throws NotSendableException {
        Map<String, ? extends @Nullable Object> values = row.values();
        if (values.get(column) != null) {
            throw not(column, why);
        }
    }

    /** The exporter writes 0 for what is not HTTP. */
    private void demandPlainCode() throws NotSendableException {
        if (!Envelopes.text(row, "resultCode", "0").equals("0")) {
            throw not("resultCode", "to something else than 0, which the exporter writes for what is not HTTP");
        }
    }

    private NotSendableException not(String column, String why) {
        return new NotSendableException(
                "the stream \"" + row.stream() + "\" sets " + row.table() + "." + column + " " + why);
    }
}

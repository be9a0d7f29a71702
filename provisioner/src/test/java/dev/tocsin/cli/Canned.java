package dev.tocsin.cli;

import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpHeaders;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.core.util.BinaryData;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** An answer made by a test. */
class Canned extends HttpResponse {
    private final int status;
    private final HttpHeaders headers;
    private final byte[] body;
    private final Runnable end;

    private Canned(HttpRequest request, int status, HttpHeaders headers, byte[] body, Runnable end) {
        super(request);
        this.status = status;
        this.headers = headers;
        this.body = body.clone();
        this.end = end;
    }

    static HttpResponse of(HttpRequest request, int status, Map<String, String> headers, String body) {
        return of(request, status, headers, body.getBytes(StandardCharsets.UTF_8));
    }

    static HttpResponse of(HttpRequest request, int status, Map<String, String> headers, byte[] body) {
        HttpHeaders all = new HttpHeaders();
        headers.forEach((name, value) -> all.set(HttpHeaderName.fromString(name), value));
        return new Canned(request, status, all, body, () -> {});
    }

    /** The same answer with another body. */
    static HttpResponse withBody(HttpResponse original, String body) {
        return new Canned(
                original.getRequest(),
                original.getStatusCode(),
                original.getHeaders(),
                body.getBytes(StandardCharsets.UTF_8),
                () -> {});
    }

    /** The same answer, and what happens when its reader is done with it. */
    static HttpResponse thatEndsWith(HttpResponse original, Runnable end) {
        return new Canned(
                original.getRequest(),
                original.getStatusCode(),
                original.getHeaders(),
                text(original).getBytes(StandardCharsets.UTF_8),
                end);
    }

    /** The same answer with a body that is read from a stream. */
    static HttpResponse withStream(HttpResponse original, InputStream in) {
        return new Canned(
                original.getRequest(), original.getStatusCode(), original.getHeaders(), new byte[0], () -> {}) {
            @Override
            public BinaryData getBodyAsBinaryData() {
                return BinaryData.fromStream(in);
            }
        };
    }

    static String text(HttpResponse response) {
        BinaryData body = response.getBodyAsBinaryData();
        return body == null ? "" : body.toString();
    }

    @Override
    public void close() {
        end.run();
    }

    @Override
    public int getStatusCode() {
        return status;
    }

    @Override
    @Deprecated
    public String getHeaderValue(String name) {
        return headers.getValue(HttpHeaderName.fromString(name));
    }

    @Override
    public HttpHeaders getHeaders() {
        return headers;
    }

    @Override
    public BinaryData getBodyAsBinaryData() {
        return BinaryData.fromBytes(body);
    }

    @Override
    public Flux<ByteBuffer> getBody() {
        return Flux.just(ByteBuffer.wrap(body));
    }

    @Override
    public Mono<byte[]> getBodyAsByteArray() {
        return Mono.just(body);
    }

    @Override
    public Mono<String> getBodyAsString() {
        return getBodyAsString(StandardCharsets.UTF_8);
    }

    @Override
    public Mono<String> getBodyAsString(Charset charset) {
        return Mono.just(new String(body, charset));
    }
}

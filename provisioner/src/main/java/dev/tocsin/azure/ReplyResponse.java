package dev.tocsin.azure;

import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpHeaders;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.core.util.BinaryData;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A reply that is at hand, in all the shapes in which azure-core may ask for it. */
final class ReplyResponse extends HttpResponse {
    private final Reply reply;

    ReplyResponse(HttpRequest request, Reply reply) {
        super(request);
        this.reply = reply;
    }

    @Override
    public int getStatusCode() {
        return reply.status();
    }

    @Override
    @Deprecated
    public @Nullable String getHeaderValue(String name) {
        return reply.headers().get(name);
    }

    @Override
    public HttpHeaders getHeaders() {
        HttpHeaders headers = new HttpHeaders();
        reply.headers().forEach((name, value) -> headers.set(HttpHeaderName.fromString(name), value));
        return headers;
    }

    @Override
    public BinaryData getBodyAsBinaryData() {
        return BinaryData.fromBytes(reply.bytes());
    }

    @Override
    public Flux<ByteBuffer> getBody() {
        return Flux.just(ByteBuffer.wrap(reply.bytes()));
    }

    @Override
    public Mono<byte[]> getBodyAsByteArray() {
        return Mono.just(reply.bytes());
    }

    @Override
    public Mono<String> getBodyAsString() {
        return getBodyAsString(StandardCharsets.UTF_8);
    }

    @Override
    public Mono<String> getBodyAsString(Charset charset) {
        return Mono.just(new String(reply.bytes(), charset));
    }
}

package dev.tocsin.azure;

import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpHeader;
import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpHeaders;
import com.azure.core.http.HttpPipeline;
import com.azure.core.http.HttpPipelineBuilder;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.core.util.BinaryData;
import com.azure.core.util.Context;
import dev.tocsin.emulator.ArmRequest;
import dev.tocsin.emulator.ArmResponse;
import dev.tocsin.emulator.Emulator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import reactor.core.publisher.Mono;

/** Hands requests to an emulator in this process, so that the code path is the production one up to the last call. */
public final class InProcessHttpClient implements HttpClient {
    private final Emulator emulator;

    /** A client of one emulator. */
    public InProcessHttpClient(Emulator emulator) {
        this.emulator = emulator;
    }

    /** A pipeline that leads straight to a client in this process. Nothing is traced. */
    public static HttpPipeline pipeline(HttpClient client) {
        return new HttpPipelineBuilder()
                .httpClient(client)
                .tracer(new Untraced())
                .build();
    }

    @Override
    public Mono<HttpResponse> send(HttpRequest request) {
        return Mono.fromCallable(() -> sendSync(request, Context.NONE));
    }

    @Override
    public HttpResponse sendSync(HttpRequest request, Context context) {
        URL url = request.getUrl();
        Map<String, String> headers = new HashMap<>();
        for (HttpHeader header : request.getHeaders()) {
            headers.put(header.getName(), header.getValue());
        }
        BinaryData body = request.getBodyAsBinaryData();
        try {
            return new Response(
                    request,
                    emulator.handle(new ArmRequest(
                            request.getHttpMethod().toString(),
                            URLDecoder.decode(url.getPath().replace("+", "%2B"), StandardCharsets.UTF_8),
                            url.getQuery() == null ? "" : url.getQuery(),
                            headers,
                            body == null ? new byte[0] : body.toBytes())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Response extends BytesResponse {
        private final ArmResponse answer;

        private Response(HttpRequest request, ArmResponse answer) {
            super(request);
            this.answer = answer;
        }

        @Override
        public int getStatusCode() {
            return answer.status();
        }

        @Override
        public HttpHeaders getHeaders() {
            HttpHeaders headers = new HttpHeaders();
            answer.headers().forEach((name, value) -> headers.set(HttpHeaderName.fromString(name), value));
            return headers;
        }

        /** A stalled body never comes: the reader's deadline must end the wait. */
        @Override
        public byte[] bytes() {
            if (answer.ending() == ArmResponse.Ending.STALLED) {
                try {
                    Thread.sleep(Long.MAX_VALUE);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new IllegalStateException("interrupted while waiting for a body", e);
                }
            }
            return answer.body();
        }
    }
}

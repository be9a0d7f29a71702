package dev.tocsin.cli;

import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.core.util.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;
import reactor.core.publisher.Mono;

/** A way for requests that leads past a test. */
final class Detour implements HttpClient {
    /** What the test does with one request. */
    @FunctionalInterface
    interface Passage {
        HttpResponse pass(HttpRequest request, Onward onward) throws IOException;
    }

    /** The rest of the way. */
    @FunctionalInterface
    interface Onward {
        HttpResponse send();
    }

    private final HttpClient client;
    private final Passage passage;

    private Detour(HttpClient client, Passage passage) {
        this.client = client;
        this.passage = passage;
    }

    static UnaryOperator<HttpClient> through(Passage passage) {
        return client -> new Detour(client, passage);
    }

    /** {@code METHOD path}, decoded. */
    static String line(HttpRequest request) {
        return request.getHttpMethod() + " "
                + URLDecoder.decode(request.getUrl().getPath().replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    @Override
    public Mono<HttpResponse> send(HttpRequest request) {
        return Mono.fromCallable(() -> sendSync(request, Context.NONE));
    }

    @Override
    public HttpResponse sendSync(HttpRequest request, Context context) {
        try {
            return passage.pass(request, () -> client.sendSync(request, context));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

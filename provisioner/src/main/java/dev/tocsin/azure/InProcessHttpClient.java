package dev.tocsin.azure;

import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpHeader;
import com.azure.core.http.HttpPipelineBuilder;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.core.util.BinaryData;
import com.azure.core.util.Context;
import dev.tocsin.emulator.Emulator;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import reactor.core.publisher.Mono;

/** Hands requests to an emulator in this process, for whoever stands between a run and it. */
public final class InProcessHttpClient implements HttpClient {
    /** Who stands between has a deadline of its own. */
    private static final Duration ANY_TIME = Duration.ofDays(1);

    private final Emulator emulator;

    /** A client of one emulator. */
    public InProcessHttpClient(Emulator emulator) {
        this.emulator = emulator;
    }

    /** Leads to a client in this process; straight to the emulator, where nothing stands between. */
    static Carrier carrier(HttpClient client, Duration deadline) {
        return client instanceof InProcessHttpClient direct
                ? new EmulatorCarrier(direct.emulator, deadline)
                : new PipelineCarrier(
                        new HttpPipelineBuilder().httpClient(client).build(), deadline);
    }

    @Override
    public Mono<HttpResponse> send(HttpRequest request) {
        return Mono.fromCallable(() -> sendSync(request, Context.NONE));
    }

    @Override
    public HttpResponse sendSync(HttpRequest request, Context context) {
        Map<String, String> headers = new HashMap<>();
        for (HttpHeader header : request.getHeaders()) {
            headers.put(header.getName(), header.getValue());
        }
        BinaryData body = request.getBodyAsBinaryData();
        try {
            return new ReplyResponse(
                    request,
                    new EmulatorCarrier(emulator, ANY_TIME)
                            .carry(new Call(
                                    request.getHttpMethod(),
                                    request.getUrl().toString(),
                                    headers,
                                    body == null ? new byte[0] : body.toBytes())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new InterruptedIOException("interrupted while waiting for an answer"));
        }
    }
}

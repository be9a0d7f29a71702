package dev.tocsin.azure;

import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.core.util.Context;
import dev.tocsin.observe.Event;
import dev.tocsin.observe.Journal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Gives each request the name of the run, by which the activity log and Azure's support find it, and tells the journal what came
 * of it (Microsoft Learn, azure-resource-manager/management/resource-providers-and-types, common request headers).
 */
public final class ToldHttpClient implements HttpClient {
    private static final HttpHeaderName CORRELATION = HttpHeaderName.fromString("x-ms-correlation-request-id");
    private static final HttpHeaderName REQUEST_ID = HttpHeaderName.fromString("x-ms-request-id");

    private final HttpClient client;
    private final Journal journal;

    /** Requests go on to {@code client}. */
    public ToldHttpClient(HttpClient client, Journal journal) {
        this.client = client;
        this.journal = journal;
    }

    @Override
    public Mono<HttpResponse> send(HttpRequest request) {
        return Mono.fromCallable(() -> sendSync(request, Context.NONE));
    }

    @Override
    public HttpResponse sendSync(HttpRequest request, Context context) {
        request.setHeader(CORRELATION, journal.correlationId());
        Instant start = journal.now();
        HttpResponse response = null;
        try {
            response = client.sendSync(request, context);
            return response;
        } finally {
            if (journal.isHeard()) {
                journal.tell(event(request, start, response));
            }
        }
    }

    private Event event(HttpRequest request, Instant start, @Nullable HttpResponse response) {
        String requestId = response == null ? null : response.getHeaderValue(REQUEST_ID);
        return new Event.Request(
                start,
                journal.since(start),
                request.getHttpMethod().toString(),
                request.getUrl().getHost(),
                request.getUrl().getPath(),
                response == null ? 0 : response.getStatusCode(),
                requestId == null ? "" : requestId);
    }
}

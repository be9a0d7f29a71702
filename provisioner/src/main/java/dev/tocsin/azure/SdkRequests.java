package dev.tocsin.azure;

import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpHeader;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.core.util.Context;
import java.util.Map;
import java.util.TreeMap;
import reactor.core.publisher.Mono;

/** Takes requests of the SDK's typed clients and sends them as all others are sent. They only ever ask. */
final class SdkRequests implements HttpClient {
    private final Sender sender;
    private final String endpoint;

    SdkRequests(Sender sender, String endpoint) {
        this.sender = sender;
        this.endpoint = endpoint;
    }

    @Override
    public Mono<HttpResponse> send(HttpRequest request) {
        return Mono.fromCallable(() -> sendSync(request, Context.NONE));
    }

    @Override
    public HttpResponse sendSync(HttpRequest request, Context context) {
        String url = request.getUrl().toString();
        Map<String, String> headers = new TreeMap<>();
        for (HttpHeader header : request.getHeaders()) {
            headers.put(header.getName(), header.getValue());
        }
        Call call = new Call(request.getHttpMethod(), url, headers, new byte[0]);
        if (!call.isRead() || !ArmClient.isOurs(endpoint, url)) {
            throw new IllegalArgumentException("typed clients only ask, and only here: " + call.method() + " " + url);
        }
        return new ReplyResponse(request, sender.send(call).reply());
    }
}

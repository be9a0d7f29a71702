package dev.tocsin.azure;

import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpHeaders;
import com.azure.core.http.HttpPipeline;
import com.azure.core.http.HttpPipelineBuilder;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.core.util.Context;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import reactor.core.publisher.Mono;

/** Answers requests in the order of a script; the last answer is repeated. */
final class ScriptedService implements HttpClient {
    /** One answer. */
    record Answer(int status, String body, Map<String, String> headers) {}

    private final List<Answer> script;
    private final List<String> requests = Collections.synchronizedList(new ArrayList<>());
    private final List<HttpHeaders> headers = Collections.synchronizedList(new ArrayList<>());

    ScriptedService(Answer... script) {
        this.script = List.of(script);
    }

    static Answer answer(int status, String body) {
        return new Answer(status, body, Map.of());
    }

    static Answer throttled(String header, String value) {
        return new Answer(
                429, "{\"error\":{\"code\":\"TooManyRequests\",\"message\":\"slow down\"}}", Map.of(header, value));
    }

    HttpPipeline pipeline() {
        return new HttpPipelineBuilder().httpClient(this).build();
    }

    /** What was asked, as {@code METHOD url}. */
    List<String> requests() {
        return List.copyOf(requests);
    }

    /** What each request had in a header. */
    List<String> headers(String name) {
        return headers.stream()
                .map(one -> one.getValue(HttpHeaderName.fromString(name)))
                .toList();
    }

    @Override
    public Mono<HttpResponse> send(HttpRequest request) {
        return Mono.fromCallable(() -> sendSync(request, Context.NONE));
    }

    @Override
    public synchronized HttpResponse sendSync(HttpRequest request, Context context) {
        Answer answer = script.get(Math.min(requests.size(), script.size() - 1));
        requests.add(request.getHttpMethod() + " " + request.getUrl());
        headers.add(new HttpHeaders(request.getHeaders()));
        return new ReplyResponse(
                request,
                new Reply(answer.status(), answer.headers(), answer.body().getBytes(StandardCharsets.UTF_8)));
    }
}

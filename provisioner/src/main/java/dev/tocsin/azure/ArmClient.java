package dev.tocsin.azure;

import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpMethod;
import com.azure.core.http.HttpPipeline;
import com.azure.core.http.HttpPipelineBuilder;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.core.util.BinaryData;
import com.azure.core.util.Context;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.tocsin.json.JsonLimits;
import dev.tocsin.json.JsonReader;
import dev.tocsin.json.JsonSyntaxException;
import dev.tocsin.json.JsonWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Speaks ARM: JSON trees over an azure-core pipeline. Every call has a deadline that covers the body, every 2xx body is parsed
 * whole before it counts, transient failures are tried again, and no request leaves for another host. Thread-safe.
 */
public final class ArmClient implements AutoCloseable {
    private static final Duration DEADLINE = Duration.ofSeconds(60);
    private static final int MAX_PAGES = 1_000;

    private final HttpPipeline pipeline;
    private final String endpoint;
    private final Waiting waiting;
    private final Retry retry;
    private final Duration deadline;
    private final AtomicInteger reads = new AtomicInteger();
    private final AtomicInteger writes = new AtomicInteger();
    private final JsonReader json = new JsonReader(JsonLimits.RESPONSE);
    private final ExecutorService calls = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "arm-call");
        thread.setDaemon(true);
        return thread;
    });

    /**
     * A client.
     *
     * @param pipeline sends requests, with credentials where they are needed
     * @param endpoint ARM base, without final slash
     */
    public ArmClient(HttpPipeline pipeline, String endpoint, Waiting waiting) {
        this(pipeline, endpoint, waiting, DEADLINE);
    }

    ArmClient(HttpPipeline pipeline, String endpoint, Waiting waiting, Duration deadline) {
        this.pipeline = pipeline;
        this.endpoint = endpoint;
        this.waiting = waiting;
        this.retry = new Retry(waiting);
        this.deadline = deadline;
    }

    /** Loads azure-core and forgets it: the first use in a JVM is slow, and can be had on another thread. */
    public static void warmUp() {
        HttpPipeline pipeline = new HttpPipelineBuilder()
                .httpClient(request -> {
                    throw new IllegalStateException("nothing is sent");
                })
                .build();
        HttpRequest request = new HttpRequest(HttpMethod.GET, "https://management.azure.com/");
        request.setHeader(HttpHeaderName.ACCEPT, pipeline.getClass().getSimpleName());
    }

    /** The requests sent so far. */
    public RequestCount requests() {
        return new RequestCount(reads.get(), writes.get());
    }

    /** The resource at a path, or empty when there is none. */
    public Optional<ArmAnswer> get(String path, String query) {
        ArmAnswer answer = send(HttpMethod.GET, url(path, query), Optional.empty(), Retry.MAX_ATTEMPTS);
        if (answer.status() == 404 && !ArmError.of("", answer).code().equals("ResourceGroupNotFound")) {
            return Optional.empty();
        }
        return Optional.of(demandSuccess(HttpMethod.GET, path, answer));
    }

    /**
     * Creates or replaces the resource at a path. Where no answer came, the caller must look before it asks again.
     *
     * @throws ArmException also with {@link ArmException#isUnknownOutcome()}
     */
    public ArmAnswer put(String path, String query, JsonNode body) {
        return demandSuccess(
                HttpMethod.PUT,
                path,
                send(HttpMethod.PUT, url(path, query), Optional.of(JsonWriter.compact(body)), Retry.MAX_ATTEMPTS));
    }

    /** Deletes the resource at a path; it is no error when there is none. */
    public void delete(String path, String query) {
        ArmAnswer answer = send(HttpMethod.DELETE, url(path, query), Optional.empty(), Retry.MAX_ATTEMPTS);
        if (answer.status() != 404) {
            demandSuccess(HttpMethod.DELETE, path, answer);
        }
    }

    /** All elements of a collection, over all its pages. */
    public List<JsonNode> list(String path, String query) {
        List<JsonNode> all = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        Optional<String> next = Optional.of(url(path, query));
        while (next.isPresent()) {
            if (!seen.add(next.get()) || seen.size() > MAX_PAGES) {
                throw new ArmException(
                        200, "PageLoop", "GET " + path + ": the pages of the answer never end", Optional.empty());
            }
            ArmAnswer page = demandSuccess(
                    HttpMethod.GET, path, send(HttpMethod.GET, next.get(), Optional.empty(), Retry.MAX_ATTEMPTS));
            if (!page.body().path("value").isArray()) {
                throw new ArmException(
                        page.status(),
                        "NoList",
                        "GET " + path + ": the answer is no list of resources",
                        Optional.empty());
            }
            page.body().get("value").forEach(all::add);
            next = Optional.ofNullable(page.body().path("nextLink").textValue()).filter(link -> !link.isEmpty());
            next.ifPresent(link -> demandOwnHost(path, link));
        }
        return all;
    }

    private void demandOwnHost(String path, String link) {
        if (!link.startsWith(endpoint + "/")) {
            throw new ArmException(
                    200,
                    "ForeignHost",
                    "GET " + path + ": the next page is on another host; it is not followed",
                    Optional.empty());
        }
    }

    private String url(String path, String query) {
        return endpoint + PathEncoding.encode(path) + "?" + query;
    }

    private static ArmAnswer demandSuccess(HttpMethod method, String path, ArmAnswer answer) {
        if (!answer.isSuccess()) {
            throw ArmError.of(method + " " + path, answer);
        }
        return answer;
    }

    private ArmAnswer send(HttpMethod method, String url, Optional<String> body, int attempts) {
        for (int attempt = 1; ; attempt++) {
            ArmAnswer answer = null;
            ArmException lost = null;
            try {
                retry.awaitTurn();
                answer = once(method, url, body);
            } catch (ArmException e) {
                lost = e;
            } catch (InterruptedException e) {
                throw interrupted();
            }
            int status = answer == null ? 0 : answer.status();
            boolean again =
                    Retry.isTransient(status) && !(lost != null && method == HttpMethod.PUT) && attempt < attempts;
            if (!again || !pause(attempt, status, answer)) {
                if (answer == null) {
                    throw lost;
                }
                return answer;
            }
        }
    }

    private boolean pause(int attempt, int status, @Nullable ArmAnswer answer) {
        try {
            Optional<Duration> asked =
                    answer == null ? Optional.empty() : RetryAfter.of(answer.header(), waiting.now());
            return retry.pause(attempt, status, asked);
        } catch (InterruptedException e) {
            throw interrupted();
        }
    }

    private static ArmException interrupted() {
        Thread.currentThread().interrupt();
        return new ArmException(0, "Interrupted", "interrupted", Optional.empty());
    }

    private ArmAnswer once(HttpMethod method, String url, Optional<String> body) throws InterruptedException {
        (method == HttpMethod.GET ? reads : writes).incrementAndGet();
        Future<ArmAnswer> call = calls.submit(() -> exchange(method, url, body));
        String what = method + " " + url.substring(endpoint.length(), url.indexOf('?'));
        try {
            return call.get(deadline.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            call.cancel(true);
            throw new ArmException(
                    0,
                    "NoAnswer",
                    what + ": no complete answer within " + deadline.toSeconds() + " s",
                    Optional.empty());
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            if (!isConnectionFailure(cause)) {
                throw new IllegalStateException("sending a request failed: " + oneLine(cause), cause);
            }
            throw new ArmException(
                    0, "NoAnswer", what + ": the connection failed (" + oneLine(cause) + ")", Optional.empty());
        }
    }

    /** What the network can do to us; anything else is our own fault and must not be retried. */
    private static boolean isConnectionFailure(Throwable cause) {
        return cause instanceof IOException
                || cause instanceof UncheckedIOException
                || cause instanceof JsonSyntaxException
                || cause.getCause() instanceof IOException;
    }

    private static String oneLine(Throwable cause) {
        String message = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        return message.replaceAll("\\s+", " ").strip();
    }

    private ArmAnswer exchange(HttpMethod method, String url, Optional<String> body) throws JsonSyntaxException {
        HttpRequest request = new HttpRequest(method, url);
        request.setHeader(HttpHeaderName.ACCEPT, "application/json");
        body.ifPresent(text -> {
            request.setHeader(HttpHeaderName.CONTENT_TYPE, "application/json");
            request.setBody(text.getBytes(StandardCharsets.UTF_8));
        });
        try (HttpResponse response = pipeline.sendSync(request, Context.NONE)) {
            byte[] bytes = bytes(response);
            int status = response.getStatusCode();
            var headers = response.getHeaders();
            return new ArmAnswer(
                    status,
                    parsed(status, bytes),
                    name -> Optional.ofNullable(headers.getValue(HttpHeaderName.fromString(name))));
        }
    }

    private static byte[] bytes(HttpResponse response) {
        if (response instanceof BytesAtHand direct) {
            return direct.bytes();
        }
        BinaryData body = response.getBodyAsBinaryData();
        return body == null ? new byte[0] : body.toBytes();
    }

    /** A success that is cut short is no success; an error may come as HTML from a proxy. */
    private JsonNode parsed(int status, byte[] bytes) throws JsonSyntaxException {
        if (bytes.length == 0) {
            return MissingNode.getInstance();
        }
        try {
            return json.readTree(new String(bytes, StandardCharsets.UTF_8));
        } catch (JsonSyntaxException e) {
            if (status >= 200 && status < 300) {
                throw e;
            }
            return MissingNode.getInstance();
        }
    }

    @Override
    public void close() {
        calls.shutdownNow();
    }
}

package dev.tocsin.azure;

import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpMethod;
import com.azure.core.http.HttpPipeline;
import com.azure.core.http.HttpPipelineBuilder;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Speaks ARM: JSON trees over an azure-core pipeline. Every call has a deadline that covers the body, every 2xx body is parsed
 * whole before it counts, transient failures are tried again, what the service does later is waited for, and no request leaves
 * for another host. Thread-safe.
 */
public final class ArmClient implements AutoCloseable {
    /** How long one request may take, its body included. */
    public static final Duration DEADLINE = Duration.ofSeconds(60);

    private static final int MAX_PAGES = 1_000;
    /** Codes of a 404 that do not say that the resource is missing, but what it would be in. */
    private static final Set<String> WIDER =
            Set.of("ResourceGroupNotFound", "SubscriptionNotFound", "InvalidSubscriptionId");

    private final Sender sender;
    private final String endpoint;
    private final Operations operations;

    /**
     * A client that sends as fast as it is asked to, for a service in this process.
     *
     * @param pipeline sends requests, with credentials where they are needed
     * @param endpoint ARM base, without final slash
     */
    public ArmClient(HttpPipeline pipeline, String endpoint, Waiting waiting) {
        this(pipeline, endpoint, waiting, DEADLINE);
    }

    /**
     * The same with another deadline.
     *
     * @param deadline how long one request may take, its body included
     */
    public ArmClient(HttpPipeline pipeline, String endpoint, Waiting waiting, Duration deadline) {
        this(new Sender(new PipelineCarrier(pipeline, deadline), waiting, new Pace(waiting, false)), endpoint, waiting);
    }

    ArmClient(Sender sender, String endpoint, Waiting waiting) {
        this.sender = sender;
        this.endpoint = endpoint;
        this.operations = new Operations(sender, endpoint, waiting);
    }

    /**
     * A client of an emulator in this process.
     *
     * @param client leads to it
     */
    public static ArmClient inProcess(HttpClient client, String endpoint, Waiting waiting, Duration deadline) {
        return new ArmClient(
                new Sender(InProcessHttpClient.carrier(client, deadline), waiting, new Pace(waiting, false)),
                endpoint,
                waiting);
    }

    /** A client that also slows down when the service says that few requests are left. */
    static ArmClient heedful(HttpPipeline pipeline, String endpoint, Waiting waiting, Duration deadline) {
        return new ArmClient(
                new Sender(new PipelineCarrier(pipeline, deadline), waiting, new Pace(waiting, true)),
                endpoint,
                waiting);
    }

    /** How many requests at the same time are sooner answered than one after the other. */
    int atOnce() {
        return sender.atOnce();
    }

    /** The requests sent so far. */
    public RequestCount requests() {
        return sender.requests();
    }

    /** A pipeline for clients of the SDK: what they send goes out as everything else does here, and is counted. */
    public HttpPipeline pipeline() {
        return new HttpPipelineBuilder()
                .httpClient(new SdkRequests(sender, endpoint))
                .build();
    }

    /**
     * The resource at a path, or empty when there is none. A resource that may not be read is an error: it is unknown, not absent.
     */
    public Optional<ArmAnswer> get(String path, String query) {
        Received received = sender.send(Call.of(HttpMethod.GET, url(path, query)));
        if (received.status() == 404 && received.isJsonOrEmpty() && !WIDER.contains(ArmError.code(received.body()))) {
            return Optional.empty();
        }
        return Optional.of(demandSuccess(HttpMethod.GET, path, received));
    }

    /**
     * Creates or replaces the resource at a path, and waits until the service has done so. Where no answer came, or another
     * operation holds the resource, the caller must look before it asks again.
     *
     * @throws ArmException also with {@link ArmException#isUnknownOutcome()} and {@link ArmException#isBusy()}
     */
    public ArmAnswer put(String path, String query, JsonNode body) {
        Call call = Call.of(HttpMethod.PUT, url(path, query), body);
        Received received = sender.send(call);
        ArmAnswer answer = demandSuccess(HttpMethod.PUT, path, received);
        if (!operations.isPending(received)) {
            return answer;
        }
        operations.finish(call, path, received);
        return get(path, query).orElse(answer);
    }

    /** Asks what only a POST can ask, and which changes nothing: see {@link Call#isRead()}. */
    public ArmAnswer ask(String path, String query) {
        Call call = Call.of(HttpMethod.POST, url(path, query));
        if (!call.isRead()) {
            throw new IllegalArgumentException("a POST to " + path + " may change something");
        }
        return demandSuccess(HttpMethod.POST, path, sender.send(call));
    }

    /**
     * Has the service do something that takes a while, and gives what it tells at the end. Not sent again by itself, unless the service
     * says that it did nothing.
     */
    public ArmAnswer act(String path, String query, JsonNode body) {
        Call call = Call.of(HttpMethod.POST, url(path, query), body);
        Received received = sender.send(call);
        ArmAnswer answer = demandSuccess(HttpMethod.POST, path, received);
        return operations.isPending(received)
                ? operations.result(call, path, received).answer()
                : answer;
    }

    /** Deletes the resource at a path, and waits until it is gone; it is no error when there is none. */
    public void delete(String path, String query) {
        Call call = Call.of(HttpMethod.DELETE, url(path, query));
        Received received = sender.send(call);
        if (received.status() == 404 && received.isJsonOrEmpty()) {
            return;
        }
        demandSuccess(HttpMethod.DELETE, path, received);
        if (operations.isPending(received) && !operations.finish(call, path, received)) {
            operations.awaitEnd(call, path, received, () -> get(path, query).isEmpty());
        }
    }

    /** All elements of a collection, over all its pages. */
    public List<JsonNode> list(String path, String query) {
        List<JsonNode> all = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        String next = url(path, query);
        while (!next.isEmpty()) {
            if (!seen.add(next) || seen.size() > MAX_PAGES) {
                throw wrong("PageLoop", path, "the pages of the answer never end");
            }
            Received received = sender.send(Call.of(HttpMethod.GET, next));
            ArmAnswer page = demandSuccess(HttpMethod.GET, path, received);
            JsonNode value = page.body().path("value");
            if (!value.isArray()) {
                throw wrong("NoList", path, "the answer is no list of resources");
            }
            for (JsonNode element : value) {
                all.add(element);
            }
            JsonNode link = page.body().path("nextLink");
            next = link.isTextual() ? link.textValue() : "";
            if (!next.isEmpty() && !isOurs(endpoint, next)) {
                throw wrong("ForeignHost", path, "the next page is on another host; it is not followed");
            }
        }
        return all;
    }

    private static ArmException wrong(String code, String path, String what) {
        return new ArmException(200, code, "GET " + path + ": " + what, Optional.empty());
    }

    /** Whether an address leads to this Resource Manager: only there may the token go. */
    static boolean isOurs(String endpoint, String address) {
        return address.startsWith(endpoint + "/");
    }

    private String url(String path, String query) {
        return endpoint + PathEncoding.encode(path) + "?" + query;
    }

    private static ArmAnswer demandSuccess(HttpMethod method, String path, Received received) {
        if (!received.answer().isSuccess()) {
            throw ArmError.of(method, path, received);
        }
        return received.answer();
    }

    @Override
    public void close() {
        sender.close();
    }
}

package dev.tocsin.azure;

import com.azure.core.http.HttpHeader;
import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpPipeline;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.core.util.BinaryData;
import com.azure.core.util.Context;
import dev.tocsin.json.JsonLimits;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Sends requests through azure-core, with the policies of a pipeline. What does not answer in time is left behind on its own thread. */
final class PipelineCarrier implements Carrier {
    /** More is no answer of ARM. */
    private static final int MAX_BYTES = JsonLimits.RESPONSE.maxChars();

    private final HttpPipeline pipeline;
    private final Duration deadline;
    private final ExecutorService calls = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "arm-call");
        thread.setDaemon(true);
        return thread;
    });

    /** @param deadline how long one request may take, its body included */
    PipelineCarrier(HttpPipeline pipeline, Duration deadline) {
        this.pipeline = pipeline;
        this.deadline = deadline;
    }

    @Override
    public int atOnce() {
        return Integer.MAX_VALUE;
    }

    @Override
    public Reply carry(Call call) throws IOException, InterruptedException {
        Future<Reply> reply = calls.submit(() -> exchange(call));
        try {
            return reply.get(deadline.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            reply.cancel(true);
            throw ArmException.noAnswer(call, deadline);
        } catch (InterruptedException e) {
            reply.cancel(true);
            throw e;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException lost) {
                throw lost;
            }
            throw e.getCause() instanceof RuntimeException fault ? fault : new IllegalStateException(e.getCause());
        }
    }

    private Reply exchange(Call call) throws IOException {
        HttpRequest request = new HttpRequest(call.method(), call.url());
        request.setHeader(HttpHeaderName.ACCEPT, "application/json");
        call.headers().forEach((name, value) -> request.setHeader(HttpHeaderName.fromString(name), value));
        if (call.body().length > 0) {
            request.setBody(call.body());
        }
        try (HttpResponse response = pipeline.sendSync(request, Context.NONE)) {
            Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            for (HttpHeader header : response.getHeaders()) {
                headers.put(header.getName(), header.getValue());
            }
            return new Reply(response.getStatusCode(), headers, bytes(response));
        }
    }

    private static byte[] bytes(HttpResponse response) throws IOException {
        BinaryData body = response.getBodyAsBinaryData();
        if (body == null) {
            return new byte[0];
        }
        try (InputStream in = body.toStream()) {
            byte[] bytes = in.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw new IOException("the answer is larger than " + (MAX_BYTES >> 20) + " MiB");
            }
            return bytes;
        }
    }

    @Override
    public void close() {
        calls.shutdownNow();
    }
}

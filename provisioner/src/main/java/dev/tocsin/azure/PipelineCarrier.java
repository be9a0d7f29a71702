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
import java.util.Map;
import java.util.TreeMap;

/** Sends requests through azure-core, with the policies of a pipeline. */
record PipelineCarrier(HttpPipeline pipeline) implements Carrier {
    /** More is no answer of ARM. */
    private static final int MAX_BYTES = JsonLimits.RESPONSE.maxChars();

    @Override
    public int atOnce() {
        return Integer.MAX_VALUE;
    }

    @Override
    public Reply carry(Call call) throws IOException {
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
}

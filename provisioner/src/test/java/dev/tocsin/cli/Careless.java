package dev.tocsin.cli;

import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpMethod;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.json.JsonWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;

/**
 * Products that lack one safety each, made from the real one by keeping from it what the safety lives on. The campaign must find
 * each of them out.
 */
final class Careless {
    private static final String NOT_FOUND = InjectedFault.errorBody("ResourceNotFound", "not found");

    private Careless() {}

    /** Asks again at once, whatever the service asked for. */
    static UnaryOperator<HttpClient> withoutRetryAfter() {
        return Detour.through((request, onward) -> {
            HttpResponse response = onward.send();
            response.getHeaders().remove(HttpHeaderName.RETRY_AFTER);
            return response;
        });
    }

    /** Does not look after a write that got no answer, but writes again. */
    static UnaryOperator<HttpClient> withoutLookAfterUnknownOutcome() {
        Set<String> lost = ConcurrentHashMap.newKeySet();
        return Detour.through((request, onward) -> {
            String line = Detour.line(request);
            String path = line.substring(line.indexOf(' ') + 1);
            if (request.getHttpMethod() == HttpMethod.GET && lost.remove(path)) {
                onward.send().close();
                return Canned.of(request, 404, Map.of(), NOT_FOUND);
            }
            try {
                return onward.send();
            } catch (UncheckedIOException e) {
                if (request.getHttpMethod() == HttpMethod.PUT) {
                    lost.add(path);
                }
                throw e;
            }
        });
    }

    /** Sends its first token with everything. */
    static UnaryOperator<HttpClient> withoutRenewal() {
        AtomicReference<String> first = new AtomicReference<>();
        return Detour.through((request, onward) -> {
            first.compareAndSet(null, request.getHeaders().getValue(HttpHeaderName.AUTHORIZATION));
            request.setHeader(HttpHeaderName.AUTHORIZATION, first.get());
            return onward.send();
        });
    }

    /** Takes what another project owns for its own. */
    static UnaryOperator<HttpClient> withoutOwnership() {
        return reading(
                text -> text.replace("\"tocsin-project\":\"mcp-server-2\"", "\"tocsin-project\":\"mcp-server\""));
    }

    /** Takes a body that was cut for one that ended there. */
    static UnaryOperator<HttpClient> withoutWholeBodies() {
        return reading(text -> text.endsWith("}") ? text : "{\"value\":[]}");
    }

    /** Takes the first page for all. */
    static UnaryOperator<HttpClient> withoutFurtherPages() {
        return reading(text -> text.replaceAll(",\"nextLink\":\"[^\"]*\"", ""));
    }

    /** Goes on as if a refused write had been done. */
    static UnaryOperator<HttpClient> withoutRegardForFailures() {
        return Detour.through((request, onward) -> {
            HttpResponse response = onward.send();
            return request.getHttpMethod() == HttpMethod.PUT && response.getStatusCode() >= 400
                    ? Canned.of(request, 200, Map.of(), sent(request))
                    : response;
        });
    }

    /** Keeps a secret in a variable that is none. */
    static TestProject withoutSecrets(TestProject project) {
        Path file = project.root().resolve("tocsin.json");
        try {
            return project.file("tocsin.json", Files.readString(file).replace("{\"secret\": \"env:", "{\"env\": \""));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the service would have answered, had it agreed. */
    private static String sent(HttpRequest request) {
        ObjectNode body =
                (ObjectNode) LiveResources.json(request.getBodyAsBinaryData().toString());
        String line = Detour.line(request);
        return JsonWriter.compact(body.put("id", line.substring(line.indexOf(' ') + 1)));
    }

    private static UnaryOperator<HttpClient> reading(UnaryOperator<String> rewrite) {
        return Detour.through((request, onward) -> {
            HttpResponse response = onward.send();
            return request.getHttpMethod() == HttpMethod.GET && response.getStatusCode() == 200
                    ? Canned.withBody(response, rewrite.apply(Canned.text(response)))
                    : response;
        });
    }
}

package dev.tocsin.azure;

import com.azure.core.http.HttpMethod;
import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.json.JsonWriter;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * A request to ARM.
 *
 * @param method what to do
 * @param url absolute, on the ARM host
 * @param headers beside those that every request has
 * @param body the bytes to send; none for an empty array. Owned by the call: do not change them
 */
@SuppressWarnings("ArrayRecordComponent") // never compared: bytes on their way through
record Call(HttpMethod method, String url, Map<String, String> headers, byte[] body) {
    private static final String SUBSCRIPTIONS = "/subscriptions/";
    /**
     * What a dry run may POST: the last word of the address. {@code listCallbackUrl} signs an address and keeps nothing (Microsoft Learn,
     * rest/api/logic/workflow-triggers/list-callback-url).
     */
    private static final Set<String> QUESTIONS = Set.of("listCallbackUrl");

    /** A request without headers of its own and without a body. */
    static Call of(HttpMethod method, String url) {
        return new Call(method, url, Map.of(), new byte[0]);
    }

    /** A request with JSON as its body, and no headers but the one that says so. */
    static Call of(HttpMethod method, String url, JsonNode body) {
        return new Call(
                method,
                url,
                Map.of("Content-Type", "application/json"),
                JsonWriter.compact(body).getBytes(StandardCharsets.UTF_8));
    }

    /** Whether asking cannot change anything, so that asking twice does no harm. */
    boolean isRead() {
        return method == HttpMethod.GET || method == HttpMethod.HEAD || isQuestion();
    }

    /** A POST that only asks. */
    private boolean isQuestion() {
        return method == HttpMethod.POST
                && QUESTIONS.contains(address().substring(address().lastIndexOf('/') + 1));
    }

    /** Method and path, as messages show them. */
    String what() {
        return method + " " + address().replaceFirst("^https?://[^/]*", "");
    }

    /** The address without its query, which is what messages show. */
    String address() {
        int end = url.indexOf('?');
        return end < 0 ? url : url.substring(0, end);
    }

    /** The subscription in lower case; empty when the address has none. */
    String subscription() {
        String lower = address().toLowerCase(Locale.ROOT);
        int at = lower.indexOf(SUBSCRIPTIONS);
        if (at < 0) {
            return "";
        }
        String rest = lower.substring(at + SUBSCRIPTIONS.length());
        int slash = rest.indexOf('/');
        return slash < 0 ? rest : rest.substring(0, slash);
    }

    /** Namespace and type of the resource in lower case; empty when the address has none. */
    String type() {
        String lower = address().toLowerCase(Locale.ROOT);
        int at = lower.lastIndexOf("/providers/");
        if (at < 0) {
            return "";
        }
        String[] parts = lower.substring(at + "/providers/".length()).split("/", 3);
        return parts.length < 2 ? parts[0] : parts[0] + "/" + parts[1];
    }
}

package dev.tocsin.azure.login;

import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpPipelineCallContext;
import com.azure.core.http.HttpPipelineNextPolicy;
import com.azure.core.http.HttpPipelineNextSyncPolicy;
import com.azure.core.http.HttpResponse;
import com.azure.core.http.policy.HttpPipelinePolicy;
import java.util.List;
import java.util.Optional;
import reactor.core.publisher.Mono;

/**
 * Puts the token on requests to the service that it is for, and lets no request to any other host pass. A token that the service takes
 * for ended is renewed once per request, with the claims that the service asks for.
 */
public final class BearerPolicy implements HttpPipelinePolicy {
    private static final int UNAUTHORIZED = 401;

    private final Tokens tokens;
    private final List<String> endpoints;

    /** @param endpoints base addresses of the service, https, without final slash */
    public BearerPolicy(Tokens tokens, List<String> endpoints) {
        for (String endpoint : endpoints) {
            if (!endpoint.startsWith("https://")) {
                throw new IllegalArgumentException("a token goes over https only, not to " + endpoint);
            }
        }
        this.tokens = tokens;
        this.endpoints = List.copyOf(endpoints);
    }

    @Override
    public Mono<HttpResponse> process(HttpPipelineCallContext context, HttpPipelineNextPolicy next) {
        return Mono.error(new UnsupportedOperationException("requests are sent synchronously"));
    }

    @Override
    public HttpResponse processSync(HttpPipelineCallContext context, HttpPipelineNextSyncPolicy next) {
        String address = context.getHttpRequest().getUrl().toString();
        if (endpoints.stream().noneMatch(endpoint -> address.startsWith(endpoint + "/"))) {
            throw new IllegalArgumentException(
                    "no request leaves for another host than " + String.join(", ", endpoints));
        }
        HttpPipelineNextSyncPolicy again = next.clone();
        String token = tokens.current();
        authorize(context, token);
        HttpResponse response = next.processSync();
        if (response.getStatusCode() != UNAUTHORIZED) {
            return response;
        }
        Optional<String> claims = ClaimsChallenge.in(response.getHeaderValue(HttpHeaderName.WWW_AUTHENTICATE));
        response.close();
        authorize(context, tokens.instead(token, claims));
        return again.processSync();
    }

    private static void authorize(HttpPipelineCallContext context, String token) {
        context.getHttpRequest().setHeader(HttpHeaderName.AUTHORIZATION, "Bearer " + token);
    }
}

package dev.tocsin.cli;

import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpPipeline;
import com.azure.core.http.HttpPipelineBuilder;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.core.util.Context;
import dev.tocsin.azure.login.BearerPolicy;
import dev.tocsin.azure.login.Tokens;
import dev.tocsin.load.Cloud;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;

/** The product's own sign-in before requests of the campaign, at a token service that is there for one run. */
final class SigningIn {
    /** How a service says that a token has ended. */
    enum Challenge {
        /** Its time is over. */
        PLAIN("error=\"invalid_token\", error_description=\"The access token expired.\""),
        /** It ended before its time, and the next one must be newer: {@code {"access_token":{"nbf":…}}}. */
        CLAIMS(
                "error=\"insufficient_claims\", claims=\"eyJhY2Nlc3NfdG9rZW4iOnsibmJmIjp7ImVzc2VudGlhbCI6dHJ1ZSwidmFsdWUiOiIx"
                        + "NjA0MTA2NjUxIn19fQ==\"");

        private final String header;

        Challenge(String header) {
            this.header = "Bearer authorization_uri=\"https://login.example.com/tenant\", " + header;
        }
    }

    private static final Cloud CLOUD =
            new Cloud("custom", "https://management.azure.com", "https://127.0.0.1:1", Optional.empty(), true);
    private static final Map<String, String> CREDENTIAL =
            Map.of("AZURE_TENANT_ID", "tenant", "AZURE_CLIENT_ID", "client", "AZURE_CLIENT_SECRET", "made-up-and-long");

    private SigningIn() {}

    /** Signs in, at a service that gives so many tokens and then takes the credential for one that has ended. */
    static UnaryOperator<HttpClient> withTokens(int most) {
        AtomicInteger given = new AtomicInteger();
        HttpClient service = Detour.through((request, onward) ->
                        given.incrementAndGet() > most ? refusal(request) : token(request, given.get()))
                .apply(request -> {
                    throw new IllegalStateException("nobody else gives tokens");
                });
        return client -> {
            HttpPipeline pipeline = new HttpPipelineBuilder()
                    .policies(new BearerPolicy(
                            new Tokens(CLOUD, CREDENTIAL, service, Runnable::run), List.of(CLOUD.resourceManager())))
                    .httpClient(client)
                    .build();
            return Detour.through((request, onward) -> pipeline.sendSync(request, Context.NONE))
                    .apply(client);
        };
    }

    private static HttpResponse token(HttpRequest request, int number) {
        return Canned.of(
                request,
                200,
                Map.of("Content-Type", "application/json"),
                "{\"token_type\":\"Bearer\",\"expires_in\":3600,\"access_token\":\"token-%d\"}".formatted(number));
    }

    private static HttpResponse refusal(HttpRequest request) {
        return Canned.of(
                request,
                401,
                Map.of("Content-Type", "application/json"),
                "{\"error\":\"invalid_client\",\"error_description\":\"AADSTS7000222: The provided client secret keys for"
                        + " app 'client' are expired.\"}");
    }

    /**
     * The token ends: it is refused from one request on, whatever it is sent with.
     *
     * @param phase which requests are counted
     * @param after how many of them pass first
     */
    static InjectedFault tokenEnds(Challenge challenge, Phase phase, int after) {
        AtomicInteger passed = new AtomicInteger();
        AtomicReference<String> ended = new AtomicReference<>("");
        return (request, onward, now) -> {
            String token = request.getHeaders().getValue(HttpHeaderName.AUTHORIZATION);
            if (phase.matches(request) && passed.getAndIncrement() == after) {
                ended.set(token);
            }
            if (!token.equals(ended.get())) {
                return onward.send();
            }
            return Canned.of(
                    request,
                    401,
                    Map.of("WWW-Authenticate", challenge.header),
                    InjectedFault.errorBody("ExpiredAuthenticationToken", "The access token expired."));
        };
    }
}

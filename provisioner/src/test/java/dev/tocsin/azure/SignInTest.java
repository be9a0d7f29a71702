package dev.tocsin.azure;

import static dev.tocsin.azure.ScriptedService.answer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.core.http.HttpMethod;
import com.azure.core.http.HttpPipeline;
import com.azure.core.http.HttpPipelineBuilder;
import com.azure.core.http.HttpRequest;
import com.azure.core.util.Context;
import dev.tocsin.azure.ScriptedService.Answer;
import dev.tocsin.azure.login.BearerPolicy;
import dev.tocsin.azure.login.SignInException;
import dev.tocsin.azure.login.Tokens;
import dev.tocsin.azure.login.TrustedHosts;
import dev.tocsin.load.Cloud;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignInTest {
    private static final String ARM = "https://127.0.0.1:4430";
    private static final Cloud CLOUD = new Cloud("custom", ARM, "https://127.0.0.1:4431", Optional.empty(), true);
    private static final String SECRET = "made-up-and-long";

    @Test
    void namesEveryWayThatWasTried() {
        // The address of managed identities leads to a port where nothing listens.
        Map<String, String> variables = new HashMap<>(
                Map.of("AZURE_TOKEN_CREDENTIALS", "prod", "AZURE_POD_IDENTITY_AUTHORITY_HOST", "http://127.0.0.1:1"));
        variables.put("AZURE_CLIENT_SECRET", SECRET);
        variables.put("AZURE_TENANT_ID", "tenant");

        assertThatThrownBy(() ->
                        new Tokens(CLOUD, variables, new ScriptedService(answer(500, "")), Runnable::run).current())
                .isInstanceOf(SignInException.class)
                .hasMessage("""
                        no token for https://127.0.0.1:4430
                          environment: AZURE_CLIENT_ID is not set
                          workload identity: AZURE_FEDERATED_TOKEN_FILE, AZURE_CLIENT_ID are not set
                          managed identity: nothing answers at http://127.0.0.1:1, so this is no machine in Azure
                        sign in with 'az login', or set the variables of one of these""");
    }

    @Test
    void aRefusalIsTheEndAndIsNotAskedForAgain() {
        ScriptedService authority = new ScriptedService(answer(
                401,
                "{\"error\":\"invalid_client\",\"error_description\":\"AADSTS7000215: Invalid client secret provided: "
                        + SECRET + ". Trace ID: 1 Correlation ID: 2\"}"));
        Tokens tokens = tokens(authority);

        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(tokens::current)
                    .isInstanceOf(SignInException.class)
                    .hasMessageContaining("\n  environment (client secret): ")
                    .hasMessageContaining("AADSTS7000215: Invalid client secret provided: ***.")
                    .hasMessageNotContaining(SECRET)
                    .hasMessageNotContaining("Trace ID")
                    .hasMessageNotContaining("managed identity");
        }
        assertThat(authority.requests()).containsExactly("POST https://127.0.0.1:4431/tenant/oauth2/v2.0/token");
    }

    @Test
    void anAnswerWithoutATokenIsNoToken() {
        assertThatThrownBy(() -> tokens(new ScriptedService(answer(200, "{}"))).current())
                .hasMessageContaining("environment (client secret): ");
    }

    @Test
    void asksOnceAndKeepsTheToken() {
        ScriptedService authority = new ScriptedService(token("one", 3600), token("two", 3600));
        Tokens tokens = tokens(authority);

        assertThat(tokens.current()).isEqualTo("one");
        assertThat(tokens.current()).isEqualTo("one");
        assertThat(tokens.instead("one", Optional.empty())).isEqualTo("two");
        assertThat(tokens.instead("one", Optional.empty())).isEqualTo("two");
        assertThat(authority.requests()).hasSize(2);
    }

    @Test
    void renewsATokenThatTheServiceTakesForEndedAndGoesOn() {
        ScriptedService service = new ScriptedService(
                answer(401, "{\"error\":{\"code\":\"ExpiredAuthenticationToken\"}}"), answer(200, "{}"));
        ScriptedService authority = new ScriptedService(token("one", 3600), token("two", 3600));

        assertThat(pipeline(service, tokens(authority))
                        .sendSync(new HttpRequest(HttpMethod.GET, ARM + "/subscriptions"), Context.NONE)
                        .getStatusCode())
                .isEqualTo(200);
        assertThat(service.headers("Authorization")).containsExactly("Bearer one", "Bearer two");
    }

    /** No program can do that for a user. */
    @Test
    void saysWhichLoginMeetsTheClaimsThatTheServiceWants() {
        Tokens tokens = new Tokens(
                CLOUD,
                Map.of("AZURE_TOKEN_CREDENTIALS", "AzureCliCredential"),
                new ScriptedService(answer(500, "")),
                Runnable::run);

        assertThatThrownBy(() ->
                        tokens.instead("refused", Optional.of("{\"access_token\":{\"acrs\":{\"value\":\"c1\"}}}")))
                .isInstanceOf(SignInException.class)
                .hasMessageContaining("az login --claims-challenge");
    }

    @Test
    void aServiceThatRefusesEveryTokenIsAskedTwice() {
        ScriptedService service = new ScriptedService(answer(401, ""));

        assertThat(pipeline(service, tokens(new ScriptedService(token("one", 3600), token("two", 3600))))
                        .sendSync(new HttpRequest(HttpMethod.GET, ARM + "/subscriptions"), Context.NONE)
                        .getStatusCode())
                .isEqualTo(401);
        assertThat(service.requests()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://127.0.0.1:4431/x",
                "https://127.0.0.1:44300/x",
                "https://evil.example.com/x",
                "http://127.0.0.1:4430/x",
                "https://127.0.0.1:4430@evil.example.com/x"
            })
    void neverSendsTheTokenToAnotherHost(String address) {
        ScriptedService service = new ScriptedService(answer(200, "{}"));

        assertThatThrownBy(() -> pipeline(service, tokens(new ScriptedService(token("one", 3600))))
                        .sendSync(new HttpRequest(HttpMethod.GET, address), Context.NONE))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(service.requests()).isEmpty();
    }

    @Test
    void trustsThisMachineMicrosoftAndWhomTheEnvironmentNames() {
        TrustedHosts.demand(CLOUD, Map.of());
        TrustedHosts.demand(Cloud.publicCloud(), Map.of());
        Cloud own =
                new Cloud("custom", "https://arm.example.com", "https://login.example.com", Optional.empty(), false);
        TrustedHosts.demand(own, Map.of("TOCSIN_TRUSTED_HOSTS", "Login.example.com, arm.example.com"));

        for (String word : new String[] {"", "example.com", "arm.example.com"}) {
            assertThatThrownBy(() -> TrustedHosts.demand(own, Map.of("TOCSIN_TRUSTED_HOSTS", word)))
                    .isInstanceOf(SignInException.class)
                    .hasMessageContaining("TOCSIN_TRUSTED_HOSTS=login.example.com");
        }
        assertThatThrownBy(() -> TrustedHosts.demand(
                        new Cloud("custom", "https://localhost.example.com", ARM, Optional.empty(), true), Map.of()))
                .isInstanceOf(SignInException.class);
    }

    private static HttpPipeline pipeline(ScriptedService service, Tokens tokens) {
        return new HttpPipelineBuilder()
                .policies(new BearerPolicy(tokens, List.of(ARM)))
                .httpClient(service)
                .build();
    }

    private static Tokens tokens(ScriptedService authority) {
        return new Tokens(
                CLOUD,
                Map.of("AZURE_TENANT_ID", "tenant", "AZURE_CLIENT_ID", "client", "AZURE_CLIENT_SECRET", SECRET),
                authority,
                Runnable::run);
    }

    private static Answer token(String token, int seconds) {
        return new Answer(
                200,
                "{\"token_type\":\"Bearer\",\"access_token\":\"%s\",\"expires_in\":%d}".formatted(token, seconds),
                Map.of("Content-Type", "application/json"));
    }
}

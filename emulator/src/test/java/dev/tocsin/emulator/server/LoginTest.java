package dev.tocsin.emulator.server;

import static dev.tocsin.emulator.server.RunningServer.SUBSCRIPTION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.emulator.GroupPolicy;
import dev.tocsin.emulator.server.RunningServer.Answer;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoginTest {
    private static final String LIST = SUBSCRIPTION + "/resourcegroups?api-version=2021-04-01";
    private static final String CREDENTIALS = "grant_type=client_credentials&client_id=app-1&client_secret=made-up";
    private static final String ASSERTION =
            "&client_assertion_type=urn%3Aietf%3Aparams%3Aoauth%3Aclient-assertion-type%3Ajwt-bearer&client_assertion=";

    @TempDir
    private static Path state;

    private static RunningServer server;

    @BeforeAll
    static void start() throws IOException {
        server = new RunningServer(state);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void anApplicationLogsInWithASecret() throws Exception {
        Answer token = server.post(
                "/contoso.example/oauth2/v2.0/token",
                CREDENTIALS + "&scope=openid+profile+offline_access+https%3A%2F%2Fany%2F.default&client_info=1");
        assertThat(token.status()).isEqualTo(200);
        assertThat(token.at("/token_type").asText()).isEqualTo("Bearer");
        assertThat(token.at("/expires_in").asInt()).isEqualTo(3600);
        assertThat(list("Bearer " + token.at("/access_token").asText()).status())
                .isEqualTo(200);
    }

    @Test
    void anApplicationLogsInWithAnAssertionFromATokenFile() throws Exception {
        String form = "grant_type=client_credentials&client_id=app-1&scope=https://any/.default" + ASSERTION;
        assertThat(server.post("/t/oauth2/v2.0/token", form + "any-text").status())
                .isEqualTo(200);
        String pretended = jwt("{\"iss\":\"https://issuer.example.test\",\"sub\":\"repo:a/b\"}");
        assertThat(server.post("/t/oauth2/v2.0/token", form + pretended).status())
                .isEqualTo(200);
    }

    @Test
    void azureCliFindsItsAuthority() throws Exception {
        Answer document = server.get("/adfs/.well-known/openid-configuration");
        String endpoint = document.at("/token_endpoint").asText();
        assertThat(endpoint).isEqualTo(server.address() + "/adfs/oauth2/token");
        Answer token = server.post("/adfs/oauth2/token", CREDENTIALS + "&scope=" + server.address() + "//.default");
        assertThat(list("Bearer " + token.at("/access_token").asText()).status())
                .isEqualTo(200);
        assertThat(server.get("/t-1/v2.0/.well-known/openid-configuration")
                        .at("/token_endpoint")
                        .asText())
                .isEqualTo(server.address() + "/t-1/oauth2/v2.0/token");
    }

    @Test
    void managedIdentitiesLogInInAllThreeForms() throws Exception {
        Answer posted = server.send(server.request("/MSI/token")
                .header("Metadata", "true")
                .POST(HttpRequest.BodyPublishers.ofString("resource=" + server.address() + "/")));
        Answer appService = server.send(server.request("/MSI/token/?resource=https://any/&api-version=2017-09-01")
                .header("secret", "any"));
        Answer metadata =
                server.send(server.request("/metadata/identity/oauth2/token?resource=https://any/&client_id=app-7")
                        .header("Metadata", "true"));
        for (Answer answer : new Answer[] {posted, appService, metadata}) {
            assertThat(answer.at("/expires_on").asText()).matches("\\d+");
            assertThat(list("Bearer " + answer.at("/access_token").asText()).status())
                    .isEqualTo(200);
        }
        assertThat(metadata.at("/client_id").asText()).isEqualTo("app-7");
        assertThat(server.get("/metadata/identity/oauth2/token?resource=x").status())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "client_id=a                                                       | 400 | AADSTS900144: .*'grant_type'",
                "grant_type=password&client_id=a&scope=s/.default                  | 400 | AADSTS70003: .*'password'",
                "grant_type=client_credentials&scope=s/.default                    | 400 | AADSTS900144: .*'client_id'",
                "grant_type=client_credentials&client_id=a&client_secret=b         | 400 | AADSTS900144: .*'scope'",
                "grant_type=client_credentials&client_id=a&scope=s/.default        | 401 | AADSTS7000218: .*",
                "%%%                                                               | 400 | AADSTS900144: .*'grant_type'",
            })
    void refusesIncompleteLoginsAsEntraDoes(String form, int status, String description) throws Exception {
        Answer answer = server.post("/t/oauth2/v2.0/token", form);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.at("/error_description").asText()).matches(description + ".*");
        assertThat(answer.at("/error").asText()).isNotEmpty();
    }

    @Test
    void refusesWhatLooksLikeARealCredential() throws Exception {
        // Made of one letter, in the form of Entra's client secrets.
        String secret = "aaa8Q~" + "a".repeat(34);
        Answer real = server.post(
                "/t/oauth2/v2.0/token",
                "grant_type=client_credentials&client_id=a&scope=s/.default&client_secret=" + secret);
        Answer federated = server.post(
                "/t/oauth2/v2.0/token",
                "grant_type=client_credentials&client_id=a&scope=s/.default" + ASSERTION
                        + jwt("{\"iss\":\"https://token.actions.githubusercontent.com\"}"));
        for (Answer answer : new Answer[] {real, federated}) {
            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.at("/error_description").asText()).contains("looks like a real one: never send it here");
        }
    }

    @Test
    void refusesTokensOfOthersAndSaysNeverToSendThem() throws Exception {
        String entra = jwt("{\"iss\":\"https://sts.windows.net/x/\",\"appid\":\"y\",\"exp\":9999999999}");
        Answer answer = list("Bearer " + entra);
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.at("/error/code").asText()).isEqualTo("InvalidAuthenticationToken");
        assertThat(answer.at("/error/message").asText())
                .contains("looks like a real one of Microsoft Entra ID: never send real tokens here")
                .doesNotContain(entra);
        assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer authorization_uri=\"https://127.0.0.1:");
    }

    @Test
    void refusesRequestsWithoutAToken() throws Exception {
        assertThat(server.get(LIST).at("/error/message").asText())
                .isEqualTo("Authentication failed. The 'Authorization' header is missing.");
        assertThat(list("Basic eDp5").at("/error/code").asText()).isEqualTo("AuthenticationFailed");
        assertThat(list("Bearer nonsense").at("/error/code").asText()).isEqualTo("InvalidAuthenticationToken");
        assertThat(list("Bearer a.!!!.c").status()).isEqualTo(401);
    }

    @Test
    void tokensExpire(@TempDir Path other) throws Exception {
        Instant start = Instant.parse("2026-01-05T12:00:00Z");
        ServerSettings brief = new ServerSettings(other, 0, GroupPolicy.REQUIRE, Duration.ofSeconds(60));
        String token;
        try (RunningServer early = new RunningServer(brief, Clock.fixed(start, ZoneOffset.UTC))) {
            token = early.token("app-1");
        }
        try (RunningServer late = new RunningServer(brief, Clock.fixed(start.plusSeconds(60), ZoneOffset.UTC))) {
            Answer answer = late.send(late.request(LIST).header("Authorization", "Bearer " + token));
            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.at("/error/code").asText()).isEqualTo("ExpiredAuthenticationToken");
        }
    }

    private static Answer list(String authorization) throws IOException, InterruptedException {
        return server.send(server.request(LIST).header("Authorization", authorization));
    }

    private static String jwt(String claims) {
        Base64.Encoder encoder = Base64.getUrlEncoder().withoutPadding();
        return encoder.encodeToString("{\"alg\":\"RS256\"}".getBytes(StandardCharsets.UTF_8)) + "."
                + encoder.encodeToString(claims.getBytes(StandardCharsets.UTF_8)) + ".c2ln";
    }
}

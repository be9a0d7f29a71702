package dev.tocsin.azure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.tocsin.emulator.server.EmulatorServer;
import dev.tocsin.emulator.server.ServerSettings;
import dev.tocsin.load.Cloud;
import dev.tocsin.load.Environment;
import dev.tocsin.resource.Bodies;
import dev.tocsin.secret.Secrets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The real HTTP client, over TLS, against a service that misbehaves. */
class ConnectionTest {
    private static final String GROUP = "/subscriptions/" + Bodies.SUBSCRIPTION + "/resourceGroups/" + Bodies.GROUP;
    private static final String RULES = GROUP + "/providers/Microsoft.Insights/scheduledQueryRules";
    private static final String QUERY = "api-version=2023-12-01";

    @TempDir
    static Path state;

    private static EmulatorServer server;

    private AzureConnection connection;

    @BeforeAll
    static void serve() throws IOException {
        server = EmulatorServer.start(ServerSettings.of(state, 0), Clock.systemUTC());
        try (AzureConnection connection = open(Map.of())) {
            connection
                    .client()
                    .put(
                            GROUP,
                            "api-version=2021-04-01",
                            JsonNodeFactory.instance.objectNode().put("location", "westeurope"));
        }
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void signIn() throws IOException {
        Files.deleteIfExists(state.resolve("ledger.jsonl"));
        connection = open(Map.of());
    }

    @AfterEach
    void signOut() throws IOException {
        connection.close();
        Files.deleteIfExists(state.resolve("faults.json"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\"action\": \"stall\"", "\"action\": \"truncate\"", "\"action\": \"reset\"", "\"status\": 503"})
    void asksAgainUntilAWholeAnswerComes(String fault) throws IOException {
        fault("GET", "scheduledQueryRules$", 1, fault);

        assertThat(connection.client().list(RULES, QUERY)).isEmpty();
        // The JDK itself repeats a GET whose connection was closed before a byte came.
        assertThat(connection.client().requests().read()).isBetween(fault.contains("reset") ? 1 : 2, 2);
    }

    @Test
    void aTokenThatEndedIsRenewedAndTheRunGoesOn() throws IOException {
        fault(
                "GET",
                "scheduledQueryRules$",
                1,
                "\"status\": 401, \"body\": {\"error\": {\"code\": \"ExpiredAuthenticationToken\", \"message\":"
                        + " \"expired\"}}");

        assertThat(connection.client().list(RULES, QUERY)).isEmpty();
        assertThat(Files.readString(state.resolve("ledger.jsonl")).split("oauth2/v2.0/token", -1))
                .hasSize(3);
    }

    @Test
    void aTokenThatCannotBeRenewedEndsAllThatFollowsWithoutAsking() throws IOException {
        fault("GET", "scheduledQueryRules$", -1, "\"status\": 401");
        fault(
                "POST",
                "token$",
                -1,
                "\"status\": 400, \"body\": {\"error\": \"invalid_grant\", \"error_description\": \"AADSTS70021: no"
                        + " matching identity\"}");

        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> connection.client().list(RULES, QUERY))
                    .isInstanceOfSatisfying(ArmException.class, e -> {
                        assertThat(e.isSignedOut()).isTrue();
                        assertThat(e.isUnknownOutcome()).isFalse();
                    })
                    .hasMessageContaining("AADSTS70021");
        }
    }

    @Test
    void aClosedPortIsNoUnknownOutcome() throws IOException {
        EmulatorServer other = EmulatorServer.start(ServerSettings.of(state, 0), Clock.systemUTC());
        Cloud cloud = cloud(other);
        other.close();

        assertThatThrownBy(() -> open(cloud, Map.of()))
                .isInstanceOf(ArmException.class)
                .hasMessageContaining("no connection could be made");
    }

    private static AzureConnection open(Map<String, String> more) {
        return open(cloud(server), more);
    }

    private static AzureConnection open(Cloud cloud, Map<String, String> more) {
        Map<String, String> variables = new HashMap<>(more);
        variables.put("AZURE_TENANT_ID", "00000000-0000-4000-8000-0000000000aa");
        variables.put("AZURE_CLIENT_ID", "client");
        variables.put("AZURE_CLIENT_SECRET", "made-up");
        return AzureConnection.open(
                new Environment(
                        "azure",
                        Environment.Target.AZURE,
                        cloud,
                        Bodies.SUBSCRIPTION,
                        Bodies.GROUP,
                        "westeurope",
                        JsonNodeFactory.instance.objectNode(),
                        Secrets.none()),
                state,
                variables,
                new FakeWaiting(),
                Duration.ofSeconds(2),
                UnaryOperator.identity());
    }

    private static Cloud cloud(EmulatorServer server) {
        String address = server.address().toString();
        return new Cloud(
                "custom", address, address, Optional.of(server.authority().toString()), true);
    }

    private static void fault(String method, String path, int times, String what) throws IOException {
        Path file = state.resolve("faults.json");
        String before = Files.exists(file) ? Files.readString(file).replaceFirst("]\\s*$", ", ") : "[";
        Files.writeString(
                file,
                before
                        + "{\"match\": {\"method\": \"%s\", \"path\": \"%s\"}, \"times\": %d, %s}]"
                                .formatted(method, path, times, what));
    }
}

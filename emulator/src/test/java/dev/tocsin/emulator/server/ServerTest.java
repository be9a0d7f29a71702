package dev.tocsin.emulator.server;

import static dev.tocsin.emulator.server.RunningServer.GROUP;
import static dev.tocsin.emulator.server.RunningServer.SUBSCRIPTION;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.emulator.server.RunningServer.Answer;
import dev.tocsin.emulator.server.RunningServer.Received;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServerTest {
    private static final String AG = GROUP + "/providers/Microsoft.Insights/actionGroups/oncall";
    private static final String VERSION = "?api-version=2023-01-01";
    private static final String BODY =
            "{\"location\":\"global\",\"properties\":{\"groupShortName\":\"oncall\",\"enabled\":true}}";

    /** One certificate for all tests: making one takes a second. */
    @TempDir
    private static Path state;

    private RunningServer server;

    @BeforeEach
    void start() throws Exception {
        for (String file : List.of("state.jsonl", "ledger.jsonl", "faults.json")) {
            Files.deleteIfExists(state.resolve(file));
        }
        server = new RunningServer(state);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void keepsItsStateAndItsCertificateOverARestart() throws Exception {
        server.putGroup("app-1");
        assertThat(put("app-1").status()).isEqualTo(201);
        byte[] authority = Files.readAllBytes(server.authority());
        server.close();
        server = new RunningServer(state);
        assertThat(get().at("/properties/groupShortName").asText()).isEqualTo("oncall");
        assertThat(Files.readAllBytes(server.authority())).isEqualTo(authority);
    }

    @Test
    void onlyTheOwnerMayReadTheKeyAndTheAuthoritysKeyIsGone() throws Exception {
        Path folder = server.authority().resolveSibling("");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
                .isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("server.p12"))))
                .isEqualTo("rw-------");
        try (var files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("ca.pem", "server.p12");
        }
    }

    @Test
    void resourcesRememberWhichApplicationWroteThem() throws Exception {
        String rule = GROUP + "/providers/Microsoft.Insights/scheduledQueryRules/r?api-version=2023-12-01";
        String body =
                "{\"location\":\"westeurope\",\"properties\":{\"severity\":1,\"enabled\":true,\"evaluationFrequency\":"
                        + "\"PT5M\",\"windowSize\":\"PT5M\",\"scopes\":[\"" + GROUP
                        + "\"],\"criteria\":{\"allOf\":[{\"query\":\"x\","
                        + "\"timeAggregation\":\"Count\",\"operator\":\"GreaterThan\",\"threshold\":1}]}}}";
        server.putGroup("app-1");
        server.arm("app-1", "PUT", rule, body);
        JsonNode system = server.arm("app-2", "PUT", rule, body).at("/systemData");
        assertThat(system.path("createdBy").asText()).isEqualTo("app-1");
        assertThat(system.path("createdByType").asText()).isEqualTo("Application");
        assertThat(system.path("lastModifiedBy").asText()).isEqualTo("app-2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Host: evil.example",
                "Host: 127.0.0.1.evil.example:{port}",
                "Host: 127.0.0.1",
                "Host: 127.0.0.1:1",
                "Host: 0.0.0.0:{port}",
                "Host: 127.0.0.1:{port}\r\nHost: evil.example",
                "X-No-Host: 1",
            })
    void refusesAForeignHost(String host) throws Exception {
        assertThat(raw("GET /_emulator/ledger HTTP/1.1", host)).isEqualTo("HTTP/1.1 400 Bad Request");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Origin: https://evil.example",
                "Origin: null",
                "Origin: http://127.0.0.1:{port}",
                "Origin: https://127.0.0.1:1",
            })
    void refusesAForeignOrigin(String origin) throws Exception {
        assertThat(raw("GET /_emulator/ledger HTTP/1.1", "Host: 127.0.0.1:{port}\r\n" + origin))
                .isEqualTo("HTTP/1.1 403 Forbidden");
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "LOCALHOST", "[::1]"})
    void answersUnderEachNameOfTheLoopbackAddress(String name) throws Exception {
        assertThat(raw(
                        "GET /_emulator/ledger HTTP/1.1",
                        "Host: " + name + ":{port}\r\nOrigin: https://" + name + ":{port}"))
                .isEqualTo("HTTP/1.1 200 OK");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET https://evil.example/_emulator/ledger HTTP/1.1",
                "GET /%zz HTTP/1.1",
                "GET",
            })
    void answersMalformedRequests(String line) throws Exception {
        assertThat(raw(line, "Host: 127.0.0.1:{port}")).isEqualTo("HTTP/1.1 400 Bad Request");
        assertThat(server.get("/_emulator/ledger").status()).isEqualTo(200);
    }

    @Test
    void refusesBodiesOverFourMebibytesBeforeTheyAreSent() throws Exception {
        Received answer = server.raw("PUT " + AG + VERSION + " HTTP/1.1\r\nHost: 127.0.0.1:"
                + server.address().getPort() + "\r\nContent-Length: " + ((4 << 20) + 1) + "\r\n\r\n");
        assertThat(answer.statusLine()).isEqualTo("HTTP/1.1 413 Request Entity Too Large");
        assertThat(answer.body()).contains("\"RequestContentTooLarge\"");
    }

    @Test
    void collapsesSlashesAndIgnoresCase() throws Exception {
        server.putGroup("app-1");
        put("app-1");
        String odd = "/" + GROUP.replace("resourceGroups", "resourcegroups")
                + "/providers/MICROSOFT.insights//actiongroups/ONCALL" + VERSION;
        assertThat(server.arm("app-1", "GET", odd, "").at("/name").asText()).isEqualTo("oncall");
    }

    @Test
    void linksLeadToTheNameThatTheCallerUses() throws Exception {
        server.putGroup("app-1");
        Answer deleted = server.arm("app-1", "DELETE", GROUP + "?api-version=2021-04-01", "");
        assertThat(deleted.status()).isEqualTo(202);
        assertThat(deleted.header("Location")).startsWith(server.address() + SUBSCRIPTION + "/operationresults/");
        assertThat(deleted.header("Retry-After")).isEqualTo("1");
        String operation =
                deleted.header("Location").substring(server.address().toString().length());
        assertThat(server.arm("app-1", "GET", operation, "").status()).isEqualTo(200);
    }

    @Test
    void theLedgerHasEveryRequestButItsOwnAndCanBeCleared() throws Exception {
        server.get(SUBSCRIPTION + "?api-version=2021-01-01");
        server.arm("app-1", "GET", SUBSCRIPTION + "?api-version=2021-01-01", "");
        assertThat(ledger())
                .containsExactly(
                        "GET " + SUBSCRIPTION + " 401",
                        "POST /some-tenant/oauth2/v2.0/token 200",
                        "GET " + SUBSCRIPTION + " 200");
        assertThat(server.send(server.request("/_emulator/ledger").DELETE()).status())
                .isEqualTo(204);
        assertThat(ledger()).isEmpty();
        server.get("/subscriptions");
        assertThat(ledger()).containsExactly("GET /subscriptions 401");
    }

    @Test
    void faultsAreArmedReadAndRemoved() throws Exception {
        String faults = "[{\"match\":{\"path\":\"^/subscriptions\"},\"times\":1,\"status\":429}]";
        assertThat(server.get("/_emulator/faults").response().body()).isEqualTo("[]");
        assertThat(server.faults(faults).status()).isEqualTo(204);
        assertThat(server.get("/_emulator/faults").response().body()).isEqualTo(faults);
        assertThat(get().status()).isEqualTo(429);
        assertThat(get().status()).isEqualTo(404);
        assertThat(server.faults(faults).status()).isEqualTo(204);
        assertThat(server.send(server.request("/_emulator/faults").DELETE()).status())
                .isEqualTo(204);
        assertThat(get().status()).isEqualTo(404);
    }

    @Test
    void faultsThatItDoesNotUnderstandAreRefusedAndChangeNothing() throws Exception {
        server.faults("[{\"times\":1,\"status\":503}]");
        Answer refused = server.faults("[{\"stauts\":500}]");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.at("/error/message").asText()).isEqualTo("faults/0/stauts: is not a known key");
        assertThat(server.send(server.request("/_emulator/faults")
                                .header("Content-Type", "text/plain")
                                .PUT(HttpRequest.BodyPublishers.ofString("[]")))
                        .status())
                .isEqualTo(415);
        assertThat(server.get("/subscriptions").status()).isEqualTo(503);
        assertThat(server.get("/_emulator/other").status()).isEqualTo(404);
    }

    @Test
    void aFaultOnTheTokenEndpointIsAFailedLogin() throws Exception {
        server.faults("[{\"match\":{\"path\":\"/token$\"},\"times\":1,\"status\":503,\"body\":\"<html>\"}]");
        assertThat(server.post("/t/oauth2/v2.0/token", "").response().body()).isEqualTo("<html>");
        assertThat(server.token("app-1")).isNotEmpty();
    }

    @Test
    void aTruncatedBodyEndsBeforeItsAnnouncedLength() throws Exception {
        Received answer = putWith("truncate");
        assertThat(answer.statusLine()).isEqualTo("HTTP/1.1 201 Created");
        assertThat(answer.body()).startsWith("{\"id\":").hasSizeLessThan(answer.announced());
        assertThat(answer.open()).isFalse();
        assertThat(get().status()).isEqualTo(200);
    }

    @Test
    void aStalledBodyNeverComesToItsEnd() throws Exception {
        Received answer = putWith("stall");
        assertThat(answer.statusLine()).isEqualTo("HTTP/1.1 201 Created");
        assertThat(answer.body()).startsWith("{\"id\":").hasSizeLessThan(answer.announced());
        assertThat(answer.open()).isTrue();
        assertThat(get().status()).isEqualTo(200);
    }

    @Test
    void aResetIsNoAnswerAndNoWork() throws Exception {
        Received answer = putWith("reset");
        assertThat(answer.text()).isEmpty();
        assertThat(answer.open()).isFalse();
        assertThat(get().status()).isEqualTo(404);
        assertThat(ledger()).contains("PUT " + AG + " 0");
    }

    private Received putWith(String action) throws Exception {
        server.putGroup("app-1");
        String token = server.token("app-1");
        server.faults("[{\"match\":{\"method\":\"PUT\"},\"times\":1,\"action\":\"" + action + "\"}]");
        return server.raw("PUT " + AG + VERSION + " HTTP/1.1\r\nHost: 127.0.0.1:"
                + server.address().getPort() + "\r\nAuthorization: Bearer " + token + "\r\nContent-Length: "
                + BODY.length() + "\r\n\r\n" + BODY);
    }

    private Answer put(String clientId) throws Exception {
        return server.arm(clientId, "PUT", AG + VERSION, BODY);
    }

    private Answer get() throws Exception {
        return server.arm("app-1", "GET", AG + VERSION, "");
    }

    private String raw(String line, String headers) throws IOException {
        String port = String.valueOf(server.address().getPort());
        return server.raw(line + "\r\n" + headers.replace("{port}", port) + "\r\nConnection: close\r\n\r\n")
                .statusLine();
    }

    private List<String> ledger() throws Exception {
        List<String> lines = new ArrayList<>();
        for (JsonNode line : server.get("/_emulator/ledger").at("")) {
            lines.add(line.path("method").asText() + " " + line.path("path").asText() + " "
                    + line.path("status").asInt());
        }
        return lines;
    }
}

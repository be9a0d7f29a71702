package dev.tocsin.emulator.server;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.emulator.GroupPolicy;
import dev.tocsin.json.JsonLimits;
import dev.tocsin.json.JsonReader;
import dev.tocsin.json.JsonSyntaxException;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;

/** A server on a folder, and a client that trusts it. */
final class RunningServer implements AutoCloseable {
    static final String SUBSCRIPTION = "/subscriptions/00000000-0000-4000-8000-000000000001";
    static final String GROUP = SUBSCRIPTION + "/resourceGroups/rg-one";

    private final EmulatorServer server;
    private final SSLContext trust;
    private final HttpClient client;

    RunningServer(Path state) throws IOException {
        this(new ServerSettings(state, 0, GroupPolicy.REQUIRE, ServerSettings.ONE_HOUR), Clock.systemUTC());
    }

    RunningServer(ServerSettings settings, Clock clock) throws IOException {
        server = EmulatorServer.start(settings, clock);
        trust = trust(server.authority());
        client = HttpClient.newBuilder().sslContext(trust).build();
    }

    /** An answer; the body parsed, or a missing node when it is not JSON. */
    record Answer(int status, HttpResponse<String> response) {
        JsonNode at(String pointer) {
            return json(response.body()).at(pointer);
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }
    }

    URI address() {
        return server.address();
    }

    Path authority() {
        return server.authority();
    }

    HttpRequest.Builder request(String pathAndQuery) {
        return HttpRequest.newBuilder(URI.create(server.address() + pathAndQuery))
                .timeout(Duration.ofSeconds(20));
    }

    Answer send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> response =
                client.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        return new Answer(response.statusCode(), response);
    }

    Answer get(String pathAndQuery) throws IOException, InterruptedException {
        return send(request(pathAndQuery));
    }

    Answer post(String path, String form) throws IOException, InterruptedException {
        return send(request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form)));
    }

    Answer faults(String json) throws IOException, InterruptedException {
        return send(request("/_emulator/faults")
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(json)));
    }

    /** A token for this client id. */
    String token(String clientId) throws IOException, InterruptedException {
        Answer answer = post(
                "/some-tenant/oauth2/v2.0/token",
                "grant_type=client_credentials&client_id=" + clientId + "&client_secret=made-up&scope=" + address()
                        + "/.default");
        return answer.at("/access_token").asText();
    }

    /** A request to ARM as this client id. */
    Answer arm(String clientId, String method, String pathAndQuery, String body)
            throws IOException, InterruptedException {
        return send(request(pathAndQuery)
                .header("Authorization", "Bearer " + token(clientId))
                .method(method, HttpRequest.BodyPublishers.ofString(body)));
    }

    void putGroup(String clientId) throws IOException, InterruptedException {
        arm(clientId, "PUT", GROUP + "?api-version=2021-04-01", "{\"location\":\"westeurope\"}");
    }

    /**
     * What came back for these very bytes.
     *
     * @param text all that was received
     * @param open whether the connection was still open after half a second of silence
     */
    record Received(String text, boolean open) {
        String statusLine() {
            return text.lines().findFirst().orElse("");
        }

        int announced() {
            return text.lines()
                    .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("content-length: "))
                    .map(line -> Integer.parseInt(line.substring("content-length: ".length())))
                    .findFirst()
                    .orElse(0);
        }

        String body() {
            int end = text.indexOf("\r\n\r\n");
            return end < 0 ? "" : text.substring(end + 4);
        }
    }

    /** Sends these very bytes. */
    Received raw(String text) throws IOException {
        StringBuilder received = new StringBuilder();
        try (SSLSocket socket = (SSLSocket)
                trust.getSocketFactory().createSocket("127.0.0.1", address().getPort())) {
            socket.startHandshake();
            socket.setSoTimeout(500);
            socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().flush();
            InputStream in = socket.getInputStream();
            for (int c = in.read(); c >= 0; c = in.read()) {
                received.append((char) c);
            }
            return new Received(received.toString(), false);
        } catch (SocketTimeoutException e) {
            return new Received(received.toString(), true);
        } catch (SocketException | SSLException e) {
            return new Received(received.toString(), false);
        }
    }

    static JsonNode json(String text) {
        try {
            return new JsonReader(JsonLimits.RESPONSE)
                    .readTree(text.startsWith("{") || text.startsWith("[") ? text : "{}");
        } catch (JsonSyntaxException e) {
            throw new AssertionError(text, e);
        }
    }

    private static SSLContext trust(Path authority) throws IOException {
        try (InputStream in = Files.newInputStream(authority)) {
            KeyStore trusted = KeyStore.getInstance("PKCS12");
            trusted.load(null, null);
            trusted.setCertificateEntry(
                    "emulator", CertificateFactory.getInstance("X.509").generateCertificate(in));
            TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            managers.init(trusted);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, managers.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        server.close();
    }
}

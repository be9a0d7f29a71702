package dev.tocsin.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.json.JsonLimits;
import dev.tocsin.json.JsonReader;
import dev.tocsin.json.JsonSyntaxException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * Somebody who speaks HTTPS to {@code tocsin emulator}.
 *
 * @param address what the command printed
 * @param authority the certificate to trust
 */
record EmulatorClient(String address, Path authority) {
    /** What a login is answered. */
    JsonNode login() throws Exception {
        HttpResponse<String> token = client().send(
                        HttpRequest.newBuilder(URI.create(address + "/any/oauth2/v2.0/token"))
                                .POST(HttpRequest.BodyPublishers.ofString(
                                        "grant_type=client_credentials&client_id=app&client_secret=any&scope=" + address
                                                + "/.default"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        return json(token.body());
    }

    /** The answer to a request, signed in. */
    HttpResponse<String> send(String method, String path, String body) throws Exception {
        return client().send(
                        HttpRequest.newBuilder(URI.create(address + path))
                                .header(
                                        "Authorization",
                                        "Bearer " + login().path("access_token").asText())
                                .method(method, HttpRequest.BodyPublishers.ofString(body))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }

    static JsonNode json(String text) throws JsonSyntaxException {
        return new JsonReader(JsonLimits.RESPONSE).readTree(text);
    }

    private HttpClient client() throws IOException, GeneralSecurityException {
        return HttpClient.newBuilder().sslContext(trust()).build();
    }

    private SSLContext trust() throws IOException, GeneralSecurityException {
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
        }
    }
}

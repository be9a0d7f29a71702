package dev.tocsin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A proxy that wants a password. In a process of its own: the JDK reads once whether it may send passwords to proxies of HTTPS.
 */
class ProxyTest {
    @TempDir
    Path folder;

    @Test
    void givesTheProxyItsPasswordAndSaysThatItIsTheProxyThatRefuses() throws IOException, InterruptedException {
        TestProject.in(folder)
                .file(
                        "tocsin.json",
                        TestProject.projectFile("{}")
                                .replace(
                                        "\"emulator\"",
                                        "\"azure\", \"cloud\": {\"resourceManager\": \"https://arm.example.com\","
                                                + " \"authority\": \"https://login.example.com\","
                                                + " \"disableInstanceDiscovery\": true}"));
        try (Proxy proxy = new Proxy("me", "p@ss")) {
            assertThat(provision(proxy, "me:wrong"))
                    .contains("environment (client secret): the proxy refused the connection (")
                    .contains("HTTPS_PROXY takes a user and a password")
                    .doesNotContain("wrong")
                    .endsWith("nothing was written\n");
            assertThat(proxy.granted).isEmpty();

            assertThat(provision(proxy, "me:p%40ss"))
                    .contains("the proxy refused the connection (Tunnel failed, got: 502)");
            assertThat(proxy.granted).isNotEmpty().allMatch("CONNECT login.example.com:443 HTTP/1.1"::equals);
        }
    }

    private String provision(Proxy proxy, String user) throws IOException, InterruptedException {
        ProcessBuilder command = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "provision",
                "-C",
                folder.toString());
        command.environment()
                .keySet()
                .removeIf(name -> name.toUpperCase(Locale.ROOT).endsWith("_PROXY"));
        command.environment().put("HTTPS_PROXY", "http://" + user + "@127.0.0.1:" + proxy.port());
        command.environment().put("TOCSIN_TRUSTED_HOSTS", "login.example.com,arm.example.com");
        command.environment().put("AZURE_TENANT_ID", "tenant");
        command.environment().put("AZURE_CLIENT_ID", "client");
        command.environment().put("AZURE_CLIENT_SECRET", "made-up");
        Process process = command.redirectErrorStream(true).start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isEqualTo(1);
        return output;
    }

    /** Asks for a password, and has no way out for those who know it. */
    private static final class Proxy implements AutoCloseable {
        private final ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        private final String wanted;
        private final List<String> granted = Collections.synchronizedList(new ArrayList<>());

        Proxy(String user, String password) throws IOException {
            wanted = "Basic "
                    + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
            Thread thread = new Thread(this::serve, "proxy");
            thread.setDaemon(true);
            thread.start();
        }

        int port() {
            return socket.getLocalPort();
        }

        private void serve() {
            while (!socket.isClosed()) {
                try (Socket client = socket.accept()) {
                    answer(client);
                } catch (IOException e) {
                    if (!socket.isClosed()) {
                        throw new UncheckedIOException(e);
                    }
                }
            }
        }

        private void answer(Socket client) throws IOException {
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1));
            String request = in.readLine();
            boolean knows = false;
            for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
                knows |= line.equalsIgnoreCase("Proxy-Authorization: " + wanted);
            }
            if (knows) {
                granted.add(request);
            }
            String reply = knows
                    ? "HTTP/1.1 502 Bad Gateway\r\n"
                    : "HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm=\"test\"\r\n";
            client.getOutputStream()
                    .write((reply + "Content-Length: 0\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.ISO_8859_1));
            client.getOutputStream().flush();
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}

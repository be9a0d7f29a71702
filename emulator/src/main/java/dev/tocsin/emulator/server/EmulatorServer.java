package dev.tocsin.emulator.server;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.tocsin.emulator.Emulator;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.URI;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;

/** A running server. It listens on 127.0.0.1 and, where the machine has it, on ::1, with the same port. */
public final class EmulatorServer implements AutoCloseable {
    private static final byte[] LOOPBACK_4 = {127, 0, 0, 1};
    private static final byte[] LOOPBACK_6 = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1};
    private static final int ATTEMPTS = 20;
    /** More requests at once wait: a delayed answer keeps its thread. */
    private static final int THREADS = 128;

    private final List<HttpsServer> servers;
    private final ExecutorService threads;
    private final Path authority;

    private EmulatorServer(List<HttpsServer> servers, ExecutorService threads, Path authority) {
        this.servers = List.copyOf(servers);
        this.threads = threads;
        this.authority = authority;
    }

    /**
     * Starts a server; it answers when this returns.
     *
     * @throws IOException when the state folder or the port cannot be used; the message says which
     */
    public static EmulatorServer start(ServerSettings settings, Clock clock) throws IOException {
        tune();
        List<HttpsServer> servers = bind(settings.port());
        try {
            return serve(servers, settings, clock);
        } catch (GeneralSecurityException e) {
            servers.forEach(server -> server.stop(0));
            throw new IOException("the certificate of the emulator cannot be used: " + e.getMessage(), e);
        } catch (IOException | RuntimeException e) {
            servers.forEach(server -> server.stop(0));
            throw e;
        }
    }

    private static EmulatorServer serve(List<HttpsServer> servers, ServerSettings settings, Clock clock)
            throws IOException, GeneralSecurityException {
        Certificates certificates = Certificates.in(settings.state(), clock.instant());
        SSLContext context = certificates.context();
        Login login = new Login(new Tokens(settings.tokenLifetime()));
        Emulator emulator = Emulator.open(settings.state(), clock, login, settings.groups());
        int port = servers.get(0).getAddress().getPort();
        Exchanges exchanges = new Exchanges(emulator, new LoopbackCheck(port));
        ThreadPoolExecutor threads = threads();
        for (HttpsServer server : servers) {
            server.setHttpsConfigurator(new HttpsConfigurator(context));
            server.setExecutor(threads);
            server.createContext("/", exchanges);
            server.start();
        }
        return new EmulatorServer(servers, threads, certificates.authority());
    }

    private static ThreadPoolExecutor threads() {
        ThreadPoolExecutor threads =
                new ThreadPoolExecutor(THREADS, THREADS, 30, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), work -> {
                    Thread thread = new Thread(work, "emulator-http");
                    thread.setDaemon(true);
                    return thread;
                });
        threads.allowCoreThreadTimeOut(true);
        return threads;
    }

    /**
     * The JDK's server can only be told by properties (documented in module {@code jdk.httpserver}): without the first,
     * each answer waits 40 ms for the client's acknowledgement; the second ends requests that never become whole.
     */
    private static void tune() {
        for (List<String> property : List.of(
                List.of("sun.net.httpserver.nodelay", "true"), List.of("sun.net.httpserver.maxReqTime", "60"))) {
            if (System.getProperty(property.get(0)) == null) {
                System.setProperty(property.get(0), property.get(1));
            }
        }
    }

    /** One free port for both addresses; a port that was asked for is the only one tried. */
    private static List<HttpsServer> bind(int port) throws IOException {
        for (int attempt = 1; ; attempt++) {
            List<HttpsServer> servers = new ArrayList<>();
            try {
                servers.add(HttpsServer.create(address(LOOPBACK_4, port), 0));
                if (hasIpv6()) {
                    int same = servers.get(0).getAddress().getPort();
                    servers.add(HttpsServer.create(address(LOOPBACK_6, same), 0));
                }
                return servers;
            } catch (BindException e) {
                servers.forEach(server -> server.stop(0));
                if (port != 0 || attempt == ATTEMPTS) {
                    throw new IOException("port " + port + " of the loopback addresses is taken", e);
                }
            }
        }
    }

    private static InetSocketAddress address(byte[] bytes, int port) throws IOException {
        return new InetSocketAddress(InetAddress.getByAddress(bytes), port);
    }

    private static boolean hasIpv6() throws IOException {
        try {
            return NetworkInterface.getByInetAddress(InetAddress.getByAddress(LOOPBACK_6)) != null;
        } catch (SocketException e) {
            return false;
        }
    }

    /** Where it is, such as {@code https://127.0.0.1:41234}; without a path. */
    public URI address() {
        return URI.create("https://127.0.0.1:" + servers.get(0).getAddress().getPort());
    }

    /** The certificate of its CA, in PEM, which a client must trust. */
    public Path authority() {
        return authority;
    }

    /** Stops listening and breaks off what is still being answered. */
    @Override
    public void close() {
        servers.forEach(server -> server.stop(0));
        threads.shutdownNow();
    }
}

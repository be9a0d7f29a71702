package dev.tocsin.emulator.server;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.tocsin.emulator.Emulator;
import dev.tocsin.emulator.FiredAlerts;
import dev.tocsin.emulator.QueryEngine;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.ExecutorService;
import javax.net.ssl.SSLContext;

/** A running server. It listens on 127.0.0.1 and, where the machine has it, on ::1, with the same port. */
public final class EmulatorServer implements AutoCloseable {
    /** More requests at once wait: a delayed answer keeps its thread. */
    private static final int THREADS = 128;

    private final List<HttpsServer> servers;
    private final ExecutorService threads;
    private final Path authority;
    private final Emulator emulator;

    private EmulatorServer(List<HttpsServer> servers, ExecutorService threads, Path authority, Emulator emulator) {
        this.servers = List.copyOf(servers);
        this.threads = threads;
        this.authority = authority;
        this.emulator = emulator;
    }

    /**
     * Starts a server; it answers when this returns.
     *
     * @throws IOException when the state folder or the port cannot be used; the message says which
     */
    public static EmulatorServer start(ServerSettings settings, Clock clock) throws IOException {
        return start(settings, clock, QueryEngine.NONE);
    }

    /**
     * The same with somebody who runs queries on the rows that landed.
     *
     * @throws IOException when the state folder or the port cannot be used; the message says which
     */
    public static EmulatorServer start(ServerSettings settings, Clock clock, QueryEngine engine) throws IOException {
        return start(settings, clock, engine, FiredAlerts.NONE);
    }

    /**
     * The same with somebody who knows which alerts fired.
     *
     * @throws IOException when the state folder or the port cannot be used; the message says which
     */
    public static EmulatorServer start(ServerSettings settings, Clock clock, QueryEngine engine, FiredAlerts fired)
            throws IOException {
        List<HttpsServer> servers = Loopback.bind(settings.port(), HttpsServer::create);
        try {
            return serve(servers, settings, clock, engine, fired);
        } catch (GeneralSecurityException e) {
            servers.forEach(server -> server.stop(0));
            throw new IOException("the certificate of the emulator cannot be used: " + e.getMessage(), e);
        } catch (IOException | RuntimeException e) {
            servers.forEach(server -> server.stop(0));
            throw e;
        }
    }

    private static EmulatorServer serve(
            List<HttpsServer> servers, ServerSettings settings, Clock clock, QueryEngine engine, FiredAlerts fired)
            throws IOException, GeneralSecurityException {
        Certificates certificates = Certificates.in(settings.state(), clock.instant());
        SSLContext context = certificates.context();
        Login login = new Login(new Tokens(settings.tokenLifetime()));
        Emulator emulator = Emulator.open(settings.state(), clock, login, settings.groups(), engine, fired);
        int port = servers.get(0).getAddress().getPort();
        Exchanges exchanges = new Exchanges(emulator, new LoopbackCheck(port));
        ExecutorService threads = Loopback.threads(THREADS, "emulator-http");
        for (HttpsServer server : servers) {
            server.setHttpsConfigurator(new HttpsConfigurator(context));
            server.setExecutor(threads);
            server.createContext("/", exchanges);
            server.start();
        }
        return new EmulatorServer(servers, threads, certificates.authority(), emulator);
    }

    /** Where it is, such as {@code https://127.0.0.1:41234}; without a path. */
    public URI address() {
        return URI.create("https://127.0.0.1:" + servers.get(0).getAddress().getPort());
    }

    /** What it serves, for work in this process. */
    public Emulator emulator() {
        return emulator;
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

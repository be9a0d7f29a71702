package dev.tocsin.serve;

import com.sun.net.httpserver.HttpServer;
import dev.tocsin.emulator.server.Loopback;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.concurrent.ExecutorService;

/**
 * Shows a site to browsers on this machine: on 127.0.0.1 and, where the machine has it, on ::1, with the same port. It only reads:
 * whatever is asked, nothing of the project or of a target is changed.
 */
public final class LoopbackServer implements AutoCloseable {
    /** Each open page keeps one. */
    private static final int THREADS = 96;

    private final List<HttpServer> servers;
    private final ExecutorService threads;
    private final Shown shown;

    private LoopbackServer(List<HttpServer> servers, ExecutorService threads, Shown shown) {
        this.servers = List.copyOf(servers);
        this.threads = threads;
        this.shown = shown;
    }

    /**
     * Starts; it answers when this returns.
     *
     * @param port 0 for any that is free
     * @throws IOException when the port cannot be had; the message is for people
     */
    public static LoopbackServer start(int port, Site site) throws IOException {
        List<HttpServer> servers = Loopback.bind(port, HttpServer::create);
        Shown shown = new Shown(site);
        LoopbackGate gate = new LoopbackGate(servers.get(0).getAddress().getPort());
        ExecutorService threads = Loopback.threads(THREADS, "preview-http");
        for (HttpServer server : servers) {
            server.setExecutor(threads);
            server.createContext("/", new Answers(gate, shown));
            server.start();
        }
        return new LoopbackServer(servers, threads, shown);
    }

    /** Where it is, such as {@code http://127.0.0.1:41234/}. */
    public URI address() {
        return URI.create("http://127.0.0.1:" + servers.get(0).getAddress().getPort() + "/");
    }

    /** From now on this is shown; pages that are open are told to load again. */
    public void show(Site site) {
        shown.show(site);
    }

    /** Stops listening and breaks off what is still being answered. */
    @Override
    public void close() {
        shown.close();
        servers.forEach(server -> server.stop(0));
        threads.shutdownNow();
    }
}

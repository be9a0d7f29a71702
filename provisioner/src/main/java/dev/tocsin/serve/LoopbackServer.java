package dev.tocsin.serve;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Shows a site to browsers on this machine: on 127.0.0.1 and, where the machine has it, on ::1, with the same port. It only reads:
 * whatever is asked, nothing of the project or of a target is changed.
 */
public final class LoopbackServer implements AutoCloseable {
    private static final byte[] LOOPBACK_4 = {127, 0, 0, 1};
    private static final byte[] LOOPBACK_6 = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1};
    private static final int ATTEMPTS = 20;
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
        tune();
        List<HttpServer> servers = bind(port);
        Shown shown = new Shown(site);
        LoopbackGate gate = new LoopbackGate(servers.get(0).getAddress().getPort());
        ExecutorService threads = threads();
        for (HttpServer server : servers) {
            server.setExecutor(threads);
            server.createContext("/", new Answers(gate, shown));
            server.start();
        }
        return new LoopbackServer(servers, threads, shown);
    }

    private static ExecutorService threads() {
        ThreadPoolExecutor threads =
                new ThreadPoolExecutor(THREADS, THREADS, 30, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), work -> {
                    Thread thread = new Thread(work, "preview-http");
                    thread.setDaemon(true);
                    return thread;
                });
        threads.allowCoreThreadTimeOut(true);
        return threads;
    }

    /**
     * The JDK's server can only be told by properties (documented in module {@code jdk.httpserver}): without the first, each
     * answer waits 40 ms for the client's acknowledgement; the second ends requests that never become whole.
     */
    private static void tune() {
        for (List<String> property : List.of(
                List.of("sun.net.httpserver.nodelay", "true"), List.of("sun.net.httpserver.maxReqTime", "60"))) {
            if (System.getProperty(property.get(0)) == null) {
                System.setProperty(property.get(0), property.get(1));
            }
        }
    }

    private static List<HttpServer> bind(int port) throws IOException {
        for (int attempt = 1; ; attempt++) {
            List<HttpServer> servers = new ArrayList<>();
            try {
                servers.add(HttpServer.create(address(LOOPBACK_4, port), 0));
                if (hasIpv6()) {
                    int same = servers.get(0).getAddress().getPort();
                    servers.add(HttpServer.create(address(LOOPBACK_6, same), 0));
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

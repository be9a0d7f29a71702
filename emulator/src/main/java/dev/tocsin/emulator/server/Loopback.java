package dev.tocsin.emulator.server;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** What servers need that only this machine may reach: the same port on 127.0.0.1 and, where the machine has it, on ::1. */
public final class Loopback {
    private static final byte[] LOOPBACK_4 = {127, 0, 0, 1};
    private static final byte[] LOOPBACK_6 = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1};
    private static final int ATTEMPTS = 20;

    private Loopback() {}

    /** Makes a server of the JDK, such as {@code HttpServer.create}. */
    @FunctionalInterface
    public interface Maker<S extends HttpServer> {
        /** A server that listens there. */
        S make(InetSocketAddress address, int backlog) throws IOException;
    }

    /**
     * A server for each address, not started yet. A port that was asked for is the only one tried.
     *
     * @param port 0 for any that is free
     * @throws IOException when the port cannot be had; the message is for people
     */
    public static <S extends HttpServer> List<S> bind(int port, Maker<S> maker) throws IOException {
        tune();
        for (int attempt = 1; ; attempt++) {
            List<S> servers = new ArrayList<>();
            try {
                servers.add(maker.make(address(LOOPBACK_4, port), 0));
                if (hasIpv6()) {
                    int same = servers.get(0).getAddress().getPort();
                    servers.add(maker.make(address(LOOPBACK_6, same), 0));
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

    /** Threads that end with the process; more work than they can take waits. */
    public static ExecutorService threads(int most, String name) {
        ThreadPoolExecutor threads =
                new ThreadPoolExecutor(most, most, 30, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), work -> {
                    Thread thread = new Thread(work, name);
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
}

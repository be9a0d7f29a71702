package dev.tocsin.azure.http;

import com.azure.core.http.HttpClient;
import com.azure.core.http.jdk.httpclient.JdkHttpClientBuilder;
import com.azure.core.util.Configuration;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The one HTTP client of a run, for ARM and for tokens. Close it when the run is over. */
public final class Network implements AutoCloseable {
    private static final Duration CONNECT = Duration.ofSeconds(10);

    private final ExecutorService threads;
    private final HttpClient client;

    private Network(ExecutorService threads, HttpClient client) {
        this.threads = threads;
        this.client = client;
    }

    /**
     * Sets it up; nothing is sent.
     *
     * @param caFiles PEM files of authorities to trust beside the JDK's
     * @param variables the process environment, for proxies
     * @throws ConnectionException when a file or a variable cannot be used
     */
    public static Network open(List<Path> caFiles, Map<String, String> variables) {
        var proxy = Proxies.of(variables);
        if (proxy.map(one -> one.getUsername() != null).orElse(false)) {
            allowPasswordsForTunnels();
        }
        ExecutorService threads = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "http");
            thread.setDaemon(true);
            return thread;
        });
        // Threads of our own: the SDK's small shared pool also runs the blocking reads of bodies, and locks up.
        // HTTP/1.1: what reuses idle HTTP/2 connections meets their end in the middle of a request.
        java.net.http.HttpClient.Builder builder = java.net.http.HttpClient.newBuilder()
                .executor(threads)
                .version(java.net.http.HttpClient.Version.HTTP_1_1)
                .followRedirects(java.net.http.HttpClient.Redirect.NEVER)
                .connectTimeout(CONNECT);
        if (!caFiles.isEmpty()) {
            builder.sslContext(Authorities.context(caFiles));
        }
        JdkHttpClientBuilder jdk = new JdkHttpClientBuilder(builder)
                .executor(threads)
                .connectionTimeout(CONNECT)
                // The deadline of a whole call is the caller's.
                .responseTimeout(Duration.ZERO)
                .writeTimeout(Duration.ZERO)
                .readTimeout(Duration.ZERO)
                .configuration(Configuration.NONE);
        proxy.ifPresent(jdk::proxy);
        return new Network(threads, jdk.build());
    }

    /**
     * The JDK does not send passwords to proxies of HTTPS unless this is empty, which it reads once. Who put a password into
     * HTTPS_PROXY wants it sent.
     */
    private static void allowPasswordsForTunnels() {
        System.setProperty("jdk.http.auth.tunneling.disabledSchemes", "");
    }

    /**
     * The proxy that the environment names, as {@code host:port}; never its password.
     *
     * @param variables the process environment
     * @throws ConnectionException when the variable cannot be used
     */
    public static Optional<String> proxy(Map<String, String> variables) {
        return Proxies.of(variables)
                .map(one -> one.getAddress().getHostString() + ":"
                        + one.getAddress().getPort());
    }

    /** The client. */
    public HttpClient client() {
        return client;
    }

    /** Threads for what belongs to the network. */
    public Executor threads() {
        return threads;
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}

package dev.tocsin.cli;

import com.azure.core.http.HttpClient;
import dev.tocsin.apply.Stop;
import dev.tocsin.azure.Waiting;
import dev.tocsin.watch.Changes;
import dev.tocsin.watch.FolderChanges;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Scanner;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;

/** {@code tocsin preview --serve} of a folder, as it runs until Ctrl-C; files of the folder are really watched. */
final class ServedProject implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final java.net.http.HttpClient http =
            java.net.http.HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final BlockingQueue<Changes> watching = new ArrayBlockingQueue<>(1);
    private final CompletableFuture<Integer> exit;
    private final URI address;

    private ServedProject(Path folder, String... more) throws Exception {
        BlockingQueue<String> said = new LinkedBlockingQueue<>();
        String[] arguments = new String[4 + more.length];
        System.arraycopy(new String[] {"preview", "--serve", "-C", folder.toString()}, 0, arguments, 0, 4);
        System.arraycopy(more, 0, arguments, 4, more.length);
        Terminal terminal = new Terminal(
                lines(said), new ByteArrayOutputStream(), new ByteArrayInputStream(new byte[0]), Map.of(), false);
        exit = CompletableFuture.supplyAsync(
                () -> Main.run(terminal, CliRun.CLOCK, new Watching(TestOutside.plain(), watching), arguments));
        address = URI.create(Objects.requireNonNull(said.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS), "no address"));
    }

    /** Serves from now on. */
    static ServedProject of(Path folder, String... more) throws Exception {
        return new ServedProject(folder, more);
    }

    private static OutputStream lines(BlockingQueue<String> said) {
        return new OutputStream() {
            @Override
            public void write(int one) {
                throw new UnsupportedOperationException();
            }

            @Override
            public void write(byte[] bytes) {
                said.add(new String(bytes, StandardCharsets.UTF_8).strip());
            }
        };
    }

    URI address() {
        return address;
    }

    /** What a browser gets. */
    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(address.resolve(path)).build());
    }

    HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }

    /** The versions that are told to a page, as they come. */
    BlockingQueue<String> events() throws IOException, InterruptedException {
        HttpResponse<InputStream> answer = http.send(
                HttpRequest.newBuilder(address.resolve("/events")).build(), HttpResponse.BodyHandlers.ofInputStream());
        BlockingQueue<String> events = new LinkedBlockingQueue<>();
        Thread reader = new Thread(() -> {
            try (Scanner lines = new Scanner(answer.body(), StandardCharsets.UTF_8)) {
                while (lines.hasNextLine()) {
                    String line = lines.nextLine();
                    if (line.startsWith("data: ")) {
                        events.add(line.substring("data: ".length()));
                    }
                }
            }
        });
        reader.setDaemon(true);
        reader.start();
        return events;
    }

    /** The next of these. */
    static String next(BlockingQueue<String> events) throws InterruptedException {
        return Objects.requireNonNull(events.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS), "no event came");
    }

    /** What Ctrl-C does; then the exit code. */
    int end() throws InterruptedException {
        try {
            Changes changes = watching.poll();
            if (changes != null) {
                changes.close();
            }
            return exit.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        try {
            end();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** An outside that watches files. */
    private record Watching(Outside rest, BlockingQueue<Changes> watching) implements Outside {
        @Override
        public HttpClient network(HttpClient client) {
            return rest.network(client);
        }

        @Override
        public Waiting waiting() {
            return rest.waiting();
        }

        @Override
        public Duration deadline() {
            return rest.deadline();
        }

        @Override
        public Stop stop() {
            return rest.stop();
        }

        @Override
        public void watchSignals(Runnable told) {
            rest.watchSignals(told);
        }

        @Override
        public Changes changes(Path folder, Predicate<String> matters) {
            try {
                Changes changes = FolderChanges.of(folder, matters);
                watching.add(changes);
                return changes;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}

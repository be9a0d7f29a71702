package dev.tocsin.cli;

import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.zip.GZIPOutputStream;

/** What goes wrong with one request. */
@FunctionalInterface
interface InjectedFault {
    /** Answers in place of the service, which the request may or may not reach. */
    HttpResponse strike(HttpRequest request, Detour.Onward onward, Instant now) throws IOException;

    /** The service is never reached and somebody answers this. */
    static InjectedFault answer(int status, Map<String, String> headers, String body) {
        return (request, onward, now) -> Canned.of(request, status, headers, body);
    }

    /** ARM's own error. */
    static InjectedFault error(int status, String code) {
        return answer(status, Map.of(), errorBody(code, "no reason worth telling"));
    }

    static String errorBody(String code, String message) {
        return "{\"error\":{\"code\":\"" + code + "\",\"message\":\"" + message + "\"}}";
    }

    /** Too many requests; {@code DATE n} stands for the date in n seconds, the empty text for no such header. */
    static InjectedFault throttled(String retryAfter) {
        return (request, onward, now) -> {
            Map<String, String> headers = new TreeMap<>();
            if (retryAfter.startsWith("DATE ")) {
                headers.put(
                        "Retry-After",
                        DateTimeFormatter.RFC_1123_DATE_TIME.format(
                                now.plusSeconds(Long.parseLong(retryAfter.substring(5)))
                                        .atOffset(ZoneOffset.UTC)));
            } else if (!retryAfter.isEmpty()) {
                headers.put("Retry-After", retryAfter);
            }
            return Canned.of(request, 429, headers, errorBody("TooManyRequests", "slow down"));
        };
    }

    /**
     * The service answers writes of a kind at once and does them later: the end of the operation is to be asked for.
     *
     * @param kind part of the paths it is for
     * @param header where the service says to ask
     * @param state how the operation ends, after two times {@code InProgress}; only a success has an effect
     */
    static InjectedFault operation(String kind, String header, String state) {
        AtomicInteger asked = new AtomicInteger();
        return (request, onward, now) -> {
            String line = Detour.line(request);
            if (line.startsWith("GET ") && line.contains("/operations/")) {
                boolean over = asked.incrementAndGet() > 2;
                return header.equals("Location")
                        ? Canned.of(request, over ? 200 : 202, Map.of(), over ? "{}" : "")
                        : Canned.of(request, 200, Map.of(), "{\"status\":\"" + (over ? state : "InProgress") + "\"}");
            }
            if (!line.startsWith("PUT ") || !line.contains(kind)) {
                return onward.send();
            }
            asked.set(0);
            if (state.equals("Succeeded")) {
                onward.send().close();
            }
            String place = "https://management.azure.com/subscriptions/0/operations/1?api-version=1";
            return Canned.of(request, 202, Map.of(header, place), "");
        };
    }

    /** Nobody listens. */
    static InjectedFault refused() {
        return (request, onward, now) -> {
            throw new ConnectException("Connection refused");
        };
    }

    /** The connection breaks before the service gets the request. */
    static InjectedFault reset() {
        return failing("Connection reset");
    }

    static InjectedFault failing(String message) {
        return (request, onward, now) -> {
            throw new IOException(message);
        };
    }

    static InjectedFault failing(IOException failure) {
        return (request, onward, now) -> {
            throw failure;
        };
    }

    /** The service does it, and the connection breaks before it answers. */
    static InjectedFault resetAfterwards() {
        return (request, onward, now) -> {
            onward.send().close();
            throw new IOException("Connection reset");
        };
    }

    /** The service does it, and only the first bytes of its answer arrive, as if they were all. */
    static InjectedFault cut(int bytes) {
        return (request, onward, now) -> {
            HttpResponse whole = onward.send();
            String text = Canned.text(whole);
            return Canned.withBody(whole, text.substring(0, Math.min(bytes, text.length())));
        };
    }

    /** The service does it, and reading its answer fails in the middle. */
    static InjectedFault brokenBody() {
        return (request, onward, now) -> Canned.withStream(onward.send(), new InputStream() {
            private int left = 7;

            @Override
            public int read() {
                throw new UnsupportedOperationException("readers ask for many bytes at once");
            }

            @Override
            public int read(byte[] into, int from, int length) throws IOException {
                if (left == 0) {
                    throw new IOException("Premature EOF");
                }
                int count = Math.min(left, length);
                Arrays.fill(into, from, from + count, (byte) '{');
                left -= count;
                return count;
            }
        });
    }

    /** The service does it, and its answer never ends. */
    static InjectedFault endlessBody() {
        return (request, onward, now) -> Canned.withStream(onward.send(), new InputStream() {
            @Override
            public int read() {
                throw new UnsupportedOperationException("readers ask for many bytes at once");
            }

            @Override
            public int read(byte[] into, int from, int length) throws IOException {
                letPass(Duration.ofDays(1));
                throw new IOException("closed");
            }
        });
    }

    /** The service does it, and its answer comes byte by byte, too slowly for any deadline. */
    static InjectedFault slowBody() {
        return (request, onward, now) -> Canned.withStream(onward.send(), new InputStream() {
            @Override
            public int read() {
                throw new UnsupportedOperationException("readers ask for many bytes at once");
            }

            @Override
            public int read(byte[] into, int from, int length) throws IOException {
                letPass(Duration.ofMillis(50));
                into[from] = ' ';
                return 1;
            }
        });
    }

    /** The service does it, and answers nothing at all. */
    static InjectedFault silence() {
        return (request, onward, now) -> {
            onward.send().close();
            letPass(Duration.ofDays(1));
            throw new IOException("closed");
        };
    }

    /** Lets real time pass, until whoever waits for the answer gives up. */
    private static void letPass(Duration time) throws IOException {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("closed", e);
        }
    }

    /** The service does it, and its answer is so many white spaces in gzip. */
    static InjectedFault zipped(int size) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
            byte[] part = " ".repeat(1 << 20).getBytes(StandardCharsets.UTF_8);
            for (int written = 0; written < size; written += part.length) {
                zip.write(part);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return (request, onward, now) -> {
            onward.send().close();
            return Canned.of(request, 200, Map.of("Content-Encoding", "gzip"), bytes.toByteArray());
        };
    }

    /** The service does it, and its answer has a header of this size. */
    static InjectedFault longHeader(int size) {
        String value = "x".repeat(size);
        return (request, onward, now) -> {
            HttpResponse response = onward.send();
            response.getHeaders().set(HttpHeaderName.fromString("x-ms-more"), value);
            return response;
        };
    }

    /** The service does it, and says something else than it should. */
    static InjectedFault says(String body) {
        return (request, onward, now) -> Canned.withBody(onward.send(), body);
    }

    /** The service does it, and tells the same in other words. */
    static InjectedFault rewritten(UnaryOperator<String> rewrite) {
        return (request, onward, now) -> {
            HttpResponse response = onward.send();
            return response.getStatusCode() == 200
                    ? Canned.withBody(response, rewrite.apply(Canned.text(response)))
                    : response;
        };
    }
}

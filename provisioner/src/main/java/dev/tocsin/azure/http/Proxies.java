package dev.tocsin.azure.http;

import com.azure.core.http.ProxyOptions;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The proxy that the usual environment variables name: {@code HTTPS_PROXY} and {@code NO_PROXY}, in either case. This machine is
 * reached without it.
 */
final class Proxies {
    private static final String THIS_MACHINE = "localhost|127.*|[::1]";

    private Proxies() {}

    /**
     * The proxy, if there is one.
     *
     * @throws ConnectionException when the variable cannot be understood; the message does not show it, as it may hold a password
     */
    static Optional<ProxyOptions> of(Map<String, String> variables) {
        return variable(variables, "HTTPS_PROXY")
                .or(() -> variable(variables, "ALL_PROXY"))
                .map(text -> proxy(text, variable(variables, "NO_PROXY").orElse("")));
    }

    private static Optional<String> variable(Map<String, String> variables, String name) {
        return Optional.ofNullable(variables.get(name.toLowerCase(Locale.ROOT)))
                .filter(text -> !text.isBlank())
                .or(() -> Optional.ofNullable(variables.get(name)).filter(text -> !text.isBlank()))
                .map(String::strip);
    }

    private static ProxyOptions proxy(String text, String exceptions) {
        URI uri = parsed(text.contains("://") ? text : "http://" + text);
        if (uri.getHost() == null || !"http".equals(uri.getScheme())) {
            throw new ConnectionException(
                    "HTTPS_PROXY must be the address of an HTTP proxy, http://[user:password@]host:port; other kinds"
                            + " are not supported");
        }
        ProxyOptions options = new ProxyOptions(
                ProxyOptions.Type.HTTP, new InetSocketAddress(uri.getHost(), uri.getPort() < 0 ? 80 : uri.getPort()));
        if (uri.getRawUserInfo() != null) {
            String[] user = uri.getRawUserInfo().split(":", 2);
            options.setCredentials(decoded(user[0]), user.length < 2 ? "" : decoded(user[1]));
        }
        return options.setNonProxyHosts(patterns(exceptions));
    }

    private static URI parsed(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            // The cause would show the password.
            throw new ConnectionException(
                    "HTTPS_PROXY is no address; write http://[user:password@]host:port, with special characters of the"
                            + " password percent-encoded");
        }
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    /** From {@code a.example,.example.org,*} to what azure-core takes: {@code a.example|*.a.example|*.example.org|*}. */
    private static String patterns(String exceptions) {
        String named = Arrays.stream(exceptions.split("[,\\s]+"))
                .map(one -> one.replaceFirst(":\\d+$", ""))
                .filter(one -> !one.isEmpty())
                .flatMap(one -> {
                    if (one.startsWith("*")) {
                        return Stream.of(one);
                    }
                    return one.startsWith(".") ? Stream.of("*" + one, one.substring(1)) : Stream.of(one, "*." + one);
                })
                .collect(Collectors.joining("|"));
        return named.isEmpty() ? THIS_MACHINE : THIS_MACHINE + "|" + named;
    }
}

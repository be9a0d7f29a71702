package dev.tocsin.azure.http;

import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import javax.net.ssl.SSLException;

/**
 * Trouble on the way to a service, told apart by what the user can do about it.
 *
 * @param code a word of ours
 * @param sent what is known about the request
 * @param message what is wrong and what to do, on one line
 */
public record NetworkTrouble(String code, Sent sent, String message) {
    private static final int DEEPEST = 16;

    /** Whether the service can have seen the request. */
    public enum Sent {
        /** No, and trying again does not help. */
        NEVER,
        /** No, but trying again may help. */
        NOT_YET,
        /** Nobody knows. */
        PERHAPS
    }

    /** The trouble that an exception or one of its causes tells of. */
    public static Optional<NetworkTrouble> in(Throwable thrown) {
        // From the inside out: what wraps an exception often repeats its message among others.
        Deque<Throwable> chain = new ArrayDeque<>();
        for (Throwable one = thrown; one != null && chain.size() < DEEPEST; one = one.getCause()) {
            chain.push(one);
        }
        return chain.stream()
                .map(NetworkTrouble::kind)
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<NetworkTrouble> kind(Throwable one) {
        String text = oneLine(one);
        if (isUntrusted(text)) {
            return trouble(
                    "TlsUntrusted",
                    Sent.NEVER,
                    "TLS: the certificate of the other side is signed by an authority that is not trusted here; if a"
                            + " proxy inspects the traffic or the cloud has an authority of its own, name its PEM file in"
                            + " TOCSIN_CA_FILE or as \"caFile\" of the cloud in tocsin.json");
        }
        if (text.contains("No subject alternative") || text.contains("No name matching")) {
            return trouble(
                    "TlsName", Sent.NEVER, "TLS: the certificate of the other side is for another name (" + text + ")");
        }
        if (text.contains("validity check failed") || text.contains("NotAfter:")) {
            return trouble(
                    "TlsExpired",
                    Sent.NEVER,
                    "TLS: the certificate of the other side is not valid now (" + text + "); look at the clock of this"
                            + " machine, or have the certificate renewed");
        }
        if (isProxyRefusal(text)) {
            return trouble(
                    "Proxy",
                    Sent.NEVER,
                    "the proxy refused the connection (" + text + "); HTTPS_PROXY takes a user and a password as"
                            + " http://user:password@host:port, and NO_PROXY names the hosts that need no proxy");
        }
        if (one instanceof SSLException) {
            return trouble("Tls", Sent.PERHAPS, "TLS: " + text);
        }
        if (one instanceof UnresolvedAddressException || one instanceof UnknownHostException) {
            return trouble(
                    "UnknownHost",
                    Sent.NOT_YET,
                    "the name of the host is not known here; without a direct way out, name the proxy in HTTPS_PROXY");
        }
        // The JDK wraps an unknown name into a ConnectException: the cause says which it is.
        if (one instanceof HttpConnectTimeoutException || one instanceof ConnectException && !wrapsUnknownName(one)) {
            return trouble("Unreachable", Sent.NOT_YET, "no connection could be made (" + text + ")");
        }
        return Optional.empty();
    }

    /** The last is an authority that calls itself as a trusted one and has another key. */
    private static boolean isUntrusted(String text) {
        return text.contains("PKIX path building failed")
                || text.contains("unable to find valid certification path")
                || text.contains("signature check failed");
    }

    private static boolean wrapsUnknownName(Throwable one) {
        for (Throwable cause = one.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof UnresolvedAddressException || cause instanceof UnknownHostException) {
                return true;
            }
        }
        return false;
    }

    private static Optional<NetworkTrouble> trouble(String code, Sent sent, String message) {
        return Optional.of(new NetworkTrouble(code, sent, message));
    }

    private static boolean isProxyRefusal(String text) {
        return text.contains("Tunnel failed")
                || text.contains("Proxy Authentication Required")
                || text.contains("too many authentication attempts")
                || text.contains("No credentials provided")
                || text.contains("Proxy-Authenticate header missing");
    }

    /** The message of an exception on one line. */
    public static String oneLine(Throwable cause) {
        String message = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        return message.replaceAll("\\s+", " ").strip();
    }
}

package dev.tocsin.azure;

import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.util.Optional;
import javax.net.ssl.SSLException;

/**
 * Trouble on the way to a service, told apart by what the user can do about it.
 *
 * @param code a word of ours
 * @param status what {@link ArmException#status()} shall be
 * @param message what is wrong and what to do
 */
record NetworkTrouble(String code, int status, String message) {
    /** The trouble that an exception or one of its causes tells of. */
    static Optional<NetworkTrouble> in(Throwable thrown) {
        int depth = 0;
        for (Throwable one = thrown; one != null && depth < 16; one = one.getCause(), depth++) {
            Optional<NetworkTrouble> found = kind(one);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static Optional<NetworkTrouble> kind(Throwable one) {
        String text = oneLine(one);
        if (text.contains("PKIX path building failed") || text.contains("unable to find valid certification path")) {
            return Optional.of(new NetworkTrouble(
                    "TlsUntrusted",
                    ArmException.REFUSED_LOCALLY,
                    "TLS: the certificate of the other side is signed by an authority that is not trusted here;"
                            + " if a proxy inspects the traffic or the cloud has an authority of its own, name its PEM file"
                            + " in TOCSIN_CA_FILE or as \"caFile\" of the cloud in tocsin.json"));
        }
        if (text.contains("No subject alternative") || text.contains("No name matching")) {
            return Optional.of(new NetworkTrouble(
                    "TlsName",
                    ArmException.REFUSED_LOCALLY,
                    "TLS: the certificate of the other side is for another name (" + text + ")"));
        }
        if (text.contains("Tunnel failed") || text.contains("Proxy Authentication Required") || isProxyRefusal(text)) {
            return Optional.of(new NetworkTrouble(
                    "Proxy",
                    ArmException.REFUSED_LOCALLY,
                    "the proxy refused the connection (" + text + "); HTTPS_PROXY takes a user and a password as"
                            + " http://user:password@host:port, and NO_PROXY names the hosts that need no proxy"));
        }
        if (one instanceof SSLException) {
            return Optional.of(new NetworkTrouble("Tls", 0, "TLS: " + text));
        }
        if (one instanceof UnresolvedAddressException || one instanceof UnknownHostException) {
            return Optional.of(new NetworkTrouble(
                    "UnknownHost",
                    ArmException.UNREACHABLE,
                    "the name of the host is not known here; without a direct way out, name the proxy in HTTPS_PROXY"));
        }
        // The JDK wraps an unknown name into a ConnectException: the cause says which it is.
        if ((one instanceof ConnectException || one instanceof HttpConnectTimeoutException) && one.getCause() == null) {
            return Optional.of(new NetworkTrouble(
                    "Unreachable", ArmException.UNREACHABLE, "no connection could be made (" + text + ")"));
        }
        return Optional.empty();
    }

    private static boolean isProxyRefusal(String text) {
        return text.contains("No credentials provided") || text.contains("Proxy-Authenticate header missing");
    }

    /** As an exception about a request. */
    ArmException of(String what) {
        return new ArmException(status, code, what + ": " + message, Optional.empty());
    }

    /** The message of an exception on one line. */
    static String oneLine(Throwable cause) {
        String message = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        return message.replaceAll("\\s+", " ").strip();
    }
}

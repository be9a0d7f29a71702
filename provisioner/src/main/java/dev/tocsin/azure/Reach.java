package dev.tocsin.azure;

import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpMethod;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.core.util.Context;
import dev.tocsin.azure.http.ConnectionException;
import dev.tocsin.azure.http.Network;
import dev.tocsin.azure.http.NetworkTrouble;
import dev.tocsin.azure.login.SignInException;
import dev.tocsin.azure.login.TrustedHosts;
import dev.tocsin.load.Cloud;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What lies between here and a service: names, proxy, TLS. One request without a credential; whatever comes back shows that there
 * is a way.
 *
 * @param proxy the proxy that the environment names, {@code host:port}
 * @param date what the service takes for the time, to the second
 */
public record Reach(Optional<String> proxy, Optional<Instant> date) {
    /**
     * Asks once, and does not try again.
     *
     * @param cloud that the address belongs to
     * @param project folder that a relative {@code caFile} starts from
     * @param variables the process environment
     * @param onTheWay what requests go through
     * @param address absolute, https
     * @throws ArmException when there is no way; the message says why, and what to do
     */
    public static Reach of(
            Cloud cloud,
            Path project,
            Map<String, String> variables,
            UnaryOperator<HttpClient> onTheWay,
            String address) {
        try {
            TrustedHosts.demand(cloud, variables);
            Optional<String> proxy = Network.proxy(variables);
            try (Network network = Network.open(SignedIn.caFiles(cloud, project, variables), variables);
                    HttpResponse response = onTheWay.apply(network.client())
                            .sendSync(new HttpRequest(HttpMethod.GET, address), Context.NONE)) {
                return new Reach(proxy, date(response.getHeaderValue(HttpHeaderName.DATE)));
            }
        } catch (ConnectionException | SignInException e) {
            throw ArmException.noToken(String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            throw failure(address, e);
        }
    }

    private static ArmException failure(String address, RuntimeException cause) {
        NetworkTrouble trouble = NetworkTrouble.in(cause)
                .orElseGet(() -> new NetworkTrouble(
                        "NoAnswer",
                        NetworkTrouble.Sent.PERHAPS,
                        "the connection failed (" + NetworkTrouble.oneLine(cause) + ")"));
        return new ArmException(
                ArmException.UNREACHABLE, trouble.code(), address + ": " + trouble.message(), Optional.empty());
    }

    private static Optional<Instant> date(String header) {
        try {
            return header == null
                    ? Optional.empty()
                    : Optional.of(ZonedDateTime.parse(header, DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}

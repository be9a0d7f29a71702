package dev.tocsin.azure;

import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpPipeline;
import com.azure.core.http.HttpPipelineBuilder;
import com.azure.core.http.policy.RequestIdPolicy;
import com.azure.core.http.policy.UserAgentPolicy;
import dev.tocsin.azure.http.ConnectionException;
import dev.tocsin.azure.http.Network;
import dev.tocsin.azure.login.BearerPolicy;
import dev.tocsin.azure.login.SignInException;
import dev.tocsin.azure.login.Tokens;
import dev.tocsin.azure.login.TrustedHosts;
import dev.tocsin.load.Cloud;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/** How every connection to a cloud begins: whom to trust, with which certificates, and a first token. */
final class SignedIn {
    private static final String CA_FILE = "TOCSIN_CA_FILE";

    private SignedIn() {}

    /**
     * Signs in.
     *
     * @param project folder that a relative {@code caFile} starts from
     * @param onTheWay what requests go through
     * @param connected makes the connection of the network and of what sends signed requests; the network is closed when it fails
     * @throws ArmException when there is no token, or no connection can be set up
     */
    static <T> T to(
            Cloud cloud,
            Path project,
            Map<String, String> variables,
            UnaryOperator<HttpClient> onTheWay,
            BiFunction<Network, HttpPipeline, T> connected) {
        return to(cloud, List.of(cloud.resourceManager()), project, variables, onTheWay, connected);
    }

    /**
     * Signs in to send to other addresses than the one that the token is for.
     *
     * @param addresses https, with a path; only they get the token
     */
    static <T> T toIngestion(
            Cloud audience,
            Collection<URI> addresses,
            Path project,
            Map<String, String> variables,
            UnaryOperator<HttpClient> onTheWay,
            BiFunction<Network, HttpPipeline, T> connected) {
        List<String> endpoints = addresses.stream()
                .map(address -> "https://" + address.getRawAuthority())
                .distinct()
                .toList();
        try {
            endpoints.forEach(endpoint -> TrustedHosts.demandIngestion(URI.create(endpoint), variables));
        } catch (SignInException e) {
            throw ArmException.noToken(String.valueOf(e.getMessage()));
        }
        return to(audience, endpoints, project, variables, onTheWay, connected);
    }

    private static <T> T to(
            Cloud cloud,
            List<String> endpoints,
            Path project,
            Map<String, String> variables,
            UnaryOperator<HttpClient> onTheWay,
            BiFunction<Network, HttpPipeline, T> connected) {
        try {
            TrustedHosts.demand(cloud, variables);
            Network network = Network.open(caFiles(cloud, project, variables), variables);
            try {
                HttpClient client = onTheWay.apply(network.client());
                Tokens tokens = new Tokens(cloud, variables, client, network.threads());
                tokens.current();
                BearerPolicy bearer = new BearerPolicy(tokens, endpoints);
                return connected.apply(network, pipeline(client, bearer));
            } catch (RuntimeException e) {
                network.close();
                throw e;
            }
        } catch (ConnectionException | SignInException e) {
            throw ArmException.noToken(String.valueOf(e.getMessage()));
        }
    }

    private static HttpPipeline pipeline(HttpClient client, BearerPolicy bearer) {
        return new HttpPipelineBuilder()
                .policies(new UserAgentPolicy("tocsin"), new RequestIdPolicy(), bearer)
                .httpClient(client)
                .build();
    }

    /** Files of authorities to trust beside those of the JDK. */
    static List<Path> caFiles(Cloud cloud, Path project, Map<String, String> variables) {
        List<Path> files = new ArrayList<>();
        cloud.caFile().ifPresent(file -> files.add(project.resolve(file)));
        Optional.ofNullable(variables.get(CA_FILE))
                .filter(file -> !file.isBlank())
                .ifPresent(file -> files.add(Path.of(file)));
        return files;
    }
}

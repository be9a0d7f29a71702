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
import dev.tocsin.azure.lookup.Lookups;
import dev.tocsin.load.Cloud;
import dev.tocsin.load.Environment;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A way to an Azure subscription: signed in, with one HTTP client for everything. Close it when the run is over. */
public final class AzureConnection implements AutoCloseable {
    private static final String CA_FILE = "TOCSIN_CA_FILE";

    private final Network network;
    private final ArmClient client;
    private final Lookups lookups;

    private AzureConnection(Network network, ArmClient client, Lookups lookups) {
        this.network = network;
        this.client = client;
        this.lookups = lookups;
    }

    /**
     * Signs in.
     *
     * @param environment with the target {@code azure}
     * @param project folder that a relative {@code caFile} starts from
     * @param variables the process environment: credentials, proxies, {@code TOCSIN_CA_FILE}, {@code TOCSIN_TRUSTED_HOSTS}
     * @param deadline how long one request may take, its body included
     * @throws ArmException when there is no token, or no connection can be set up
     */
    public static AzureConnection open(
            Environment environment, Path project, Map<String, String> variables, Waiting waiting, Duration deadline) {
        Cloud cloud = environment.cloud();
        try {
            TrustedHosts.demand(cloud, variables);
            Network network = Network.open(caFiles(cloud, project, variables), variables);
            try {
                Tokens tokens = new Tokens(cloud, variables, network.client(), network.threads());
                tokens.current();
                ArmClient client = ArmClient.heedful(
                        pipeline(network.client(), new BearerPolicy(tokens, cloud.resourceManager())),
                        cloud.resourceManager(),
                        waiting,
                        deadline);
                return new AzureConnection(
                        network, client, new Lookups(client.pipeline(), cloud, environment.subscription()));
            } catch (RuntimeException e) {
                network.close();
                throw e;
            }
        } catch (ConnectionException | SignInException e) {
            throw ArmException.noToken(String.valueOf(e.getMessage()));
        }
    }

    static HttpPipeline pipeline(HttpClient client, BearerPolicy bearer) {
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

    /** The client for reading and writing. */
    public ArmClient client() {
        return client;
    }

    /** What can be asked. */
    public Lookups lookups() {
        return lookups;
    }

    @Override
    public void close() {
        client.close();
        network.close();
    }
}

package dev.tocsin.azure;

import com.azure.core.http.HttpClient;
import dev.tocsin.azure.http.Network;
import dev.tocsin.azure.lookup.Lookups;
import dev.tocsin.load.Cloud;
import dev.tocsin.load.Environment;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.function.UnaryOperator;

/** A way to an Azure subscription: signed in, with one HTTP client for everything. Close it when the run is over. */
public final class AzureConnection implements AutoCloseable {
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
     * @param onTheWay what requests go through
     * @throws ArmException when there is no token, or no connection can be set up
     */
    public static AzureConnection open(
            Environment environment,
            Path project,
            Map<String, String> variables,
            Waiting waiting,
            Duration deadline,
            UnaryOperator<HttpClient> onTheWay) {
        Cloud cloud = environment.cloud();
        return SignedIn.to(cloud, project, variables, onTheWay, (network, pipeline) -> {
            ArmClient client = ArmClient.heedful(pipeline, cloud.resourceManager(), waiting, deadline);
            return new AzureConnection(
                    network, client, new Lookups(client.pipeline(), cloud, environment.subscription()));
        });
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

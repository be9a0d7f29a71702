package dev.tocsin.azure;

import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpMethod;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.azure.http.Network;
import dev.tocsin.load.Cloud;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.function.UnaryOperator;

/** Questions about resources that ARM answers: Resource Graph and metrics. Signed in; close it when the run is over. */
public final class ArmQueries implements AutoCloseable {
    /** Rows of one answer of Resource Graph, its own limit (Microsoft Learn, governance/resource-graph/concepts/work-with-data). */
    public static final int MOST_ROWS = 1_000;

    /** Of {@code resourcegraph/resource-manager/Microsoft.ResourceGraph/stable} in azure-rest-api-specs. */
    private static final String GRAPH = "/providers/Microsoft.ResourceGraph/resources?api-version=2024-04-01";

    private static final String METRICS = "/providers/Microsoft.Insights/metrics";
    private static final String METRICS_VERSION = "2018-01-01";

    private final Network network;
    private final Sender sender;
    private final String endpoint;

    private ArmQueries(Network network, Sender sender, String endpoint) {
        this.network = network;
        this.sender = sender;
        this.endpoint = endpoint;
    }

    /**
     * Signs in; as {@link LogQueries#open}.
     *
     * @throws ArmException when there is no token, or no connection can be set up
     */
    public static ArmQueries open(
            Cloud cloud,
            Path project,
            Map<String, String> variables,
            Waiting waiting,
            Duration deadline,
            UnaryOperator<HttpClient> onTheWay) {
        return SignedIn.to(
                cloud,
                project,
                variables,
                onTheWay,
                (network, pipeline) -> new ArmQueries(
                        network,
                        new Sender(new PipelineCarrier(pipeline, deadline), waiting, new Pace(waiting, false)),
                        cloud.resourceManager()));
    }

    /**
     * Runs a query of Resource Graph.
     *
     * @param subscriptions ids that it is about; empty for all that the credential sees
     * @return the answer: {@code totalRecords}, and {@code data} with {@code columns} and {@code rows}
     * @throws ArmException when the service refuses
     */
    public JsonNode graph(List<String> subscriptions, String query) {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("query", query);
        body.putObject("options").put("resultFormat", "table").put("$top", MOST_ROWS);
        if (!subscriptions.isEmpty()) {
            subscriptions.forEach(body.putArray("subscriptions")::add);
        }
        return answer(Call.of(HttpMethod.POST, endpoint + GRAPH, body));
    }

    /**
     * Values of a metric.
     *
     * @param resource id of what it is about
     * @param parameters of the request: {@code metricnames}, {@code aggregation}, {@code timespan}, …
     * @return the answer, with {@code value}
     * @throws ArmException when the service refuses
     */
    public JsonNode metrics(String resource, Map<String, String> parameters) {
        StringJoiner query = new StringJoiner("&", "?", "");
        query.add("api-version=" + METRICS_VERSION);
        parameters.forEach((name, value) -> query.add(
                PathEncoding.encode(name) + "=" + PathEncoding.encode(value).replace("/", "%2F")));
        return answer(Call.of(HttpMethod.GET, endpoint + PathEncoding.encode(resource) + METRICS + query));
    }

    private JsonNode answer(Call call) {
        Received received = sender.send(call);
        if (!received.answer().isSuccess()) {
            throw ArmError.of(call.method(), call.address().substring(endpoint.length()), received);
        }
        return received.answer().body();
    }

    @Override
    public void close() {
        sender.close();
        network.close();
    }
}

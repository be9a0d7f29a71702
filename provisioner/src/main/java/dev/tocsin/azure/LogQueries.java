package dev.tocsin.azure;

import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpMethod;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.json.JsonWriter;
import dev.tocsin.load.Cloud;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Runs queries where the rows are: the Logs query API, version 1 (Microsoft Learn, logs/api/request-format). Signed in, with one
 * HTTP client for all queries. Close it when the run is over.
 */
public final class LogQueries implements AutoCloseable {
    /** The service gives a query three minutes, and then says so (Microsoft Learn, logs/api/prefer-options). */
    private static final Duration DEADLINE = Duration.ofSeconds(200);

    private final Runnable connection;
    private final Sender sender;
    private final String endpoint;

    private LogQueries(Runnable connection, Sender sender, String endpoint) {
        this.connection = connection;
        this.sender = sender;
        this.endpoint = endpoint;
    }

    /**
     * Signs in.
     *
     * @param project folder that a relative {@code caFile} starts from
     * @param variables the process environment, as for {@link AzureConnection#open}
     * @param onTheWay what requests go through
     * @throws ArmException when there is no token, or no connection can be set up
     */
    public static LogQueries open(
            Cloud cloud,
            Path project,
            Map<String, String> variables,
            Waiting waiting,
            UnaryOperator<HttpClient> onTheWay) {
        Cloud logs = cloud.logs()
                .orElseThrow(() ->
                        ArmException.noToken("the cloud of tocsin.json does not say where queries of logs go; give it"
                                + " \"logAnalytics\", an https address"));
        return SignedIn.to(
                logs,
                project,
                variables,
                onTheWay,
                (network, pipeline) -> new LogQueries(
                        network::close,
                        new Sender(new PipelineCarrier(pipeline, DEADLINE), waiting, new Pace(waiting, false)),
                        logs.resourceManager()));
    }

    /**
     * Queries of an emulator in this process, without signing in.
     *
     * @param client leads to it
     */
    public static LogQueries inProcess(HttpClient client, Waiting waiting) {
        return new LogQueries(
                () -> {},
                new Sender(InProcessHttpClient.carrier(client, DEADLINE), waiting, new Pace(waiting, false)),
                "https://management.azure.com");
    }

    /**
     * Runs a query.
     *
     * @param scope {@code /workspaces/GUID}, or the id of a resource
     * @return the answer, with {@code tables}
     * @throws ArmException when the service refuses the query, or answers with a part of the rows only
     */
    public JsonNode run(String scope, String query) {
        return run(scope, JsonNodeFactory.instance.objectNode().put("query", query), Map.of());
    }

    /**
     * Runs a query about a time, with a limit on its own time.
     *
     * @param others ids of workspaces to ask beside the one that is {@code scope} (Microsoft Learn,
     *     rest/api/logsquery/query/execute, "workspaces")
     * @param timespan as the service takes it, {@code START/END} in ISO 8601; empty for the query's own
     * @param most for how long the service may work on it (Microsoft Learn, logs/api/timeouts, "Prefer: wait")
     * @return as {@link #run(String, String)}
     * @throws ArmException when the service refuses the query, or answers with a part of the rows only
     */
    public JsonNode run(String scope, List<String> others, String query, String timespan, Duration most) {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("query", query);
        if (!timespan.isEmpty()) {
            body.put("timespan", timespan);
        }
        if (!others.isEmpty()) {
            others.forEach(body.putArray("workspaces")::add);
        }
        return run(scope, body, Map.of("Prefer", "wait=" + most.toSeconds()));
    }

    private JsonNode run(String scope, ObjectNode body, Map<String, String> more) {
        String path = "/v1" + scope + "/query";
        Map<String, String> headers = new HashMap<>(more);
        headers.put("Content-Type", "application/json");
        Received received = sender.send(new Call(
                HttpMethod.POST,
                endpoint + PathEncoding.encode(path),
                headers,
                JsonWriter.compact(body).getBytes(StandardCharsets.UTF_8)));
        // With too many rows, or too little time, it answers 200 with an error beside what it has.
        if (!received.answer().isSuccess() || received.body().has("error")) {
            throw ArmError.of(HttpMethod.POST, path, received);
        }
        return received.answer().body();
    }

    @Override
    public void close() {
        sender.close();
        connection.run();
    }
}

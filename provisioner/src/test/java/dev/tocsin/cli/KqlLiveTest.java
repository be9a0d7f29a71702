package dev.tocsin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.core.util.BinaryData;
import dev.tocsin.azure.Waiting;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code tocsin kql run} on live rows, with a service that answers as a test says. */
class KqlLiveTest {
    private static final String WORKSPACE = "00000000-0000-4000-8000-00000000000a";
    private static final Map<String, String> CREDENTIAL =
            Map.of("AZURE_TENANT_ID", "tenant", "AZURE_CLIENT_ID", "client", "AZURE_CLIENT_SECRET", "made-up-and-long");

    @TempDir
    private Path folder;

    private final List<String> requests = new ArrayList<>();
    private int status = 200;
    private String answer = "";

    @BeforeEach
    void makeProject() {
        TestProject.in(folder).file("tocsin.json", """
                        {"name": "shop", "environments": {"prod": {"target": "azure",
                          "cloud": {"resourceManager": "https://127.0.0.1:1", "authority": "https://127.0.0.1:2",
                                    "disableInstanceDiscovery": true, "logAnalytics": "https://127.0.0.1:3"},
                          "subscription": "00000000-0000-4000-8000-000000000001", "resourceGroup": "rg",
                          "location": "westeurope"}}}
                        """).file("q.kql", "Heartbeat\n| summarize n = count() by Computer");
    }

    @Test
    void printsTheRowsOfAWorkspace() {
        answer = """
                {"tables": [{"name": "PrimaryResult",
                  "columns": [{"name": "Computer", "type": "string"}, {"name": "n", "type": "long"},
                    {"name": "at", "type": "datetime"}, {"name": "bag", "type": "dynamic"}, {"name": "r", "type": "real"},
                    {"name": "span", "type": "timespan"}],
                  "rows": [["a", 12, "2026-01-05T12:00:00Z", "{\\"x\\":[1]}", 0.5, "01:00:00"],
                    ["b", null, null, null, "NaN", null]]}]}
                """;

        CliRun run = run("--workspace", WORKSPACE);

        assertThat(run.err()).isEmpty();
        assertThat(run.exit()).isZero();
        assertThat(run.out()).isEqualTo("""
                Computer	n	at	bag	r	span
                a	12	2026-01-05T12:00:00.0000000Z	{"x":[1]}	0.5	01:00:00
                b				NaN\t
                """);
        assertThat(requests)
                .containsExactly(
                        "https://127.0.0.1:2/tenant/oauth2/v2.0/token scope=openid+profile+offline_access+https%3A%2F%2F127.0.0.1%3A3%2F.default",
                        "https://127.0.0.1:3/v1/workspaces/" + WORKSPACE
                                + "/query Bearer token-1 {\"query\":\"Heartbeat\\n| summarize n = count() by Computer\"}");
    }

    @Test
    void asksAboutAResource() {
        answer = "{\"tables\": [{\"columns\": [{\"name\": \"n\", \"type\": \"long\"}], \"rows\": []}]}";

        CliRun run = run("--resource", "/subscriptions/s/resourceGroups/my group/providers/Microsoft.Web/sites/x/");

        assertThat(run.out()).isEqualTo("n\n");
        assertThat(requests.get(1))
                .startsWith(
                        "https://127.0.0.1:3/v1/subscriptions/s/resourceGroups/my%20group/providers/Microsoft.Web/sites/x/query ");
    }

    @Test
    void saysWhatTheServiceRefuses() {
        status = 400;
        answer = """
                {"error": {"code": "BadArgumentError", "message": "The request had some invalid properties",
                  "innererror": {"code": "SemanticError", "message": "A semantic error occurred."}}}
                """;
        CliRun wrong = run("--workspace", WORKSPACE);
        assertThat(wrong.exit()).isEqualTo(5);
        assertThat(wrong.err())
                .contains("q.kql: POST /v1/workspaces/" + WORKSPACE + "/query answered 400 BadArgumentError: ");

        status = 403;
        CliRun forbidden = run("--workspace", WORKSPACE);
        assertThat(forbidden.exit()).isEqualTo(1);
        assertThat(forbidden.err()).contains("answered 403");
    }

    @Test
    void takesAPartOfTheRowsForNoAnswer() {
        answer = """
                {"tables": [{"columns": [{"name": "n", "type": "long"}], "rows": [[1]]}],
                 "error": {"code": "PartialError", "message": "There were some errors when processing your query."}}
                """;

        CliRun run = run("--workspace", WORKSPACE);

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("PartialError: There were some errors");
    }

    @Test
    void sendsNoQueryThatIsNone() throws Exception {
        Files.writeString(folder.resolve("q.kql"), "Heartbeat | wher x");

        CliRun run = run("--workspace", WORKSPACE);

        assertThat(run.exit()).isEqualTo(5);
        assertThat(run.err()).contains("q.kql:1:13: error: ");
        assertThat(requests).singleElement().asString().contains("/token");
    }

    @Test
    void needsTheAddressOfACloudsOwnLogs() throws Exception {
        Path file = folder.resolve("tocsin.json");
        Files.writeString(file, Files.readString(file).replace(", \"logAnalytics\": \"https://127.0.0.1:3\"", ""));

        CliRun run = run("--workspace", WORKSPACE);

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err()).contains("does not say where queries of logs go; give it \"logAnalytics\"");
    }

    @Test
    void refusesWhatLiveRowsDoNotTake() {
        assertThat(run("--workspace", "mine").err())
                .contains("--workspace takes the GUID of a workspace, or its resource id");
        assertThat(run("--resource", WORKSPACE).err())
                .contains("--resource takes a resource id that begins with /subscriptions/");
        assertThat(run("--workspace", WORKSPACE, "--resource", "/subscriptions/s")
                        .err())
                .contains("one of them at a time");
        assertThat(run("--workspace", WORKSPACE, "--now", "2026-01-05T12:00:00Z")
                        .err())
                .contains("live rows have their own time: leave --data, --now, --generate and --jsonl out");
        assertThat(run("--workspace", WORKSPACE, "--dialect", "resource-graph").err())
                .contains("only queries of logs run on live rows");
        assertThat(run().err()).contains("--env and -C are for --workspace and --resource");
        assertThat(requests).isEmpty();
    }

    private CliRun run(String... flags) {
        Stream<String> arguments = Stream.concat(
                Stream.of("kql", "run", folder.resolve("q.kql").toString(), "-C", folder.toString(), "--env", "prod"),
                Stream.of(flags));
        TestOutside outside = TestOutside.of(Detour.through((request, onward) -> pass(request)), Waiting.real());
        return CliRun.with(CREDENTIAL, CliRun.CLOCK, outside, arguments.toArray(String[]::new));
    }

    private HttpResponse pass(HttpRequest request) {
        Map<String, String> json = Map.of("Content-Type", "application/json");
        BinaryData body = Objects.requireNonNull(request.getBodyAsBinaryData());
        if (request.getUrl().getPath().endsWith("/token")) {
            requests.add(request.getUrl() + " "
                    + Stream.of(body.toString().split("&", -1))
                            .filter(one -> one.startsWith("scope="))
                            .findFirst()
                            .orElse(""));
            return Canned.of(
                    request, 200, json, "{\"token_type\":\"Bearer\",\"expires_in\":3600,\"access_token\":\"token-1\"}");
        }
        requests.add(request.getUrl() + " " + request.getHeaders().getValue(HttpHeaderName.AUTHORIZATION) + " " + body);
        return Canned.of(request, status, json, answer);
    }
}

package dev.tocsin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import dev.tocsin.azure.Waiting;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code tocsin preview --live}, with services that answer as a test says. */
class PreviewLiveTest {
    private static final String SUBSCRIPTION = "/subscriptions/00000000-0000-4000-8000-000000000001";
    private static final String COMPONENT =
            SUBSCRIPTION + "/resourceGroups/rg/providers/microsoft.insights/components/shop";
    private static final Map<String, String> CREDENTIAL =
            Map.of("AZURE_TENANT_ID", "tenant", "AZURE_CLIENT_ID", "client", "AZURE_CLIENT_SECRET", "made-up-and-long");

    @TempDir
    private Path folder;

    private TestProject project;
    private final List<String> requests = new ArrayList<>();
    private Answers answers = url -> "{}";
    private Clock clock = CliRun.CLOCK;
    private int token = 200;

    /** What a service says: a status that is not 200 stands before the body. */
    @FunctionalInterface
    private interface Answers {
        String of(String url);
    }

    @BeforeEach
    void makeProject() {
        project = TestProject.in(folder).file("tocsin.json", """
                        {"name": "shop", "environments": {"local": {"target": "emulator",
                            "subscription": "00000000-0000-4000-8000-000000000001", "resourceGroup": "rg",
                            "location": "westeurope"},
                          "prod": {"target": "azure",
                          "cloud": {"resourceManager": "https://127.0.0.1:1", "authority": "https://127.0.0.1:2",
                                    "disableInstanceDiscovery": true, "logAnalytics": "https://127.0.0.1:3"},
                          "subscription": "00000000-0000-4000-8000-000000000001", "resourceGroup": "rg",
                          "location": "westeurope"}}}
                        """).file("workbooks/ops.json", """
                        {"type": "Microsoft.Insights/workbooks", "name": "ops", "kind": "shared",
                         "properties": {"displayName": "Ops", "category": "workbook", "sourceId": "%s",
                           "serializedData": {"$file": "ops.workbook"}}}
                        """.formatted(COMPONENT));
    }

    private void workbook(String... items) {
        project.file(
                "ops.workbook",
                "{\"version\": \"Notebook/1.0\", \"items\": [" + String.join(",", items)
                        + "], \"fallbackResourceIds\": [\"" + COMPONENT + "\"]}");
    }

    private static String query(String name, String kql, String more) {
        return "{\"type\": 3, \"name\": \"" + name + "\", \"content\": {\"version\": \"KqlItem/1.0\", \"query\": \""
                + kql + "\", \"visualization\": \"table\"" + more + "}}";
    }

    private static String table(String columns, String rows) {
        return "{\"tables\": [{\"name\": \"PrimaryResult\", \"columns\": [" + columns + "], \"rows\": [" + rows
                + "]}]}";
    }

    @Test
    void queriesRunOnTheWorkbooksResourceForTheirTime() throws IOException {
        workbook(query("q", "requests | count", ", \"timeContext\": {\"durationMs\": 3600000}"));
        answers = url -> table("{\"name\": \"Count\", \"type\": \"long\"}", "[4711]");

        CliRun run = run();

        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(page()).contains("4711", "live rows");
        assertThat(requests)
                .containsExactly("POST https://127.0.0.1:3/v1" + COMPONENT
                        + "/query Bearer token wait=30 {\"query\":\"requests | count\","
                        + "\"timespan\":\"2026-01-05T11:00:00Z/2026-01-05T12:00:00Z\"}");
    }

    @Test
    void parametersAreAskedForToo() throws IOException {
        workbook(
                "{\"type\": 9, \"name\": \"p\", \"content\": {\"parameters\": [{\"name\": \"Role\", \"type\": 2, \"query\":"
                        + " \"requests | distinct cloud_RoleName\", \"value\": \"value::1\"}]}}",
                query("q", "requests | where cloud_RoleName == '{Role}'", ""));
        answers = url -> table("{\"name\": \"cloud_RoleName\", \"type\": \"string\"}", "[\"mcp\"]");

        run();

        assertThat(requests).hasSize(2).last().asString().contains("where cloud_RoleName == 'mcp'");
        assertThat(page()).contains("<option value=\"mcp\" selected>");
    }

    @Test
    void severalWorkspacesAreAskedTogetherAndOtherResourcesOneByOne() throws IOException {
        String a = SUBSCRIPTION + "/resourceGroups/rg/providers/Microsoft.OperationalInsights/workspaces/a";
        String b = SUBSCRIPTION + "/resourceGroups/rg/providers/Microsoft.OperationalInsights/workspaces/b";
        workbook(
                query("both", "Heartbeat", ", \"crossComponentResources\": [\"" + a + "\", \"" + b + "\"]"),
                query("mixed", "Heartbeat", ", \"crossComponentResources\": [\"" + a + "\", \"" + COMPONENT + "\"]"),
                query("elsewhere", "Heartbeat", ", \"crossComponentResources\": [\"/subscriptions/../../x\"]"),
                query("unset", "Heartbeat", ", \"crossComponentResources\": [\"{Workspace}\"]"));
        answers = url -> table("{\"name\": \"n\", \"type\": \"long\"}", "[1]");

        CliRun run = run();

        assertThat(requests)
                .singleElement()
                .asString()
                .contains("/workspaces/a/query ", "\"workspaces\":[\"" + b + "\"]");
        assertThat(run.out())
                .contains("stub: mixed: Table: it asks 2 resources at once")
                .contains("stub: elsewhere: Table: \"/subscriptions/../../x\" is not the id of a resource")
                .contains("stub: unset: Table: nothing gives a value to {Workspace}");
    }

    @Test
    void whatAServiceRefusesStandsAtItsItem() throws IOException {
        workbook(query("bad", "nosuch", ""), query("good", "requests", ""), query("cut", "exceptions", ""));
        answers = url -> {
            String body = requests.get(requests.size() - 1);
            return body.contains("nosuch")
                    ? "400{\"error\": {\"code\": \"BadArgumentError\", \"message\": \"no table <nosuch>\"}}"
                    : body.contains("exceptions")
                            ? "{\"tables\": [], \"error\": {\"code\": \"PartialError\", \"message\": \"a part only\"}}"
                            : table("{\"name\": \"n\", \"type\": \"long\"}", "[1]");
        };

        CliRun run = run();

        assertThat(run.exit()).isZero();
        assertThat(run.out())
                .contains(
                        "answered 400 BadArgumentError: no table <nosuch>",
                        "PartialError: a part only",
                        "1 of 3 items");
        assertThat(page()).contains("no table &lt;nosuch&gt;");
    }

    @Test
    void resourceGraphIsAskedAboutTheEnvironmentsSubscription() throws IOException {
        workbook(
                query("own", "resources | project name", ", \"queryType\": 1"),
                query("all", "resources | count", ", \"queryType\": 1, \"crossComponentResources\": [\"value::all\"]"));
        answers = url ->
                "{\"totalRecords\": 3, \"count\": 2, \"data\": {\"columns\": [{\"name\": \"name\", \"type\": \"string\"},"
                        + " {\"name\": \"tags\", \"type\": \"object\"}], \"rows\": [[\"vm-1\", {\"a\": 1}], [\"vm-2\", null]]}}";

        run();

        assertThat(requests.get(0))
                .startsWith(
                        "POST https://127.0.0.1:1/providers/Microsoft.ResourceGraph/resources?api-version=2024-04-01 ")
                .contains("\"resultFormat\":\"table\"", "\"subscriptions\":[\"00000000-0000-4000-8000-000000000001\"]");
        assertThat(requests.get(1)).doesNotContain("subscriptions\":");
        assertThat(page()).contains("vm-1", "{&quot;a&quot;:1}", "the first 2 of 3 rows of the answer");
    }

    @Test
    void metricsBecomeSeriesAndRows() throws IOException {
        String metrics = "\"metrics\": [{\"namespace\": \"microsoft.storage/storageaccounts/blobservices\", \"metric\":"
                + " \"microsoft.storage/storageaccounts/blobservices-Capacity-BlobCount\", \"aggregation\": 4}]";
        String account = SUBSCRIPTION + "/resourceGroups/rg/providers/Microsoft.Storage/storageAccounts/one";
        String item =
                "{\"type\": 10, \"name\": \"NAME\", \"content\": {\"version\": \"MetricsItem/2.0\", \"chartType\": KIND,"
                        + " \"resourceIds\": [\"" + account + "\"], \"timeContext\": {\"durationMs\": 3600000}, "
                        + metrics + "}}";
        workbook(
                item.replace("NAME", "chart").replace("KIND", "2"),
                item.replace("NAME", "grid").replace("KIND", "0"));
        answers = url -> "{\"value\": [{\"name\": {\"value\": \"BlobCount\"}, \"timeseries\": [{\"data\": ["
                + "{\"timeStamp\": \"2026-01-05T11:00:00Z\", \"average\": 10.0}, {\"timeStamp\": \"2026-01-05T11:01:00Z\"},"
                + "{\"timeStamp\": \"2026-01-05T11:02:00Z\", \"average\": 30.0}]}]}]}";

        CliRun run = run();

        assertThat(run.out()).contains("2 of 2 items");
        assertThat(URLDecoder.decode(requests.get(0), StandardCharsets.UTF_8))
                .startsWith("GET https://127.0.0.1:1" + account
                        + "/blobservices/default/providers/Microsoft.Insights/metrics"
                        + "?api-version=2018-01-01&metricnames=BlobCount&aggregation=Average"
                        + "&metricnamespace=microsoft.storage/storageaccounts/blobservices"
                        + "&timespan=2026-01-05T11:00:00Z/2026-01-05T12:00:00Z&interval=PT1M");
        assertThat(page()).contains("<td>one</td>", "20");
    }

    @Test
    void filesOfItemsGoBeforeAndOtherSourcesAreNamed() throws IOException {
        workbook(
                query("here", "requests", ""),
                query("json", "{}", ", \"queryType\": 8"),
                query("adx", "T | take 1", ", \"queryType\": 9"));
        project.file("rows/here.json", "[{\"from\": \"a file\"}]");

        CliRun run = run("--data", folder.resolve("rows").toString());

        assertThat(requests).isEmpty();
        assertThat(page()).contains("a file");
        assertThat(run.out())
                .contains("it reads JSON, which --live does not ask; put them into json.json")
                .contains("it reads Azure Data Explorer, which --live does not ask");
    }

    @Test
    void thereIsALimitOfRowsAndOfTime() throws IOException {
        workbook(query("many", "requests", ""), query("late", "exceptions", ""));
        answers = url -> table("{\"name\": \"n\", \"type\": \"long\"}", "[1],".repeat(10_000) + "[2]");
        clock = new Clock() {
            private Instant now = CliRun.CLOCK.instant();

            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                now = now.plus(Duration.ofSeconds(70));
                return now;
            }
        };

        CliRun run = run();

        assertThat(requests).hasSize(1);
        assertThat(page()).contains("the first 10000 of 10001 rows of the answer");
        assertThat(run.out()).contains("late: Table: it was not asked for: the page took 120 seconds already");
    }

    @Test
    void noWayToSignInEndsTheRun() throws IOException {
        workbook(query("q", "requests", ""));
        token = 401;

        CliRun run = run();

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err()).contains("error: --live: ");
        assertThat(folder.resolve("page.html")).doesNotExist();
    }

    @Test
    void aMemberOfTheProjectIsAboutWhatItBelongsTo() throws IOException {
        project.file(
                "workbooks/ops.workbook",
                "{\"version\": \"Notebook/1.0\", \"items\": [" + query("q", "requests", "") + "]}");
        answers = url -> table("{\"name\": \"n\", \"type\": \"long\"}", "[1]");

        assertThat(preview("ops", "--live").exit()).isZero();

        assertThat(requests).singleElement().asString().contains("/components/shop/query ");
        assertThat(preview("ops", "--live", "--env", "local").err())
                .contains("--live asks Azure, and the environment local is on the emulator; name another with --env");
    }

    @Test
    void refusesWhatDoesNotFit() {
        workbook();
        assertThat(preview("ops", "--resource", SUBSCRIPTION).err())
                .contains("--resource has a meaning only with --live");
        assertThat(run("--data", "generated").err()).contains("rows are either live or made up");
        assertThat(run("--resource", "x").err()).contains("--resource takes a resource id");
        assertThat(run("--now", "2026-01-05T12:00:00Z").err()).contains("live rows have their own time");
        assertThat(requests).isEmpty();
    }

    private String page() throws IOException {
        return Files.readString(folder.resolve("page.html"));
    }

    private CliRun run(String... flags) {
        return preview(
                folder.resolve("ops.workbook").toString(),
                Stream.concat(Stream.of("--live"), Stream.of(flags)).toArray(String[]::new));
    }

    private CliRun preview(String workbook, String... flags) {
        boolean named = List.of(flags).contains("--env");
        Stream<String> arguments = Stream.of(
                        Stream.of("preview", workbook, "-C", folder.toString()),
                        named ? Stream.<String>of() : Stream.of("--env", "prod"),
                        Stream.of("--out", folder.resolve("page.html").toString()),
                        Stream.of(flags))
                .flatMap(one -> one);
        TestOutside outside = TestOutside.of(Detour.through((request, onward) -> pass(request)), Waiting.real());
        return CliRun.with(CREDENTIAL, clock, outside, arguments.toArray(String[]::new));
    }

    private HttpResponse pass(HttpRequest request) {
        Map<String, String> json = Map.of("Content-Type", "application/json");
        String url = request.getUrl().toString();
        if (request.getUrl().getPath().endsWith("/token")) {
            return Canned.of(
                    request,
                    token,
                    json,
                    token == 200
                            ? "{\"token_type\":\"Bearer\",\"expires_in\":3600,\"access_token\":\"token\"}"
                            : "{\"error\": \"invalid_client\", \"error_description\": \"AADSTS7000215: wrong secret\"}");
        }
        String prefer = request.getHeaders().getValue(HttpHeaderName.fromString("Prefer"));
        requests.add(request.getHttpMethod() + " " + url + " "
                + request.getHeaders().getValue(HttpHeaderName.AUTHORIZATION) + " "
                + (prefer == null ? "" : prefer + " ")
                + (request.getBodyAsBinaryData() == null ? "" : request.getBodyAsBinaryData()));
        String answer = answers.of(url);
        boolean refused = answer.startsWith("4");
        return Canned.of(
                request,
                refused ? Integer.parseInt(answer.substring(0, 3)) : 200,
                json,
                refused ? answer.substring(3) : answer);
    }
}

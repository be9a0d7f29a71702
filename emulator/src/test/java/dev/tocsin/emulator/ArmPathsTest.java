package dev.tocsin.emulator;

import static dev.tocsin.emulator.Bench.GROUP;
import static dev.tocsin.emulator.Bench.INSIGHTS;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.emulator.Bench.Answer;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What ARM serves beside the resources themselves. */
class ArmPathsTest {
    private static final String COMPONENT = INSIGHTS + "components/appi";
    private static final String PROVIDER = "/subscriptions/s1/providers/microsoft.insights";
    private static final String RESOURCES = "2021-04-01";

    @TempDir
    private Path folder;

    private Bench bench;

    @BeforeEach
    void open() {
        bench = new Bench(folder);
    }

    @Test
    void listsTheSubscriptionsThatHoldSomething() throws IOException {
        assertThat(texts(bench.get("/subscriptions", "2019-11-01").at("/value"), "subscriptionId"))
                .containsExactly("00000000-0000-4000-8000-000000000001");
        bench.putActionGroup("oncall");
        assertThat(texts(bench.get("/subscriptions", "2019-11-01").at("/value"), "subscriptionId"))
                .containsExactly("00000000-0000-4000-8000-000000000001", "s1");
        assertThat(bench.get("/tenants", "2020-01-01").at("/value/0/tenantId").asText())
                .isEqualTo(Tenant.ID);
    }

    @Test
    void tellsWhetherAGroupExists() throws IOException {
        Emulator strict = strict();
        assertThat(send(strict, "HEAD", GROUP, "").status()).isEqualTo(404);
        assertThat(send(strict, "PUT", GROUP, "{\"location\":\"West Europe\"}").status())
                .isEqualTo(201);
        assertThat(send(strict, "HEAD", GROUP, "").status()).isEqualTo(204);
        assertThat(Bench.json(text(send(strict, "GET", GROUP, "")))
                        .path("location")
                        .asText())
                .isEqualTo("westeurope");
    }

    @Test
    void groupsMustBeMadeFirstWhereAzureWantsIt() throws IOException {
        Emulator strict = strict();
        for (String path : List.of(GROUP, INSIGHTS + "actionGroups", GROUP + "/resources", COMPONENT)) {
            ArmResponse answer = send(strict, "GET", path, "");
            assertThat(answer.status()).as(path).isEqualTo(404);
            assertThat(text(answer))
                    .isEqualTo("{\"error\":{\"code\":\"ResourceGroupNotFound\",\"message\":"
                            + "\"Resource group 'Rg-One' could not be found.\"}}");
        }
        assertThat(send(strict, "DELETE", GROUP, "").status()).isEqualTo(404);
        assertThat(text(send(strict, "PUT", GROUP, "{}"))).contains("LocationRequired");
    }

    @Test
    void deletingAGroupTakesWhatIsInIt() throws IOException {
        bench.putActionGroup("oncall");
        Answer deleted = bench.send("DELETE", GROUP, "api-version=" + RESOURCES, "");
        assertThat(deleted.status()).isEqualTo(202);
        assertThat(deleted.headers().get("Location"))
                .startsWith("https://management.azure.com/subscriptions/s1/operationresults/");
        assertThat(bench.get("/subscriptions/s1/resourcegroups", RESOURCES).at("/value"))
                .isEmpty();
        assertThat(new Bench(folder)
                        .get(INSIGHTS + "actionGroups/oncall", "2023-01-01")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void listsResourcesOfAllTypes() throws IOException {
        putComponent();
        bench.putActionGroup("oncall");
        JsonNode all = bench.get(GROUP + "/resources", RESOURCES).at("/value");
        assertThat(texts(all, "type"))
                .containsExactly("Microsoft.Insights/actionGroups", "Microsoft.Insights/components");
        assertThat(all.path(0).has("properties")).isFalse();
        assertThat(texts(bench.get("/subscriptions/s1/resources", RESOURCES).at("/value"), "name"))
                .containsExactly("oncall", "appi");
        assertThat(bench.send("GET", GROUP + "/resources", "api-version=1&$expand=provisioningState", "")
                        .at("/value/0/provisioningState")
                        .asText())
                .isEqualTo("Succeeded");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "resourceGroup eq 'RG-ONE' and resourceType eq 'microsoft.insights/components' | appi",
                "resourceType eq 'Microsoft.Insights/actionGroups'                             | oncall",
                "name eq 'appi'                                                                | appi",
                "location eq 'West Europe'                                                     | appi",
                "tagName eq 'team' and tagValue eq 'o''clock'                                  | appi",
            })
    void filtersResources(String filter, String name) throws IOException {
        putComponent();
        bench.putActionGroup("oncall");
        assertThat(texts(inventory("$filter", filter).at("/value"), "name")).containsExactly(name);
    }

    @ParameterizedTest
    @CsvSource({
        "$filter, substringof('a'; name)",
        "$filter, name ne 'a'",
        "$filter, name eq 'a' or name eq 'b'",
        "$filter, plan eq 'a'",
        "$expand, secrets",
        "$top, 5"
    })
    void refusesFiltersThatItDoesNotKnow(String parameter, String value) throws IOException {
        Answer answer = inventory(parameter, value);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.at("/error/message").asText()).contains(parameter, "not supported by this emulator");
    }

    @Test
    void tellsWhatAProviderHasWithStableVersionsFirst() throws IOException {
        JsonNode provider = bench.get(PROVIDER, RESOURCES).body();
        assertThat(provider.path("namespace").asText()).isEqualTo("Microsoft.Insights");
        assertThat(provider.path("registrationState").asText()).isEqualTo("Registered");
        JsonNode components = provider.at("/resourceTypes/2");
        assertThat(components.path("resourceType").asText()).isEqualTo("components");
        assertThat(StreamSupport.stream(components.path("apiVersions").spliterator(), false)
                        .map(JsonNode::asText))
                .containsExactly("2020-02-02", "2015-05-01", "2020-02-02-preview", "2018-05-01-preview");
        assertThat(texts(bench.get("/subscriptions/s1/providers", RESOURCES).at("/value"), "namespace"))
                .containsExactly(
                        "Microsoft.AlertsManagement",
                        "Microsoft.Insights",
                        "Microsoft.Logic",
                        "Microsoft.OperationalInsights");
    }

    @Test
    void writesNeedARegisteredProvider() throws IOException {
        assertThat(bench.send("POST", PROVIDER + "/unregister", "api-version=" + RESOURCES, "")
                        .at("/registrationState")
                        .asText())
                .isEqualTo("NotRegistered");
        Answer refused = new Bench(folder).putActionGroup("oncall");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.at("/error/code").asText()).isEqualTo("MissingSubscriptionRegistration");
        bench.send("POST", PROVIDER + "/register", "api-version=" + RESOURCES, "");
        assertThat(bench.putActionGroup("oncall").status()).isEqualTo(201);
    }

    @Test
    void knowsTheMetricsOfComponents() throws IOException {
        String definitions = COMPONENT + "/providers/Microsoft.Insights/metricDefinitions";
        assertThat(bench.get(definitions, "2018-01-01").at("/error/code").asText())
                .isEqualTo("ResourceNotFound");
        putComponent();
        JsonNode metrics = bench.get(definitions, "2018-01-01").at("/value");
        assertThat(metrics).hasSize(30);
        JsonNode failed = StreamSupport.stream(metrics.spliterator(), false)
                .filter(metric -> metric.at("/name/value").asText().equals("requests/failed"))
                .findFirst()
                .orElseThrow();
        assertThat(failed.path("namespace").asText()).isEqualTo("microsoft.insights/components");
        assertThat(failed.path("unit").asText()).isEqualTo("Count");
        assertThat(failed.path("primaryAggregationType").asText()).isEqualTo("Count");
        assertThat(texts(failed.path("dimensions"), "value")).contains("request/resultCode", "cloud/roleName");
        assertThat(bench.get(COMPONENT + "/providers/microsoft.insights/metricNamespaces", "2017-12-01-preview")
                        .at("/value/0/properties/metricNamespaceName")
                        .asText())
                .isEqualTo("microsoft.insights/components");
        assertThat(bench.get(COMPONENT + "/providers/microsoft.insights/diagnosticSettings", "2021-05-01-preview")
                        .text())
                .isEqualTo("{\"value\":[]}");
    }

    @Test
    void doesNotGuessTheMetricsOfOthers() throws IOException {
        bench.putActionGroup("oncall");
        Answer answer = bench.get(
                INSIGHTS + "actionGroups/oncall/providers/Microsoft.Insights/metricDefinitions", "2018-01-01");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.at("/error/message").asText()).contains("Microsoft.Insights/actionGroups");
    }

    @Test
    void letsTheCallerDoEverythingInAGroup() throws IOException {
        bench.putActionGroup("oncall");
        String path = GROUP + "/providers/Microsoft.Authorization/permissions";

        assertThat(bench.get(path, "2022-04-01").text())
                .isEqualTo(
                        "{\"value\":[{\"actions\":[\"*\"],\"notActions\":[],\"dataActions\":[],\"notDataActions\":[]}]}");
        assertThat(bench.send("POST", path, "api-version=2022-04-01", "{}").status())
                .isEqualTo(405);
    }

    @Test
    void hasAnActivityLogInWhichNothingHappenedSinceATimeThatMustBeNamed() throws IOException {
        String path = "/subscriptions/s1/providers/microsoft.insights/eventtypes/management/values";
        String since = "&$filter=eventTimestamp%20ge%20'2026-01-01T00:00:00Z'";

        assertThat(bench.send("GET", path, "api-version=2015-04-01" + since, "").text())
                .isEqualTo("{\"value\":[]}");
        assertThat(bench.send("GET", path, "api-version=2015-04-01", "").status())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                GROUP + "/providers/Microsoft.Resources/deployments/d/whatIf",
                GROUP + "/providers/Microsoft.Resources/deployments/d",
                GROUP + "/deployments/d/operations",
                "/providers/Microsoft.ResourceGraph/resources",
                GROUP + "/providers/Microsoft.Authorization/locks",
            })
    void refusesWhatItDoesNotImitateByItsName(String path) throws IOException {
        Answer answer = bench.send("POST", path, "api-version=" + RESOURCES, "{}");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.at("/error/code").asText()).isEqualTo("NotSupported");
        assertThat(answer.at("/error/message").asText()).startsWith("This emulator does not imitate ");
    }

    @Test
    void takesActivityLogAlertsAtTheVersionOfAzureCli() throws IOException {
        String body = "{\"location\":\"Global\",\"properties\":{\"scopes\":[\"" + GROUP + "\"],\"enabled\":true,"
                + "\"condition\":{\"allOf\":[{\"field\":\"category\",\"equals\":\"ServiceHealth\"}]},"
                + "\"actions\":{\"actionGroups\":[]},\"description\":\"\"}}";
        assertThat(bench.put(INSIGHTS + "activityLogAlerts/a", "2017-04-01", body)
                        .status())
                .isEqualTo(201);
    }

    private void putComponent() throws IOException {
        Answer answer = bench.put(
                COMPONENT,
                "2020-02-02",
                "{\"location\":\"westeurope\",\"kind\":\"web\",\"tags\":{\"team\":\"o'clock\"},"
                        + "\"properties\":{\"Application_Type\":\"web\"}}");
        assertThat(answer.status()).isEqualTo(200);
    }

    private Answer inventory(String parameter, String value) throws IOException {
        String encoded = URLEncoder.encode(value.replace(';', ','), StandardCharsets.UTF_8);
        return bench.send(
                "GET", GROUP + "/resources", "api-version=" + RESOURCES + "&" + parameter + "=" + encoded, "");
    }

    private Emulator strict() throws IOException {
        return Emulator.open(
                folder,
                Clock.fixed(Bench.NOW, ZoneOffset.UTC),
                FrontDoor.open("https://management.azure.com"),
                GroupPolicy.REQUIRE);
    }

    private static ArmResponse send(Emulator emulator, String method, String path, String body) throws IOException {
        String version =
                path.contains("actionGroups") ? "2023-01-01" : path.contains("/components") ? "2020-02-02" : RESOURCES;
        return emulator.handle(new ArmRequest(
                method, path, "api-version=" + version, Map.of(), body.getBytes(StandardCharsets.UTF_8)));
    }

    private static String text(ArmResponse response) {
        return new String(response.body(), StandardCharsets.UTF_8);
    }

    private static List<String> texts(JsonNode list, String member) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(one -> one.path(member).asText())
                .toList();
    }
}

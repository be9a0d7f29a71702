package dev.tocsin.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of Azure Monitor Baseline Alerts become alert rules for a resource. */
class BaselineAlertsTest {
    private static final Path CORPUS = Path.of("../../shared/corpus/baseline-alerts/services");
    private static final String SUBSCRIPTION = "/subscriptions/00000000-0000-4000-8000-000000000001";
    private static final String GATEWAY =
            SUBSCRIPTION + "/resourceGroups/rg-net/providers/Microsoft.Network/applicationGateways/Edge-01";

    private static final String FILE = """
        - name: Failed Requests
          description: Requests that the backend did not answer.
          type: Metric
          guid: 11111111-0000-4000-8000-000000000000
          properties:
            metricName: FailedRequests
            metricNamespace: Microsoft.Network/applicationGateways
            severity: "1"
            windowSize: PT5M
            evaluationFrequency: PT1M
            timeAggregation: total
            operator: GreaterThan
            threshold: 10.0
            criterionType: StaticThresholdCriterion
            autoMitigate: false
            dimensions:
            - {name: BackendSettingsPool, operator: include, values: ["*"]}
        - name: Failed Requests
          description: The same, by what is usual.
          type: Metric
          guid: 22222222-0000-4000-8000-000000000000
          properties:
            metricName: FailedRequests
            metricNamespace: Microsoft.Network/applicationGateways
            severity: 2
            windowSize: PT5M
            evaluationFrequency: PT5M
            timeAggregation: Total
            operator: GreaterOrLessThan
            criterionType: DynamicThresholdCriterion
            alertSensitivity: Low
            failingPeriods: {numberOfEvaluationPeriods: 4, minFailingPeriodsToAlert: 3}
        - name: Firewall log is silent
          type: Log
          properties:
            severity: 3
            operator: LessThan
            timeAggregation: Count
            windowSize: PT1M
            evaluationFrequency: PT5M
            threshold: 1
            query: |
              AzureDiagnostics
              | where Category == "ApplicationGatewayFirewallLog"
            resouceIdColumn: _ResourceId
            autoMitigate: true
            autoResolve: true
            autoResolveTime: 0:10:00
        - name: Gateway deleted
          type: ActivityLog
          properties:
            category: Administrative
            operationName: Microsoft.Network/applicationGateways/delete
            status: [succeeded, started]
        - name: Service issue
          type: ActivityLog
          properties:
            category: ServiceHealth
            incidentType: Incident
        - name: Turn it on
          type: ModifyPolicy
          properties: {category: Administrative}
        - name: No limit
          type: Metric
          properties:
            metricName: Throughput
            metricNamespace: Microsoft.Network/applicationGateways
            severity: 2
            windowSize: PT5M
            evaluationFrequency: PT5M
            timeAggregation: Total
            operator: GreaterThan
            criterionType: StaticThresholdCriterion
        """;

    @TempDir
    private Path folder;

    private TestProject project;

    @BeforeEach
    void aProject() {
        project = TestProject.in(folder).file("baseline.yaml", FILE);
    }

    private CliRun imported(String scope, String... more) {
        List<String> all = new ArrayList<>(
                List.of("--baseline-alerts", folder.resolve("baseline.yaml").toString(), "--scope", scope));
        all.addAll(List.of(more));
        return project.run("import", all.toArray(String[]::new));
    }

    @Test
    void entriesBecomeRulesAndWhatIsNoRuleIsRefusedByName() throws IOException {
        CliRun run = imported(GATEWAY);
        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(run.out().lines())
                .containsExactly(
                        "alert-rules/edge-01-failed-requests-22222222.json",
                        "alert-rules/edge-01-failed-requests.json",
                        "alert-rules/edge-01-firewall-log-is-silent.json",
                        "alert-rules/edge-01-firewall-log-is-silent.kql",
                        "alert-rules/edge-01-gateway-deleted.json",
                        "alert-rules/edge-01-service-issue.json",
                        "tocsin.json");
        assertThat(run.err())
                .contains("baseline.yaml:60:3: \"Turn it on\": entries of type \"ModifyPolicy\" are no alert rules")
                .contains("baseline.yaml:63:3: \"No limit\": it has no \"threshold\"")
                .contains(
                        "\"windowSize\" PT1M is shorter than \"evaluationFrequency\" PT5M, which Azure refuses; it is PT5M now");
        JsonNode metric = json("alert-rules/edge-01-failed-requests.json");
        assertThat(metric.at("/properties/criteria/allOf/0").toString())
                .isEqualTo("{\"criterionType\":\"StaticThresholdCriterion\",\"name\":\"FailedRequests\","
                        + "\"metricName\":\"FailedRequests\",\"metricNamespace\":\"Microsoft.Network/applicationGateways\","
                        + "\"dimensions\":[{\"name\":\"BackendSettingsPool\",\"operator\":\"Include\",\"values\":[\"*\"]}],"
                        + "\"operator\":\"GreaterThan\",\"timeAggregation\":\"Total\",\"threshold\":10}");
        assertThat(metric.at("/properties/scopes/0").asText()).isEqualTo("${edge01Id}");
        JsonNode log = json("alert-rules/edge-01-firewall-log-is-silent.json");
        assertThat(log.at("/properties/resolveConfiguration/timeToResolve").asText())
                .isEqualTo("PT10M");
        assertThat(log.at("/properties/criteria/allOf/0/query/$file").asText())
                .isEqualTo("edge-01-firewall-log-is-silent.kql");
        JsonNode deleted = json("alert-rules/edge-01-gateway-deleted.json");
        assertThat(deleted.at("/properties/condition/allOf/2").toString())
                .isEqualTo("{\"field\":\"status\",\"containsAny\":[\"succeeded\",\"started\"]}");
        JsonNode issue = json("alert-rules/edge-01-service-issue.json");
        assertThat(issue.at("/properties/scopes/0").asText()).isEqualTo("/subscriptions/${subscription}");
        assertThat(issue.at("/properties/condition/allOf/1/field").asText()).isEqualTo("properties.incidentType");
    }

    @Test
    void appliedOnceTheyAreAsDeclaredAndASecondImportWritesNothing() {
        assertThat(imported(GATEWAY).exit()).isZero();
        CliRun applied = project.run("provision");
        assertThat(applied.exit()).as(applied.err()).isZero();
        assertThat(applied.out()).contains("5 created");
        assertThat(project.run("provision", "--detailed-exitcode").exit()).isZero();
        CliRun again = imported(GATEWAY);
        assertThat(again.exit()).as(again.err()).isZero();
        assertThat(again.out()).isEmpty();
        assertThat(again.err()).contains("0 imported, 5 as they were");
    }

    @Test
    void anEditedRuleIsNotOverwrittenWithoutForce() throws IOException {
        assertThat(imported(GATEWAY).exit()).isZero();
        String file = "alert-rules/edge-01-failed-requests.json";
        project.file(file, Files.readString(folder.resolve(file)).replace("\"threshold\": 10", "\"threshold\": 50"));
        CliRun refused = imported(GATEWAY);
        assertThat(refused.exit()).isEqualTo(4);
        assertThat(refused.err()).contains("error: " + file + ": it exists and differs");
        assertThat(imported(GATEWAY, "--force").out()).isEqualTo(file + "\n");
    }

    @Test
    void aSubscriptionIsWatchedByTypeAndRegion() throws IOException {
        assertThat(imported(SUBSCRIPTION).exit()).isZero();
        JsonNode metric = json("alert-rules/failed-requests.json");
        assertThat(metric.at("/properties/targetResourceType").asText())
                .isEqualTo("Microsoft.Network/applicationGateways");
        assertThat(metric.at("/properties/criteria/odata.type").asText())
                .isEqualTo("Microsoft.Azure.Monitor.MultipleResourceMultipleMetricCriteria");
        assertThat(project.run("provision").exit()).isZero();
        assertThat(project.run("provision", "--detailed-exitcode").exit()).isZero();
    }

    @Test
    void scopeAndFileGoTogether() {
        CliRun run = project.run("import", "--scope", GATEWAY);
        assertThat(run.exit()).isEqualTo(64);
        assertThat(run.err()).contains("--baseline-alerts FILE and --scope ID go together");
    }

    @Test
    void everyPublicFileGoesThroughAndIsAppliedOnce() throws IOException {
        assumeTrue(Files.isDirectory(CORPUS), "corpus");
        List<Path> files;
        try (Stream<Path> all = Files.walk(CORPUS)) {
            files = all.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        }
        int refused = 0;
        for (Path file : files) {
            String service = CORPUS.relativize(file.getParent()).toString().replace('\\', '/');
            String scope = SUBSCRIPTION + "/resourceGroups/rg-shop/providers/Microsoft." + service + "/thing-"
                    + service.replace('/', '-').toLowerCase(Locale.ROOT);
            CliRun run = project.run("import", "--baseline-alerts", file.toString(), "--scope", scope);
            assertThat(run.exit()).as(file + run.err()).isZero();
            refused += (int) run.err()
                    .lines()
                    .filter(line -> line.startsWith("refused: "))
                    .count();
        }
        // A row that modifies a policy, and four rows for load balancers that have no operator and no threshold.
        assertThat(refused).isEqualTo(5);
        // True of five of them: a column that the query drops, and nine dimensions where Azure takes six.
        Path settings = folder.resolve("tocsin.json");
        Files.writeString(
                settings,
                Files.readString(settings)
                        .replaceFirst(
                                "\\{",
                                "{\"lint\": {\"rules\": {\"TOC2003\": \"warning\", \"TOC2007\": \"warning\"}},"));
        CliRun applied = project.run("provision");
        assertThat(applied.exit()).as(applied.err()).isZero();
        project.forgetRequests();
        CliRun again = project.run("provision", "--detailed-exitcode");
        assertThat(again.exit()).as(again.out()).isZero();
        assertThat(project.writes()).isEmpty();
    }

    private JsonNode json(String file) throws IOException {
        return LiveResources.json(Files.readString(folder.resolve(file)));
    }
}

package dev.tocsin.emulator;

import static dev.tocsin.emulator.Bench.GROUP;
import static dev.tocsin.emulator.Bench.INSIGHTS;
import static dev.tocsin.emulator.Bench.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.emulator.Bench.Answer;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the service does to bodies, as recorded in Azure/azure-cli (89c41db0). */
class QuirksTest {
    private static final String WORKBOOK = INSIGHTS + "workbooks/11111111-2222-3333-4444-555555555555";
    private static final String LOG_ALERT = "{'location':'westeurope','properties':{'severity':1,'enabled':true,"
            + "'scopes':['/subscriptions/s1'],'evaluationFrequency':'PT5M','windowSize':'PT5M','criteria':{'allOf':[{"
            + "'query':'requests','timeAggregation':'Count','dimensions':[],'operator':'GreaterThan','threshold':5}]},"
            + "'autoMitigate':true,'actions':{'actionGroups':[],'customProperties':{}}}}";
    private static final String METRIC_ALERT = "{'location':'global','properties':{'severity':1,'enabled':true,"
            + "'scopes':['/subscriptions/s1'],'evaluationFrequency':'PT1M','windowSize':'PT5M',"
            + "'targetResourceRegion':'West US','criteria':{"
            + "'odata.type':'Microsoft.Azure.Monitor.MultipleResourceMultipleMetricCriteria','allOf':[{"
            + "'criterionType':'DynamicThresholdCriterion','name':'c','metricName':'m','timeAggregation':'Average',"
            + "'operator':'GreaterThan','alertSensitivity':'Low','dimensions':[],"
            + "'failingPeriods':{'numberOfEvaluationPeriods':4.0,'minFailingPeriodsToAlert':2.0}}]}}}";

    @TempDir
    private Path folder;

    private Bench bench;

    @BeforeEach
    void open() {
        bench = new Bench(folder);
    }

    private static String quoted(String text) {
        return text.replace('\'', '"');
    }

    @Test
    void actionGroupsGainArraysNullsAndReceiverStates() throws IOException {
        Answer answer = bench.put(
                INSIGHTS + "actionGroups/OnCall",
                "2022-06-01",
                quoted(
                        "{'location':'global','properties':{'groupShortName':'oncall','enabled':true,'emailReceivers':[{'name':'a',"
                                + "'emailAddress':'a@example.com','status':'Disabled'}],'webhookReceivers':[{'name':'w',"
                                + "'serviceUri':'https://example.com'}]}}"));
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.body())
                .isEqualTo(json(quoted("{'id':'" + GROUP
                        + "/providers/microsoft.insights/actionGroups/OnCall','name':'OnCall',"
                        + "'type':'Microsoft.Insights/ActionGroups','location':'Global','kind':null,'tags':null,"
                        + "'identity':null,'properties':{'groupShortName':'oncall','enabled':true,'emailReceivers':[{"
                        + "'name':'a','emailAddress':'a@example.com','useCommonAlertSchema':false,'status':'Enabled'}],"
                        + "'smsReceivers':[],'webhookReceivers':[{'name':'w','serviceUri':'https://example.com',"
                        + "'useCommonAlertSchema':false,'useAadAuth':false,'objectId':null,'identifierUri':null,"
                        + "'tenantId':null}],'eventHubReceivers':[],'itsmReceivers':[],'azureAppPushReceivers':[],"
                        + "'automationRunbookReceivers':[],'voiceReceivers':[],'logicAppReceivers':[],"
                        + "'azureFunctionReceivers':[],'armRoleReceivers':[]}}")));
        assertThat(bench.putActionGroup("ONCALL").at("/name").asText()).isEqualTo("OnCall");
    }

    @Test
    void metricAlertsLoseEmptyDimensionsAndFractions() throws IOException {
        Answer answer = bench.put(INSIGHTS + "metricAlerts/m1", "2018-03-01", quoted(METRIC_ALERT));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.at("/properties/criteria/allOf/0"))
                .isEqualTo(json(quoted("{'criterionType':'DynamicThresholdCriterion','name':'c','metricName':'m',"
                        + "'timeAggregation':'Average','operator':'GreaterThan','alertSensitivity':'Low',"
                        + "'failingPeriods':{'numberOfEvaluationPeriods':4,'minFailingPeriodsToAlert':2}}")));
        assertThat(answer.at("/properties/targetResourceRegion").asText()).isEqualTo("westus");
        assertThat(answer.at("/properties/actions")).isEmpty();
        assertThat(answer.at("/properties").has("autoMitigate")).isFalse();
    }

    @Test
    void logAlertsLoseEmptyActionsAndGainSystemData() throws IOException {
        Answer created = bench.put(INSIGHTS + "scheduledQueryRules/Rule", "2022-06-15", quoted(LOG_ALERT));
        Answer updated = bench.put(INSIGHTS + "scheduledQueryRules/Rule", "2023-12-01", quoted(LOG_ALERT));
        assertThat(created.status()).isEqualTo(201);
        assertThat(updated.status()).isEqualTo(200);
        assertThat(created.at("/id").asText())
                .isEqualTo(GROUP + "/providers/microsoft.insights/scheduledqueryrules/Rule");
        assertThat(created.at("/properties").has("actions")).isFalse();
        assertThat(created.at("/properties/criteria/allOf/0/dimensions").isArray())
                .isTrue();
        assertThat(updated.at("/properties/createdWithApiVersion").asText()).isEqualTo("2022-06-15");
        assertThat(created.at("/systemData/createdAt").asText()).isEqualTo("2026-01-05T12:34:56.7890000Z");
    }

    @Test
    void activityLogAlertsGainNothing() throws IOException {
        String body = quoted("{'location':'Global','properties':{'scopes':['/subscriptions/s1'],'enabled':true,"
                + "'condition':{'allOf':[{'field':'category','equals':'ServiceHealth'}]},"
                + "'actions':{'actionGroups':[]}}}");
        Answer answer = bench.put(INSIGHTS + "activityLogAlerts/a1", "2020-10-01", body);
        ObjectNode expected = (ObjectNode) json(body);
        expected.put("id", INSIGHTS + "activityLogAlerts/a1").put("name", "a1");
        expected.put("type", "Microsoft.Insights/ActivityLogAlerts");
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.body()).isEqualTo(expected);
    }

    @Test
    void workbooksGainATitleTagAndHideTheirContent() throws IOException {
        String body = quoted("{'location':'westeurope','kind':'shared','tags':{'a':'b'},'properties':{"
                + "'displayName':'Ops','category':'workbook','serializedData':'not even JSON'}}");
        Answer first = bench.put(WORKBOOK, "2023-06-01", body);
        Answer second = bench.put(WORKBOOK, "2023-06-01", body);
        assertThat(first.status()).isEqualTo(200);
        assertThat(first.at("/id").asText()).contains("/resourcegroups/Rg-One/providers/microsoft.insights/workbooks/");
        assertThat(first.at("/type").isNull()).isTrue();
        assertThat(first.at("/tags")).isEqualTo(json("{\"a\":\"b\",\"hidden-title\":\"Ops\"}"));
        assertThat(first.at("/properties/serializedData").asText()).isEqualTo("not even JSON");
        assertThat(second.at("/properties/revision")).isNotEqualTo(first.at("/properties/revision"));
        assertThat(second.at("/etag")).isNotEqualTo(first.at("/etag"));
        assertThat(bench.get(WORKBOOK, "2023-06-01")
                        .at("/properties/serializedData")
                        .isNull())
                .isTrue();
        Answer full = bench.send("GET", WORKBOOK, "api-version=2023-06-01&canFetchContent=true", "");
        assertThat(full.at("/properties/serializedData").asText()).isEqualTo("not even JSON");
        assertThat(full.body()).isEqualTo(second.body());
    }

    @Test
    void workspacesAreProvisionedBetweenPutAndGet() throws IOException {
        String path = GROUP + "/providers/Microsoft.OperationalInsights/workspaces/logs";
        Answer put = bench.put(path, "2023-09-01", "{\"location\":\"westeurope\"}");
        Answer get = bench.get(path, "2023-09-01");
        assertThat(put.status()).isEqualTo(201);
        assertThat(put.at("/properties/provisioningState").asText()).isEqualTo("Creating");
        assertThat(get.at("/properties/provisioningState").asText()).isEqualTo("Succeeded");
        assertThat(get.at("/etag")).isNotEqualTo(put.at("/etag"));
        assertThat(get.at("/properties/modifiedDate")).isNotEqualTo(put.at("/properties/modifiedDate"));
        assertThat(get.at("/properties/customerId")).isEqualTo(put.at("/properties/customerId"));
        assertThat(get.at("/properties/workspaceCapping/dailyQuotaGb").decimalValue())
                .hasToString("-1.0");
    }

    @Test
    void componentsKeepTheirKeysAndCannotBeUnlinked() throws IOException {
        String path = INSIGHTS + "components/app";
        String body = "{'location':'westeurope','kind':'web','properties':{'Application_Type':'web'%s}}";
        Answer created = bench.put(
                path,
                "2020-02-02",
                quoted(body.formatted(",'IngestionMode':'ApplicationInsights','RetentionInDays':120")));
        Answer linked = bench.put(path, "2020-02-02", quoted(body.formatted(",'WorkspaceResourceId':'/w'")));
        Answer kept = bench.put(path, "2020-02-02", quoted(body.formatted("")));
        assertThat(created.at("/properties/Retention").asText()).isEqualTo("P120D");
        assertThat(created.at("/properties/ConnectionString").asText())
                .startsWith("InstrumentationKey="
                        + created.at("/properties/InstrumentationKey").asText() + ";");
        assertThat(linked.at("/properties/LaMigrationDate").asText()).isEqualTo("2026-01-05T12:34:56.7890000+00:00");
        assertThat(kept.at("/properties/WorkspaceResourceId").asText()).isEqualTo("/w");
        assertThat(kept.at("/properties/IngestionMode").asText()).isEqualTo("LogAnalytics");
        assertThat(kept.at("/properties/AppId")).isEqualTo(created.at("/properties/AppId"));
    }

    @Test
    void dropsReadOnlyMembersAndCorrectsTheCaseOfKeys() throws IOException {
        String body = quoted(LOG_ALERT)
                .replace("\"severity\"", "\"SEVERITY\"")
                .replace("\"autoMitigate\"", "\"createdWithApiVersion\":\"1999-01-01\",\"autoMitigate\"");
        Answer answer = bench.put(INSIGHTS + "scheduledQueryRules/r", "2023-12-01", body);
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.at("/properties/severity").asInt()).isEqualTo(1);
        assertThat(answer.at("/properties").has("SEVERITY")).isFalse();
        assertThat(answer.at("/properties/createdWithApiVersion").asText()).isEqualTo("2023-12-01");
    }

    @Test
    void patchReplacesTagsAndNothingElse() throws IOException {
        bench.putActionGroup("oncall");
        String path = INSIGHTS + "actionGroups/oncall";
        Answer patched = bench.send(
                "PATCH", path, "api-version=2023-01-01", "{\"tags\":{\"a\":\"b\"},\"properties\":{\"enabled\":false}}");
        assertThat(patched.status()).isEqualTo(200);
        assertThat(patched.at("/tags/a").asText()).isEqualTo("b");
        assertThat(patched.at("/properties/enabled").asBoolean(true)).isFalse();
        assertThat(patched.at("/properties/groupShortName").asText()).isEqualTo("oncall");
        Answer refused =
                bench.send("PATCH", path, "api-version=2023-01-01", "{\"properties\":{\"groupShortName\":\"x\"}}");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.at("/message").asText()).contains("'properties.groupShortName' is not supported");
    }

    @Test
    void rateHeadersCountDown() throws IOException {
        String header = "x-ms-ratelimit-remaining-subscription-resource-requests";
        assertThat(bench.putActionGroup("a").headers()).containsEntry(header, "24");
        Answer second = bench.putActionGroup("b");
        assertThat(second.headers())
                .containsEntry(header, "23")
                .containsEntry("x-ms-ratelimit-remaining-subscription-writes", "398");
        assertThat(second.headers()).containsKeys("x-ms-request-id", "x-ms-correlation-request-id");
        assertThat(bench.put(INSIGHTS + "scheduledQueryRules/r", "2023-12-01", quoted(LOG_ALERT))
                        .headers())
                .containsEntry("x-rate-limit-remaining", "29");
    }
}

package dev.tocsin.emulator;

import static dev.tocsin.emulator.Bench.GROUP;
import static dev.tocsin.emulator.Bench.INSIGHTS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.emulator.Bench.Answer;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RefusalsTest {
    private static final String UUID = "11111111-2222-3333-4444-555555555555";

    @TempDir
    private Path folder;

    private Bench bench;

    @BeforeEach
    void open() {
        bench = new Bench(folder);
    }

    private static String workbook(String content) {
        return "{\"location\":\"westeurope\",\"kind\":\"shared\",\"properties\":{\"displayName\":\"d\",\"category\":"
                + "\"workbook\",\"serializedData\":\"" + content + "\"}}";
    }

    private static String logAlert(String extra) {
        return "{\"location\":\"westeurope\",\"properties\":{\"enabled\":true,\"scopes\":[\"/s\"],\"severity\":1,"
                + "\"criteria\":{\"allOf\":[{\"query\":\"t\",\"timeAggregation\":\"Count\",\"operator\":"
                + "\"GreaterThan\",\"threshold\":1}]}" + extra + "}}";
    }

    private static String metricAlert(String location, String scopes, String frequency) {
        return "{\"location\":\"" + location + "\",\"properties\":{\"severity\":1,\"enabled\":true,\"scopes\":["
                + scopes + "],\"evaluationFrequency\":\"" + frequency + "\",\"windowSize\":\"PT5M\",\"criteria\":{"
                + "\"odata.type\":\"Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria\",\"allOf\":[{"
                + "\"criterionType\":\"StaticThresholdCriterion\",\"name\":\"c\",\"metricName\":\"m\","
                + "\"timeAggregation\":\"Average\",\"operator\":\"GreaterThan\",\"threshold\":1}]}}}";
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/providers/Microsoft.Nowhere/things/x      | api-version=2020-01-01 | 404 | InvalidResourceNamespace",
                "/providers/Microsoft.Insights/nothings/x   | api-version=2020-01-01 | 404 | InvalidResourceType",
                "/providers/microsoft.INSIGHTS/ACTIONgroups/x | api-version=2099-01-01 | 400 | NoRegisteredProviderFound",
                "/providers/Microsoft.Insights/actionGroups/x | api-version=latest   | 400 | InvalidApiVersionParameter",
                "/providers/Microsoft.Insights/actionGroups/x | ''                   | 400 | MissingApiVersionParameter",
                "/providers/Microsoft.Insights/actionGroups/x | api-version=2023-01-01 | 404 | ResourceNotFound",
                "/providers/Microsoft.Insights/actionGroups/x/deep/y | api-version=2023-01-01 | 404 | InvalidResourceType",
                "''                                         | x=y                    | 400 | MissingApiVersionParameter",
                "/oddity                                    | api-version=2020-01-01 | 404 | NotFound",
            })
    void armItselfAnswersInTheEnvelope(String path, String query, int status, String code) throws IOException {
        Answer answer = bench.send("GET", GROUP + path, query, "");
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.at("/error/code").asText()).isEqualTo(code);
        assertThat(answer.at("/error/message").asText()).isNotEmpty();
    }

    @Test
    void listsTheVersionsItHas() throws IOException {
        assertThat(bench.get(INSIGHTS + "actionGroups", "2099-01-01")
                        .at("/error/message")
                        .asText())
                .endsWith(
                        "The supported api-versions are '2023-01-01, 2022-06-01, 2021-09-01, 2019-06-01, 2019-03-01, 2018-09-01, 2018-03-01, 2017-04-01'.");
    }

    @Test
    void refusesWhatIsNoJsonObject() throws IOException {
        for (String body : new String[] {"", "[]", "{", "{\"a\":1,\"a\":2}"}) {
            Answer answer = bench.put(INSIGHTS + "actionGroups/a", "2023-01-01", body);
            assertThat(answer.status()).as(body).isEqualTo(400);
            assertThat(answer.at("/error/code").asText()).isEqualTo("InvalidRequestContent");
        }
    }

    @Test
    void actionGroupErrorsAreBare() throws IOException {
        Answer unknown = bench.put(
                INSIGHTS + "actionGroups/a",
                "2023-01-01",
                "{\"location\":\"global\",\"properties\":{\"groupShortName\":\"a\",\"enabled\":true,\"emailReciever\":[]}}");
        assertThat(unknown.status()).isEqualTo(400);
        assertThat(unknown.at("/code").asText()).isEqualTo("BadRequest");
        assertThat(unknown.at("/message").asText())
                .contains("/properties/emailReciever")
                .contains("emailReceivers");
        Answer tooLong = bench.put(
                INSIGHTS + "actionGroups/a",
                "2023-01-01",
                "{\"location\":\"global\",\"properties\":{\"groupShortName\":\"thirteenchars\",\"enabled\":true}}");
        assertThat(tooLong.status()).isEqualTo(400);
        assertThat(bench.get(INSIGHTS + "actionGroups", "2023-01-01").at("/value"))
                .isEmpty();
    }

    @Test
    void metricAlertErrorsAreCapitalisedForShapesAndBareForRules() throws IOException {
        String path = INSIGHTS + "metricAlerts/m";
        Answer shape = bench.put(path, "2018-03-01", "{\"location\":\"global\",\"properties\":{}}");
        assertThat(shape.status()).isEqualTo(400);
        assertThat(shape.at("/Code").asText()).isEqualTo("BadRequest");
        assertThat(shape.at("/Message").asText()).startsWith("Error parsing request payload");
        Answer scopes = bench.put(path, "2018-03-01", metricAlert("global", "\"/a\",\"/b\"", "PT1M"));
        assertThat(scopes.at("/message").asText()).startsWith("Scopes property is invalid.");
        Answer location = bench.put(path, "2018-03-01", metricAlert("westus", "\"/a\"", "PT1M"));
        assertThat(location.at("/message").asText()).contains("'global'");
        Answer frequency = bench.put(path, "2018-03-01", metricAlert("global", "\"/a\"", "PT10M"));
        assertThat(frequency.at("/message").asText()).contains("evaluationFrequency 'PT10M' is not supported");
        assertThat(bench.put(path, "2018-03-01", metricAlert("global", "\"/a\"", "PT60M"))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void workbookErrorsAreEnveloped() throws IOException {
        Answer name = bench.put(INSIGHTS + "workbooks/ops", "2023-06-01", workbook("{}"));
        assertThat(name.status()).isEqualTo(400);
        assertThat(name.at("/error/message").asText()).contains("must be a UUID");
        Answer size = bench.put(INSIGHTS + "workbooks/" + UUID, "2023-06-01", workbook("é".repeat(524_289)));
        assertThat(size.status()).isEqualTo(413);
        assertThat(size.at("/error/code").asText()).isEqualTo("RequestEntityTooLarge");
        assertThat(size.at("/error/message").asText()).isEqualTo("The workbook length is too large.");
        assertThat(bench.put(INSIGHTS + "workbooks/" + UUID, "2023-06-01", workbook("é".repeat(524_288)))
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"muteActionsDuration\":\"PT30M\",\"autoMitigate\":true",
                "\"muteActionsDuration\":\"PT30M\"",
            })
    void aMutedLogAlertMustNotMitigateItself(String properties) throws IOException {
        Answer answer = bench.put(INSIGHTS + "scheduledQueryRules/r", "2023-12-01", logAlert("," + properties));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.at("/error/message").asText())
                .isEqualTo("Auto mitigation must be disabled when action suppression is set");
    }

    @ParameterizedTest
    @CsvSource({
        "evaluationFrequency, PT1M, 201",
        "evaluationFrequency, PT60M, 201",
        "evaluationFrequency, PT24H, 201",
        "evaluationFrequency, PT7M, 400",
        "evaluationFrequency, P2D, 400",
        "windowSize, P2D, 201",
        "windowSize, PT12H, 400",
        "overrideQueryTimeRange, PT20M, 201",
        "overrideQueryTimeRange, PT1M, 400",
        "muteActionsDuration, PT5M, 201",
        "muteActionsDuration, PT1M, 400",
    })
    void logAlertsTakeListedDurationsByValue(String member, String duration, int status) throws IOException {
        String body = logAlert(",\"autoMitigate\":false,\"" + member + "\":\"" + duration + "\"");
        assertThat(bench.put(INSIGHTS + "scheduledQueryRules/r", "2023-12-01", body)
                        .status())
                .isEqualTo(status);
    }

    @Test
    void aLocationIsWantedAndStays() throws IOException {
        String path = INSIGHTS + "scheduledQueryRules/r";
        assertThat(bench.put(path, "2023-12-01", "{}").at("/error/code").asText())
                .isEqualTo("LocationRequired");
        bench.put(path, "2023-12-01", logAlert(""));
        Answer same = bench.put(path, "2023-12-01", logAlert("").replace("westeurope", "West Europe"));
        Answer moved = bench.put(path, "2023-12-01", logAlert("").replace("westeurope", "eastus"));
        assertThat(same.status()).isEqualTo(200);
        assertThat(moved.status()).isEqualTo(409);
        assertThat(moved.at("/error/code").asText()).isEqualTo("InvalidResourceLocation");
    }

    @Test
    void refusesOtherMethods() throws IOException {
        assertThat(bench.send("POST", INSIGHTS + "actionGroups/a", "api-version=2023-01-01", "")
                        .status())
                .isEqualTo(405);
        assertThat(bench.send("PATCH", GROUP, "api-version=2021-04-01", "{}").status())
                .isEqualTo(405);
    }
}

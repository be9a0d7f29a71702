package dev.tocsin.arm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.arm.ArmOperation.QueryParameter;
import dev.tocsin.arm.ArmOperation.Verb;
import dev.tocsin.arm.ShapeViolation.Kind;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class ArmSpecsTest {
    private static final String RULES = "Microsoft.Insights/scheduledQueryRules";
    private static final String METRIC_ALERTS = "Microsoft.Insights/metricAlerts";
    private static final Set<String> WRITTEN = Set.of(
            "Microsoft.AlertsManagement/smartDetectorAlertRules",
            "Microsoft.Insights/diagnosticSettings",
            "Microsoft.Logic/workflows");
    private final ArmSpecs specs = ArmSpecs.shipped();

    @Test
    void listsTypesAndVersions() {
        Set<String> types = new TreeSet<>(SpecCompiler.TYPES);
        types.addAll(WRITTEN);
        assertThat(specs.types()).containsExactlyInAnyOrderElementsOf(types);
        assertThat(specs.apiVersions("microsoft.insights/SCHEDULEDqueryrules"))
                .containsExactly("2022-06-15", "2023-12-01", "2026-03-01");
        assertThat(specs.apiVersions("Microsoft.Compute/virtualMachines")).isEmpty();
    }

    @Test
    void everySpecIsReadable() {
        for (String type : specs.types()) {
            for (String version : specs.apiVersions(type)) {
                ArmSpec spec = specs.find(type, version).orElseThrow();
                assertThat(spec.type()).isEqualTo(type);
                assertThat(spec.apiVersion()).isEqualTo(version);
                assertThat(spec.partial()).isEqualTo(WRITTEN.contains(type));
                assertThat(spec.source())
                        .matches(
                                spec.partial()
                                        ? "Written by hand after Azure/bicep-types-az, .*types.md \\([0-9a-f]{8}\\).*"
                                        : "Azure/azure-rest-api-specs, specification/\\S+\\.json, .*commit"
                                                + " [0-9a-f]{40}");
                assertThat(spec.body().properties()).containsKeys("id", "name", "type", "properties");
                assertThat(spec.supports(Verb.PUT) && spec.supports(Verb.GET) && spec.supports(Verb.DELETE))
                        .isTrue();
            }
        }
    }

    /** At run time the parts are read when they are asked for, so what is wrong with one would be found too late. */
    @Test
    void everySchemaOfEverySpecIsSupported() throws UnsupportedSchemaException {
        for (String type : specs.types()) {
            for (String version : specs.apiVersions(type)) {
                JsonNode data = ArmSpecs.resource(ArmSpecs.path(type, version));
                assertThat(ShapeReader.read(data.get("body")).properties()).isNotEmpty();
                ShapeReader.read(data.path("name"));
                for (JsonNode operation : data.path("operations")) {
                    for (JsonNode parameter : operation.path("query")) {
                        ShapeReader.read(parameter.path("schema"));
                    }
                }
            }
        }
    }

    @Test
    void findsIgnoringTheCaseOfTheType() {
        assertThat(specs.find("microsoft.insights/ACTIONGROUPS", "2023-01-01"))
                .get()
                .isSameAs(specs.find("Microsoft.Insights/actionGroups", "2023-01-01")
                        .orElseThrow());
        assertThat(specs.find("Microsoft.Insights/actionGroups", "2019-06-01")).isEmpty();
    }

    @Test
    void keepsRequiredNamesThatStandBesideAReference() {
        Shape properties = body(RULES, "2026-03-01").properties().get("properties");

        assertThat(properties.required()).containsExactlyInAnyOrder("enabled", "criteria", "scopes");
        assertThat(body(RULES, "2026-03-01").required()).contains("location", "properties");
    }

    @Test
    void knowsMutabilityDefaultsLimitsAndSecrets() {
        Shape group = body("Microsoft.Insights/actionGroups", "2023-01-01")
                .properties()
                .get("properties");
        Shape receiver = group.properties().get("webhookReceivers").items().orElseThrow();

        assertThat(body(RULES, "2026-03-01").properties().get("location").immutable())
                .isTrue();
        assertThat(group.properties().get("groupShortName").maxLength()).hasValue(12);
        assertThat(group.properties().get("enabled").defaultValue())
                .hasValueSatisfying(value -> assertThat(value.booleanValue()).isTrue());
        assertThat(receiver.properties().get("serviceUri").secret()).isTrue();
        assertThat(receiver.properties().get("name").secret()).isFalse();
    }

    @Test
    void choosesTheShapeOfMetricCriteriaByTheirType() {
        Shape criteria = body(METRIC_ALERTS, "2018-03-01")
                .properties()
                .get("properties")
                .properties()
                .get("criteria");
        Discriminator byType = criteria.discriminator().orElseThrow();
        Shape multiple = byType.mapping().get("Microsoft.Azure.Monitor.MultipleResourceMultipleMetricCriteria");
        Shape criterion = multiple.properties().get("allOf").items().orElseThrow();

        assertThat(byType.property()).isEqualTo("odata.type");
        assertThat(criterion.discriminator().orElseThrow().property()).isEqualTo("criterionType");
        assertThat(criterion.discriminator().orElseThrow().mapping())
                .containsOnlyKeys("StaticThresholdCriterion", "DynamicThresholdCriterion");
    }

    @Test
    void findsATypoDeepInsideMetricCriteriaAndDoesNotEchoItAsAMissingProperty() {
        List<ShapeViolation> found = ShapeChecker.check(body(METRIC_ALERTS, "2018-03-01"), Shapes.json("""
            {'location': 'global', 'properties': {'enabled': true, 'severity': 2, 'scopes': ['/x'],
              'evaluationFrequency': 'PT1M', 'windowSize': 'PT5M', 'criteria': {
                'odata.type': 'Microsoft.Azure.Monitor.MultipleResourceMultipleMetricCriteria',
                'allOf': [{'criterionType': 'StaticThresholdCriterion', 'name': 'a', 'metricName': 'm',
                  'timeAggregation': 'Average', 'operator': 'GreaterThan', 'treshold': 1}]}}}\
            """));

        assertThat(found)
                .extracting(ShapeViolation::kind, ShapeViolation::pointer, ShapeViolation::suggestion)
                .containsExactly(tuple(
                        Kind.UNKNOWN_PROPERTY, "/properties/criteria/allOf/0/treshold", Optional.of("threshold")));
    }

    @Test
    void knowsTheOperations() {
        ArmSpec workspace = spec("Microsoft.OperationalInsights/workspaces", "2023-09-01");
        ArmSpec workbook = spec("Microsoft.Insights/workbooks", "2023-06-01");
        ArmSpec search = spec("Microsoft.OperationalInsights/workspaces/savedSearches", "2020-08-01");
        ArmSpec metricAlert = spec(METRIC_ALERTS, "2018-03-01");

        assertThat(workspace.operation(Verb.PUT).orElseThrow().successCodes()).containsExactly(200, 201, 202);
        assertThat(workspace.operation(Verb.PUT).orElseThrow().longRunning()).isTrue();
        assertThat(workspace.name().pattern()).isPresent();
        assertThat(metricAlert.operation(Verb.PUT).orElseThrow().successCodes()).containsExactly(200);
        assertThat(metricAlert.operation(Verb.PUT).orElseThrow().longRunning()).isFalse();
        assertThat(workbook.operation(Verb.LIST_BY_RESOURCE_GROUP).orElseThrow().pageable())
                .isTrue();
        assertThat(workbook.operation(Verb.LIST_BY_RESOURCE_GROUP).orElseThrow().query("category"))
                .get()
                .returns(true, QueryParameter::required);
        assertThat(workbook.operation(Verb.GET).orElseThrow().query("canFetchContent"))
                .isPresent();
        assertThat(search.supports(Verb.PATCH)).isFalse();
        assertThat(search.supports(Verb.LIST_BY_PARENT)).isTrue();
        assertThat(spec("Microsoft.Insights/actionGroups", "2023-01-01").supports(Verb.PATCH))
                .isTrue();
        assertThat(spec(RULES, "2026-03-01").operation(Verb.LIST_BY_SUBSCRIPTION))
                .isPresent();
    }

    private ArmSpec spec(String type, String apiVersion) {
        return specs.find(type, apiVersion).orElseThrow();
    }

    private Shape body(String type, String apiVersion) {
        return spec(type, apiVersion).body();
    }
}

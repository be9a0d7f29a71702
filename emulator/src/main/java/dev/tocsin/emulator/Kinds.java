package dev.tocsin.emulator;

import static dev.tocsin.emulator.Edit.Op.ADD;
import static dev.tocsin.emulator.Edit.Op.COPY;
import static dev.tocsin.emulator.Edit.Op.DROP_EMPTY;
import static dev.tocsin.emulator.Edit.Op.FILL;
import static dev.tocsin.emulator.Edit.Op.KEEP;
import static dev.tocsin.emulator.Edit.Op.ONCE;
import static dev.tocsin.emulator.Edit.Op.REGION;
import static dev.tocsin.emulator.Edit.Op.SERVER;
import static dev.tocsin.emulator.Edit.Op.SET;
import static dev.tocsin.emulator.Edit.Op.SPELL;
import static dev.tocsin.emulator.Edit.Op.WHOLE;

import dev.tocsin.emulator.Kind.Checks;
import dev.tocsin.emulator.Kind.DurationRule;
import dev.tocsin.emulator.Kind.EditLists;
import dev.tocsin.emulator.Kind.Errors;
import dev.tocsin.emulator.Kind.Filter;
import dev.tocsin.emulator.Kind.Listing;
import dev.tocsin.emulator.Kind.Rate;
import dev.tocsin.emulator.Kind.Spelling;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The table of kinds. Where nothing else is said a fact is read off the recorded traffic of Azure/azure-cli (89c41db0)
 * and Azure/azure-cli-extensions (98b80d60): spelling, status, additions, omissions, first values of rate headers. The
 * lists of durations are those of hashicorp/terraform-provider-azurerm (69697b7f). Defaults are those of
 * Azure/azure-rest-api-specs. Error shapes that no recording shows are the envelope.
 */
final class Kinds {
    static final String RESOURCE_REQUESTS = "x-ms-ratelimit-remaining-subscription-resource-requests";
    static final Errors ENVELOPES = new Errors(ErrorShape.ENVELOPE, ErrorShape.ENVELOPE);
    static final Listing PAGED = new Listing(true, List.of(), "");
    static final Listing WHOLE_LIST = new Listing(false, List.of(), "");
    static final Checks NO_CHECKS = new Checks(List.of(), Set.of());
    static final List<String> TAGS = List.of("/tags");
    static final List<String> TAGS_AND_ENABLED = List.of("/tags", "/properties/enabled");
    private static final List<String> LOG_FREQUENCIES = List.of(
            "PT1M", "PT5M", "PT10M", "PT15M", "PT30M", "PT45M", "PT1H", "PT2H", "PT3H", "PT4H", "PT5H", "PT6H", "P1D");
    private static final List<String> LOG_WINDOWS = with(LOG_FREQUENCIES, "P2D");
    private static final List<String> LOG_MUTES = LOG_WINDOWS.subList(1, LOG_WINDOWS.size());
    private static final List<String> LOG_RANGES = with(LOG_MUTES, "PT20M");
    private static final List<String> METRIC_FREQUENCIES = List.of("PT1M", "PT5M", "PT15M", "PT30M", "PT1H");
    private static final List<String> METRIC_WINDOWS = with(METRIC_FREQUENCIES, "PT6H", "PT12H", "P1D");

    private final Map<String, Kind> byType = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    Kinds() {
        for (Kind kind : List.of(
                actionGroups(),
                metricAlerts(),
                scheduledQueryRules(),
                activityLogAlerts(),
                workbooks(),
                components(),
                workspaces(),
                AlertsManagementKinds.actionRules(),
                AlertsManagementKinds.prometheusRuleGroups(),
                AlertsManagementKinds.smartDetectorAlertRules(),
                SignalKinds.webTests(),
                SignalKinds.workbookTemplates(),
                SignalKinds.savedSearches(),
                SignalKinds.diagnosticSettings(),
                Workflows.kind())) {
            byType.put(kind.type(), kind);
        }
    }

    Optional<Kind> find(String namespace, String type) {
        return Optional.ofNullable(byType.get(namespace + "/" + type));
    }

    boolean knowsNamespace(String namespace) {
        return namespace(namespace).isPresent();
    }

    /** A namespace in ARM's own case, when it is known. */
    Optional<String> namespace(String anyCase) {
        return namespaces().stream().filter(anyCase::equalsIgnoreCase).findFirst();
    }

    SortedSet<String> namespaces() {
        SortedSet<String> namespaces = new TreeSet<>();
        byType.keySet().forEach(type -> namespaces.add(type.substring(0, type.indexOf('/'))));
        return namespaces;
    }

    /** The kinds of a namespace. */
    List<Kind> in(String namespace) {
        return byType.values().stream()
                .filter(kind -> kind.type().startsWith(namespace + "/"))
                .toList();
    }

    private static Kind actionGroups() {
        List<Edit> edits = new ArrayList<>(List.of(
                Edit.of(SPELL, "/location", "Global"),
                Edit.of(SPELL, "/location", "SwedenCentral"),
                Edit.of(FILL, "/kind", "null"),
                Edit.of(FILL, "/tags", "null"),
                Edit.of(FILL, "/identity", "null"),
                Edit.of(SET, "/properties/emailReceivers/*/status", "\"Enabled\""),
                Edit.of(SET, "/properties/smsReceivers/*/status", "\"Enabled\""),
                Edit.of(SERVER, "/properties/eventHubReceivers/*/tenantId", "TENANT"),
                Edit.of(FILL, "/properties/webhookReceivers/*/useAadAuth", "false")
                        .since("2019-06-01")));
        for (String receiver : List.of("email", "sms", "webhook", "itsm", "azureAppPush")) {
            edits.add(Edit.of(FILL, "/properties/" + receiver + "Receivers", "[]"));
        }
        for (String receiver : List.of("automationRunbook", "voice", "logicApp", "azureFunction", "armRole")) {
            edits.add(
                    Edit.of(FILL, "/properties/" + receiver + "Receivers", "[]").since("2019-06-01"));
        }
        edits.add(Edit.of(FILL, "/properties/eventHubReceivers", "[]").since("2022-06-01"));
        for (String receiver :
                List.of("email", "webhook", "eventHub", "automationRunbook", "logicApp", "azureFunction", "armRole")) {
            String member = "/properties/" + receiver + "Receivers/*/useCommonAlertSchema";
            edits.add(Edit.of(FILL, member, "false").since("2019-06-01"));
        }
        for (String member : List.of("objectId", "identifierUri", "tenantId")) {
            edits.add(Edit.of(FILL, "/properties/webhookReceivers/*/" + member, "null")
                    .since("2019-06-01"));
        }
        return new Kind(
                "Microsoft.Insights/actionGroups",
                new Spelling(
                        "resourceGroups",
                        "microsoft.insights/actionGroups",
                        "Microsoft.Insights/ActionGroups",
                        "Microsoft.Insights/actionGroups"),
                201,
                Set.of("2017-04-01", "2018-03-01", "2018-09-01", "2019-03-01", "2019-06-01", "2021-09-01"),
                new Errors(ErrorShape.BARE, ErrorShape.BARE),
                new EditLists(edits, List.of()),
                NO_CHECKS,
                TAGS_AND_ENABLED,
                WHOLE_LIST,
                List.of(new Rate("PUT", RESOURCE_REQUESTS, 24), new Rate("GET", RESOURCE_REQUESTS, 249)));
    }

    private static Kind metricAlerts() {
        return new Kind(
                "Microsoft.Insights/metricAlerts",
                same("Microsoft.Insights/metricAlerts"),
                200,
                Set.of(),
                new Errors(ErrorShape.CAPITALS, ErrorShape.BARE),
                new EditLists(
                        List.of(
                                Edit.of(FILL, "/properties/actions", "[]"),
                                Edit.of(REGION, "/properties/targetResourceRegion"),
                                Edit.of(DROP_EMPTY, "/properties/criteria/allOf/*/dimensions"),
                                Edit.of(WHOLE, "/properties/criteria/allOf/*/failingPeriods/numberOfEvaluationPeriods"),
                                Edit.of(WHOLE, "/properties/criteria/allOf/*/failingPeriods/minFailingPeriodsToAlert")),
                        List.of()),
                new Checks(
                        List.of(
                                new DurationRule("evaluationFrequency", METRIC_FREQUENCIES),
                                new DurationRule("windowSize", METRIC_WINDOWS)),
                        Set.of(CrossRule.GLOBAL_LOCATION, CrossRule.ONE_SCOPE_PER_SINGLE_RESOURCE_CRITERIA)),
                TAGS,
                WHOLE_LIST,
                List.of(new Rate("PUT", RESOURCE_REQUESTS, 299)));
    }

    private static Kind scheduledQueryRules() {
        return new Kind(
                "Microsoft.Insights/scheduledQueryRules",
                new Spelling(
                        "resourceGroups",
                        "microsoft.insights/scheduledqueryrules",
                        "Microsoft.Insights/scheduledQueryRules",
                        "Microsoft.Insights/scheduledqueryrules"),
                201,
                Set.of("2021-08-01", "2022-08-01-preview", "2023-03-15-preview"),
                ENVELOPES,
                new EditLists(
                        List.of(
                                Edit.of(FILL, "/systemData", "{}"),
                                Edit.of(ONCE, "/systemData/createdBy", "CALLER_NAME"),
                                Edit.of(ONCE, "/systemData/createdByType", "CALLER_TYPE"),
                                Edit.of(ONCE, "/systemData/createdAt", "NOW"),
                                Edit.of(SERVER, "/systemData/lastModifiedBy", "CALLER_NAME"),
                                Edit.of(SERVER, "/systemData/lastModifiedByType", "CALLER_TYPE"),
                                Edit.of(SERVER, "/systemData/lastModifiedAt", "NOW"),
                                Edit.of(ONCE, "/properties/createdWithApiVersion", "API_VERSION"),
                                Edit.of(DROP_EMPTY, "/properties/actions"),
                                Edit.of(SERVER, "/identity/principalId", "PRINCIPAL"),
                                Edit.of(SERVER, "/identity/tenantId", "TENANT").when("/identity/principalId")),
                        List.of()),
                new Checks(
                        List.of(
                                new DurationRule("evaluationFrequency", LOG_FREQUENCIES),
                                new DurationRule("windowSize", LOG_WINDOWS),
                                new DurationRule("muteActionsDuration", LOG_MUTES),
                                new DurationRule("overrideQueryTimeRange", LOG_RANGES)),
                        Set.of(CrossRule.MUTE_NEEDS_NO_AUTO_MITIGATION)),
                TAGS,
                PAGED,
                List.of(new Rate("PUT", "x-rate-limit-remaining", 29)));
    }

    private static Kind activityLogAlerts() {
        return new Kind(
                "Microsoft.Insights/activityLogAlerts",
                new Spelling(
                        "resourceGroups",
                        "Microsoft.Insights/activityLogAlerts",
                        "Microsoft.Insights/ActivityLogAlerts",
                        "Microsoft.Insights/activityLogAlerts"),
                201,
                Set.of("2017-04-01"),
                ENVELOPES,
                new EditLists(
                        List.of(Edit.of(FILL, "/location", "\"global\""), Edit.of(FILL, "/properties/enabled", "true")),
                        List.of()),
                NO_CHECKS,
                TAGS_AND_ENABLED,
                PAGED,
                List.of());
    }

    private static Kind workbooks() {
        return new Kind(
                "Microsoft.Insights/workbooks",
                new Spelling("resourcegroups", "microsoft.insights/workbooks", "", "Microsoft.Insights/workbooks"),
                200,
                Set.of("2021-03-08", "2021-08-01"),
                ENVELOPES,
                new EditLists(
                        List.of(
                                Edit.of(FILL, "/tags", "{}"),
                                Edit.of(COPY, "/tags/hidden-title", "/properties/displayName"),
                                Edit.of(SERVER, "/etag", "ETAG"),
                                Edit.of(ADD, "/properties/version", "null"),
                                Edit.of(ADD, "/properties/sourceId", "null"),
                                Edit.of(ADD, "/properties/tags", "null"),
                                Edit.of(ADD, "/properties/storageUri", "null"),
                                Edit.of(SERVER, "/properties/userId", "CALLER_ID"),
                                Edit.of(SERVER, "/properties/timeModified", "NOW"),
                                Edit.of(SERVER, "/properties/revision", "REVISION")),
                        List.of()),
                new Checks(List.of(), Set.of(CrossRule.UUID_NAME, CrossRule.CONTENT_UNDER_ONE_MEBIBYTE)),
                TAGS,
                new Listing(
                        true,
                        List.of(
                                new Filter("category", "/properties/category", true),
                                new Filter("sourceId", "/properties/sourceId", false),
                                new Filter("tags", "", false)),
                        "serializedData"),
                List.of());
    }

    private static Kind components() {
        String workspace = "/properties/WorkspaceResourceId";
        return new Kind(
                "Microsoft.Insights/components",
                new Spelling(
                        "resourceGroups",
                        "microsoft.insights/components",
                        "microsoft.insights/components",
                        "Microsoft.Insights/components"),
                200,
                Set.of("2015-05-01", "2018-05-01-preview", "2020-02-02-preview"),
                ENVELOPES,
                new EditLists(
                        List.of(
                                Edit.of(FILL, "/tags", "{}"),
                                Edit.of(SERVER, "/etag", "ETAG"),
                                Edit.of(SERVER, "/properties/ApplicationId", "NAME"),
                                Edit.of(SERVER, "/properties/Name", "NAME"),
                                Edit.of(SERVER, "/properties/AppId", "IDENTIFIER"),
                                Edit.of(SERVER, "/properties/InstrumentationKey", "IDENTIFIER"),
                                Edit.of(SERVER, "/properties/ConnectionString", "CONNECTION_STRING"),
                                Edit.of(ONCE, "/properties/CreationDate", "NOW_OFFSET"),
                                Edit.of(SERVER, "/properties/TenantId", "TENANT"),
                                Edit.of(SET, "/properties/provisioningState", "\"Succeeded\""),
                                Edit.of(ADD, "/properties/SamplingPercentage", "null"),
                                Edit.of(KEEP, "/properties/Retention"),
                                Edit.of(SERVER, "/properties/Retention", "RETENTION")
                                        .when("/properties/RetentionInDays"),
                                Edit.of(KEEP, "/properties/RetentionInDays"),
                                Edit.of(FILL, "/properties/RetentionInDays", "90"),
                                Edit.of(KEEP, workspace),
                                Edit.of(ONCE, "/properties/LaMigrationDate", "MIGRATED")
                                        .when(workspace),
                                Edit.of(SET, "/properties/IngestionMode", "\"LogAnalytics\"")
                                        .when(workspace),
                                Edit.of(FILL, "/properties/IngestionMode", "\"LogAnalytics\""),
                                Edit.of(FILL, "/properties/Application_Type", "\"web\""),
                                Edit.of(FILL, "/properties/Flow_Type", "\"Bluefield\""),
                                Edit.of(FILL, "/properties/Request_Source", "\"rest\""),
                                Edit.of(FILL, "/properties/publicNetworkAccessForIngestion", "\"Enabled\""),
                                Edit.of(FILL, "/properties/publicNetworkAccessForQuery", "\"Enabled\""),
                                Edit.of(SET, "/properties/Ver", "\"v2\"")),
                        List.of()),
                NO_CHECKS,
                TAGS,
                PAGED,
                List.of());
    }

    private static Kind workspaces() {
        return new Kind(
                "Microsoft.OperationalInsights/workspaces",
                same("Microsoft.OperationalInsights/workspaces"),
                201,
                Set.of("2020-08-01", "2020-10-01", "2021-06-01", "2021-12-01-preview"),
                ENVELOPES,
                new EditLists(
                        List.of(
                                Edit.of(FILL, "/properties", "{}"),
                                Edit.of(SERVER, "/etag", "ETAG"),
                                Edit.of(SERVER, "/properties/customerId", "IDENTIFIER"),
                                Edit.of(SET, "/properties/provisioningState", "\"Succeeded\""),
                                Edit.of(FILL, "/properties/sku", "{\"name\":\"PerGB2018\"}"),
                                Edit.of(ONCE, "/properties/sku/lastSkuUpdate", "NOW"),
                                Edit.of(FILL, "/properties/retentionInDays", "30"),
                                Edit.of(FILL, "/properties/features", "{}"),
                                Edit.of(FILL, "/properties/features/legacy", "0"),
                                Edit.of(FILL, "/properties/features/searchVersion", "1"),
                                Edit.of(
                                        FILL,
                                        "/properties/features/enableLogAccessUsingOnlyResourcePermissions",
                                        "true"),
                                Edit.of(FILL, "/properties/workspaceCapping", "{}"),
                                Edit.of(FILL, "/properties/workspaceCapping/dailyQuotaGb", "-1.0"),
                                Edit.of(ONCE, "/properties/workspaceCapping/quotaNextResetTime", "NEXT_HOUR"),
                                Edit.of(SET, "/properties/workspaceCapping/dataIngestionStatus", "\"RespectQuota\""),
                                Edit.of(FILL, "/properties/publicNetworkAccessForIngestion", "\"Enabled\""),
                                Edit.of(FILL, "/properties/publicNetworkAccessForQuery", "\"Enabled\""),
                                Edit.of(ONCE, "/properties/createdDate", "NOW"),
                                Edit.of(SERVER, "/properties/modifiedDate", "PROVISIONED")),
                        List.of(
                                Edit.of(SET, "/properties/provisioningState", "\"Creating\""),
                                Edit.of(SERVER, "/properties/modifiedDate", "NOW"),
                                Edit.of(SERVER, "/etag", "PASSING_ETAG"))),
                NO_CHECKS,
                TAGS,
                WHOLE_LIST,
                List.of());
    }

    /** A kind whose answers spell everything as ARM does. */
    static Spelling same(String type) {
        return new Spelling("resourceGroups", type, type, type);
    }

    private static List<String> with(List<String> list, String... more) {
        List<String> result = new ArrayList<>(list);
        result.addAll(List.of(more));
        return List.copyOf(result);
    }
}

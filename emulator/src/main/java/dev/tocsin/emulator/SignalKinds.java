package dev.tocsin.emulator;

import static dev.tocsin.emulator.Edit.Op.ADD;
import static dev.tocsin.emulator.Edit.Op.DROP;
import static dev.tocsin.emulator.Edit.Op.FILL;
import static dev.tocsin.emulator.Edit.Op.RENAME;
import static dev.tocsin.emulator.Edit.Op.SERVER;
import static dev.tocsin.emulator.Edit.Op.SET;

import dev.tocsin.emulator.Kind.EditLists;
import dev.tocsin.emulator.Kind.Spelling;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Kinds that bring in signals or show them; sources as in {@link Kinds}. */
final class SignalKinds {
    private SignalKinds() {}

    /** The recordings show the nulls of a standard test; that what they all send would be null too is inferred. */
    static Kind webTests() {
        List<Edit> edits = new ArrayList<>(List.of(
                Edit.of(SERVER, "/etag", "ETAG"),
                Edit.of(SET, "/properties/provisioningState", "\"Succeeded\""),
                Edit.of(FILL, "/kind", "\"ping\""),
                Edit.of(FILL, "/properties/Frequency", "300"),
                Edit.of(FILL, "/properties/Timeout", "30")));
        for (String member :
                List.of("Description", "Enabled", "RetryEnabled", "Configuration", "Request", "ValidationRules")) {
            edits.add(Edit.of(ADD, "/properties/" + member, "null"));
        }
        for (String member : List.of(
                "RequestUrl", "Headers", "HttpVerb", "RequestBody", "ParseDependentRequests", "FollowRedirects")) {
            edits.add(Edit.of(ADD, "/properties/Request/" + member, "null"));
        }
        for (String member : List.of(
                "ExpectedHttpStatusCode",
                "IgnoreHttpStatusCode",
                "ContentValidation",
                "SSLCheck",
                "SSLCertRemainingLifetimeCheck")) {
            edits.add(Edit.of(ADD, "/properties/ValidationRules/" + member, "null"));
        }
        edits.add(Edit.of(RENAME, "/properties/Request/Headers/*/key", "Key"));
        edits.add(Edit.of(RENAME, "/properties/Request/Headers/*/value", "Value"));
        return new Kind(
                "Microsoft.Insights/webtests",
                new Spelling(
                        "resourceGroups",
                        "microsoft.insights/webtests",
                        "microsoft.insights/webtests",
                        "Microsoft.Insights/webtests"),
                200,
                Set.of("2015-05-01", "2018-05-01-preview"),
                Kinds.ENVELOPES,
                new EditLists(edits, List.of()),
                Kinds.NO_CHECKS,
                Kinds.TAGS,
                Kinds.PAGED,
                List.of());
    }

    /** No recording: status and spelling of the examples in the specification. */
    static Kind workbookTemplates() {
        return new Kind(
                "Microsoft.Insights/workbooktemplates",
                new Spelling(
                        "resourceGroups",
                        "microsoft.insights/workbooktemplates",
                        "microsoft.insights/workbooktemplates",
                        "Microsoft.Insights/workbooktemplates"),
                201,
                Set.of(),
                Kinds.ENVELOPES,
                new EditLists(List.of(), List.of()),
                Kinds.NO_CHECKS,
                Kinds.TAGS,
                Kinds.WHOLE_LIST,
                List.of());
    }

    static Kind savedSearches() {
        return new Kind(
                "Microsoft.OperationalInsights/workspaces/savedSearches",
                Kinds.same("Microsoft.OperationalInsights/workspaces/savedSearches"),
                200,
                Set.of(),
                Kinds.ENVELOPES,
                new EditLists(
                        List.of(
                                Edit.of(DROP, "/name"),
                                Edit.of(DROP, "/type"),
                                Edit.of(SERVER, "/etag", "DATED_ETAG"),
                                Edit.of(FILL, "/properties/version", "2")),
                        List.of()),
                Kinds.NO_CHECKS,
                List.of(),
                Kinds.WHOLE_LIST,
                List.of());
    }

    /** No recording: the answer of the example on Microsoft Learn (rest/api/monitor/diagnostic-settings) spells the members so. */
    static Kind diagnosticSettings() {
        List<Edit> edits = new ArrayList<>();
        for (String member : List.of(
                "storageAccountId",
                "serviceBusRuleId",
                "workspaceId",
                "eventHubAuthorizationRuleId",
                "eventHubName",
                "marketplacePartnerId",
                "logAnalyticsDestinationType")) {
            edits.add(Edit.of(ADD, "/properties/" + member, "null"));
        }
        edits.add(Edit.of(FILL, "/properties/metrics", "[]"));
        edits.add(Edit.of(FILL, "/properties/logs", "[]"));
        return new Kind(
                "Microsoft.Insights/diagnosticSettings",
                new Spelling(
                        "",
                        "microsoft.insights/diagnosticSettings",
                        "Microsoft.Insights/diagnosticSettings",
                        "Microsoft.Insights/diagnosticSettings"),
                200,
                Set.of("2017-05-01-preview"),
                Kinds.ENVELOPES,
                new EditLists(edits, List.of()),
                Kinds.NO_CHECKS,
                List.of(),
                Kinds.WHOLE_LIST,
                List.of());
    }
}

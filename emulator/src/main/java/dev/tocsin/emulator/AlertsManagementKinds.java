package dev.tocsin.emulator;

import static dev.tocsin.emulator.Edit.Op.FILL;
import static dev.tocsin.emulator.Edit.Op.ONCE;
import static dev.tocsin.emulator.Edit.Op.SERVER;

import dev.tocsin.emulator.Kind.EditLists;
import dev.tocsin.emulator.Kind.Rate;
import dev.tocsin.emulator.Kind.Spelling;
import java.util.List;
import java.util.Set;

/** The kinds of Microsoft.AlertsManagement; sources as in {@link Kinds}. */
final class AlertsManagementKinds {
    private AlertsManagementKinds() {}

    static Kind actionRules() {
        return new Kind(
                "Microsoft.AlertsManagement/actionRules",
                Kinds.same("Microsoft.AlertsManagement/actionRules"),
                201,
                Set.of(),
                Kinds.ENVELOPES,
                new EditLists(
                        List.of(
                                Edit.of(FILL, "/systemData", "{}"),
                                Edit.of(ONCE, "/systemData/createdBy", "CALLER_NAME"),
                                Edit.of(ONCE, "/systemData/createdByType", "CALLER_TYPE"),
                                Edit.of(ONCE, "/systemData/createdAt", "NOW"),
                                Edit.of(SERVER, "/systemData/lastModifiedBy", "CALLER_NAME"),
                                Edit.of(SERVER, "/systemData/lastModifiedByType", "CALLER_TYPE"),
                                Edit.of(SERVER, "/systemData/lastModifiedAt", "NOW"),
                                Edit.of(FILL, "/properties/enabled", "true")),
                        List.of()),
                Kinds.NO_CHECKS,
                Kinds.TAGS_AND_ENABLED,
                Kinds.PAGED,
                List.of(new Rate("GET", Kinds.RESOURCE_REQUESTS, 999)));
    }

    static Kind prometheusRuleGroups() {
        return new Kind(
                "Microsoft.AlertsManagement/prometheusRuleGroups",
                Kinds.same("Microsoft.AlertsManagement/prometheusRuleGroups"),
                200,
                Set.of(),
                Kinds.ENVELOPES,
                new EditLists(List.of(), List.of()),
                Kinds.NO_CHECKS,
                Kinds.TAGS_AND_ENABLED,
                Kinds.WHOLE_LIST,
                List.of(new Rate("PUT", Kinds.RESOURCE_REQUESTS, 299)));
    }

    /** No recording: statuses of Microsoft Learn (rest/api/monitor/smart-detector-alert-rules), type as bicep-types-az has it. */
    static Kind smartDetectorAlertRules() {
        return new Kind(
                "Microsoft.AlertsManagement/smartDetectorAlertRules",
                new Spelling(
                        "resourceGroups",
                        "microsoft.alertsManagement/smartDetectorAlertRules",
                        "microsoft.alertsManagement/smartDetectorAlertRules",
                        "Microsoft.AlertsManagement/smartDetectorAlertRules"),
                201,
                Set.of("2019-06-01"),
                Kinds.ENVELOPES,
                new EditLists(List.of(), List.of()),
                Kinds.NO_CHECKS,
                Kinds.TAGS,
                Kinds.PAGED,
                List.of());
    }
}

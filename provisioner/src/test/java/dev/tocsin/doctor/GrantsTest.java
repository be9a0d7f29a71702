package dev.tocsin.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.kind.Kind;
import dev.tocsin.kind.Kinds;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GrantsTest {
    private static final String WRITE = "Microsoft.Insights/actionGroups/write";

    private static Grants grants(List<String> actions, List<String> notActions) {
        return new Grants(List.of(Grants.Grant.of(actions, notActions)));
    }

    @Test
    void aStarStandsForAnythingAndCaseForNothing() {
        assertThat(grants(List.of("*"), List.of()).allow(WRITE)).isTrue();
        assertThat(grants(List.of("microsoft.insights/ACTIONGROUPS/*"), List.of())
                        .allow(WRITE))
                .isTrue();
        assertThat(grants(List.of("Microsoft.Insights/*/write"), List.of()).allow(WRITE))
                .isTrue();
        assertThat(grants(List.of("*/read"), List.of()).allow(WRITE)).isFalse();
        assertThat(grants(List.of("Microsoft.Insights/actionGroups"), List.of()).allow(WRITE))
                .isFalse();
        assertThat(grants(List.of("Microsoft_Insights/actionGroups/write"), List.of())
                        .allow(WRITE))
                .isFalse();
    }

    @Test
    void whatAGrantLeavesOutAnotherMayGive() {
        Grants.Grant without = Grants.Grant.of(List.of("*"), List.of(WRITE));
        Grants.Grant with = Grants.Grant.of(List.of(WRITE), List.of());

        assertThat(new Grants(List.of(without)).allow(WRITE)).isFalse();
        assertThat(new Grants(List.of(without, with)).allow(WRITE)).isTrue();
        assertThat(new Grants(List.of()).allow(WRITE)).isFalse();
    }

    @Test
    void theNarrowestRoleIsNamed() {
        assertThat(role("Microsoft.Insights/workbooks/write")).contains("Workbook Contributor");
        assertThat(role("Microsoft.Logic/workflows/write")).contains("Logic App Contributor");
        assertThat(role("Microsoft.Insights/metricAlerts/read")).contains("Application Insights Component Contributor");
        assertThat(role("Microsoft.OperationalInsights/workspaces/delete")).contains("Log Analytics Contributor");
        assertThat(role("Microsoft.Insights/activityLogAlerts/read")).contains("Monitoring Reader");
        assertThat(role(WRITE)).contains("Monitoring Contributor");
        assertThat(BuiltInRole.with(Set.of(WRITE, "Microsoft.Logic/workflows/write")))
                .contains(BuiltInRole.CONTRIBUTOR);
    }

    @Test
    void asFewRolesAsHaveEverythingAreProposed() {
        assertThat(BuiltInRole.covering(Set.of(WRITE)))
                .extracting(BuiltInRole::title)
                .containsExactly("Monitoring Contributor");
        assertThat(BuiltInRole.covering(Set.of(
                        WRITE,
                        "Microsoft.Insights/workbooks/write",
                        "Microsoft.Insights/scheduledQueryRules/write",
                        "Microsoft.Logic/workflows/write",
                        "Microsoft.Logic/workflows/triggers/listCallbackUrl/action",
                        "Microsoft.ManagedIdentity/userAssignedIdentities/assign/action")))
                .extracting(BuiltInRole::title)
                .containsExactly("Monitoring Contributor", "Logic App Contributor", "Managed Identity Operator");
        assertThat(BuiltInRole.covering(Set.of("Microsoft.Web/sites/write"))).containsExactly(BuiltInRole.CONTRIBUTOR);
    }

    @Test
    void someRoleBelowContributorWritesEachKind() {
        for (Kind kind : Kinds.shipped().all()) {
            assertThat(role(kind.type() + "/write"))
                    .as(kind.type())
                    .isPresent()
                    .isNotEqualTo(Optional.of("Contributor"));
        }
    }

    private static Optional<String> role(String action) {
        return BuiltInRole.with(Set.of(action)).map(BuiltInRole::title);
    }
}

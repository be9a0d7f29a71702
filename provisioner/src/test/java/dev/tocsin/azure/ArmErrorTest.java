package dev.tocsin.azure;

import static dev.tocsin.azure.ScriptedService.answer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArmErrorTest {
    private static final String GROUP = "/subscriptions/s/resourceGroups/g";
    private static final String RULES = GROUP + "/providers/Microsoft.Insights/scheduledQueryRules";

    @Test
    void namesActionRoleAndScopeOfARefusal() {
        String body =
                "{\"error\":{\"code\":\"AuthorizationFailed\",\"message\":\"The client 'c' with object id 'o' does not"
                        + " have authorization to perform action 'Microsoft.Insights/scheduledQueryRules/write' over scope"
                        + " '"
                        + RULES
                        + "/x' or the scope is invalid. If access was recently granted, please refresh your"
                        + " credentials.\"}}";

        assertThatThrownBy(() -> client(403, body).put(RULES + "/x", "v", JsonNodeFactory.instance.objectNode()))
                .hasMessageEndingWith(
                        "(the identity that runs this needs the action Microsoft.Insights/scheduledQueryRules/write:"
                                + " a role such as \"Monitoring Contributor\" on " + RULES + "/x)");
    }

    @Test
    void namesThemAlsoWhenTheServiceDoesNot() {
        assertThatThrownBy(() -> client(403, "").list(RULES, "v"))
                .hasMessageEndingWith(
                        "(the identity that runs this needs the action Microsoft.Insights/scheduledQueryRules/read:"
                                + " a role such as \"Monitoring Reader\" on " + GROUP + ")");
        assertThatThrownBy(() ->
                        client(403, "").delete(GROUP + "/providers/Microsoft.OperationalInsights/workspaces/w", "v"))
                .hasMessageContaining("Microsoft.OperationalInsights/workspaces/delete: a role such as \"Log Analytics"
                        + " Contributor\"");
    }

    @Test
    void aPolicyIsNoMatterOfRoles() {
        assertThatThrownBy(() -> client(403, "{\"error\":{\"code\":\"RequestDisallowedByPolicy\",\"message\":\"no\"}}")
                        .list(RULES, "v"))
                .hasMessage("GET " + RULES + " answered 403 RequestDisallowedByPolicy: no");
    }

    @Test
    void whatMayNotBeReadIsUnknownAndNotAbsent() {
        assertThatThrownBy(() -> client(403, "{\"error\":{\"code\":\"AuthorizationFailed\"}}")
                        .get(RULES + "/x", "v"))
                .isInstanceOf(ArmException.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "<html>404 Not Found</html>; it seems to come from something between here and Azure",
                "{\"error\":{\"code\":\"SubscriptionNotFound\",\"message\":\"gone\"}}; SubscriptionNotFound: gone"
            })
    void aNotFoundOfSomethingElseIsNoAbsence(String body, String message) {
        assertThatThrownBy(() -> client(404, body).get(RULES + "/x", "v")).hasMessageContaining(message);
    }

    @Test
    void anEmptyNotFoundIsAbsence() {
        assertThat(client(404, "").get(RULES + "/x", "v")).isEmpty();
    }

    @Test
    void saysWhenToComeBack() {
        ArmClient client = new ArmClient(
                new ScriptedService(ScriptedService.throttled("Retry-After", "3600")).pipeline(),
                "https://management.azure.com",
                new FakeWaiting());

        assertThatThrownBy(() -> client.list(RULES, "v")).hasMessageEndingWith("run again in 60 min)");
    }

    @Test
    void saysHowToRegisterAProvider() {
        assertThatThrownBy(() -> client(
                                409,
                                "{\"error\":{\"code\":\"MissingSubscriptionRegistration\",\"message\":\"The"
                                        + " subscription is not registered to use namespace 'Microsoft.Insights'.\"}}")
                        .list(RULES, "v"))
                .hasMessageEndingWith("(az provider register --namespace Microsoft.Insights)");
    }

    private static ArmClient client(int status, String body) {
        return new ArmClient(
                new ScriptedService(answer(status, body)).pipeline(),
                "https://management.azure.com",
                new FakeWaiting());
    }
}

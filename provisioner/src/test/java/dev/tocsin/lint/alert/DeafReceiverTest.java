package dev.tocsin.lint.alert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.lint.LintCase;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeafReceiverTest {
    @TempDir
    private Path root;

    private List<String> found(String list, String receiver) {
        return LintCase.in(root)
                .file(
                        "alert-rules/action-groups/team.json",
                        AlertBodies.group("team", "\"" + list + "\": [{\"name\": \"one\", " + receiver + "}]"))
                .found(new DeafReceiver());
    }

    private List<String> webhook(String uri) {
        return found("webhookReceivers", "\"serviceUri\": \"" + uri + "\"");
    }

    @Test
    void findsAddressesThatAzureCannotReach() {
        for (String host : List.of("localhost:8080", "10.0.0.4", "172.20.1.1", "hook.corp.internal", "a.invalid")) {
            assertThat(webhook("https://" + host + "/alert"))
                    .singleElement()
                    .asString()
                    .contains("warning \"one\" hears nothing: Azure cannot reach ");
        }
        assertThat(webhook("alerts.example.com")).singleElement().asString().contains("\"serviceUri\" is no address");
    }

    @Test
    void acceptsAddressesOutside() {
        assertThat(webhook("https://alerts.example.com/a?b=c")).isEmpty();
        assertThat(webhook("https://172.15.0.1/a")).isEmpty();
    }

    @Test
    void findsNumbersThatAreNone() {
        assertThat(found("smsReceivers", "\"countryCode\": \"DE\", \"phoneNumber\": \"1234567\""))
                .singleElement()
                .asString()
                .contains("\"DE\" is no country code");
        assertThat(found("voiceReceivers", "\"countryCode\": \"49\", \"phoneNumber\": \"call me\""))
                .hasSize(1);
        assertThat(found("smsReceivers", "\"countryCode\": \"49\", \"phoneNumber\": \"(171) 123-456\""))
                .isEmpty();
    }

    @Test
    void findsALogicAppWithoutSignature() {
        String workflow = "\"resourceId\": \"" + AlertBodies.PROVIDERS + "/Microsoft.Logic/workflows/bridge\", ";
        assertThat(found(
                        "logicAppReceivers",
                        workflow + "\"callbackUrl\": \"https://prod-1.logic.azure.com/workflows/1\""))
                .singleElement()
                .asString()
                .contains("its callback URL has no signature");
    }

    @Test
    void findsAFunctionAppThatIsNone() {
        assertThat(found(
                        "azureFunctionReceivers",
                        "\"functionAppResourceId\": \"" + AlertBodies.PROVIDERS
                                + "/Microsoft.Logic/workflows/bridge\", \"functionName\": \"f\","
                                + " \"httpTriggerUrl\": \"https://f.azurewebsites.net/api/f\""))
                .singleElement()
                .asString()
                .contains("\"functionAppResourceId\" leads to a Microsoft.Logic/workflows");
    }

    @Test
    void findsEntraSignInWithoutAnApplication() {
        String hook = "\"serviceUri\": \"https://alerts.example.com\", \"useAadAuth\": true";
        assertThat(found("webhookReceivers", hook)).hasSize(1);
        assertThat(found("webhookReceivers", hook + ", \"objectId\": \"00000000-0000-4000-8000-000000000009\""))
                .isEmpty();
    }
}

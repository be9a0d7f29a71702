package dev.tocsin.lint.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.lint.LintCase;
import dev.tocsin.lint.Rule;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointRulesTest {
    @TempDir
    private Path root;

    @Test
    void findsACustomEndpointWithoutEncryptionAndTellsNoMoreThanItsHost() {
        assertThat(ofWorkbook("http://user@data.example.com:8080/team/some-path?team=a"))
                .containsExactly("workbooks/a.workbook:4:4 warning what goes to http://data.example.com can be read and"
                        + " changed on the way; write https://");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://data.example.com/team", "http://localhost:8080/team", "{Address}"})
    void acceptsOtherAddresses(String address) {
        assertThat(ofWorkbook(address)).isEmpty();
    }

    private List<String> ofWorkbook(String address) {
        return LintCase.in(root)
                .file("workbooks/a.workbook", """
                    {"version": "Notebook/1.0", "items": [
                      {"type": 3, "name": "data", "content": {"version": "KqlItem/1.0",
                       "queryType": 10, "visualization": "table", "title": "Data", "query":
                       "{\\"version\\":\\"CustomEndpoint/1.0\\",\\"method\\":\\"GET\\",\\"url\\":\\"%s\\"}"}}
                    ]}
                    """.formatted(address))
                .found(new PlainHttp());
    }

    @Test
    void findsDataThatAQueryTakesWithoutEncryption() {
        LintCase project = LintCase.in(root)
                .file("alert-rules/hosts.kql", "externaldata (host: string)\n[\"http://example.com/hosts.csv\"]\n")
                .file("alert-rules/hosts.json", """
                    {"type": "Microsoft.Insights/scheduledQueryRules", "name": "hosts",
                     "properties": {
                       "severity": 1, "enabled": true, "scopes": ["${id('component/shop')}"],
                       "evaluationFrequency": "PT5M", "windowSize": "PT5M",
                       "criteria": {"allOf": [{"query": {"$file": "hosts.kql"},
                         "timeAggregation": "Count", "operator": "GreaterThan", "threshold": 5}]}}}
                    """);
        assertThat(project.found(new PlainHttp()))
                .singleElement()
                .asString()
                .startsWith("alert-rules/hosts.kql:2:2 warning what goes to http://example.com ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://contoso.webhook.office.com/webhookb2/${hook}",
                "https://outlook.office.com/webhook/${hook}",
            })
    void findsARetiredConnector(String address) {
        assertThat(ofReceiver(new RetiredConnector(), address))
                .singleElement()
                .asString()
                .startsWith("alert-rules/team.json:5:57 warning Microsoft has retired");
    }

    @Test
    void acceptsAWorkflow() {
        assertThat(ofReceiver(new RetiredConnector(), "https://prod-01.westeurope.logic.azure.com/workflows/${hook}"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "https://hooks.slack.com/services/${hook}, Slack",
        "https://discord.com/api/webhooks/${hook}, Discord",
        "https://chat.googleapis.com/v1/spaces/${hook}, Google Chat",
        "https://contoso.webhook.office.com/webhookb2/${hook}, Teams",
    })
    void findsAChatThatCannotReadTheAlert(String address, String service) {
        assertThat(ofReceiver(new RawChatHook(), address))
                .singleElement()
                .asString()
                .contains(" error " + service + " cannot read what Azure sends");
    }

    @Test
    void looksAtTheHostOfASecretAddressAndAtNothingElse() {
        String slack = "https://hooks.slack-gov.com/xxxx";
        assertThat(ofReceiver(new RawChatHook(), "${hook}", slack))
                .singleElement()
                .asString()
                .contains(" error Slack cannot read", "template slack-bridge")
                .doesNotContain("xxxx");
        assertThat(ofReceiver(new RawChatHook(), "${hook}", "https://example.invalid/hooks.slack.com"))
                .isEmpty();
    }

    @Test
    void aFlowBehindTheAddressOfPowerPlatformMayBeAnythingSoItIsAWarning() {
        assertThat(ofReceiver(new RawChatHook(), "https://default0.00.environment.api.powerplatform.com/x/${hook}"))
                .singleElement()
                .asString()
                .contains(" warning Teams cannot read", "template teams-bridge");
    }

    @Test
    void acceptsAReceiverThatIsNoChat() {
        assertThat(ofReceiver(new RawChatHook(), "https://events.example.com/slack/${hook}"))
                .isEmpty();
    }

    private List<String> ofReceiver(Rule rule, String address) {
        return ofReceiver(rule, address, "https://example.invalid/hook");
    }

    private List<String> ofReceiver(Rule rule, String address, String hook) {
        return LintCase.in(root)
                .file("tocsin.json", """
                    {"name": "shop", "environments": {"local": {"target": "emulator", "location": "westeurope",
                     "subscription": "00000000-0000-4000-8000-000000000001", "resourceGroup": "rg-shop",
                     "values": {"hook": {"secret": "env:TOCSIN_TEST_HOOK", "default": "%s"}}}}}
                    """.formatted(hook))
                .file("alert-rules/team.json", """
                    {
                      "type": "Microsoft.Insights/actionGroups", "name": "team", "location": "global",
                      "properties": {
                        "groupShortName": "team", "enabled": true,
                        "webhookReceivers": [{"name": "hook", "serviceUri": "%s", "useCommonAlertSchema": true}]
                      }
                    }
                    """.formatted(address))
                .found(rule);
    }
}

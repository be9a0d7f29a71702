package dev.tocsin.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The secrets of these texts are made up; they stand in two pieces so that no scanner takes them for real. */
class SecretPatternTest {
    private static final String KEY = "aB3dE6gH9jK2mN5pQ8" + "sT1vW4xY7zA0bC3dE6";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        a Slack webhook URL                        | https://hooks.slack.~com/services/T0000/B0000/KEY
        a Slack webhook URL                        | https://hooks.slack.~com/services/T00000000/B00000000/XXXXXXXXXXXXXXXXXXXXXXXX
        a Teams webhook URL                        | https://contoso.webhook.office.~com/webhookb2/KEY@x/IncomingWebhook/KEY/y
        a Discord webhook URL                      | https://discord.~com/api/webhooks/1234567890/KEY
        a signature in a URL (sig=)                | https://x.logic.azure.com/workflows/1/triggers/manual?sv=1.0&~sig=KEY
        a signature in a URL (sig=)                | https://acct.blob.core.windows.net/c?sv=2022-11-02&~sig=KEY%3D
        a signature in a URL (sig=)                | {"u": "https:\\/\\/a.example?b=1\\u0026~sig=KEY"}
        a Logic Apps callback URL                  | https://prod-1.x.logic.azure.~com/workflows/1?sv=1.0&~sig=SECRET
        a function key in a URL (code=)            | https://f.azurewebsites.net/api/x?~code=KEY==
        a key in a URL                             | https://api.opsgenie.com/v1/json/azure?~apiKey=KEY
        a key in a connection string               | DefaultEndpointsProtocol=https;AccountName=a;Account~Key=KEY==
        a key in a connection string               | Endpoint=sb://x/;SharedAccessKeyName=n;SharedAccess~Key=KEY=
        an Application Insights connection string  | Instrumentation~Key=0a1b2c3d-0000-4000-8000-0123456789ab;IngestionEndpoint=x
        a private key                              | -----BEGIN RSA PRIVATE ~KEY-----\\nKEYKEYKEY\\n
        a GitHub token                             | gh~p_KEYKEY
        a Slack token                              | xo~xb-123456789012-KEY
        a PagerDuty integration key                | https://events.pagerduty.~com/integration/0a1b2c3d4e5f60718293a4b5c6d7e8f9/enqueue
        a PagerDuty integration key                | routing_~key: 0a1b2c3d4e5f60718293a4b5c6d7e8f9
        a JSON web token                           | ey~JhbGciOiJub25lIn0.eyJhIjoiYiJ9.KEY
        an Entra client secret                     | abc8Q~~KEY
        a Google API key                           | AI~zaKEY
        a password in a URL                        | https://alerts:s3cr~et@hooks.example.com/in
        credentials in an Authorization header     | Authorization: Bea~rer KEY
        """)
    void findsWhatLooksLikeASecret(String what, String text) {
        String whole = text.strip()
                .replace("~~", "\u0001")
                .replace("~", "")
                .replace("\u0001", "~")
                .replace("KEY==", KEY + "==");
        String made = whole.startsWith("-----")
                        || whole.startsWith("Instr")
                        || whole.contains("Key=")
                        || whole.contains("_key")
                ? whole.replace("KEYKEYKEY", KEY + KEY).replace("=KEY", "=" + KEY)
                : whole.replace("KEY", KEY.substring(0, whole.startsWith("AIza") ? 35 : 34));
        assertThat(SecretPattern.literals(made))
                .as(made)
                .extracting(SecretPattern.Literal::what)
                .contains(what.strip());
    }

    @ParameterizedTest
    @CsvSource({
        "an Azure access key, 76, +A~St, 6, ==",
        "an Azure access key, 76, AC~Db, 6, ==",
        "an Azure access key, 33, +A~Sb, 6, =",
        "an Azure access key, 44, Az~Fu, 6, ==",
        "an Azure access key, 42, Az~Se, 6, ''",
        "an Azure DevOps token, 76, AZ~DO, 4, ''",
    })
    void findsKeysByTheWordAtTheirPlace(String what, int before, String word, int behind, String end) {
        String random = KEY + KEY + KEY;
        String key = random.substring(0, before) + word.replace("~", "") + random.substring(0, behind) + end;
        assertThat(SecretPattern.literals("key: \"" + key + "\""))
                .extracting(SecretPattern.Literal::what)
                .containsExactly(what);
        assertThat(SecretPattern.literals("key: \"" + key.substring(1) + "\"")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://example.com/hook?sig={Signature}&code=${code}",
                "https://example.com/hook?code=<your function key>",
                "requests | where code == 500 and token == 'x' | extend sig = strcat(a, b)",
                "https://portal.azure.com/#blade/HubsExtension/BrowseResource?type=microsoft.insights",
                "mailto:oncall@example.com and https://example.com:8080/a@b",
                "parse_url('scheme://username:password@host:1234/this/is/a/path')",
                "-----BEGIN PRIVATE KEY----- is how it begins",
                "AccountKey=<key>;SharedAccessKeyName=RootManageSharedAccessKey",
                "AccountKey=xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx==",
                "InstrumentationKey=00000000-0000-0000-0000-000000000000",
                "{\"ConnectionString\": \"InstrumentationKey=0a1b2c3d-0000-4000-8000-0123456789ab;x\"}",
                "id 0a1b2c3d-0000-4000-8000-0123456789ab and hash"
                        + " 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                "Bearer {token}",
                "use Basic authentication with a header",
            })
    void leavesPlaceholdersAndOrdinaryTextAlone(String text) {
        assertThat(SecretPattern.literals(text)).isEmpty();
    }

    @Test
    void findsTheExactPlaceAlsoBehindEscapes() {
        String text = "{\n  \"url\": \"https:\\/\\/a.example?b=1\\u0026sig=" + KEY + "\"\n}";
        assertThat(SecretPattern.literals(text))
                .singleElement()
                .satisfies(one -> assertThat(text.substring(one.offset())).startsWith(KEY));
    }

    /** What people published for Azure Monitor holds no secret, so that every finding there would be a wrong one. */
    @ParameterizedTest
    @ValueSource(strings = {"workbooks", "baseline-alerts", "arm", "kql"})
    void findsNothingInPublishedWorkbooksAndRules(String part) throws IOException {
        Path folder = Path.of("../../shared/corpus").resolve(part);
        assumeTrue(Files.isDirectory(folder), "needs the shared corpus beside the repository");
        TreeMap<String, List<SecretPattern.Literal>> found = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                List<SecretPattern.Literal> literals = SecretPattern.literals(Files.readString(file));
                if (!literals.isEmpty()) {
                    found.put(file.toString(), literals);
                }
            }
        }
        assertThat(found).isEmpty();
    }
}

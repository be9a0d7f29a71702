package dev.tocsin.emulator;

import static dev.tocsin.emulator.Bench.GROUP;
import static dev.tocsin.emulator.Bench.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The Alerts Management API in front of alerts that a test raises. */
class AlertsTest {
    private static final String ALERTS = "/providers/Microsoft.AlertsManagement/alerts";
    private static final String VERSION = "api-version=2019-05-05-preview";
    private static final String LOGS = GROUP + "/providers/Microsoft.OperationalInsights/workspaces/logs";
    private static final String OTHER =
            "/subscriptions/s1/resourceGroups/rg-two/providers/Microsoft.Insights/components/x";

    @TempDir
    private Path folder;

    private final List<FiredAlert> fired = new ArrayList<>();
    private Emulator emulator;

    @BeforeEach
    void open() throws IOException {
        emulator = Emulator.open(
                folder,
                Clock.fixed(NOW, ZoneOffset.UTC),
                FrontDoor.open("https://management.azure.com"),
                GroupPolicy.CREATE,
                QueryEngine.NONE,
                () -> fired);
        raise(1, "slow", LOGS, 2, Duration.ofMinutes(30));
        fired.set(0, fired.get(0).resolvedAt(NOW.minus(Duration.ofMinutes(1))));
        raise(2, "down", LOGS, 0, Duration.ofMinutes(20));
        raise(3, "elsewhere", OTHER, 1, Duration.ofMinutes(10));
        raise(4, "old", LOGS, 1, Duration.ofDays(3));
    }

    private void raise(int number, String rule, String target, int severity, Duration ago) {
        fired.add(new FiredAlert(
                new UUID(0, number),
                FiredAlert.Signal.LOG,
                GROUP + "/providers/microsoft.insights/scheduledqueryrules/" + rule,
                target,
                severity,
                "about " + rule,
                NOW.minus(ago),
                Optional.empty(),
                number == 2));
    }

    private ArmResponse send(String method, String path, String query) throws IOException {
        return emulator.handle(new ArmRequest(method, path, query, Map.of(), new byte[0]));
    }

    private JsonNode get(String path, String query) throws IOException {
        ArmResponse answer = send("GET", path, VERSION + query);
        String text = new String(answer.body(), StandardCharsets.UTF_8);
        assertThat(answer.status()).as(text).isEqualTo(200);
        return Bench.json(text);
    }

    private List<String> names(String scope, String query) throws IOException {
        List<String> names = new ArrayList<>();
        get(scope + ALERTS, query)
                .path("value")
                .forEach(one -> names.add(one.path("name").asText()));
        return names;
    }

    @Test
    void listsTheAlertsOfADayByTheTimeOfTheirLastChange() throws IOException {
        assertThat(names("/subscriptions/s1", "")).containsExactly("slow", "elsewhere", "down");
        assertThat(names("/subscriptions/s1", "&timeRange=7d")).containsExactly("slow", "elsewhere", "down", "old");
        assertThat(names("/subscriptions/s1", "&sortBy=startDateTime&sortOrder=desc"))
                .containsExactly("elsewhere", "down", "slow");
        assertThat(names("/subscriptions/s1", "&sortOrder=asc")).containsExactly("down", "elsewhere", "slow");
        assertThat(names("/subscriptions/s2", "")).isEmpty();
    }

    @Test
    void anAlertBelongsToTheScopeOfItsTarget() throws IOException {
        assertThat(names(LOGS, "")).containsExactly("slow", "down");
        emulator.handle(new ArmRequest(
                "PUT",
                GROUP,
                "api-version=2021-04-01",
                Map.of(),
                "{\"location\":\"westeurope\"}".getBytes(StandardCharsets.UTF_8)));
        assertThat(names(GROUP, "")).containsExactly("slow", "down");
    }

    @Test
    void showsTheEssentials() throws IOException {
        JsonNode alert = get("/subscriptions/s1" + ALERTS + "/" + new UUID(0, 1), "");

        assertThat(alert.path("id").asText()).isEqualTo("/subscriptions/s1" + ALERTS + "/" + new UUID(0, 1));
        assertThat(alert.path("type").asText()).isEqualTo("Microsoft.AlertsManagement/alerts");
        assertThat(alert.at("/properties/essentials")).isEqualTo(Bench.json("""
                {"severity": "Sev2", "signalType": "Log", "alertState": "New", "monitorCondition": "Resolved",
                 "monitorService": "Log Alerts V2", "targetResource": "%1$s", "targetResourceName": "logs",
                 "targetResourceGroup": "Rg-One", "targetResourceType": "Microsoft.OperationalInsights/workspaces",
                 "sourceCreatedId": "00000000-0000-0000-0000-000000000001",
                 "alertRule": "/subscriptions/s1/resourceGroups/Rg-One/providers/microsoft.insights/scheduledqueryrules/slow",
                 "startDateTime": "2026-01-05T12:04:56.789Z", "lastModifiedDateTime": "2026-01-05T12:33:56.789Z",
                 "monitorConditionResolvedDateTime": "2026-01-05T12:33:56.789Z", "lastModifiedUserName": "System",
                 "actionStatus": {"isSuppressed": false}, "description": "about slow"}
                """.formatted(LOGS)));
        JsonNode open =
                get("/subscriptions/s1" + ALERTS + "/" + new UUID(0, 2), "").at("/properties/essentials");
        assertThat(open.path("monitorCondition").asText()).isEqualTo("Fired");
        assertThat(open.path("monitorConditionResolvedDateTime").asText("?")).isEmpty();
        assertThat(open.at("/actionStatus/isSuppressed").asBoolean()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "monitorCondition=fired, elsewhere down",
        "monitorCondition=Resolved, slow",
        "severity=Sev0, down",
        "alertState=New, slow elsewhere down",
        "alertState=Closed, ''",
        "alertRule=down, down",
        "alertRule=/subscriptions/s1/resourceGroups/rg-one/providers/Microsoft.Insights/scheduledQueryRules/down, down",
        "targetResource=/subscriptions/s1/resourceGroups/rg-two/providers/Microsoft.Insights/components/x, elsewhere",
        "targetResourceGroup=rg-two, elsewhere",
        "targetResourceType=Microsoft.Insights/components, elsewhere",
        "monitorService=Log%20Alerts%20V2, slow elsewhere down",
        "timeRange=1h, slow elsewhere down",
        "severity=Sev0&monitorCondition=Resolved, ''"
    })
    void filters(String filter, String expected) throws IOException {
        assertThat(String.join(" ", names("/subscriptions/s1", "&" + filter))).isEqualTo(expected);
    }

    @Test
    void longListsComeInPages() throws IOException {
        List<String> names = new ArrayList<>();
        String query = "&timeRange=7d&pageCount=3";
        for (int page = 0; page < 2; page++) {
            JsonNode list = get("/subscriptions/s1" + ALERTS, query);
            list.path("value").forEach(one -> names.add(one.path("name").asText()));
            String next = list.path("nextLink").asText();
            assertThat(next.isEmpty()).isEqualTo(page == 1);
            query = next.isEmpty() ? "" : "&" + next.substring(next.indexOf("timeRange"));
        }
        assertThat(names).containsExactly("slow", "elsewhere", "down", "old");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "smartGroupId=x",
                "includeContext=true",
                "includeEgressConfig=true",
                "sortBy=name",
                "sortOrder=up",
                "select=severity",
                "customTimeRange=a/b",
                "severity=Sev9",
                "monitorCondition=Open",
                "timeRange=2d",
                "pageCount=0",
                "pageCount=many",
                "ctoken=-1"
            })
    void refusesByNameWhatItDoesNotUnderstand(String parameter) throws IOException {
        ArmResponse answer = send("GET", "/subscriptions/s1" + ALERTS, VERSION + "&" + parameter);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(new String(answer.body(), StandardCharsets.UTF_8))
                .contains("'" + parameter.substring(0, parameter.indexOf('=')) + "'");
    }

    @Test
    void doesNotImitateChangesHistoriesAndSummaries() throws IOException {
        String one = "/subscriptions/s1" + ALERTS + "/" + new UUID(0, 1);
        assertThat(send("POST", one + "/changestate", VERSION).status()).isEqualTo(400);
        assertThat(send("GET", one + "/history", VERSION).status()).isEqualTo(400);
        assertThat(send("GET", "/subscriptions/s1" + ALERTS + "Summary", VERSION)
                        .status())
                .isEqualTo(400);
        assertThat(send("GET", LOGS + ALERTS + "/" + new UUID(0, 1) + "/history", VERSION)
                        .status())
                .isEqualTo(400);
        assertThat(send("DELETE", one, VERSION).status()).isEqualTo(405);
        assertThat(send("GET", one, "api-version=2014-01-01").status()).isEqualTo(400);
        assertThat(send("GET", one, "").status()).isEqualTo(400);
        assertThat(send("GET", "/subscriptions/s1" + ALERTS + "/" + new UUID(9, 9), VERSION)
                        .status())
                .isEqualTo(404);
        assertThat(send("GET", "/subscriptions/s2" + ALERTS + "/" + new UUID(0, 1), VERSION)
                        .status())
                .isEqualTo(404);
    }

    @Test
    void withoutSomebodyWhoEvaluatesNothingFires() throws IOException {
        Bench bench = new Bench(folder.resolve("other"));
        Bench.Answer answer = bench.send("GET", "/subscriptions/s1" + ALERTS, VERSION, "");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.at("/value")).isEmpty();
    }
}

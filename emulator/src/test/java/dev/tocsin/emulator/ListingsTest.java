package dev.tocsin.emulator;

import static dev.tocsin.emulator.Bench.GROUP;
import static dev.tocsin.emulator.Bench.INSIGHTS;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.emulator.Bench.Answer;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ListingsTest {
    @TempDir
    private Path folder;

    private Bench bench;

    @BeforeEach
    void open() {
        bench = new Bench(folder);
    }

    private void component(String group, String name) throws IOException {
        bench.put(
                "/subscriptions/s1/resourceGroups/" + group + "/providers/Microsoft.Insights/components/" + name,
                "2020-02-02",
                "{\"location\":\"westeurope\",\"kind\":\"web\",\"properties\":{\"Application_Type\":\"web\"}}");
    }

    private void workbook(int number, String category) throws IOException {
        String name = "11111111-2222-3333-4444-%012d".formatted(number);
        bench.put(
                INSIGHTS + "workbooks/" + name,
                "2023-06-01",
                "{\"location\":\"westeurope\",\"kind\":\"shared\",\"properties\":{\"displayName\":\"d\",\"category\":\""
                        + category + "\",\"serializedData\":\"{}\"}}");
    }

    private static List<String> names(JsonNode page) {
        List<String> names = new ArrayList<>();
        page.path("value").forEach(item -> names.add(item.path("name").asText()));
        return names;
    }

    @Test
    void pagesTwoHundredAtATime() throws IOException {
        for (int i = 0; i < 450; i++) {
            component("a group", "c" + (1000 + i));
        }
        List<Integer> sizes = new ArrayList<>();
        List<String> names = new ArrayList<>();
        String path = "/subscriptions/s1/resourcegroups/A GROUP/providers/microsoft.insights/components";
        String query = "api-version=2020-02-02&x=%20";
        while (!query.isEmpty()) {
            Answer page = bench.send("GET", path, query, "");
            sizes.add(page.at("/value").size());
            names.addAll(names(page.body()));
            String next = page.at("/nextLink").asText();
            query = "";
            if (!next.isEmpty()) {
                assertThat(next).startsWith("https://management.azure.com/subscriptions/s1/resourcegroups/A%20GROUP/");
                URI link = URI.create(next);
                path = link.getPath();
                query = link.getRawQuery();
                assertThat(query).startsWith("api-version=2020-02-02&x=%20&$skiptoken=");
            }
        }
        assertThat(sizes).containsExactly(200, 200, 50);
        assertThat(names).hasSize(450).doesNotHaveDuplicates().isSorted();
    }

    @Test
    void kindsThatTheSpecificationDoesNotPageComeWhole() throws IOException {
        for (int i = 0; i < 201; i++) {
            bench.putActionGroup("a" + i);
        }
        Answer page = bench.get(INSIGHTS + "actionGroups", "2023-01-01");
        assertThat(page.at("/value")).hasSize(201);
        assertThat(page.body().has("nextLink")).isFalse();
    }

    @Test
    void nextLinksLeadToTheGivenCloud() throws IOException {
        for (int i = 0; i < 201; i++) {
            component("rg", "c" + i);
        }
        Emulator gov = Emulator.open(folder, Clock.systemUTC(), "https://management.usgovcloudapi.net/");
        String path = "/subscriptions/s1/providers/Microsoft.Insights/components";
        ArmResponse page = gov.handle(new ArmRequest("GET", path, "api-version=2020-02-02", Map.of(), new byte[0]));
        assertThat(Bench.json(new String(page.body(), StandardCharsets.UTF_8))
                        .path("nextLink")
                        .asText())
                .startsWith("https://management.usgovcloudapi.net/subscriptions/s1/providers/");
    }

    @Test
    void listsAGroupOrAWholeSubscription() throws IOException {
        component("one", "a");
        component("ONE", "b");
        component("one-two", "c");
        String list = "/providers/Microsoft.Insights/components";
        assertThat(names(bench.get("/subscriptions/S1/resourceGroups/One" + list, "2020-02-02")
                        .body()))
                .containsExactly("a", "b");
        assertThat(names(bench.get("/subscriptions/s1" + list, "2020-02-02").body()))
                .containsExactlyInAnyOrder("a", "b", "c");
        assertThat(names(bench.get("/subscriptions/s2" + list, "2020-02-02").body()))
                .isEmpty();
        assertThat(names(bench.get("/subscriptions/s1/providers/Microsoft.Insights/actionGroups", "2023-01-01")
                        .body()))
                .isEmpty();
    }

    @Test
    void workbooksAreListedByCategoryAndWithoutContent() throws IOException {
        workbook(1, "workbook");
        workbook(2, "sentinel");
        String list = INSIGHTS + "workbooks";
        assertThat(bench.get(list, "2023-06-01").status()).isEqualTo(400);
        assertThat(bench.send("GET", list, "api-version=2023-06-01&category=workbook&tags=a", "")
                        .text())
                .contains("'tags' is not supported");
        Answer bare = bench.send("GET", list, "api-version=2023-06-01&category=workbook", "");
        Answer full = bench.send("GET", list, "api-version=2023-06-01&category=workbook&canFetchContent=true", "");
        assertThat(bare.at("/value")).hasSize(1);
        assertThat(bare.at("/value/0/properties/serializedData").isNull()).isTrue();
        assertThat(full.at("/value/0/properties/serializedData").asText()).isEqualTo("{}");
    }

    @Test
    void groupsComeIntoBeingWhenFirstNamed() throws IOException {
        assertThat(bench.get(GROUP, "2021-04-01").status()).isEqualTo(200);
        component("other", "a");
        Answer put = bench.put("/subscriptions/s1/resourcegroups/third", "2021-04-01", "{\"location\":\"eastus\"}");
        assertThat(put.status()).isEqualTo(201);
        assertThat(put.at("/location").asText()).isEqualTo("eastus");
        Answer list = bench.get("/subscriptions/s1/resourcegroups", "2021-04-01");
        assertThat(names(list.body())).containsExactly("other", "Rg-One", "third");
        assertThat(bench.get("/subscriptions/s1", "2022-12-01")
                        .at("/subscriptionId")
                        .asText())
                .isEqualTo("s1");
    }
}

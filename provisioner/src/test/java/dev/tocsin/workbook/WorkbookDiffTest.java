package dev.tocsin.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.json.JsonLimits;
import dev.tocsin.json.JsonReader;
import dev.tocsin.json.JsonSyntaxException;
import dev.tocsin.json.JsonWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is told of each thing that people do to a workbook. */
class WorkbookDiffTest {
    private static final String CONTENT = """
            {"version": "Notebook/1.0", "fallbackResourceIds": ["azure monitor"], "items": [
              {"type": 9, "name": "parameters", "content": {"version": "KqlParameterItem/1.0", "parameters": [
                {"id": "1", "name": "Range", "label": "Time range", "type": 4, "value": {"durationMs": 86400000}},
                {"id": "2", "name": "App", "type": 2, "query": "requests\\n| distinct cloud_RoleName"}]}},
              {"type": 11, "name": "tabs", "content": {"version": "LinkItem/1.0", "style": "tabs", "links": [
                {"id": "3", "cellValue": "tab", "linkTarget": "parameter", "linkLabel": "Overview", "subTarget": "overview"},
                {"id": "4", "cellValue": "tab", "linkTarget": "parameter", "linkLabel": "Errors", "subTarget": "errors"}]}},
              {"type": 12, "name": "group - overview",
               "conditionalVisibility": {"parameterName": "tab", "comparison": "isEqualTo", "value": "overview"},
               "content": {"version": "NotebookGroup/1.0", "groupType": "editable", "items": [
                {"type": 1, "name": "intro", "content": {"json": "# Overview\\n\\nHow it goes."}},
                {"type": 3, "name": "rate", "content": {"version": "KqlItem/1.0", "title": "Requests", "size": 0,
                  "query": "requests\\n| summarize count() by bin(timestamp, 1h)", "visualization": "timechart",
                  "chartSettings": {"seriesLabelSettings": [{"seriesName": "a", "color": "green"}]}}}]}},
              {"type": 12, "name": "group - errors",
               "conditionalVisibility": {"parameterName": "tab", "comparison": "isEqualTo", "value": "errors"},
               "content": {"version": "NotebookGroup/1.0", "groupType": "editable", "items": [
                {"type": 12, "name": "details", "content": {"version": "NotebookGroup/1.0", "title": "Details", "items": [
                  {"type": 3, "name": "top", "content": {"version": "KqlItem/1.0", "title": "Top failures", "size": 0,
                    "query": "requests\\n| where success == false\\n| summarize count() by name\\n| top 10 by count_",
                    "visualization": "table", "gridSettings": {"rowLimit": 10}}}]}},
                {"type": 10, "name": "cpu", "content": {"version": "MetricsItem/2.0", "chartType": 2, "metrics": [
                  {"namespace": "microsoft.insights/components", "metric": "processCpu", "aggregation": 4}]}}]}}]}""";

    private static final String OVERVIEW = "/items/2/content/items";
    private static final String ERRORS = "/items/3/content/items";
    private static final String DETAILS = "/items/3/content/items/0/content/items";

    @Test
    void nothingChangedIsNothing() {
        assertThat(diff(content(), content()).items()).isEmpty();
    }

    @Test
    void aQueryInANestedGroupOfATabHasItsPathAndItsPointer() {
        JsonNode now = content();
        content(now, DETAILS + "/0")
                .put("query", "requests\n| where success == false\n| summarize count() by operation_Name");

        ItemChange change = only(now);
        assertThat(change.place().path()).isEqualTo("Errors tab / Details / Top failures");
        assertThat(change.place().type()).isEqualTo(ItemType.QUERY);
        assertThat(change.edited()).isTrue();
        assertThat(change.moved() || change.renamed()).isFalse();
        PropertyChange query = change.properties().get(0);
        assertThat(query.aspect()).isEqualTo(Aspect.QUERY);
        assertThat(change.place().pointer() + query.pointer()).isEqualTo(DETAILS + "/0/content/query");
    }

    @Test
    void anItemMovedToAnotherTabIsNotRemovedAndAdded() {
        JsonNode now = content();
        list(now, OVERVIEW).insert(0, list(now, DETAILS).remove(0));

        ItemChange change = only(now);
        assertThat(change.moved()).isTrue();
        assertThat(change.properties()).isEmpty();
        assertThat(change.before().orElseThrow().path()).isEqualTo("Errors tab / Details / Top failures");
        assertThat(change.after().orElseThrow().path()).isEqualTo("Overview tab / Top failures");
        assertThat(change.after().orElseThrow().pointer()).isEqualTo(OVERVIEW + "/0");
    }

    @Test
    void anItemMovedAndEditedAtOnceIsBoth() {
        JsonNode now = content();
        content(now, DETAILS + "/0").put("visualization", "barchart");
        list(now, OVERVIEW).add(list(now, DETAILS).remove(0));

        ItemChange change = only(now);
        assertThat(change.moved()).isTrue();
        assertThat(change.properties()).extracting(PropertyChange::property).containsExactly("visualization");
    }

    @Test
    void inAnotherOrderOnlyTheOneThatWasPutElsewhereMoves() {
        JsonNode now = content();
        list(now, "/items").add(list(now, "/items").remove(0));

        assertThat(only(now).place().path()).isEqualTo("parameters");
        assertThat(only(now).moved()).isTrue();
    }

    @Test
    void aGroupMovesWithAllThatIsInIt() {
        JsonNode now = content();
        list(now, "/items").add(list(now, ERRORS).remove(0));

        ItemChange change = only(now);
        assertThat(change.place().type()).isEqualTo(ItemType.GROUP);
        assertThat(change.place().path()).isEqualTo("Details");
    }

    @Test
    void anotherNameIsARenaming() {
        JsonNode now = content();
        ((ObjectNode) now.at(ERRORS + "/1")).put("name", "processor");

        ItemChange change = only(now);
        assertThat(change.renamed()).isTrue();
        assertThat(change.edited()).isFalse();
        assertThat(change.before().orElseThrow().path()).isEqualTo("Errors tab / cpu");
        assertThat(change.place().path()).isEqualTo("Errors tab / processor");
    }

    @Test
    void anotherTitleChangesThePathButNotTheName() {
        JsonNode now = content();
        content(now, DETAILS + "/0").put("title", "Worst failures");

        ItemChange change = only(now);
        assertThat(change.renamed()).isFalse();
        assertThat(change.properties()).extracting(PropertyChange::aspect).containsExactly(Aspect.TITLE);
        assertThat(change.place().path()).endsWith("Worst failures");
    }

    @Test
    void aNewItemShowsItsQueryAndMovesNoOther() {
        JsonNode now = content();
        list(now, OVERVIEW).insert(0, json("""
            {"type": 3, "name": "new", "content": {"version": "KqlItem/1.0", "query": "exceptions\\n| count"}}"""));

        ItemChange change = only(now);
        assertThat(change.added()).isTrue();
        assertThat(change.place().path()).isEqualTo("Overview tab / new");
        assertThat(change.properties()).extracting(PropertyChange::aspect).containsExactly(Aspect.QUERY);
        assertThat(change.properties().get(0).before()).isEmpty();
    }

    @Test
    void aRemovedGroupIsToldWithEachItemThatWasInIt() {
        JsonNode now = content();
        list(now, "/items").remove(3);

        assertThat(diff(content(), now).items())
                .allMatch(ItemChange::removed)
                .extracting(change -> change.place().path())
                .containsExactly(
                        "Errors tab",
                        "Errors tab / Details",
                        "Errors tab / Details / Top failures",
                        "Errors tab / cpu");
    }

    @Test
    void aNewTabIsALinkAndAGroup() {
        JsonNode now = content();
        list(now, "/items/1/content/links").add(json("""
            {"id": "5", "cellValue": "tab", "linkTarget": "parameter", "linkLabel": "Cost", "subTarget": "cost"}"""));
        list(now, "/items").add(json("""
            {"type": 12, "name": "g", "conditionalVisibility":
              {"parameterName": "tab", "comparison": "isEqualTo", "value": "cost"},
             "content": {"version": "NotebookGroup/1.0", "items": []}}"""));

        assertThat(diff(content(), now).items())
                .allMatch(ItemChange::added)
                .extracting(change ->
                        change.place().path() + " " + change.place().type().word())
                .containsExactly("tabs / Cost link", "Cost tab group");
    }

    @Test
    void parametersAreToldOneByOneAndByWhatChangedInThem() {
        JsonNode now = content();
        ArrayNode parameters = list(now, "/items/0/content/parameters");
        ((ObjectNode) parameters.get(0).path("value")).put("durationMs", 3600000);
        ((ObjectNode) parameters.get(0)).put("label", "When");
        ((ObjectNode) parameters.get(1))
                .put("query", "traces\n| distinct cloud_RoleName")
                .put("isRequired", true);

        List<ItemChange> changes = diff(content(), now).items();
        assertThat(changes)
                .extracting(change -> change.place().path())
                .containsExactly("parameters / Range", "parameters / App");
        assertThat(aspects(changes.get(0))).containsExactly(Aspect.TITLE, Aspect.DEFAULT);
        assertThat(aspects(changes.get(1))).containsExactly(Aspect.QUERY, Aspect.OTHER);
    }

    @Test
    void whatIsDrawnIsToldApartFromWhatIsAsked() {
        JsonNode now = content();
        content(now, OVERVIEW + "/1")
                .put("visualization", "areachart")
                .put("query", "requests\n| summarize count() by bin(timestamp, 5m)");
        ((ObjectNode) now.at(OVERVIEW + "/1/content/chartSettings/seriesLabelSettings/0")).put("color", "red");

        ItemChange change = only(now);
        assertThat(aspects(change)).containsExactly(Aspect.QUERY, Aspect.VISUALIZATION, Aspect.VISUALIZATION);
        assertThat(change.properties())
                .extracting(PropertyChange::property)
                .containsExactly("query", "visualization", "chartSettings.seriesLabelSettings.0.color");
    }

    @Test
    void whenAnItemIsSeenIsToldApart() {
        JsonNode now = content();
        ((ObjectNode) now.at("/items/2/conditionalVisibility")).put("comparison", "isNotEqualTo");

        assertThat(aspects(only(now))).containsExactly(Aspect.VISIBILITY);
    }

    /** Objects have no order (RFC 8259, 4), and the service gives the text as it got it. */
    @Test
    void theOrderOfKeysAndWhiteSpaceAreNothing() {
        assertThat(diff(content(), json("""
            {"items": %s,
             "version": "Notebook/1.0"  ,
             "fallbackResourceIds": [ "azure monitor" ] }""".formatted(content().path("items")))).items())
                .isEmpty();
    }

    /** No source says that the service or the portal makes one of the other, so each is somebody's edit. */
    @Test
    void nullEmptyAndAbsentAreThreeThings() {
        List<JsonNode> values = List.of(json("null"), json("[]"), json("{}"), json("\"\""));
        for (JsonNode value : values) {
            JsonNode now = content();
            content(now, DETAILS + "/0").set("gridSettings2", value);
            assertThat(only(now).properties().get(0).after()).contains(value);
            for (JsonNode other : values) {
                JsonNode again = content();
                content(again, DETAILS + "/0").set("gridSettings2", other);
                assertThat(diff(now, again).items()).hasSize(value.equals(other) ? 0 : 1);
            }
        }
    }

    @Test
    void whatThePortalPutsBesideTheItemsIsAChangeOfTheWorkbook() {
        JsonNode now = content();
        ((ObjectNode) now).putArray("fallbackResourceIds").add("/subscriptions/x/resourceGroups/y");
        ((ObjectNode) now).put("fromTemplateId", "sentinel-UserWorkbook").put("isLocked", true);

        ItemChange change = only(now);
        assertThat(change.place().path()).isEqualTo("(workbook)");
        assertThat(change.properties())
                .extracting(PropertyChange::pointer)
                .containsExactlyInAnyOrder("/fallbackResourceIds/0", "/fromTemplateId", "/isLocked");
    }

    @Test
    void aListThatBecameLongerIsOneValue() {
        JsonNode now = content();
        list(now, ERRORS + "/1/content/metrics").addObject().put("metric", "requests/count");

        PropertyChange metrics = only(now).properties().get(0);
        assertThat(metrics.pointer()).isEqualTo("/content/metrics");
        assertThat(metrics.before().map(JsonNode::size)).contains(1);
        assertThat(metrics.after().map(JsonNode::size)).contains(2);
    }

    @Test
    void oneOfTwoItemsOfTheSameNameIsTheOneThatChanged() {
        JsonNode before = content();
        list(before, DETAILS).add(before.at(DETAILS + "/0").deepCopy());
        JsonNode now = before.deepCopy();
        content(now, DETAILS + "/1").put("size", 4);

        WorkbookDiff diff = diff(before, now);
        assertThat(diff.items()).hasSize(1);
        assertThat(diff.items().get(0).place().pointer()).isEqualTo(DETAILS + "/1");
        assertThat(diff.items().get(0).place().path()).isEqualTo("Errors tab / Details / Top failures (2)");
    }

    @Test
    void anotherTypeIsAChangeOfTheItem() {
        JsonNode now = content();
        ((ObjectNode) now.at(ERRORS + "/1")).put("type", 3);

        assertThat(aspects(only(now))).containsExactly(Aspect.TYPE);
    }

    @Test
    void contentOfTheLegacyFormIsOneValue() {
        JsonNode before = json("""
            {"version": "Notebook/1.0", "items": [{"type": 1, "content": "{\\"json\\":\\"a\\"}"}]}""");
        JsonNode now = json("""
            {"version": "Notebook/1.0", "items": [{"type": 1, "content": "{\\"json\\":\\"b\\"}"}]}""");

        assertThat(diff(before, now).items().get(0).properties())
                .extracting(PropertyChange::pointer)
                .containsExactly("/content");
    }

    @Test
    void theSizeIsThatOfUtf8WithoutWhiteSpace() {
        JsonNode now = content();
        content(now, DETAILS + "/0").put("title", "Häufigste");
        int before = JsonWriter.compact(content()).getBytes(StandardCharsets.UTF_8).length;

        WorkbookDiff diff = diff(content(), now);
        assertThat(diff.bytesBefore()).isEqualTo(before).isLessThan(CONTENT.length());
        assertThat(diff.bytesAfter())
                .isEqualTo(before - "Top failures".length() + "Häufigste".getBytes(StandardCharsets.UTF_8).length);
    }

    private static List<Aspect> aspects(ItemChange change) {
        return change.properties().stream().map(PropertyChange::aspect).toList();
    }

    private static ItemChange only(JsonNode now) {
        WorkbookDiff diff = diff(content(), now);
        assertThat(diff.items()).hasSize(1);
        return diff.items().get(0);
    }

    private static WorkbookDiff diff(JsonNode before, JsonNode now) {
        return WorkbookDiff.of(before, now, JsonNode::equals);
    }

    private static ObjectNode content(JsonNode workbook, String item) {
        return (ObjectNode) workbook.at(item + "/content");
    }

    private static ArrayNode list(JsonNode workbook, String pointer) {
        return (ArrayNode) workbook.at(pointer);
    }

    private static JsonNode content() {
        return json(CONTENT);
    }

    private static JsonNode json(String text) {
        try {
            return new JsonReader(JsonLimits.DEFINITION).readTree(text);
        } catch (JsonSyntaxException e) {
            throw new IllegalArgumentException(
                    Optional.ofNullable(e.getMessage()).orElse(text), e);
        }
    }
}

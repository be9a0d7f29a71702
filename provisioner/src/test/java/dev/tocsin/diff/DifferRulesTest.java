package dev.tocsin.diff;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.resource.Bodies;
import dev.tocsin.resource.DesiredResource;
import dev.tocsin.secret.Secrets;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** What is ignored is told with its rule, and what only looks alike is not ignored. */
class DifferRulesTest {
    private static final String ID = "/subscriptions/s/resourceGroups/g/providers/Microsoft.Insights/components/Shop";

    @Test
    void idsCompareBySegmentWithoutCase() {
        Comparison comparison = rule("scopes", "[\"" + ID + "\"]", "[\"" + ID.toLowerCase(Locale.ROOT) + "\"]");

        assertThat(comparison.differences()).isEmpty();
        assertThat(comparison.ignored()).containsExactly(new Ignored("/properties/scopes/0", Ignored.Rule.ARM_ID_CASE));
    }

    @Test
    void anIdWithOneSegmentMoreIsAnother() {
        assertThat(rule("scopes", "[\"" + ID + "\"]", "[\"" + ID + "/x/y\"]").differences())
                .isNotEmpty();
    }

    @Test
    void aSentenceThatBeginsLikeAnIdIsNone() {
        Comparison comparison = rule("description", "\"/subscriptions/s IS down\"", "\"/subscriptions/s is down\"");

        assertThat(comparison.differences()).extracting(Difference::path).containsExactly("/properties/description");
    }

    @Test
    void aDeclaredNullThatIsNotThereIsTold() {
        assertThat(rule("description", "null", "\"\"").ignored()).isNotEmpty();
        assertThat(compare("log-alert", "{\"properties\": {\"description\": null}}", "{\"properties\": {}}")
                        .ignored())
                .containsExactly(new Ignored("/properties/description", Ignored.Rule.EMPTY_IS_ABSENT));
    }

    @Test
    void anEmptyListDiffersFromOneWithElements() {
        assertThat(rule("scopes", "[]", "[\"" + ID + "\"]").differences())
                .extracting(Difference::path)
                .containsExactly("/properties/scopes/0");
        assertThat(rule("scopes", "[]", "null").differences()).isEmpty();
    }

    @Test
    void durationsCompareByLength() {
        assertThat(rule("windowSize", "\"PT60M\"", "\"PT1H\"").ignored())
                .containsExactly(new Ignored("/properties/windowSize", Ignored.Rule.DURATION_VALUE));
        assertThat(rule("windowSize", "\"PT60M\"", "\"PT61M\"").differences()).hasSize(1);
        assertThat(rule("description", "\"PT60M\"", "\"PT1H\"").differences()).hasSize(1);
    }

    @Test
    void theSkuOfAWorkspaceComparesWithoutCase() {
        Comparison comparison = compare(
                "workspace",
                "{\"properties\": {\"sku\": {\"name\": \"PerGB2018\"}}}",
                "{\"properties\": {\"sku\": {\"name\": \"pergb2018\"}}}");

        assertThat(comparison.differences()).isEmpty();
        assertThat(comparison.ignored()).containsExactly(new Ignored("/properties/sku/name", Ignored.Rule.VALUE_CASE));
    }

    @Test
    void theLayoutOfAWorkbookIsToldAndItsTextIsComparedExactly() {
        assertThat(content("{\"a\": 1, \"b\": 2}", "{\"b\":2,\"a\":1.0}").differences())
                .isEmpty();
        assertThat(content("{\"a\": 1, \"b\": 2}", "{\"b\":2,\"a\":1.0}").ignored())
                .extracting(Ignored::rule)
                .containsExactly(Ignored.Rule.CONTENT_FORM);
        assertThat(content("{\"a\": \"X\"}", "{\"a\": \"x\"}").differences()).hasSize(1);
        assertThat(content("{\"a\": null}", "{}").differences()).hasSize(1);
        assertThat(content("{\"a\": []}", "{}").differences()).hasSize(1);
    }

    private static Comparison content(String declared, String live) {
        return compare("workbook", workbook(declared), workbook(live));
    }

    private static String workbook(String content) {
        ObjectNode body = Bodies.object("{}");
        body.putObject("properties").put("serializedData", content);
        return body.toString();
    }

    private static Comparison rule(String property, String declared, String live) {
        String body = "{\"properties\": {\"%s\": %s}}";
        return compare("log-alert", body.formatted(property, declared), body.formatted(property, live));
    }

    private static Comparison compare(String alias, String declared, String live) {
        DesiredResource desired = Bodies.desired(alias + "/x", declared);
        return Differ.compare(desired.kind(), desired.shape(), Secrets.none(), desired.body(), Bodies.object(live));
    }
}

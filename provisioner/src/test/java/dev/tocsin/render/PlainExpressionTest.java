package dev.tocsin.render;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.tocsin.kind.Kinds;
import freemarker.cache.StringTemplateLoader;
import freemarker.template.SimpleScalar;
import freemarker.template.TemplateMethodModelEx;
import freemarker.template.TemplateModel;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is evaluated without FreeMarker is what FreeMarker says: in parentheses an expression means the same, and is not plain. */
class PlainExpressionTest {
    private final Map<String, @Nullable TemplateModel> scope = scope();

    private static Map<String, @Nullable TemplateModel> scope() {
        Map<String, @Nullable TemplateModel> scope = new HashMap<>();
        scope.put("threshold", JsonModels.wrap(JsonNodeFactory.instance.numberNode(5)));
        scope.put("list", JsonModels.wrap(JsonNodeFactory.instance.arrayNode().add("a")));
        scope.put("id", ScopeFunctions.id(Kinds.shipped()));
        scope.put("runbook", ScopeFunctions.runbook(Map.of()));
        scope.put("book", (TemplateMethodModelEx) arguments -> JsonModels.wrap(JsonNodeFactory.instance
                .objectNode()
                .put("path", "p/" + arguments.get(0))
                .put("count", 3)));
        scope.put("nothing", (TemplateMethodModelEx) arguments -> null);
        scope.put("word", (TemplateMethodModelEx) arguments -> new SimpleScalar("w"));
        return scope;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "threshold",
                "list",
                "id('action-group/oncall')",
                "id(\"log-alert/no-telemetry\")",
                "book('a b.c').path",
                "book('x').count",
                "book('x')",
                "word('')"
            })
    void plainOnesHaveFreeMarkersValue(String expression) throws RenderException {
        JsonNode plain = PlainExpression.value(expression, scope).orElseThrow();

        try (Engine engine = new Engine(new StringTemplateLoader())) {
            assertThat(plain).isEqualTo(engine.evaluate("(" + expression + ")", scope));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "unknown",
                "unknown('x')",
                "threshold('x')",
                "id",
                "id('x')",
                "id('action-group/on${1 + 1}')",
                "id('action-group/' + 'oncall')",
                "id('action-group/on\\x0063all')",
                "runbook('none').path",
                "book('x').missing",
                "nothing('x')",
                "word('x').path",
                "book('x').path.more",
                "book('x', 'y')",
                " threshold ",
                "threshold!2"
            })
    void anythingElseIsLeftToFreeMarkerAndSoIsTheMessage(String expression) {
        assertThat(PlainExpression.value(expression, scope)).isEmpty();
    }
}

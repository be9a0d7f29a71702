package dev.tocsin.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.apply.Outcome;
import dev.tocsin.plan.Action;
import dev.tocsin.plan.Cause;
import dev.tocsin.workbook.Aspect;
import dev.tocsin.workbook.ItemType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The published schema and the code say the same. */
class PlanSchemaTest {
    @ParameterizedTest
    @EnumSource(GoldenScenario.class)
    void describesWhatIsPrinted(GoldenScenario scenario) {
        assertThat(PlanSchema.violations(new JsonReport().render(scenario.report())))
                .isEmpty();
    }

    @Test
    void knowsTheWordsOfTheCode() {
        assertThat(words("/$defs/change/properties/action/enum"))
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(Action.values()).map(Action::word).toList());
        assertThat(words("/$defs/change/properties/outcome/enum"))
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(Outcome.values()).map(Outcome::word).toList());
        assertThat(words("/$defs/change/properties/changedBy/properties/who/enum"))
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(Cause.Who.values()).map(Cause.Who::word).toList());
        assertThat(words("/$defs/item/properties/type/enum"))
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(ItemType.values()).map(ItemType::word).toList());
        assertThat(words("/$defs/item/properties/properties/items/properties/aspect/enum"))
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(Aspect.values()).map(Aspect::word).toList());
    }

    @Test
    void isInTheJar() throws IOException {
        try (InputStream in = PlanSchema.class.getResourceAsStream("/dev/tocsin/schemas/plan-1.0.schema.json")) {
            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8))
                    .isEqualTo(Files.readString(PlanSchema.FILE));
        }
    }

    /** A validator that finds nothing proves nothing. */
    @Test
    void findsWhatIsWrong() {
        String good = new JsonReport().render(GoldenScenario.UPDATE.report());
        List<String> edits = List.of(
                good.replace("\"action\": \"update\"", "\"action\": \"upsert\""),
                good.replace("\"reason\"", "\"because\""),
                good.replace("\"formatVersion\": \"1.0\"", "\"formatVersion\": \"2.0\""),
                good.replace("\"noop\": 0", "\"noop\": -1"));
        assertThat(edits).allSatisfy(edited -> {
            assertThat(edited).isNotEqualTo(good);
            assertThat(PlanSchema.violations(edited)).isNotEmpty();
        });
    }

    private static List<String> words(String pointer) {
        List<String> words = new ArrayList<>();
        JsonNode list = PlanSchema.tree().at(pointer);
        list.forEach(word -> words.add(word.asText()));
        return words;
    }
}

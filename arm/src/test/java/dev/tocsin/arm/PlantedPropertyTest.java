package dev.tocsin.arm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.arm.ExampleBodies.Example;
import dev.tocsin.arm.ShapeViolation.Kind;
import dev.tocsin.json.JsonPointers;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A property that no specification knows is found wherever it is put into one of Microsoft's examples. */
class PlantedPropertyTest {
    /** Where an object may hold any name: dictionaries, workspace features and the content of workbook templates. */
    private static final String OPEN =
            ".*/(tags|localized|customProperties|actionProperties|webHookProperties|webhookProperties|labels|annotations"
                    + "|userAssignedIdentities|features|templateData(/.*)?)";

    private final ArmSpecs specs = ArmSpecs.shipped();

    @Test
    void findsAnUnknownPropertyInEveryClosedObject() {
        assumeTrue(Files.isDirectory(ExampleBodies.FOLDER), "Microsoft's OpenAPI files are not here");
        int planted = 0;
        for (Example example : ExampleBodies.all()) {
            for (String pointer : objects(example.body(), "")) {
                if (!pointer.matches(OPEN)) {
                    assertFound(example, pointer, "zzzzzz", Optional.empty());
                    planted++;
                }
            }
        }
        assertThat(planted).isGreaterThan(200);
    }

    @Test
    void namesThePropertyThatAOneLetterTypoMeant() {
        assumeTrue(Files.isDirectory(ExampleBodies.FOLDER), "Microsoft's OpenAPI files are not here");
        int planted = 0;
        for (Example example : ExampleBodies.all()) {
            for (String pointer : objects(example.body(), "")) {
                for (String name : names(example.body().at(pointer))) {
                    if (!pointer.matches(OPEN) && name.length() > 4) {
                        assertFound(example, pointer, name.substring(0, 2) + name.substring(3), Optional.of(name));
                        planted++;
                    }
                }
            }
        }
        assertThat(planted).isGreaterThan(500);
    }

    private void assertFound(Example example, String pointer, String name, Optional<String> suggestion) {
        JsonNode body = example.body().deepCopy();
        ((ObjectNode) body.at(pointer)).put(name, 1);
        Shape shape =
                specs.find(example.type(), example.apiVersion()).orElseThrow().body();

        assertThat(ShapeChecker.check(shape, body))
                .as("%s %s %s", example, pointer, name)
                .filteredOn(violation -> violation.kind() == Kind.UNKNOWN_PROPERTY)
                .extracting(ShapeViolation::pointer, ShapeViolation::suggestion)
                .containsExactly(tuple(JsonPointers.child(pointer, name), suggestion));
    }

    private static List<String> objects(JsonNode node, String pointer) {
        List<String> found = new ArrayList<>();
        if (node.isObject()) {
            found.add(pointer);
            for (Map.Entry<String, JsonNode> member : node.properties()) {
                found.addAll(objects(member.getValue(), JsonPointers.child(pointer, member.getKey())));
            }
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                found.addAll(objects(node.get(i), JsonPointers.child(pointer, i)));
            }
        }
        return found;
    }

    private static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }
}

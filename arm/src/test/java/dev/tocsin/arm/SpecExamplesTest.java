package dev.tocsin.arm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tocsin.arm.ExampleBodies.Example;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Microsoft's own example requests have the shapes that we ship. */
class SpecExamplesTest {
    /** Examples that contradict the file they belong to, by file name and pointer. */
    private static final Map<String, String> KNOWN = Map.of(
            "createOrUpdateMetricAlertSingleResource.json/properties/evaluationFrequency",
            "Pt1m: ISO 8601 designators are capital letters",
            "createOrUpdateMetricAlertSingleResource.json/properties/windowSize",
            "Pt15m: ISO 8601 designators are capital letters");

    @Test
    void acceptsEveryPutExample() {
        assumeTrue(Files.isDirectory(ExampleBodies.FOLDER), "Microsoft's OpenAPI files are not here");
        ArmSpecs specs = ArmSpecs.shipped();
        List<String> refused = new ArrayList<>();
        List<Example> examples = ExampleBodies.all();

        for (Example example : examples) {
            Shape body = specs.find(example.type(), example.apiVersion())
                    .orElseThrow()
                    .body();
            ShapeChecker.check(body, example.body()).stream()
                    .filter(violation -> !violation.kind().advisory())
                    .filter(violation -> !KNOWN.containsKey(example.file() + violation.pointer()))
                    .forEach(violation -> refused.add(example + " " + violation));
        }

        assertThat(examples)
                .hasSizeGreaterThan(20)
                .allMatch(example -> example.body().isObject());
        assertThat(refused).isEmpty();
    }
}

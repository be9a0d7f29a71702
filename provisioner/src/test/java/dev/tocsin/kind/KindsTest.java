package dev.tocsin.kind;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.arm.ArmSpecs;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class KindsTest {
    private static final ArmSpecs SPECS = ArmSpecs.shipped();

    static Stream<Kind> kinds() {
        return Kinds.shipped().all().stream();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void whatHidesADifferenceNamesItsEvidence(Kind kind) {
        Stream<String> evidence = Stream.concat(
                kind.sets().stream().map(Kind.SetOf::evidence),
                Stream.of(kind.defaults(), kind.serviceFilled(), kind.offIsAbsent())
                        .flatMap(List::stream)
                        .map(Learned::evidence));
        assertThat(evidence)
                .allMatch(one ->
                        one.matches("(recordings|openapi|docs|hashicorp/terraform-provider-azurerm)\\b.*: .{10,}"));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void theDefaultVersionIsTheNewestWithASpecification(Kind kind) {
        List<String> versions = SPECS.apiVersions(kind.type());
        assertThat(kind.apiVersion()).isEqualTo(versions.get(versions.size() - 1));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void onlyWhatIsInAGroupHasALocation(Kind kind) {
        boolean located = SPECS.find(kind.type(), kind.apiVersion())
                .orElseThrow()
                .body()
                .properties()
                .containsKey("location");
        assertThat(located).isEqualTo(kind.scope() == Kind.Scope.GROUP);
    }
}

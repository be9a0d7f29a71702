package dev.tocsin.arm;

import static dev.tocsin.arm.Shapes.check;
import static dev.tocsin.arm.Shapes.only;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.tocsin.arm.ShapeViolation.Kind;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShapeCheckerTest {
    private static final String RULE = """
            {'type': 'object', 'required': ['scopes', 'severity'],
             'properties': {'scopes': {'type': 'array', 'items': {'type': 'string'}},
                            'severity': {'type': 'integer'}, 'state': {'type': 'string', 'readOnly': true}}}""";
    private static final String ANIMAL = """
            {'$ref': '#/$defs/Animal', '$defs': {
              'Animal': {'type': 'object', 'properties': {'kind': {'type': 'string'}, 'name': {'type': 'string'}},
                'required': ['name'], 'x-discriminator': {'property': 'kind', 'mapping': {
                  'cat': {'$ref': '#/$defs/Cat'}, 'horse': {'$ref': '#/$defs/Horse'}}}},
              'Cat': {'type': 'object', 'properties': {'kind': {'enum': ['cat']}, 'name': {'type': 'string'},
                'prey': {'type': 'array', 'items': {'$ref': '#/$defs/Animal'}}}},
              'Horse': {'type': 'object', 'properties': {'kind': {'enum': ['horse']}, 'name': {'type': 'string'},
                'height': {'type': 'number'}}, 'required': ['height']}}}""";

    @Test
    void namesTheNearestKnownProperty() throws Exception {
        assertThat(only(RULE, "{'scope': [], 'scopes': [], 'severity': 1}"))
                .isEqualTo(new ShapeViolation(
                        "/scope",
                        Kind.UNKNOWN_PROPERTY,
                        "unknown property \"scope\"; did you mean \"scopes\"?",
                        Optional.of("scopes")));
    }

    @Test
    void listsTheWritablePropertiesWhenNoneIsNear() throws Exception {
        assertThat(only(RULE, "{'colour': 1, 'scopes': [], 'severity': 1}"))
                .isEqualTo(new ShapeViolation(
                        "/colour",
                        Kind.UNKNOWN_PROPERTY,
                        "unknown property \"colour\"; known here: scopes, severity",
                        Optional.empty()));
    }

    @Test
    void namesTheMissingProperty() throws Exception {
        assertThat(only(RULE, "{'scopes': []}"))
                .isEqualTo(new ShapeViolation(
                        "/severity", Kind.MISSING_PROPERTY, "the property \"severity\" is required", Optional.empty()));
    }

    @Test
    void countsNullAsAbsent() throws Exception {
        assertThat(check(RULE, "{'scopes': [], 'severity': null, 'state': null}"))
                .extracting(ShapeViolation::pointer, ShapeViolation::kind)
                .containsExactly(tuple("/severity", Kind.MISSING_PROPERTY));
    }

    @Test
    void saysWhichTypeIsWanted() throws Exception {
        assertThat(only(RULE, "{'scopes': ['a', 7], 'severity': 1}"))
                .isEqualTo(new ShapeViolation(
                        "/scopes/1", Kind.WRONG_TYPE, "must be a string, not a number", Optional.empty()));
        assertThat(only(RULE, "{'scopes': [], 'severity': 1.5}").message())
                .isEqualTo("must be an integer, not a number with a fraction");
        assertThat(only(RULE, "{'scopes': {}, 'severity': 1}").message()).isEqualTo("must be an array, not an object");
        assertThat(only("{'type': 'boolean'}", "'true'").message()).isEqualTo("must be true or false, not a string");
    }

    @ParameterizedTest
    @ValueSource(strings = {"5", "5.0", "5e0", "-1", "20000000000"})
    void takesAnyIntegralNumberForAnInteger(String number) throws Exception {
        assertThat(check("{'type': 'integer'}", number)).isEmpty();
    }

    @Test
    void namesTheNearestListedValue() throws Exception {
        assertThat(only("{'type': 'string', 'enum': ['Average', 'Count']}", "'Avarage'"))
                .isEqualTo(new ShapeViolation(
                        "",
                        Kind.NOT_IN_ENUM,
                        "must be one of Average, Count, not \"Avarage\"; did you mean \"Average\"?",
                        Optional.of("Average")));
        assertThat(only("{'type': 'string', 'enum': ['global']}", "'mars'").message())
                .isEqualTo("must be global, not \"mars\"");
    }

    @Test
    void onlyAdvisesOnAnOpenEnum() throws Exception {
        ShapeViolation violation = only("{'type': 'string', 'enum': ['A'], 'x-open-enum': true}", "'B'");

        assertThat(violation.kind()).isEqualTo(Kind.NOT_IN_OPEN_ENUM);
        assertThat(violation.kind().advisory()).isTrue();
    }

    @Test
    void comparesListedNumbersByValue() throws Exception {
        assertThat(check("{'type': 'integer', 'enum': [0, 1]}", "1.0")).isEmpty();
        assertThat(only("{'type': 'integer', 'enum': [0, 1]}", "2").message())
                .isEqualTo("must be one of 0, 1, not \"2\"");
    }

    @Test
    void saysTheAllowedRange() throws Exception {
        assertThat(only("{'type': 'string', 'maxLength': 3}", "'abcd'"))
                .isEqualTo(new ShapeViolation(
                        "", Kind.OUT_OF_RANGE, "must have at most 3 characters, not 4", Optional.empty()));
        assertThat(only("{'type': 'string', 'minLength': 1}", "''").message())
                .isEqualTo("must have at least 1 character, not 0");
        assertThat(only("{'type': 'number', 'minimum': 0.5}", "0.25").message())
                .isEqualTo("must be at least 0.5, not 0.25");
        assertThat(only("{'type': 'integer', 'maximum': 4}", "5").message()).isEqualTo("must be at most 4, not 5");
        assertThat(only("{'type': 'array', 'minItems': 2}", "[1]").message())
                .isEqualTo("must have at least 2 elements, not 1");
        assertThat(only("{'type': 'array', 'maxItems': 1}", "[1, 2]").message())
                .isEqualTo("must have at most 1 element, not 2");
        assertThat(only("{'type': 'integer', 'format': 'int32'}", "3000000000").message())
                .isEqualTo("must be a number from -2147483648 to 2147483647, not 3000000000");
    }

    @Test
    void countsCharactersNotCodeUnits() throws Exception {
        assertThat(check("{'type': 'string', 'maxLength': 1}", "'🚨'")).isEmpty();
    }

    @Test
    void quotesThePattern() throws Exception {
        assertThat(only("{'type': 'string', 'pattern': '^[a-z]+$'}", "'A1'"))
                .isEqualTo(new ShapeViolation(
                        "", Kind.BAD_PATTERN, "must match the pattern ^[a-z]+$, not \"A1\"", Optional.empty()));
    }

    @Test
    void showsTheFormatByExample() throws Exception {
        assertThat(only("{'type': 'string', 'format': 'duration'}", "'5m'"))
                .isEqualTo(new ShapeViolation(
                        "",
                        Kind.BAD_FORMAT,
                        "must be an ISO 8601 duration such as PT5M or P1D, not \"5m\"",
                        Optional.empty()));
        assertThat(only("{'type': 'string', 'format': 'date-time'}", "'2026-01-05'")
                        .message())
                .isEqualTo("must be a date and time with an offset, such as 2026-01-05T12:00:00Z, not \"2026-01-05\"");
        assertThat(only("{'type': 'string', 'format': 'uuid'}", "'42'").message())
                .isEqualTo("must be a UUID such as 8a2e1f3c-5b7d-4f0a-9c3e-2d1b0a9f8e7d, not \"42\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT5M", "P1D", "P1W", "PT0S", "PT1H30M", "P1DT12H", "PT0.5S", "P1Y2M", "PT1440M"})
    void takesDurations(String duration) throws Exception {
        assertThat(check("{'type': 'string', 'format': 'duration'}", "'" + duration + "'"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "P", "PT", "P1", "5M", "PT5", "P1DT", "pt5m", "PT5M ", "-PT5M", "P1W2D", "PT5M3H", "00:05:00"
            })
    void refusesWhatIsNoDuration(String duration) throws Exception {
        assertThat(only("{'type': 'string', 'format': 'duration'}", "'" + duration + "'")
                        .kind())
                .isEqualTo(Kind.BAD_FORMAT);
    }

    @Test
    void advisesOnReadOnlyProperties() throws Exception {
        ShapeViolation violation = only(RULE, "{'scopes': [], 'severity': 1, 'state': 'on'}");

        assertThat(violation)
                .isEqualTo(new ShapeViolation(
                        "/state",
                        Kind.READ_ONLY,
                        "\"state\" is read-only: only the service sets it",
                        Optional.empty()));
        assertThat(violation.kind().advisory()).isTrue();
    }

    @Test
    void advisesOnTheCaseOfNamesAndChecksTheValue() throws Exception {
        assertThat(check(RULE, "{'Scopes': [1], 'severity': 1}"))
                .containsExactly(
                        new ShapeViolation(
                                "/Scopes",
                                Kind.KEY_CASE,
                                "the name \"Scopes\" is spelled \"scopes\"",
                                Optional.of("scopes")),
                        new ShapeViolation(
                                "/Scopes/0", Kind.WRONG_TYPE, "must be a string, not a number", Optional.empty()));
    }

    @Test
    void neverShowsASecret() throws Exception {
        String schema = """
                {'type': 'object', 'x-secret': true, 'properties': {
                  'a': {'type': 'string', 'pattern': '^x$', 'maxLength': 2}, 'b': {'type': 'string', 'enum': ['yes']},
                  'c': {'type': 'string', 'format': 'uuid'}, 'd': {'type': 'integer', 'maximum': 1}}}""";

        assertThat(check(schema, "{'a': 'hunter2', 'b': 'yess', 'c': 'hunter2', 'd': 4711}"))
                .hasSize(5)
                .allSatisfy(violation -> assertThat(violation.toString())
                        .doesNotContain("hunter2", "yess", "4711")
                        .contains("suggestion=Optional.empty"));
    }

    @Test
    void shortensLongValuesToOneLine() throws Exception {
        String message = only("{'type': 'string', 'enum': ['x']}", "'a\\n" + "b".repeat(100) + "'")
                .message();

        assertThat(message).isEqualTo("must be x, not \"a " + "b".repeat(58) + "…\"");
    }

    @Test
    void trustsPlaceholdersButNotTheirType() throws Exception {
        String placeholder = "'before \uFDE2id\uFDE3'";

        assertThat(check(
                        "{'type': 'string', 'pattern': '^x$', 'maxLength': 1, 'enum': ['x'], 'format': 'uuid'}",
                        placeholder))
                .isEmpty();
        assertThat(only("{'type': 'integer'}", placeholder).kind()).isEqualTo(Kind.WRONG_TYPE);
    }

    @Test
    void takesTheVariantThatTheDecidingPropertyNames() throws Exception {
        assertThat(check(ANIMAL, "{'kind': 'horse', 'name': 'a', 'height': 1}")).isEmpty();
        assertThat(only(ANIMAL, "{'kind': 'horse', 'name': 'a'}").message())
                .isEqualTo("the property \"height\" is required");
        assertThat(only(ANIMAL, "{'kind': 'cat', 'prey': [{'kind': 'cat', 'prei': []}]}")
                        .pointer())
                .isEqualTo("/prey/0/prei");
    }

    @Test
    void checksWhatAllVariantsHaveWhenTheVariantIsUnknown() throws Exception {
        assertThat(check(ANIMAL, "{'height': 'tall', 'kind': 'hors'}"))
                .containsExactly(
                        new ShapeViolation(
                                "/name", Kind.MISSING_PROPERTY, "the property \"name\" is required", Optional.empty()),
                        new ShapeViolation(
                                "/kind",
                                Kind.NOT_IN_ENUM,
                                "must be one of cat, horse, not \"hors\"; did you mean \"horse\"?",
                                Optional.of("horse")));
        assertThat(only(ANIMAL, "{'name': 'a', 'height': 1}").message()).isEqualTo("the property \"kind\" is required");
    }

    @Test
    void reportsEverythingInDocumentOrder() throws Exception {
        assertThat(check(RULE, "{'x': 1, 'scopes': [1, 'a', 2], 'severity': '1', 'y': 2}"))
                .extracting(ShapeViolation::pointer)
                .containsExactly("/x", "/scopes/0", "/scopes/2", "/severity", "/y");
    }

    @Test
    void escapesNamesInPointers() throws Exception {
        assertThat(only("{'type': 'object', 'properties': {}}", "{'a/b~c': 1}"))
                .extracting(ShapeViolation::pointer, ShapeViolation::message)
                .containsExactly("/a~1b~0c", "unknown property \"a/b~c\"; none is known here");
    }
}

package dev.tocsin.arm;

import static dev.tocsin.arm.Shapes.check;
import static dev.tocsin.arm.Shapes.shape;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShapeReaderTest {
    @Test
    void readsEveryFactOfAValue() throws Exception {
        Shape shape = shape("""
                {'type': 'string', 'enum': ['a', 'bb'], 'x-open-enum': true, 'default': 'a', 'pattern': '^[ab]+$',
                 'minLength': 1, 'maxLength': 2, 'format': 'duration', 'readOnly': true, 'x-secret': true,
                 'x-mutability': ['create', 'read'], 'description': 'text', 'title': 't', 'examples': ['a']}""");

        assertThat(shape.type()).isEqualTo(ShapeType.STRING);
        assertThat(shape.enumValues()).containsExactly("a", "bb");
        assertThat(shape.openEnum()).isTrue();
        assertThat(shape.defaultValue())
                .hasValueSatisfying(value -> assertThat(value.textValue()).isEqualTo("a"));
        assertThat(shape.pattern())
                .hasValueSatisfying(pattern -> assertThat(pattern).hasToString("^[ab]+$"));
        assertThat(shape.minLength()).hasValue(1);
        assertThat(shape.maxLength()).hasValue(2);
        assertThat(shape.format()).hasValue("duration");
        assertThat(shape.readOnly()).isTrue();
        assertThat(shape.secret()).isTrue();
        assertThat(shape.mutability()).containsExactly(Mutability.CREATE, Mutability.READ);
        assertThat(shape.immutable()).isTrue();
        assertThat(shape.description()).hasValue("text");
    }

    @Test
    void findsPropertiesIgnoringCaseButExactOnesFirst() throws Exception {
        Shape shape =
                shape("{'type': 'object', 'properties': {'Kind': {'type': 'string'}, 'kind': {'type': 'integer'}}}");

        assertThat(shape.property("kind").orElseThrow().getValue().type()).isEqualTo(ShapeType.INTEGER);
        assertThat(shape.property("KIND").orElseThrow().getKey()).isEqualTo("Kind");
        assertThat(shape.property("sort")).isEmpty();
    }

    @Test
    void closesAnObjectThatListsProperties() throws Exception {
        assertThat(shape("{'type': 'object', 'properties': {}}").additional()).isEmpty();
        assertThat(shape("{'properties': {}, 'additionalProperties': false}").additional())
                .isEmpty();
        assertThat(shape("{'type': 'object'}").additional().orElseThrow().type())
                .isEqualTo(ShapeType.ANY);
        assertThat(shape("{'properties': {}, 'additionalProperties': true}").additional())
                .isPresent();
    }

    @Test
    void readsRecursiveSchemas() throws Exception {
        String tree = "{'type': 'object', 'properties': {'left': {'$ref': '#'}, 'value': {'type': 'integer'}}}";

        assertThat(check(tree, "{'left': {'left': {'left': {'value': 'x'}}}}"))
                .extracting(ShapeViolation::pointer)
                .containsExactly("/left/left/left/value");
    }

    @Test
    void addsWhatStandsBesideAReference() throws Exception {
        Shape shape = shape("""
                {'properties': {'p': {'$ref': '#/$defs/P', 'required': ['b'], 'readOnly': true}},
                 '$defs': {'P': {'type': 'object', 'properties': {'a': {'type': 'string'}}, 'required': ['a']}}}""");
        Shape property = shape.properties().get("p");

        assertThat(property.required()).containsExactly("a", "b");
        assertThat(property.readOnly()).isTrue();
        assertThat(property.properties()).containsOnlyKeys("a");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            {'const': 1}                                | /const | the schema keyword "const" is not supported
            {'properties': {'a': {'oneOf': []}}}        | /properties/a/oneOf | the schema keyword "oneOf" is not supported
            {'type': ['string', 'integer']}             | /type | a list of types is not supported, except one type and "null" after it
            {'type': 'text'}                            | /type | the schema type "text" is not supported
            {'type': 'string', 'format': 'email'}       | /format | the format "email" is not supported
            {'$ref': '#/$defs/X'}                       | /$ref | $ref "#/$defs/X" leads nowhere; only "#" and "#/$defs/NAME" of the same file are supported
            {'$ref': '#'}                               | /$ref | $ref "#" refers to itself
            {'items': {'$defs': {}}}                    | /items/$defs | the schema keyword "$defs" is not supported
            {'pattern': '('}                            | /pattern | the pattern is not a regular expression: Unclosed group
            {'minLength': -1}                           | /minLength | minLength must be a whole number, 0 or more
            {'minimum': '1'}                            | /minimum | minimum must be a number
            {'readOnly': 'yes'}                         | /readOnly | readOnly must be true or false
            {'required': 'a'}                           | /required | required must be a list of strings
            {'enum': []}                                | /enum | enum must be a list with at least one value
            {'enum': [true]}                            | /enum | enum may hold strings and numbers only
            {'x-mutability': ['delete']}                | /x-mutability | x-mutability may hold create, read and update, not "delete"
            {'properties': {'a': false}}                | /properties/a | a schema must be a JSON object or true
            {'$defs': {'unused': {'not': {}}}}          | /$defs/unused/not | the schema keyword "not" is not supported
            """)
    void refusesByNameAndPointer(String schema, String pointer, String message) {
        assertThatThrownBy(() -> shape(schema)).isInstanceOfSatisfying(UnsupportedSchemaException.class, e -> {
            assertThat(e.pointer()).isEqualTo(pointer);
            assertThat(e).hasMessage(message);
        });
    }

    @Test
    void takesNullAsASecondType() throws Exception {
        assertThat(shape("{'type': ['string', 'null']}").type()).isEqualTo(ShapeType.STRING);
    }
}

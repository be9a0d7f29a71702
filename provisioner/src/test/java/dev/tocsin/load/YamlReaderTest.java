package dev.tocsin.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tocsin.json.JsonDocument;
import dev.tocsin.json.JsonSyntaxException;
import dev.tocsin.json.TextPosition;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** YAML becomes the tree that JSON would have given, or is refused where it says more than JSON can. */
class YamlReaderTest {
    private final YamlReader reader = new YamlReader();

    static Stream<Arguments> trees() {
        return Stream.of(
                Arguments.of(
                        "title: A\nsteps:\n  - one\n  - {kql: two}\n", "{'title':'A','steps':['one',{'kql':'two'}]}"),
                Arguments.of("a: ~\nb: null\nc:\nd: Null\n", "{'a':'~','b':null,'c':null,'d':'Null'}"),
                Arguments.of("a: true\nb: 'true'\nc: yes\nd: \"5\"\n", "{'a':true,'b':'true','c':'yes','d':'5'}"),
                Arguments.of("a: 1\nb: -1.50\nc: 1e3\nd: 0x1F\n", "{'a':1,'b':-1.50,'c':1E+3,'d':'0x1F'}"),
                Arguments.of("a: |\n  two\n  lines\nb: >-\n  one\n  line\n", "{'a':'two\\nlines\\n','b':'one line'}"),
                Arguments.of("a: !!str 5\nb: !!int \"5\"\nc: ! 5\n", "{'a':'5','b':5,'c':'5'}"),
                Arguments.of("!!map {a: !!seq [1]}\n", "{'a':[1]}"),
                Arguments.of("<<: {a: 1}\n", "{'<<':{'a':1}}"),
                Arguments.of("? a\n: b\n", "{'a':'b'}"),
                Arguments.of("%YAML 1.2\n---\na: 1\n...\n", "{'a':1}"),
                Arguments.of("--- just a text\n", "'just a text'"),
                Arguments.of("---\n", "null"));
    }

    @ParameterizedTest
    @MethodSource("trees")
    void givesTheTreeOfJson(String yaml, String json) throws JsonSyntaxException {
        assertThat(reader.read(yaml).root().toString()).isEqualTo(json.replace('\'', '"'));
    }

    static Stream<Arguments> refusals() {
        return Stream.of(
                Arguments.of("", 1, 1, "the document is empty"),
                Arguments.of("# a remark\n", 1, 1, "the document is empty"),
                Arguments.of("a: 1\n---\nb: 2\n", 2, 1, "there is a second document; a file holds one"),
                Arguments.of("a: &x 1\n", 1, 4, "YAML anchors are not supported: write the value out"),
                Arguments.of("&x a: 1\n", 1, 1, "YAML anchors are not supported: write the value out"),
                Arguments.of("a: *x\n", 1, 4, "YAML aliases are not supported: write the value out"),
                Arguments.of("a: 1\nb: 2\na: 3\n", 3, 1, "the key \"a\" stands twice in the same object"),
                Arguments.of("? [a]\n: 1\n", 1, 3, "a key must be a plain word"),
                Arguments.of("a:\n\tb: 1\n", 2, 1, "a tab cannot start anything in YAML; indent with spaces"),
                Arguments.of("a: !colour red\n", 1, 4, "the YAML tag !colour is not supported"),
                Arguments.of("!!set {a, b}\n", 1, 1, "the YAML tag tag:yaml.org,2002:set is not supported"),
                Arguments.of("a: !!bool yes\n", 1, 4, "\"yes\" is not what its YAML tag tag:yaml.org,2002:bool says"),
                Arguments.of(
                        "a: .inf\n", 1, 4, "the number .inf has no JSON form; put quotes around it if it is a text"),
                Arguments.of("a: [1\n", 2, 1, "expected ',' or ']', but got <stream end>"),
                Arguments.of("[".repeat(100), 1, 66, "nested deeper than 64"));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void refusesWithTheReasonAndThePlace(String yaml, int line, int column, String message) {
        assertThatThrownBy(() -> reader.read(yaml)).isInstanceOfSatisfying(JsonSyntaxException.class, e -> {
            assertThat(e).hasMessage(message);
            assertThat(e.position().line()).isEqualTo(line);
            assertThat(e.position().column()).isEqualTo(column);
        });
    }

    @Test
    void knowsWhereEachValueStands() throws JsonSyntaxException {
        JsonDocument document = reader.read("title: A\nsteps:\n  - one\n  - {kql: two}\n");

        assertThat(document.positionOf("/title")).isEqualTo(new TextPosition(1, 8, 7));
        assertThat(document.positionOf("/steps/1/kql")).isEqualTo(new TextPosition(4, 11, 34));
        assertThat(document.positionOf("/steps/1/missing")).isEqualTo(new TextPosition(4, 5, 28));
    }
}

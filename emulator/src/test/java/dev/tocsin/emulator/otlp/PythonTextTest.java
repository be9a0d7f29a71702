package dev.tocsin.emulator.otlp;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.ArrayValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.common.v1.KeyValueList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Values as CPython 3 prints them; the expectations are its own. */
class PythonTextTest {
    @ParameterizedTest
    @CsvSource({
        "1, 1.0",
        "-2.5, -2.5",
        "0.1, 0.1",
        "1e-4, 0.0001",
        "1e-5, 1e-05",
        "1.5e-7, 1.5e-07",
        "123456789012345680, 1.2345678901234568e+17",
        "1e16, 1e+16",
        "9999999999999998, 9999999999999998.0",
        "2e-3, 0.002",
        "1e22, 1e+22",
        "1e100, 1e+100",
        "5e-324, 5e-324",
        "1.7976931348623157e308, 1.7976931348623157e+308",
        "0.30000000000000004, 0.30000000000000004",
        "100.3914170652238, 100.3914170652238",
        "NaN, nan",
        "-Infinity, -inf",
        "-0.0, -0.0",
    })
    void fractions(double value, String text) {
        assertThat(PythonText.number(value)).isEqualTo(text);
    }

    private static AnyValue text(String text) {
        return AnyValue.newBuilder().setStringValue(text).build();
    }

    private static AnyValue array(AnyValue... values) {
        ArrayValue.Builder array = ArrayValue.newBuilder();
        for (AnyValue value : values) {
            array.addValues(value);
        }
        return AnyValue.newBuilder().setArrayValue(array).build();
    }

    @Test
    void textsInsideOfOthersAreQuoted() {
        assertThat(PythonText.str(text("it's"))).isEqualTo("it's");
        assertThat(PythonText.str(array(text("a\n\\"), text("it's"), text("both ' and \""), text("\u0007"))))
                .isEqualTo("('a\\n\\\\', \"it's\", 'both \\' and \"', '\\x07')");
        assertThat(PythonText.str(array())).isEqualTo("()");
        assertThat(PythonText.str(AnyValue.newBuilder()
                        .setBytesValue(ByteString.copyFrom(new byte[] {'a', 0, (byte) 0xff}))
                        .build()))
                .isEqualTo("b'a\\x00\\xff'");
    }

    @Test
    void mapsAreDictionariesAndJson() {
        AnyValue map = AnyValue.newBuilder()
                .setKvlistValue(KeyValueList.newBuilder()
                        .addValues(KeyValue.newBuilder()
                                .setKey("a")
                                .setValue(array(text("x"), AnyValue.getDefaultInstance())))
                        .addValues(KeyValue.newBuilder()
                                .setKey("b\"")
                                .setValue(AnyValue.newBuilder().setBoolValue(true))))
                .build();

        assertThat(PythonText.str(map)).isEqualTo("{'a': ('x', None), 'b\"': True}");
        assertThat(PythonText.json(map)).isEqualTo("{\"a\": [\"x\", null], \"b\\\"\": true}");
    }
}

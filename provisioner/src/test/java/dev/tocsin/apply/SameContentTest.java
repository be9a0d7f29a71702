package dev.tocsin.apply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.resource.Bodies;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SameContentTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{}; {}; true",
                "{\"a\":1}; {\"a\":1.0}; true",
                "{\"a\":null}; {\"a\":5}; true",
                "{\"a\":5}; {\"a\":null}; true",
                "{\"a\":5}; {}; true",
                "{\"a\":{\"b\":[1,{\"c\":true}]}}; {\"a\":{\"b\":[1,{\"c\":true}]}}; true",
                "{\"a\":5}; {\"a\":6}; false",
                "{\"a\":5}; {\"a\":\"5\"}; false",
                "{\"a\":[1]}; {\"a\":[1,2]}; false",
                "{\"a\":[1,2]}; {\"a\":[2,1]}; false",
                "{\"a\":{\"b\":1}}; {\"a\":{\"b\":2}}; false",
                "{\"a\":{\"b\":1}}; {\"a\":[1]}; false",
                "{}; {\"a\":1}; true"
            })
    void isTheSameUnlessSomethingThatBothTellDiffers(String planned, String now, boolean same) {
        assertThat(SameContent.of(Bodies.object(planned), Bodies.object(now))).isEqualTo(same);
    }
}

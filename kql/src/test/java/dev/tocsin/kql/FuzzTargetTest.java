package dev.tocsin.kql;

import static org.assertj.core.api.Assertions.assertThatCode;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(value = 120, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class FuzzTargetTest {
    @Test
    void lawsHoldForEveryQueryOfOurOwn() {
        for (Verdict verdict : Verdict.all()) {
            for (int options = 0; options < 4; options++) {
                byte[] data = ((char) options + verdict.query()).getBytes(StandardCharsets.UTF_8);
                assertThatCode(() -> FuzzTarget.fuzzerTestOneInput(data))
                        .as(verdict.query())
                        .doesNotThrowAnyException();
            }
        }
    }

    /** Found by Jazzer. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                // A pattern for names took exponential time.
                "\0union (range x from 1 to 5 step 1 | resourceGro****************************************upe x)",
                "\0T | project a*b*c*d*e*f*g*h*i*j*k*l*m*n*o*p*q*r*s*t*u*v*w*x*y*z",
                // A message had two lines, because a name has a line end.
                "\0Perf | project-away [\nX*",
                "\0Perf | where ['a\\nb'] > 1"
            })
    void whatFuzzingFoundStaysRight(String data) {
        assertThatCode(() -> FuzzTarget.fuzzerTestOneInput(data.getBytes(StandardCharsets.UTF_8)))
                .doesNotThrowAnyException();
    }
}

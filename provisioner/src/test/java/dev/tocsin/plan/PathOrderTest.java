package dev.tocsin.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PathOrderTest {
    private static final List<String> ORDERED =
            List.of("", "/a", "/a/0", "/a/2", "/a/2/z", "/a/10", "/a/999999999999", "/a/b", "/b", "/b/c");

    @Test
    void ordersIndexesAsNumbersAndParentsBeforeChildren() {
        List<String> mixed = new ArrayList<>(ORDERED);
        Collections.shuffle(mixed, new Random(4));
        mixed.sort(PathOrder::paths);

        assertThat(mixed).isEqualTo(ORDERED);
    }

    @Test
    void isATotalOrder() {
        List<String> tokens = List.of("", "0", "1", "01", "10", "2", "1a", "a", "A", "-", "99999999999");
        for (String a : tokens) {
            for (String b : tokens) {
                int ab = PathOrder.paths("/" + a, "/" + b);
                assertThat(Integer.signum(ab))
                        .as(a + " " + b)
                        .isEqualTo(-Integer.signum(PathOrder.paths("/" + b, "/" + a)));
                assertThat(ab == 0).as(a + " " + b).isEqualTo(a.equals(b));
                for (String c : tokens) {
                    if (ab < 0 && PathOrder.paths("/" + b, "/" + c) < 0) {
                        assertThat(PathOrder.paths("/" + a, "/" + c))
                                .as(a + b + c)
                                .isNegative();
                    }
                }
            }
        }
    }
}

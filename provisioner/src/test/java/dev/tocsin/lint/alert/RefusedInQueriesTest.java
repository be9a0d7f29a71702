package dev.tocsin.lint.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RefusedInQueriesTest {
    @TempDir
    private Path root;

    @Test
    void findsBagUnpack() {
        assertThat(AlertCase.in(root)
                        .query("requests | evaluate bag_unpack(customDimensions)")
                        .found(new RefusedInQueries()))
                .singleElement()
                .asString()
                .contains("error Azure takes no bag_unpack in a log alert rule");
    }

    @Test
    void acceptsOtherPlugins() {
        assertThat(AlertCase.in(root)
                        .query("requests | project id, name | evaluate autocluster()")
                        .found(new RefusedInQueries()))
                .isEmpty();
    }
}

package dev.tocsin.lint.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnusableDimensionsTest {
    @TempDir
    private Path root;

    @Test
    void findsAColumnThatTheQueryDrops() {
        assertThat(AlertCase.in(root)
                        .query("requests | summarize failed = countif(success == false) by name")
                        .condition(
                                "\"dimensions\": [{\"name\": \"cloud_RoleName\", \"operator\": \"Include\", \"values\": [\"*\"]}]")
                        .found(new UnusableDimensions()))
                .singleElement()
                .asString()
                .contains("error the query gives no column cloud_RoleName to split by; it gives name, failed");
    }

    @Test
    void findsADynamicColumn() {
        assertThat(AlertCase.in(root)
                        .condition(
                                "\"dimensions\": [{\"name\": \"customDimensions\", \"operator\": \"Include\", \"values\": [\"*\"]}]")
                        .found(new UnusableDimensions()))
                .singleElement()
                .asString()
                .contains("is of type dynamic");
    }

    @Test
    void findsMoreThanSix() {
        assertThat(AlertCase.in(root)
                        .condition(
                                "\"dimensions\": [{\"name\": \"name\", \"operator\": \"Include\", \"values\": [\"*\"]}, {\"name\": \"id\", \"operator\": \"Include\", \"values\": [\"*\"]}, {\"name\": \"url\", \"operator\": \"Include\", \"values\": [\"*\"]}, {\"name\": \"source\", \"operator\": \"Include\", \"values\": [\"*\"]}, {\"name\": \"resultCode\", \"operator\": \"Include\", \"values\": [\"*\"]}, {\"name\": \"cloud_RoleName\", \"operator\": \"Include\", \"values\": [\"*\"]}, {\"name\": \"cloud_RoleInstance\", \"operator\": \"Include\", \"values\": [\"*\"]}]")
                        .found(new UnusableDimensions()))
                .singleElement()
                .asString()
                .contains("at most 6 dimensions, not 7");
    }

    @Test
    void acceptsAColumnOfTheResult() {
        assertThat(AlertCase.in(root)
                        .query("requests | summarize failed = countif(success == false) by name")
                        .condition(
                                "\"dimensions\": [{\"name\": \"name\", \"operator\": \"Include\", \"values\": [\"*\"]}]")
                        .found(new UnusableDimensions()))
                .isEmpty();
    }
}

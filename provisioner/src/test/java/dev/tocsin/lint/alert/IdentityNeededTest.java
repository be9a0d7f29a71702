package dev.tocsin.lint.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdentityNeededTest {
    @TempDir
    private Path root;

    private static final String IDENTITY = "\"identity\": {\"type\": \"SystemAssigned\"}, \"properties\": {";

    @Test
    void resourceGraphNeedsOne() {
        AlertCase graph = AlertCase.in(root).query("arg('').resources | where type == 'a'");

        assertThat(graph.found(new IdentityNeeded()))
                .singleElement()
                .asString()
                .contains("error a rule may call arg() with a managed identity only");
        assertThat(graph.with("\"properties\": {", IDENTITY).found(new IdentityNeeded()))
                .isEmpty();
    }

    @Test
    void anotherWorkspaceIsAWarning() {
        assertThat(AlertCase.in(root)
                        .query("requests | union workspace('other').AppRequests")
                        .found(new IdentityNeeded()))
                .singleElement()
                .asString()
                .contains("warning workspace() is read with the rights of who wrote the rule last");
    }

    @Test
    void aGroupOfResourcesIsAWarning() {
        AlertCase wide = AlertCase.in(root)
                .with(
                        "${id('component/shop')}",
                        "/subscriptions/00000000-0000-4000-8000-000000000001/resourceGroups/rg-shop");

        assertThat(wide.found(new IdentityNeeded()))
                .singleElement()
                .asString()
                .contains("warning the rule reads all logs of its scopes");
        assertThat(wide.with("\"properties\": {", IDENTITY).found(new IdentityNeeded()))
                .isEmpty();
    }

    @Test
    void oneResourceNeedsNone() {
        assertThat(AlertCase.in(root).found(new IdentityNeeded())).isEmpty();
    }
}

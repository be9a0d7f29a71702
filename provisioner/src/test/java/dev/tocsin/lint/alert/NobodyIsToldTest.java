package dev.tocsin.lint.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NobodyIsToldTest {
    @TempDir
    private Path root;

    @Test
    void findsARuleWithoutActions() {
        assertThat(AlertCase.in(root).found(new NobodyIsTold()))
                .singleElement()
                .asString()
                .contains("warning the rule has no action group");
    }

    @Test
    void acceptsARuleWithAGroup() {
        assertThat(AlertCase.in(root)
                        .with(
                                "\"severity\": 1",
                                "\"severity\": 1, \"actions\": {\"actionGroups\": [\"/subscriptions/00000000-0000-4000-8000-000000000001/resourceGroups/rg-shop/providers/Microsoft.Insights/actionGroups/team\"]}")
                        .found(new NobodyIsTold()))
                .isEmpty();
    }
}

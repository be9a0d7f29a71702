package dev.tocsin.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class MaskCommandsTest {
    private static final Secrets SECRETS =
            new Secrets(Map.of("url", "https://x.example/?sig=a%2Fb", "key", "first line\r\n}\nlast line\n"));

    @Test
    void tellsGitHubEachLineInItsOwnEscapes() {
        assertThat(MaskCommands.of(SECRETS, Map.of("GITHUB_ACTIONS", "true")))
                .containsExactly(
                        "::add-mask::first line",
                        "::add-mask::last line",
                        "::add-mask::https://x.example/?sig=a%252Fb");
    }

    @Test
    void tellsAzurePipelinesEachLineInItsOwnEscapes() {
        assertThat(MaskCommands.of(SECRETS, Map.of("TF_BUILD", "True")))
                .containsExactly(
                        "##vso[task.setsecret]first line",
                        "##vso[task.setsecret]last line",
                        "##vso[task.setsecret]https://x.example/?sig=a%AZP252Fb");
    }

    @Test
    void tellsNobodyElse() {
        assertThat(MaskCommands.of(SECRETS, Map.of("CI", "true", "GITHUB_ACTIONS", "", "TF_BUILD", "False")))
                .isEmpty();
    }
}

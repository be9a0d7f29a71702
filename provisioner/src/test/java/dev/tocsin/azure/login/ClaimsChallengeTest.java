package dev.tocsin.azure.login;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClaimsChallengeTest {
    private static final String CHALLENGE =
            "Bearer realm=\"\", authorization_uri=\"https://login.microsoftonline.com/common/oauth2/authorize\"";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "eyJhY2Nlc3NfdG9rZW4iOnsibmJmIjp7InZhbHVlIjoiMSIsInRleHQiOiI/Pz8+In19fQ==",
                "eyJhY2Nlc3NfdG9rZW4iOnsibmJmIjp7InZhbHVlIjoiMSIsInRleHQiOiI_Pz8-In19fQ"
            })
    void readsBothAlphabetsWithAndWithoutPadding(String encoded) {
        assertThat(ClaimsChallenge.in(CHALLENGE + ", error=\"insufficient_claims\", claims=\"" + encoded + "\""))
                .contains("{\"access_token\":{\"nbf\":{\"value\":\"1\",\"text\":\"???>\"}}}");
    }

    @Test
    void findsNothingWhereNothingIsDemanded() {
        assertThat(ClaimsChallenge.in(null)).isEmpty();
        assertThat(ClaimsChallenge.in(CHALLENGE + ", error=\"invalid_token\"")).isEmpty();
        assertThat(ClaimsChallenge.in(CHALLENGE + ", claims=\"not base 64\"")).isEmpty();
    }
}

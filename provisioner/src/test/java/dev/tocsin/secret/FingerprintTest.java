package dev.tocsin.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Random;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.junit.jupiter.api.Test;

class FingerprintTest {
    @Test
    void isTheJdksPbkdf2() throws GeneralSecurityException {
        Random random = new Random(8018);
        for (int length = 1; length < 300; length += 1 + random.nextInt(12)) {
            String values = text(random, length);
            String place = text(random, 1 + random.nextInt(200));
            byte[] expected = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(
                            new PBEKeySpec(values.toCharArray(), place.getBytes(StandardCharsets.UTF_8), 1_000, 128))
                    .getEncoded();

            assertThat(Fingerprint.of(place, values)).isEqualTo(HexFormat.of().formatHex(expected));
        }
    }

    @Test
    void theSameValueElsewhereHasAnother() {
        assertThat(Fingerprint.of("/a", "value")).isNotEqualTo(Fingerprint.of("/b", "value"));
    }

    private static String text(Random random, int length) {
        String letters = "abcXYZ019/?&=-é漢";
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append(letters.charAt(random.nextInt(letters.length())));
        }
        return text.toString();
    }
}

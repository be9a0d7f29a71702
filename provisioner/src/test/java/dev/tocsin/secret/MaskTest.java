package dev.tocsin.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MaskTest {
    private static Mask over(String secret) {
        return Mask.of(new Secrets(Map.of("one", secret)));
    }

    static Stream<Arguments> canariesInEncodings() {
        return Canaries.ALL.stream()
                .flatMap(canary -> Encodings.NAMES.stream().map(name -> Arguments.of(canary, name)));
    }

    @ParameterizedTest
    @MethodSource("canariesInEncodings")
    void hidesASecretInEveryEncodingAmongOtherText(String canary, String encoding) {
        for (String form : Encodings.of(canary).get(encoding)) {
            String shown = over(canary).apply("before \"" + form + "\" after");
            assertThat(Encodings.found(List.of(canary), shown)).as(form).isEmpty();
            assertThat(shown).startsWith("before \"").endsWith("\" after").contains(Mask.HIDDEN);
        }
    }

    @Test
    void hidesAnEscapeInsideAnotherEscape() {
        String secret = "p<w>&\"d/42";
        assertThat(over(secret)
                        .apply("{\"error\": \"body {\\\"url\\\": \\\"p\\u003cw\\u003e\\u0026\\\\\\\"d\\\\/42\\\"}\"}"))
                .doesNotContain("42");
        assertThat(over(secret).apply("a p%253Cw%253E%2526%2522d%252F42 b")).isEqualTo("a (sensitive) b");
        assertThat(over(secret).apply("a p%26lt%3Bw%26gt%3B%26amp%3B%26quot%3Bd/42 b"))
                .isEqualTo("a (sensitive) b");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 64})
    void hidesASecretThatIsSplitOverWrites(int size) {
        Mask mask = Mask.of(new Secrets(Map.of("a", Canaries.ALL.get(1), "b", Canaries.ALL.get(8))));
        String text =
                "see " + Canaries.ALL.get(1) + "\nand https://hooks.example.com " + Canaries.ALL.get(8) + ".\nend h";
        MaskedText stream = new MaskedText();
        StringBuilder shown = new StringBuilder();
        for (int at = 0; at < text.length(); at += size) {
            shown.append(stream.accept(mask, text.substring(at, Math.min(text.length(), at + size))));
        }
        shown.append(stream.rest(mask));
        assertThat(shown).hasToString("see (sensitive)\nand https://hooks.example.com (sensitive).\nend h");
    }

    @Test
    void holdsNothingBackThatBeginsNoSecret() {
        assertThat(new MaskedText().accept(over(Canaries.ALL.get(0)), "[1/9] created action-group/oncall (0.1 s)\n"))
                .isEqualTo("[1/9] created action-group/oncall (0.1 s)\n");
    }

    @Test
    void hidesWhatIsLeftOfASecretThatWasCutShort() {
        String secret = Canaries.ALL.get(1);
        String cut = secret.substring(0, secret.length() - 9);
        assertThat(over(secret).apply("\"" + cut + "… (180 characters)")).isEqualTo("\"(sensitive)… (180 characters)");
        assertThat(over(secret).apply("\"" + cut + "...")).isEqualTo("\"(sensitive)...");
        assertThat(over(secret).apply("https://hooks.slack.com/…")).isEqualTo("https://hooks.slack.com/…");
    }

    @Test
    void hidesTheSingleLinesOfASecretOfSeveralLines() {
        String pem = Canaries.ALL.get(7);
        String line = pem.lines().skip(2).findFirst().orElseThrow();
        assertThat(over(pem).apply("line 2 is " + line + ", too")).isEqualTo("line 2 is (sensitive), too");
    }

    @Test
    void hidesThePartsThatMakeAUrlSecret() {
        Mask mask = over(
                "https://alerts:hunter2-hunter2@api.example.com/v1/AbCdEf123456789/in?x=1&sig=aB3dE6&api-version=2016-10-01");
        assertThat(mask.apply("password hunter2-hunter2, sig aB3dE6, path /v1/AbCdEf123456789/in, 2016-10-01 at"
                        + " api.example.com"))
                .isEqualTo("password (sensitive), sig (sensitive), path /v1/(sensitive)/in, 2016-10-01 at"
                        + " api.example.com");
    }

    @Test
    void hidesKeysByTheirLookThoughNobodyDeclaredThem() {
        Mask mask = Mask.of(Secrets.none());
        String key = "aB3dE6gH9jK2mN5pQ8sT1vW4";
        assertThat(mask.apply("https://x.example/api?code=" + key + "&y=1"))
                .isEqualTo("https://x.example/api?code=(sensitive)&y=1");
        assertThat(mask.apply("\"https:\\/\\/x.example?a=1\\u0026sig=" + key + "\""))
                .doesNotContain(key);
        assertThat(mask.apply("Endpoint=sb://x/;SharedAccessKeyName=n;SharedAccessKey=" + key + key))
                .doesNotContain(key);
        assertThat(mask.apply("Authorization: Bearer " + key)).isEqualTo("Authorization: Bearer (sensitive)");
        assertThat(mask.apply("https://me:" + key + "@example.com/")).isEqualTo("https://me:(sensitive)@example.com/");
    }

    @Test
    void leavesOrdinaryTextAlone() {
        Mask mask = Mask.of(new Secrets(Map.of("x", "https://example.invalid/teams")));
        String text =
                "teams at https://example.invalid/ and 100% of \\n lines & more; https://example.invalid/team\nnext…";
        assertThat(mask.apply(text)).isEqualTo(text);
    }

    /** Random texts around random secrets of hostile characters: whatever the layers of escapes, the secret is not in the output. */
    @Test
    void noRandomSecretSurvives() {
        Random random = new Random(42);
        String alphabet = "ab%&\\/<>\"'+= nuxé25;#.\n";
        for (int round = 0; round < 2_000; round++) {
            String secret = "K" + random(random, alphabet, 6 + random.nextInt(20)) + "Z";
            Mask mask = over(secret);
            String around = random(random, alphabet, 8) + "…" + secret + " " + random(random, alphabet, 8);
            assertThat(mask.apply(around)).as("seed 42, round " + round).doesNotContain(secret);
        }
    }

    private static String random(Random random, String alphabet, int length) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return text.toString();
    }

    @Test
    void aSecretPrintsAsStars() {
        assertThat(new Secret("hunter2-hunter2")).hasToString("***");
        assertThat(new Secrets(Map.of("a", "hunter2-hunter2"))).hasToString("Secrets(1)");
    }
}

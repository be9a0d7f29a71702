package dev.tocsin.lint;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * What findings are known by from run to run: the rule, the definition and what is found there, not the line. Of several that
 * have all of that in common each has its number.
 */
public final class Fingerprints {
    private static final int BYTES = 16;

    private Fingerprints() {}

    /** One for each finding, in the same order: 32 hexadecimal digits. */
    public static List<String> of(List<Finding> findings) {
        Map<String, Integer> seen = new HashMap<>();
        List<String> fingerprints = new ArrayList<>();
        for (Finding finding : findings) {
            String file =
                    finding.key().isEmpty() ? finding.diagnostic().location().file() : "";
            String what = String.join("\n", finding.code(), finding.key(), finding.pointer(), file);
            int number = seen.merge(what, 1, Integer::sum);
            fingerprints.add(hash(what + "\n" + number));
        }
        return fingerprints;
    }

    private static String hash(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}

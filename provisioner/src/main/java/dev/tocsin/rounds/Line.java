package dev.tocsin.rounds;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Lines for people. What telemetry holds stands in them, so nothing may break them or go on for ever. */
final class Line {
    private static final int LONGEST = 1_000;

    private Line() {}

    static String stamp(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS) + "  ";
    }

    /** One line, with its end. */
    static String of(String text) {
        StringBuilder line = new StringBuilder();
        text.codePoints().limit(LONGEST).forEach(one -> line.appendCodePoint(Character.isISOControl(one) ? ' ' : one));
        return line.append(text.codePointCount(0, text.length()) > LONGEST ? "…\n" : "\n")
                .toString();
    }
}

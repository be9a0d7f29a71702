package dev.tocsin.cli;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ParameterException;

/** A flag that takes a length of time such as {@code 90s}, {@code 30m} or {@code 1h30m}. */
final class LengthOption {
    private static final Pattern LENGTH = Pattern.compile("(?:(\\d{1,4})h)?(?:(\\d{1,5})m)?(?:(\\d{1,6})s)?");

    private LengthOption() {}

    /**
     * What was given.
     *
     * @param most the longest that makes sense
     */
    static Duration of(Given given, String flag, Duration otherwise, Duration most) {
        String text = given.value(flag, "");
        if (text.isEmpty()) {
            return otherwise;
        }
        Matcher matcher = LENGTH.matcher(text);
        Duration length = matcher.matches()
                ? Duration.ofHours(number(matcher, 1))
                        .plusMinutes(number(matcher, 2))
                        .plusSeconds(number(matcher, 3))
                : Duration.ofSeconds(-1);
        if (length.isNegative() || length.compareTo(most) > 0) {
            throw new ParameterException(
                    given.commandLine(),
                    flag + " is a length of time such as 30m or 1h30m, at most " + most.toHours() + "h, not \"" + text
                            + "\"");
        }
        return length;
    }

    private static long number(Matcher matcher, int group) {
        String text = matcher.group(group);
        return text == null ? 0 : Long.parseLong(text);
    }
}

package dev.tocsin.cli;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import picocli.CommandLine.ParameterException;

/** What {@code --now} takes: the time that {@code now()} gives in a query. */
final class NowOption {
    private NowOption() {}

    /** What was given; empty for nothing. */
    static Optional<Instant> of(Given given) {
        String written = given.value("--now", "");
        try {
            return written.isEmpty()
                    ? Optional.empty()
                    : Optional.of(OffsetDateTime.parse(written).toInstant());
        } catch (DateTimeParseException e) {
            throw new ParameterException(
                    given.commandLine(),
                    "--now is a time with its zone, as in 2026-01-05T12:00:00Z, not \"" + written + "\"");
        }
    }
}

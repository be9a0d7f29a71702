package dev.tocsin.doctor;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Whether this machine's clock is that of Azure: tokens and certificates are valid by it. */
final class ClockCheck implements Check {
    static final String NAME = "clock-skew";
    /** What Entra ID and most verifiers of tokens forgive (Microsoft Learn, TokenValidationParameters.DefaultClockSkew). */
    private static final Duration FORGIVEN = Duration.ofMinutes(5);

    private static final Duration NOTICED = Duration.ofMinutes(1);

    private final Subject subject;
    private final Service service;

    ClockCheck(Subject subject, Service service) {
        this.subject = subject;
        this.service = service;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<String> needs() {
        return Set.of(NetworkCheck.NAME);
    }

    @Override
    public Finding run() {
        Instant before = service.now();
        Optional<Instant> there = service.reach(subject.there().cloud().resourceManager() + NetworkCheck.UNSIGNED)
                .date();
        if (there.isEmpty()) {
            return Finding.skipped(NAME, "the Resource Manager did not tell the time");
        }
        Instant here = before.plus(Duration.between(before, service.now()).dividedBy(2));
        Duration skew = Duration.between(there.get(), here);
        String message = "the clock of this machine is " + skew.abs().toSeconds() + " s "
                + (skew.isNegative() ? "behind" : "ahead of") + " Azure's";
        String remedy = "set the clock by a time server, such as with: timedatectl set-ntp true";
        if (skew.abs().compareTo(FORGIVEN) > 0) {
            return Finding.fail(NAME, message + "; sign-ins fail from 300 s on", List.of(), remedy);
        }
        return skew.abs().compareTo(NOTICED) > 0
                ? Finding.warning(NAME, message, List.of(), remedy)
                : Finding.pass(NAME, message);
    }
}

package dev.tocsin.doctor;

import dev.tocsin.load.Environment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Examines an environment. */
public final class Doctor {
    /** The checks, in the order of reports. The first eight are those of the diagnostics that the shipped project replaces. */
    public static final List<String> NAMES = List.of(
            DatabaseCheck.NAME,
            AzureServicesCheck.NAME,
            SystemCheck.NAME,
            ConfigurationCheck.NAME,
            NetworkCheck.NAME,
            DiskCheck.NAME,
            LogFilesCheck.NAME,
            SecurityCheck.NAME,
            CredentialsCheck.NAME,
            PermissionsCheck.NAME,
            ProvidersCheck.NAME,
            QuotasCheck.NAME,
            ClockCheck.NAME,
            DisabledRulesCheck.NAME,
            ActionGroupsCheck.NAME,
            ServiceHealthCheck.NAME,
            EmailReceiversCheck.NAME,
            CallbackUrlsCheck.NAME,
            IdentityCheck.NAME,
            SilentTelemetryCheck.NAME);

    /** How long a check may take. */
    private static final Duration DEADLINE = Duration.ofSeconds(20);

    private static final Set<String> ON_THIS_MACHINE =
            Set.of(SystemCheck.NAME, ConfigurationCheck.NAME, DiskCheck.NAME, LogFilesCheck.NAME);
    /** What the emulator in this process has nothing of. */
    private static final Set<String> OF_A_NETWORK = Set.of(NetworkCheck.NAME, CredentialsCheck.NAME, ClockCheck.NAME);

    private final Subject subject;
    private final Service service;
    private final Machine machine;

    /** A doctor for one environment, on this machine. */
    public Doctor(Subject subject, Service service) {
        this(subject, service, Machine.real());
    }

    Doctor(Subject subject, Service service, Machine machine) {
        this.subject = subject;
        this.service = service;
        this.machine = machine;
    }

    /**
     * Looks at everything at the same time.
     *
     * @param only names of checks; these and what they need. All when empty
     * @param offline whether to ask nobody
     */
    public List<Finding> examine(Set<String> only, boolean offline) throws InterruptedException {
        List<Check> all = checks(offline);
        Set<String> wanted = new HashSet<>(only.isEmpty() ? NAMES : only);
        for (boolean grown = true; grown; ) {
            grown = false;
            for (Check check : all) {
                grown |= wanted.contains(check.name()) && wanted.addAll(check.needs());
            }
        }
        return new Examination(DEADLINE)
                .run(all.stream().filter(check -> wanted.contains(check.name())).toList());
    }

    private List<Check> checks(boolean offline) {
        List<Check> checks = new ArrayList<>();
        Live live = new Live(subject, service);
        for (Check check : List.of(
                new DatabaseCheck(subject, service),
                new AzureServicesCheck(subject, service),
                new SystemCheck(machine),
                new ConfigurationCheck(subject),
                new NetworkCheck(subject, service),
                new DiskCheck(subject, machine),
                new LogFilesCheck(subject),
                new SecurityCheck(live),
                new CredentialsCheck(subject, service),
                new PermissionsCheck(subject, service),
                new ProvidersCheck(subject, service),
                new QuotasCheck(subject, live),
                new ClockCheck(subject, service),
                new DisabledRulesCheck(subject, service, live),
                new ActionGroupsCheck(subject, live),
                new ServiceHealthCheck(subject, live),
                new EmailReceiversCheck(subject, live),
                new CallbackUrlsCheck(subject, service, live),
                new IdentityCheck(subject, live),
                new SilentTelemetryCheck(subject, service))) {
            checks.add(possible(check, offline));
        }
        return checks;
    }

    /** The check, or one that says why it cannot look. */
    private Check possible(Check check, boolean offline) {
        String name = check.name();
        if (ON_THIS_MACHINE.contains(name)) {
            return check;
        }
        if (offline) {
            return Check.absent(name, "--offline asks nobody");
        }
        if (subject.environment().isEmpty()) {
            return Check.absent(name, "needs " + ConfigurationCheck.NAME + ", which failed");
        }
        if (subject.there().target() == Environment.Target.AZURE) {
            return check;
        }
        if (OF_A_NETWORK.contains(name)) {
            return Check.absent(name, "the target is the emulator in this process, to which no network leads");
        }
        return name.equals(IdentityCheck.NAME)
                ? Check.absent(name, "the target is the emulator in this process, whose queries need no rights")
                : check;
    }
}

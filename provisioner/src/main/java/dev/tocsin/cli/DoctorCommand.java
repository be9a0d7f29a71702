package dev.tocsin.cli;

import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.ParameterException;

/** {@code tocsin doctor}. Knows its flags alone; {@link DoctorRun} does the work. */
final class DoctorCommand implements Verb {
    private static final OutputFormat[] FORMATS = {OutputFormat.TEXT, OutputFormat.JSON, OutputFormat.MARKDOWN};

    private final Terminal terminal;
    private final Clock clock;
    private final Outside outside;

    DoctorCommand(Terminal terminal, Clock clock, Outside outside) {
        this.terminal = terminal;
        this.clock = clock;
        this.outside = outside;
    }

    @Override
    public String name() {
        return "doctor";
    }

    @Override
    public Spec spec() {
        return ProjectOptions.addTo(
                        Verb.spec(
                                name(),
                                "Look for what keeps alerts from reaching anybody: configuration, network, rights, quotas, rules, receivers, telemetry. Writes nothing."))
                .add(Verb.list("--only", "CHECK", "Only these checks and what they need; docs/doctor.md lists them."))
                .add(Verb.flag("--offline", "Ask nobody: look at this machine and the project alone."))
                .add(OutputFormat.option(FORMATS));
    }

    @Override
    public ExitCode run(Given given, HeadStart prepared) {
        OutputFormat output = OutputFormat.of(given, FORMATS);
        if (given.has("--target")) {
            throw new ParameterException(
                    given.commandLine(),
                    "doctor looks at the whole environment, so --target has no meaning; --only names checks");
        }
        Set<String> only = new LinkedHashSet<>(given.value("--only", List.<String>of()));
        DoctorRun run = new DoctorRun(terminal, clock, outside, prepared);
        run.demandKnown(given, only);
        return run.run(ProjectOptions.of(given), only, given.has("--offline"), output);
    }
}

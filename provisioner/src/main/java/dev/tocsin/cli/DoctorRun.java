package dev.tocsin.cli;

import dev.tocsin.arm.Suggestion;
import dev.tocsin.doctor.Doctor;
import dev.tocsin.doctor.DoctorReport;
import dev.tocsin.doctor.Finding;
import dev.tocsin.doctor.Status;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.ParameterException;

/** The work of {@code tocsin doctor}. */
final class DoctorRun {
    private final Terminal terminal;
    private final Clock clock;
    private final Outside outside;
    private final HeadStart prepared;

    DoctorRun(Terminal terminal, Clock clock, Outside outside, HeadStart prepared) {
        this.terminal = terminal;
        this.clock = clock;
        this.outside = outside;
        this.prepared = prepared;
    }

    /** Refuses names of checks that there are not. */
    void demandKnown(Given given, Set<String> only) {
        for (String name : only) {
            if (!Doctor.NAMES.contains(name)) {
                throw new ParameterException(
                        given.commandLine(),
                        "there is no check " + name
                                + Suggestion.nearest(name, Doctor.NAMES)
                                        .map(near -> "; did you mean " + near + "?")
                                        .orElse("; there are " + String.join(", ", Doctor.NAMES)));
            }
        }
    }

    ExitCode run(ProjectOptions options, Set<String> only, boolean offline, OutputFormat output) {
        ExaminedProject project = ExaminedProject.of(options, terminal, prepared);
        try (DoctorService service =
                new DoctorService(project, terminal, outside, new Runs(terminal, clock, outside, prepared))) {
            List<Finding> findings = new Doctor(project.subject(), service).examine(only, offline);
            DoctorReport report = new DoctorReport(options.environment(), findings);
            terminal.result(
                    switch (output) {
                        case JSON -> report.json();
                        case MARKDOWN -> report.markdown();
                        default -> report.text(terminal.paint());
                    });
            return findings.stream().anyMatch(one -> one.status() == Status.FAIL)
                    ? ExitCode.CHECKS_FAILED
                    : ExitCode.DONE;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            terminal.say("error: interrupted\n");
            return ExitCode.FAILED;
        }
    }
}

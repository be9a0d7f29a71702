package dev.tocsin.doctor;

import java.util.List;
import java.util.Optional;

/**
 * What one check found.
 *
 * @param name of the check
 * @param status how it ended
 * @param message what was found, on one line
 * @param details each thing that was found, on a line of its own
 * @param remediation what to do; there whenever something is or may be wrong
 */
public record Finding(String name, Status status, String message, List<String> details, Optional<String> remediation) {
    /** Copies the details, and puts everything on one line. */
    public Finding {
        message = oneLine(message);
        details = details.stream().map(Finding::oneLine).toList();
        remediation = remediation.map(Finding::oneLine);
        if (remediation.isPresent() != (status == Status.FAIL || status == Status.WARNING)) {
            throw new IllegalArgumentException(name + ": a remedy belongs to what is wrong, and to nothing else");
        }
    }

    static Finding pass(String name, String message, List<String> details) {
        return new Finding(name, Status.PASS, message, details, Optional.empty());
    }

    static Finding pass(String name, String message) {
        return pass(name, message, List.of());
    }

    static Finding skipped(String name, String why) {
        return new Finding(name, Status.SKIPPED, why, List.of(), Optional.empty());
    }

    static Finding warning(String name, String message, List<String> details, String remedy) {
        return new Finding(name, Status.WARNING, message, details, Optional.of(remedy));
    }

    static Finding fail(String name, String message, List<String> details, String remedy) {
        return new Finding(name, Status.FAIL, message, details, Optional.of(remedy));
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }
}

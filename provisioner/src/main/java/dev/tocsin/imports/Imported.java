package dev.tocsin.imports;

import java.util.List;
import java.util.Map;

/**
 * What an import is going to do.
 *
 * @param files texts of files to be written, by their names below the project folder; a file that says so already is among them
 * @param owners the id of the live resource that a file is for, in lower case
 * @param defined definitions that are new, with the file of each
 * @param unchanged definitions that are there and as live
 * @param conflicts files that differ from what is live, and would have to be overwritten
 * @param skipped what is not imported, and is not meant to be
 * @param problems what should be imported and cannot be
 * @param notes what else to know
 * @param secrets names of new values that are secrets, with what they are now: to check with, never to be written
 * @param values new values that are no secrets
 */
public record Imported(
        Map<String, String> files,
        Map<String, String> owners,
        Map<String, String> defined,
        List<String> unchanged,
        List<Reason> conflicts,
        List<Reason> skipped,
        List<Reason> problems,
        List<String> notes,
        Map<String, String> secrets,
        Map<String, String> values) {
    /** Something by its name, and why. */
    public record Reason(String what, String why) {}

    /** The variable of the process that a new secret is read from. */
    public static String variable(String secret) {
        return Names.variable(secret);
    }
}

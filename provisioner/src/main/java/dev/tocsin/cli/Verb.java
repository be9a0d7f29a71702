package dev.tocsin.cli;

import java.util.List;

/** A command of the command line. Flags are declared, not annotated: reading annotations costs a third of a short run. */
interface Verb {
    /** The word people type. */
    String name();

    /** Its flags and their descriptions. */
    Spec spec();

    /**
     * Runs it and gives the exit code.
     *
     * @param prepared what does not depend on the project
     */
    ExitCode run(Given given, HeadStart prepared);

    /** A verb's specification, without flags yet. */
    static Spec spec(String name, String description) {
        return new Spec(name, description);
    }

    /** A flag with a text as its value. */
    static Flag value(String name, String label, String description) {
        return new Flag(List.of(name), label, Flag.Kind.TEXT, description);
    }

    /** A flag with a whole number as its value. */
    static Flag number(String name, String label, String description) {
        return new Flag(List.of(name), label, Flag.Kind.NUMBER, description);
    }

    /** A flag that may be given several times, with a text each. */
    static Flag values(String name, String label, String description) {
        return new Flag(List.of(name), label, Flag.Kind.TEXTS, description);
    }

    /** A flag with texts between commas as its value, which may be given several times. */
    static Flag list(String name, String label, String description) {
        return new Flag(List.of(name), label, Flag.Kind.LIST, description);
    }

    /** A flag without a value. */
    static Flag flag(String name, String description) {
        return new Flag(List.of(name), "", Flag.Kind.SWITCH, description);
    }
}

package dev.tocsin.doctor;

import java.util.Set;

/** One thing that is looked at. Asks, and never writes. */
interface Check {
    /** The word that {@code --only} takes. */
    String name();

    /** Names of checks without whose success this one cannot look. */
    default Set<String> needs() {
        return Set.of();
    }

    /**
     * Looks.
     *
     * @throws dev.tocsin.azure.ArmException when Azure does not answer the question
     * @throws InterruptedException when its time is over
     */
    Finding run() throws InterruptedException;

    /** A check that cannot look here, whatever else is well. */
    static Check absent(String name, String why) {
        return new Check() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public Finding run() {
                return Finding.skipped(name, why);
            }
        };
    }
}

package dev.tocsin.cli;

/**
 * One run of the shipped project with something going wrong, and what must come of it.
 *
 * @param fault its number in the fault matrix
 * @param name what goes wrong, unique
 * @param phase which requests are struck
 * @param after how many of them pass first
 * @param times how many are struck then; negative for all
 * @param what what happens to them
 * @param exit the exit code of the struck run
 * @param start what is there before
 */
record Trial(String fault, String name, Phase phase, int after, int times, InjectedFault what, int exit, Start start) {
    /** What is in the resource group before, beside the bystanders. */
    enum Start {
        /** Nothing of ours. */
        NOTHING,
        /** All of it, as declared; the run also prunes. */
        APPLIED
    }

    static Trial of(String fault, String name, Phase phase, int times, InjectedFault what, int exit) {
        return new Trial(fault, name, phase, 0, times, what, exit, Start.NOTHING);
    }

    /** The same, when everything is there already. */
    Trial applied() {
        return new Trial(fault, name + ", all applied before", phase, after, times, what, exit, Start.APPLIED);
    }

    /** The same for later requests. */
    Trial after(int passing) {
        return new Trial(fault, name, phase, passing, times, what, exit, start);
    }

    /** What chance is drawn from. */
    long seed() {
        return (fault + name + phase).hashCode();
    }

    @Override
    public String toString() {
        return fault + " " + phase + ": " + name;
    }
}

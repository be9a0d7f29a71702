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
 * @param tokens how many tokens the token service gives; 0 for a run that does not sign in
 */
record Trial(
        String fault,
        String name,
        Phase phase,
        int after,
        int times,
        InjectedFault what,
        int exit,
        Start start,
        int tokens) {
    /** What is in the resource group before, beside the bystanders. */
    enum Start {
        /** Nothing of ours. */
        NOTHING,
        /** All of it, as declared; the run also prunes. */
        APPLIED
    }

    static Trial of(String fault, String name, Phase phase, int times, InjectedFault what, int exit) {
        return new Trial(fault, name, phase, 0, times, what, exit, Start.NOTHING, 0);
    }

    /** The same, when everything is there already. */
    Trial applied() {
        return new Trial(fault, name + ", all applied before", phase, after, times, what, exit, Start.APPLIED, tokens);
    }

    /** The same for later requests. */
    Trial after(int passing) {
        return new Trial(fault, name, phase, passing, times, what, exit, start, tokens);
    }

    /** The same, when the run signs in and can do so this often. */
    Trial withTokens(int most) {
        return new Trial(fault, name, phase, after, times, what, exit, start, most);
    }

    /**
     * Whether lists tell of something else than what is there. Then the plan can only show what they tell: the look before each
     * write must keep it from being done.
     */
    boolean isToldLies() {
        return start == Start.APPLIED && (fault.equals("F16") || name.contains("have no properties"));
    }

    /** Whether there is one of these for each write or each request of the shipped project. */
    boolean isOneOfMany() {
        return name.matches(".*\\b(write|request) \\d+\\b.*");
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

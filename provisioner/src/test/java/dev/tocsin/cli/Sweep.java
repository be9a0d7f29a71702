package dev.tocsin.cli;

/** How much of a sweep is carried out: a part by default, all with {@code -Dtocsin.sweep=full}, as continuous integration has it. */
final class Sweep {
    static final boolean FULL = "full".equals(System.getProperty("tocsin.sweep"));

    private Sweep() {}
}

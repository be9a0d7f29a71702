package dev.tocsin.diagnostic;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Gathers what the steps of one run have to say, so that a user sees all of it at once. Not thread-safe. */
public final class Diagnostics {
    /** Nobody reads more, and a hostile file could ask for millions. */
    private static final int MOST = 1_000;

    private final List<Diagnostic> found = new ArrayList<>();

    /** Adds one; when there are very many, the last one says that the rest is left out. */
    public void add(Diagnostic diagnostic) {
        if (found.size() < MOST) {
            found.add(diagnostic);
        } else if (found.size() == MOST) {
            found.add(Diagnostic.error(
                    "TOC0121",
                    diagnostic.location(),
                    "there are more than " + MOST + " findings; the rest is left out"));
        }
    }

    /** Adds an error at one place. */
    public void error(String code, Location location, String message) {
        add(Diagnostic.error(code, location, message));
    }

    /** Adds a warning at one place. */
    public void warning(String code, Location location, String message) {
        add(Diagnostic.warning(code, location, message));
    }

    /** Whether the run must stop. */
    public boolean hasErrors() {
        for (Diagnostic diagnostic : found) {
            if (diagnostic.level() == Level.ERROR) {
                return true;
            }
        }
        return false;
    }

    /** Whether there is an error that points into this file, also as a further place. */
    public boolean hasErrorsIn(String file) {
        for (Diagnostic diagnostic : found) {
            if (diagnostic.level() == Level.ERROR && pointsInto(file, diagnostic)) {
                return true;
            }
        }
        return false;
    }

    private static boolean pointsInto(String file, Diagnostic diagnostic) {
        if (diagnostic.location().file().equals(file)) {
            return true;
        }
        for (Location place : diagnostic.related()) {
            if (place.file().equals(file)) {
                return true;
            }
        }
        return false;
    }

    /** All, in reporting order, each once. */
    public List<Diagnostic> sorted() {
        TreeSet<Diagnostic> each = new TreeSet<>(Diagnostic.ORDER);
        each.addAll(found);
        return List.copyOf(each);
    }
}

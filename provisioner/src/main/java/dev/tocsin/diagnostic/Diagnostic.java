package dev.tocsin.diagnostic;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * One thing to tell the user.
 *
 * @param code stable identifier, {@code TOC} and four digits
 * @param level how bad it is
 * @param message what is wrong and what to do about it, one line without a final full stop
 * @param location where in the user's files
 * @param related further places, such as the template line behind a definition
 */
public record Diagnostic(String code, Level level, String message, Location location, List<Location> related) {
    /** By place, then by code: the order in which they are always reported. */
    public static final Comparator<Diagnostic> ORDER = new Order();

    /** Copies the related places. */
    public Diagnostic {
        related = List.copyOf(related);
    }

    /** An error at one place. */
    public static Diagnostic error(String code, Location location, String message) {
        return new Diagnostic(code, Level.ERROR, message, location, List.of());
    }

    /** A warning at one place. */
    public static Diagnostic warning(String code, Location location, String message) {
        return new Diagnostic(code, Level.WARNING, message, location, List.of());
    }

    /** The same at another place. */
    public Diagnostic at(Location place) {
        return new Diagnostic(code, level, message, place, related);
    }

    /** The same with a further place. */
    public Diagnostic alsoAt(Location place) {
        return new Diagnostic(code, level, message, location, append(related, place));
    }

    /** A class of its own, because every run sorts, and a lambda starts more slowly. */
    private static final class Order implements Comparator<Diagnostic> {
        @Override
        public int compare(Diagnostic one, Diagnostic other) {
            int byPlace = one.location.compareTo(other.location);
            if (byPlace != 0) {
                return byPlace;
            }
            int byCode = one.code.compareTo(other.code);
            return byCode != 0 ? byCode : one.message.compareTo(other.message);
        }
    }

    private static List<Location> append(List<Location> places, Location place) {
        ArrayList<Location> all = new ArrayList<>(places);
        all.add(place);
        return all;
    }
}

package dev.tocsin.kql.evaluate.function;

import dev.tocsin.kql.evaluate.value.Ticks;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The format of {@code format_datetime()} and {@code format_timespan()}: letters of parts, and delimiters. */
final class TimePattern {
    private static final String DELIMITERS = " /-:,._[]";
    private static final List<String> OF_DATETIME =
            List.of("d", "dd", "h", "hh", "H", "HH", "m", "mm", "M", "MM", "s", "ss", "y", "yy", "yyyy", "tt");
    private static final List<String> OF_TIMESPAN = List.of("h", "hh", "H", "HH", "m", "mm", "s", "ss");

    private final List<String> pieces;
    private final boolean timespan;

    private TimePattern(List<String> pieces, boolean timespan) {
        this.pieces = pieces;
        this.timespan = timespan;
    }

    static TimePattern ofDatetime(String format, CallSite site) {
        return read(format, false, site);
    }

    static TimePattern ofTimespan(String format, CallSite site) {
        return read(format, true, site);
    }

    private static TimePattern read(String format, boolean timespan, CallSite site) {
        List<String> pieces = new ArrayList<>();
        int at = 0;
        while (at < format.length()) {
            char c = format.charAt(at);
            int end = at + 1;
            if (DELIMITERS.indexOf(c) < 0) {
                while (end < format.length() && format.charAt(end) == c) {
                    end++;
                }
            }
            String piece = format.substring(at, end);
            if (DELIMITERS.indexOf(c) < 0 && !known(piece, timespan)) {
                throw site.undocumented("\"" + piece + "\" in a format is not documented");
            }
            pieces.add(piece);
            at = end;
        }
        return new TimePattern(List.copyOf(pieces), timespan);
    }

    private static boolean known(String piece, boolean timespan) {
        char c = piece.charAt(0);
        if (c == 'f' || c == 'F') {
            return piece.length() <= 7;
        }
        if (timespan) {
            return c == 'd' ? piece.length() <= 8 : OF_TIMESPAN.contains(piece);
        }
        return OF_DATETIME.contains(piece);
    }

    /** The text of a point in time or a length of time, in ticks. */
    String write(long ticks, CallSite site) {
        if (timespan && ticks < 0) {
            throw site.undocumented("a negative timespan has no documented text");
        }
        StringBuilder out = new StringBuilder();
        for (String piece : pieces) {
            switch (piece.charAt(0)) {
                case 'f' -> out.append(fraction(ticks), 0, piece.length());
                case 'F' -> nonZero(fraction(ticks).substring(0, piece.length()), out, site);
                case 'd', 'h', 'H', 'm', 'M', 's', 'y' -> number(piece, ticks, out);
                case 't' -> out.append(Math.floorMod(ticks, Ticks.DAY) < Ticks.DAY / 2 ? "AM" : "PM");
                default -> out.append(piece);
            }
        }
        return out.toString();
    }

    private static String fraction(long ticks) {
        return String.format(Locale.ROOT, "%07d", ticks % Ticks.SECOND);
    }

    private static void nonZero(String digits, StringBuilder out, CallSite site) {
        int end = digits.length();
        while (end > 0 && digits.charAt(end - 1) == '0') {
            end--;
        }
        if (end == 0 && !out.isEmpty() && out.charAt(out.length() - 1) == '.') {
            throw site.undocumented("whether the point stays where F writes nothing is not documented");
        }
        out.append(digits, 0, end);
    }

    private void number(String piece, long ticks, StringBuilder out) {
        String digits = Long.toString(part(piece, ticks));
        out.append("0".repeat(Math.max(0, piece.length() - digits.length()))).append(digits);
    }

    private long part(String piece, long ticks) {
        char c = piece.charAt(0);
        long hour = ticks / Ticks.HOUR % 24;
        return switch (c) {
            case 'h' -> timespan ? hour : (hour + 11) % 12 + 1;
            case 'H' -> hour;
            case 'm' -> ticks / Ticks.MINUTE % 60;
            case 's' -> ticks / Ticks.SECOND % 60;
            default -> {
                if (timespan) {
                    yield ticks / Ticks.DAY;
                }
                LocalDateTime time = Ticks.dateTime(ticks);
                yield switch (c) {
                    case 'd' -> time.getDayOfMonth();
                    case 'M' -> time.getMonthValue();
                    default -> piece.length() > 2 ? time.getYear() : time.getYear() % 100;
                };
            }
        };
    }
}

package dev.tocsin.secret;

import java.nio.charset.StandardCharsets;

/**
 * A text as it reads when every escape in it is undone: percent-encoding, HTML entities, JSON escapes, each also within another,
 * and lines that were wrapped. Each character knows from where in the text it comes.
 */
final class Decoded {
    private static final int ROUNDS = 6;
    private static final String LINE_MARKERS = "-+|>│";

    private final boolean joined;
    private char[] chars;
    private int[] starts;
    private int[] ends;
    private int length;

    private Decoded(String text, boolean joined) {
        this.joined = joined;
        this.chars = text.toCharArray();
        this.length = chars.length;
        this.starts = new int[length];
        this.ends = new int[length];
        for (int i = 0; i < length; i++) {
            starts[i] = i;
            ends[i] = i + 1;
        }
    }

    /**
     * Without white space, and without the marker of a diff or a quotation at the start of a line: so a text reads the same however
     * it was wrapped, and however the wrapping was undone.
     */
    static Decoded joined(String text) {
        return of(text, true);
    }

    /** With lines as they are. */
    static Decoded byLine(String text) {
        return of(text, false);
    }

    private static Decoded of(String text, boolean joined) {
        Decoded decoded = new Decoded(text, joined);
        for (int round = 0; round < ROUNDS && decoded.decode(); round++) {
            // each round undoes one layer
        }
        return decoded;
    }

    /** The text without escapes. */
    String text() {
        return new String(chars, 0, length);
    }

    int length() {
        return length;
    }

    /** Where in the original text the character at this index begins; for the end, where it ends. */
    int start(int index) {
        return index < length ? starts[index] : length == 0 ? 0 : ends[length - 1];
    }

    /** Where in the original text the character before this index ends. */
    int end(int index) {
        return index == 0 ? 0 : ends[index - 1];
    }

    private boolean decode() {
        char[] from = chars;
        int[] fromStarts = starts;
        int[] fromEnds = ends;
        int size = length;
        chars = new char[size];
        starts = new int[size];
        ends = new int[size];
        length = 0;
        int at = 0;
        while (at < size) {
            int used = switch (from[at]) {
                case '%' -> percent(from, size, at, fromStarts, fromEnds);
                case '&' -> entity(from, size, at, fromStarts, fromEnds);
                case '\\' -> escape(from, size, at, fromStarts, fromEnds);
                case '\r', '\n' -> joined ? lineEnd(from, size, at) : 0;
                case ' ', '\t' -> joined ? 1 : 0;
                default -> 0;
            };
            if (used == 0) {
                put(from[at], fromStarts[at], fromEnds[at]);
                used = 1;
            }
            at += used;
        }
        return length < size;
    }

    private void put(char c, int start, int end) {
        chars[length] = c;
        starts[length] = start;
        ends[length] = end;
        length++;
    }

    /** Puts what some characters stand for, and says how many they are. */
    private int put(String meaning, int count, int at, int[] fromStarts, int[] fromEnds) {
        for (int i = 0; i < meaning.length(); i++) {
            put(meaning.charAt(i), fromStarts[at], fromEnds[at + count - 1]);
        }
        return count;
    }

    private int percent(char[] from, int size, int at, int[] fromStarts, int[] fromEnds) {
        int first = octet(from, size, at);
        if (first < 0) {
            return 0;
        }
        int count = first < 0x80 ? 1 : first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC2 ? 2 : 0;
        byte[] bytes = new byte[count];
        for (int i = 0; i < count; i++) {
            int octet = octet(from, size, at + 3 * i);
            if (octet < 0) {
                return 0;
            }
            bytes[i] = (byte) octet;
        }
        String meaning = new String(bytes, StandardCharsets.UTF_8);
        return count == 0 || meaning.indexOf('\uFFFD') >= 0 ? 0 : put(meaning, 3 * count, at, fromStarts, fromEnds);
    }

    private static int octet(char[] from, int size, int at) {
        if (at + 2 >= size || from[at] != '%') {
            return -1;
        }
        int high = Character.digit(from[at + 1], 16);
        int low = Character.digit(from[at + 2], 16);
        return high < 0 || low < 0 ? -1 : high * 16 + low;
    }

    private int entity(char[] from, int size, int at, int[] fromStarts, int[] fromEnds) {
        int end = at + 1;
        while (end < size && end - at < 10 && (Character.isLetterOrDigit(from[end]) || from[end] == '#')) {
            end++;
        }
        if (end >= size || from[end] != ';') {
            return 0;
        }
        String name = new String(from, at + 1, end - at - 1);
        String meaning = switch (name) {
            case "amp" -> "&";
            case "lt" -> "<";
            case "gt" -> ">";
            case "quot" -> "\"";
            case "apos" -> "'";
            default -> numbered(name);
        };
        return meaning.isEmpty() ? 0 : put(meaning, end - at + 1, at, fromStarts, fromEnds);
    }

    private static String numbered(String name) {
        if (name.length() < 2 || name.charAt(0) != '#') {
            return "";
        }
        boolean hex = name.charAt(1) == 'x' || name.charAt(1) == 'X';
        try {
            int code = Integer.parseInt(name.substring(hex ? 2 : 1), hex ? 16 : 10);
            return Character.isValidCodePoint(code) ? Character.toString(code) : "";
        } catch (NumberFormatException e) {
            return "";
        }
    }

    private int escape(char[] from, int size, int at, int[] fromStarts, int[] fromEnds) {
        if (at + 1 >= size) {
            return 0;
        }
        char next = from[at + 1];
        if (next == 'u') {
            int code = 0;
            for (int i = 2; i < 6; i++) {
                int digit = at + i < size ? Character.digit(from[at + i], 16) : -1;
                if (digit < 0) {
                    return 0;
                }
                code = code * 16 + digit;
            }
            return put(String.valueOf((char) code), 6, at, fromStarts, fromEnds);
        }
        return switch (next) {
            case '"', '\'', '/', '\\' -> put(String.valueOf(next), 2, at, fromStarts, fromEnds);
            case 't' -> put("\t", 2, at, fromStarts, fromEnds);
            case 'n', 'r' -> put("\n", 2, at, fromStarts, fromEnds);
            default -> 0;
        };
    }

    private static int lineEnd(char[] from, int size, int at) {
        int next = blanks(from, size, at + 1);
        return next + 1 < size && LINE_MARKERS.indexOf(from[next]) >= 0 && from[next + 1] == ' '
                ? next + 2 - at
                : next - at;
    }

    private static int blanks(char[] from, int size, int at) {
        int next = at;
        while (next < size && (from[next] == ' ' || from[next] == '\t')) {
            next++;
        }
        return next;
    }
}

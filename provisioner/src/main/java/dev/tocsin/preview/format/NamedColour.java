package dev.tocsin.preview.format;

import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;

/** Colours by the portal's names; their shades are ours. Nothing else that a workbook says of a colour reaches the page. */
public final class NamedColour {
    private static final Map<String, Integer> NAMES = Map.ofEntries(
            Map.entry("blue", 0x0078D4),
            Map.entry("lightBlue", 0x50B0F0),
            Map.entry("blueDark", 0x004E8C),
            Map.entry("blueDarkDark", 0x002050),
            Map.entry("grayBlue", 0x69797E),
            Map.entry("gray", 0x8A8886),
            Map.entry("green", 0x57A300),
            Map.entry("lightGreen", 0x8FD14F),
            Map.entry("greenDark", 0x107C10),
            Map.entry("greenDarkDark", 0x004B1C),
            Map.entry("red", 0xD13438),
            Map.entry("redBright", 0xE81123),
            Map.entry("redDark", 0xA4262C),
            Map.entry("orange", 0xF7630C),
            Map.entry("orangeDark", 0xCA5010),
            Map.entry("yellow", 0xFFB900),
            Map.entry("yellowDark", 0xC19C00),
            Map.entry("turquoise", 0x00B7C3),
            Map.entry("brown", 0x8E562E),
            Map.entry("purple", 0x8764B8),
            Map.entry("purpleDark", 0x5C2E91),
            Map.entry("amethyst", 0x881798),
            Map.entry("magenta", 0xB4009E),
            Map.entry("pink", 0xE3008C),
            Map.entry("white", 0xFFFFFF),
            Map.entry("black", 0x000000),
            Map.entry("cold", 0x0078D4),
            Map.entry("hot", 0xE81123));

    private NamedColour() {}

    /** Red, green and blue, eight bits each: of a name, or of {@code #rrggbb}; nothing for any other text. */
    public static OptionalInt rgb(String name) {
        Integer known = NAMES.get(name);
        if (known != null) {
            return OptionalInt.of(known);
        }
        boolean hex = name.length() == 7
                && name.charAt(0) == '#'
                && name.chars().skip(1).allMatch(c -> Character.digit(c, 16) >= 0);
        return hex ? OptionalInt.of(Integer.parseInt(name.substring(1), 16)) : OptionalInt.empty();
    }

    /** All names, sorted. */
    public static Set<String> names() {
        return new TreeMap<>(NAMES).keySet();
    }

    /** As {@code #rrggbb}. */
    public static String hex(int rgb) {
        return String.format(Locale.ROOT, "#%06x", rgb);
    }
}

package dev.tocsin.preview.page;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Colours that the data of a page need, as classes of its style sheet: the page's policy allows no style at an element. Names
 * are those of the portal, their shades are ours.
 */
final class Colours {
    private static final Map<String, Integer> NAMES = Map.ofEntries(
            Map.entry("blue", 0x0078D4),
            Map.entry("lightBlue", 0x50B0F0),
            Map.entry("blueDark", 0x004E8C),
            Map.entry("blueDarkDark", 0x002050),
            Map.entry("grayBlue", 0x69797E),
            Map.entry("gray", 0x8A8886),
            Map.entry("green", 0x57A300),
            Map.entry("greenDark", 0x107C10),
            Map.entry("red", 0xD13438),
            Map.entry("redBright", 0xE81123),
            Map.entry("redDark", 0xA4262C),
            Map.entry("orange", 0xF7630C),
            Map.entry("yellow", 0xFFB900),
            Map.entry("yellowDark", 0xC19C00),
            Map.entry("turquoise", 0x00B7C3),
            Map.entry("purple", 0x8764B8),
            Map.entry("amethyst", 0x881798),
            Map.entry("magenta", 0xB4009E),
            Map.entry("pink", 0xE3008C),
            Map.entry("white", 0xFFFFFF),
            Map.entry("black", 0x000000),
            Map.entry("cold", 0x0078D4),
            Map.entry("hot", 0xE81123));
    private static final int WHITE = 0xFFFFFF;

    private final Map<Integer, String> classes = new LinkedHashMap<>();

    /** The class of a background by name; nothing when the name is not known. */
    Optional<String> named(@Nullable String name) {
        Integer colour = NAMES.get(String.valueOf(name));
        return colour == null ? Optional.empty() : Optional.of(of(colour));
    }

    /** As {@code #rrggbb}, for pictures; of an unknown name, blue. */
    static String hex(String name) {
        return hex(NAMES.getOrDefault(name, 0x0078D4));
    }

    /**
     * The class of a place between the ends of a palette, in twenty steps; nothing when the palette is not known.
     *
     * @param share from 0 to 1
     */
    Optional<String> heat(String palette, double share) {
        double step = Math.rint(Math.max(0, Math.min(1, share)) * 20) / 20;
        Integer single = NAMES.get(palette.equals("auto") || palette.isEmpty() ? "blue" : palette);
        if (single != null) {
            return Optional.of(of(between(WHITE, single, 0.08 + 0.92 * step)));
        }
        for (Map.Entry<String, Integer> first : new TreeMap<>(NAMES).entrySet()) {
            String rest = palette.startsWith(first.getKey())
                    ? palette.substring(first.getKey().length())
                    : "";
            if (!rest.isEmpty()) {
                Integer second = NAMES.get(Character.toLowerCase(rest.charAt(0)) + rest.substring(1));
                if (second != null) {
                    int middle = palette.contains("Red") || palette.contains("Green") ? 0xFFD335 : WHITE;
                    return Optional.of(of(
                            step < 0.5
                                    ? between(first.getValue(), middle, step * 2)
                                    : between(middle, second, step * 2 - 1)));
                }
            }
        }
        return Optional.empty();
    }

    private static int between(int from, int to, double share) {
        int colour = 0;
        for (int shift = 16; shift >= 0; shift -= 8) {
            double a = from >> shift & 0xFF;
            double b = to >> shift & 0xFF;
            colour |= (int) Math.rint(a + (b - a) * share) << shift;
        }
        return colour;
    }

    private String of(int colour) {
        return classes.computeIfAbsent(colour, unused -> "x" + classes.size());
    }

    /** Rules for all classes that were given out, with a text colour that can be read on each. */
    String css() {
        StringBuilder css = new StringBuilder();
        classes.forEach((colour, name) -> css.append('.')
                .append(name)
                .append("{background:")
                .append(hex(colour))
                .append(";color:")
                .append(isLight(colour) ? "#111" : "#fff")
                .append("}\n"));
        return css.toString();
    }

    /** By relative luminance (WCAG 2.2): black text has more contrast on it than white text. */
    private static boolean isLight(int colour) {
        return 0.2126 * linear(colour >> 16 & 0xFF)
                        + 0.7152 * linear(colour >> 8 & 0xFF)
                        + 0.0722 * linear(colour & 0xFF)
                > 0.18;
    }

    private static double linear(int channel) {
        double share = channel / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
    }

    private static String hex(int colour) {
        return String.format(java.util.Locale.ROOT, "#%06x", colour);
    }
}

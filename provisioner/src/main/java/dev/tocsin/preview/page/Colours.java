package dev.tocsin.preview.page;

import dev.tocsin.preview.format.NamedColour;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Colours that the data of a page need, as classes of its style sheet: the page's policy allows no style at an element.
 */
final class Colours {
    private static final int BLUE = 0x0078D4;
    private static final int WHITE = 0xFFFFFF;

    private final Map<Integer, String> classes = new LinkedHashMap<>();

    /** The class of a background by name; nothing when the name is not known. */
    Optional<String> named(@Nullable String name) {
        OptionalInt colour = NamedColour.rgb(String.valueOf(name));
        return colour.isPresent() ? Optional.of(of(colour.getAsInt())) : Optional.empty();
    }

    /** As {@code #rrggbb}, for pictures; of an unknown name, blue. */
    static String hex(String name) {
        return NamedColour.hex(NamedColour.rgb(name).orElse(BLUE));
    }

    /**
     * The class of a place between the ends of a palette, in twenty steps; nothing when the palette is not known.
     *
     * @param share from 0 to 1
     */
    Optional<String> heat(String palette, double share) {
        double step = Math.rint(Math.max(0, Math.min(1, share)) * 20) / 20;
        OptionalInt single = NamedColour.rgb(palette.equals("auto") || palette.isEmpty() ? "blue" : palette);
        if (single.isPresent()) {
            return Optional.of(of(between(WHITE, single.getAsInt(), 0.08 + 0.92 * step)));
        }
        for (String first : NamedColour.names()) {
            String rest = palette.startsWith(first) ? palette.substring(first.length()) : "";
            OptionalInt second = rest.isEmpty()
                    ? OptionalInt.empty()
                    : NamedColour.rgb(Character.toLowerCase(rest.charAt(0)) + rest.substring(1));
            if (second.isPresent()) {
                int start = NamedColour.rgb(first).orElse(BLUE);
                int middle = palette.contains("Red") || palette.contains("Green") ? 0xFFD335 : WHITE;
                return Optional.of(of(
                        step < 0.5
                                ? between(start, middle, step * 2)
                                : between(middle, second.getAsInt(), step * 2 - 1)));
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

    /** The class of a colour. */
    String of(int colour) {
        return classes.computeIfAbsent(colour, unused -> "x" + classes.size());
    }

    /** Rules for all classes that were given out, with a text colour that can be read on each. */
    String css() {
        StringBuilder css = new StringBuilder();
        classes.forEach((colour, name) -> css.append('.')
                .append(name)
                .append("{background:")
                .append(NamedColour.hex(colour))
                .append(";fill:")
                .append(NamedColour.hex(colour))
                .append(";color:")
                .append(isLight(colour) ? "#000" : "#fff")
                .append("}\n"));
        return css.toString();
    }

    /** By relative luminance (WCAG 2.2): black text has more contrast on it than white text, which is then always 4.5 or more. */
    private static boolean isLight(int colour) {
        return 0.2126 * linear(colour >> 16 & 0xFF)
                        + 0.7152 * linear(colour >> 8 & 0xFF)
                        + 0.0722 * linear(colour & 0xFF)
                > 0.179;
    }

    private static double linear(int channel) {
        double share = channel / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
    }
}

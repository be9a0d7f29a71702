package dev.tocsin.preview.format;

import java.util.Optional;

/**
 * What a number of a {@code numberFormat} counts. The format has numbers for units and no public list of them; ours are read
 * from what Microsoft's 710 public workbooks use each for: 22 stands at {@code cpu_time_us}, 23 at {@code wait_ms_per_second},
 * 3 at {@code allocated_kb_d}, 31 at {@code operationsPerSecond}, 36 at {@code BillableDataBytes}.
 *
 * @param kind how large values are shortened
 * @param factor how many bytes, or seconds, one of them is; 1 for others
 * @param suffix behind the shortened value
 */
public record Unit(Kind kind, double factor, String suffix) {
    /** A number without a unit. */
    public static final Unit NONE = new Unit(Kind.PLAIN, 1, "");

    /** How large values are shortened. */
    public enum Kind {
        /** K, M, B, T. */
        PLAIN,
        /** Not at all. */
        PERCENT,
        /** KiB, MiB, … of 1024 each. */
        BYTES,
        /** kB, MB, … of 1000 each. */
        BYTES_SI,
        /** µs, ms, s, min, h, d. */
        TIME
    }

    /** The unit with that number; nothing when it is not known. */
    public static Optional<Unit> of(int number) {
        return switch (number) {
            case 0, 17 -> Optional.of(NONE);
            case 1 -> Optional.of(new Unit(Kind.PERCENT, 1, "%"));
            case 2, 3, 4, 5, 6, 7 -> Optional.of(new Unit(Kind.BYTES, Math.pow(1024, number - 2.0), ""));
            case 11, 12, 13 -> Optional.of(new Unit(Kind.BYTES, Math.pow(1024, number - 11.0), "/s"));
            case 22 -> Optional.of(new Unit(Kind.TIME, 1e-6, ""));
            case 23 -> Optional.of(new Unit(Kind.TIME, 1e-3, ""));
            case 24 -> Optional.of(new Unit(Kind.TIME, 1, ""));
            case 25 -> Optional.of(new Unit(Kind.TIME, 60, ""));
            case 26 -> Optional.of(new Unit(Kind.TIME, 3_600, ""));
            case 27 -> Optional.of(new Unit(Kind.TIME, 86_400, ""));
            case 31 -> Optional.of(new Unit(Kind.PLAIN, 1, "/s"));
            case 36, 37, 38, 39 -> Optional.of(new Unit(Kind.BYTES_SI, Math.pow(1000, number - 36.0), ""));
            case 45, 46, 47 -> Optional.of(new Unit(Kind.BYTES_SI, Math.pow(1000, number - 45.0), "/s"));
            default -> Optional.empty();
        };
    }

    /**
     * A value with its unit.
     *
     * @param most digits behind the point
     * @param least of them
     */
    String text(double value, int most, int least, boolean grouped, boolean shorten) {
        return switch (kind) {
            case PLAIN -> plain(value, most, least, grouped, shorten) + suffix;
            case PERCENT -> Digits.text(value, most, least, grouped) + suffix;
            case BYTES ->
                stepped(value, 1024, new String[] {" B", " KiB", " MiB", " GiB", " TiB", " PiB"}, most, least);
            case BYTES_SI -> stepped(value, 1000, new String[] {" B", " kB", " MB", " GB", " TB", " PB"}, most, least);
            case TIME -> time(value, most, least);
        };
    }

    private static String plain(double value, int most, int least, boolean grouped, boolean shorten) {
        double size = Math.abs(value);
        String[] steps = {"", "K", "M", "B", "T"};
        int step = 0;
        while (shorten && size >= 1000 && step < steps.length - 1) {
            size /= 1000;
            step++;
        }
        return Digits.text(
                        Math.copySign(size, value),
                        step == 0 ? most : Math.min(most, 1),
                        step == 0 ? least : 0,
                        grouped)
                + steps[step];
    }

    private String stepped(double value, double base, String[] names, int most, int least) {
        double size = Math.abs(value) * factor;
        int step = 0;
        while (size >= base && step < names.length - 1) {
            size /= base;
            step++;
        }
        int digits = Math.min(most, 2);
        return Digits.text(Math.copySign(size, value), digits, Math.min(least, digits), true) + names[step] + suffix;
    }

    private String time(double value, int most, int least) {
        double seconds = Math.abs(value) * factor;
        double[] sizes = {86_400, 3_600, 60, 1, 1e-3};
        String[] names = {" d", " h", " min", " s", " ms"};
        int digits = Math.min(most, 2);
        for (int i = 0; i < sizes.length; i++) {
            if (seconds >= sizes[i]) {
                return Digits.text(Math.copySign(seconds / sizes[i], value), digits, Math.min(least, digits), true)
                        + names[i];
            }
        }
        return seconds == 0
                ? "0 s"
                : Digits.text(Math.copySign(seconds * 1e6, value), digits, Math.min(least, digits), true) + " µs";
    }
}

package dev.tocsin.kql.evaluate.function;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Punycode, by <a href="https://www.rfc-editor.org/rfc/rfc3492">RFC 3492</a>; of domains label by label. */
final class PunycodeFunctions implements FunctionFamily {
    private static final int BASE = 36;
    private static final int LEAST = 1;
    private static final int MOST = 26;
    private static final int SKEW = 38;
    private static final int DAMP = 700;
    private static final int FIRST_BIAS = 72;
    private static final int FIRST_POINT = 128;
    private static final String DIGITS = "abcdefghijklmnopqrstuvwxyz0123456789";
    private static final String MARK = "xn--";

    @Override
    public void addTo(FunctionRegistry.Entries functions) {
        functions
                .add("punycode_from_string", site -> Kernels.text(PunycodeFunctions::encoded))
                .add(
                        "punycode_to_string",
                        site -> Kernels.text(text -> {
                            String plain = decoded(text);
                            return plain == null ? "" : plain;
                        }))
                .add("punycode_domain_from_string", site -> Kernels.text(text -> domain(text, site)))
                .add(
                        "punycode_domain_to_string",
                        site -> Kernels.text(text -> {
                            List<String> labels = new ArrayList<>();
                            for (String label : text.split("\\.", -1)) {
                                String plain = label.startsWith(MARK) ? decoded(label.substring(MARK.length())) : label;
                                if (plain == null) {
                                    return "";
                                }
                                labels.add(plain);
                            }
                            return String.join(".", labels);
                        }));
    }

    private static String domain(String text, CallSite site) {
        List<String> labels = new ArrayList<>();
        for (String label : text.split("\\.", -1)) {
            boolean plain = label.chars().allMatch(c -> c < FIRST_POINT);
            if (!plain && !label.equals(label.toLowerCase(java.util.Locale.ROOT))) {
                throw site.undocumented("how capital letters of a domain are encoded is not documented");
            }
            labels.add(plain ? label : MARK + encoded(label));
        }
        return String.join(".", labels);
    }

    private static int adapted(int delta, int points, boolean first) {
        int rest = first ? delta / DAMP : delta / 2;
        rest += rest / points;
        int steps = 0;
        while (rest > (BASE - LEAST) * MOST / 2) {
            rest /= BASE - LEAST;
            steps += BASE;
        }
        return steps + (BASE - LEAST + 1) * rest / (rest + SKEW);
    }

    private static int threshold(int step, int bias) {
        return Math.max(LEAST, Math.min(MOST, step - bias));
    }

    private static String encoded(String text) {
        int[] points = text.codePoints().toArray();
        StringBuilder out = new StringBuilder();
        for (int point : points) {
            if (point < FIRST_POINT) {
                out.append((char) point);
            }
        }
        int basic = out.length();
        int handled = basic;
        if (basic > 0) {
            out.append('-');
        }
        int next = FIRST_POINT;
        int delta = 0;
        int bias = FIRST_BIAS;
        while (handled < points.length) {
            int least = Integer.MAX_VALUE;
            for (int point : points) {
                least = point >= next ? Math.min(least, point) : least;
            }
            delta += (least - next) * (handled + 1);
            next = least;
            for (int point : points) {
                delta += point < next ? 1 : 0;
                if (point == next) {
                    append(out, delta, bias);
                    bias = adapted(delta, handled + 1, handled == basic);
                    delta = 0;
                    handled++;
                }
            }
            delta++;
            next++;
        }
        return out.toString();
    }

    private static void append(StringBuilder out, int delta, int bias) {
        int rest = delta;
        for (int step = BASE; ; step += BASE) {
            int threshold = threshold(step, bias);
            if (rest < threshold) {
                out.append(DIGITS.charAt(rest));
                return;
            }
            out.append(DIGITS.charAt(threshold + (rest - threshold) % (BASE - threshold)));
            rest = (rest - threshold) / (BASE - threshold);
        }
    }

    /** Null for what is not Punycode. */
    private static @Nullable String decoded(String text) {
        int mark = text.lastIndexOf('-');
        List<Integer> points = new ArrayList<>();
        text.substring(0, Math.max(0, mark)).codePoints().forEach(points::add);
        int at = mark + 1;
        long point = FIRST_POINT;
        int index = 0;
        int bias = FIRST_BIAS;
        while (at < text.length()) {
            int before = index;
            long weight = 1;
            for (int step = BASE; ; step += BASE) {
                int digit = at < text.length() ? DIGITS.indexOf(Character.toLowerCase(text.charAt(at++))) : -1;
                long sum = index + digit * weight;
                if (digit < 0 || sum > Integer.MAX_VALUE) {
                    return null;
                }
                index = (int) sum;
                int threshold = threshold(step, bias);
                if (digit < threshold) {
                    break;
                }
                weight *= BASE - threshold;
                if (weight > Integer.MAX_VALUE) {
                    return null;
                }
            }
            int count = points.size() + 1;
            bias = adapted(index - before, count, before == 0);
            point += index / count;
            index %= count;
            if (point > Character.MAX_CODE_POINT) {
                return null;
            }
            points.add(index++, (int) point);
        }
        StringBuilder out = new StringBuilder();
        points.forEach(out::appendCodePoint);
        return out.toString();
    }
}

package dev.tocsin.kql.evaluate.function;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An address of the internet, and how many of its leading bits count; those behind are not zero by themselves.
 *
 * @param width 32 or 128
 */
record IpAddress(BigInteger bits, int prefix, int width) implements Comparable<IpAddress> {
    private static final Pattern V4 =
            Pattern.compile("(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})(?:/(\\d{1,2}))?");
    private static final int GROUPS = 8;

    /** An IPv4 address with a prefix perhaps; null for anything else. */
    static @Nullable IpAddress v4(String text) {
        Matcher matcher = V4.matcher(text.trim());
        if (!matcher.matches()) {
            return null;
        }
        long bits = 0;
        for (int i = 1; i <= 4; i++) {
            int part = Integer.parseInt(matcher.group(i));
            if (part > 255) {
                return null;
            }
            bits = bits << 8 | part;
        }
        int prefix = matcher.group(5) == null ? 32 : Integer.parseInt(matcher.group(5));
        return prefix > 32 ? null : new IpAddress(BigInteger.valueOf(bits), prefix, 32);
    }

    /** The IPv4 address that a number is; null if it is too large or negative. */
    static @Nullable IpAddress v4(long number) {
        return number < 0 || number > 0xFFFFFFFFL ? null : new IpAddress(BigInteger.valueOf(number), 32, 32);
    }

    /**
     * An IPv6 address with a prefix perhaps; null for what is no address. An IPv4 address is one with 96 more bits in front, and so
     * is one behind {@code ::}.
     */
    static @Nullable IpAddress v6(String written) {
        String text = written.trim();
        IpAddress mapped = v4(text.startsWith("::") ? text.substring(2) : text);
        if (mapped != null) {
            BigInteger front = BigInteger.valueOf(0xFFFF).shiftLeft(32);
            return new IpAddress(front.or(mapped.bits), mapped.prefix + 96, 128);
        }
        int slash = text.indexOf('/');
        int prefix = 128;
        if (slash >= 0) {
            String digits = text.substring(slash + 1);
            if (!digits.matches("\\d{1,3}") || Integer.parseInt(digits) > 128) {
                return null;
            }
            prefix = Integer.parseInt(digits);
            text = text.substring(0, slash);
        }
        List<Integer> groups = expanded(text);
        if (groups == null) {
            return null;
        }
        BigInteger bits = BigInteger.ZERO;
        for (int group : groups) {
            bits = bits.shiftLeft(16).or(BigInteger.valueOf(group));
        }
        return new IpAddress(bits, prefix, 128);
    }

    /** The eight groups; null for what is no address. */
    private static @Nullable List<Integer> expanded(String text) {
        int gap = text.indexOf("::");
        if (gap < 0) {
            List<Integer> all = groups(text);
            return all == null || all.size() != GROUPS ? null : all;
        }
        List<Integer> head = gap == 0 ? List.of() : groups(text.substring(0, gap));
        String rest = text.substring(gap + 2);
        List<Integer> tail = rest.isEmpty() ? List.of() : groups(rest);
        if (head == null || tail == null || head.size() + tail.size() >= GROUPS) {
            return null;
        }
        List<Integer> all = new ArrayList<>(head);
        while (all.size() + tail.size() < GROUPS) {
            all.add(0);
        }
        all.addAll(tail);
        return all;
    }

    private static @Nullable List<Integer> groups(String text) {
        List<Integer> groups = new ArrayList<>();
        String[] parts = text.split(":", -1);
        for (int i = 0; i < parts.length; i++) {
            if (parts[i].matches("[0-9a-fA-F]{1,4}")) {
                groups.add(Integer.parseInt(parts[i], 16));
                continue;
            }
            IpAddress last = i == parts.length - 1 ? v4(parts[i]) : null;
            if (last == null || parts[i].contains("/")) {
                return null;
            }
            groups.add(last.bits.intValue() >>> 16);
            groups.add(last.bits.intValue() & 0xFFFF);
        }
        return groups;
    }

    /** With at most so many bits that count; null for a number that is no prefix. */
    @Nullable
    IpAddress within(long length) {
        return length < 0 || length > width ? null : new IpAddress(bits, (int) Math.min(prefix, length), width);
    }

    /** The bits that count, followed by zeros. */
    BigInteger masked() {
        return masked(prefix);
    }

    private BigInteger masked(int length) {
        return bits.shiftRight(width - length).shiftLeft(width - length);
    }

    boolean isIn(IpAddress range) {
        return prefix >= range.prefix && masked(range.prefix).equals(range.masked());
    }

    /** By the bits that count in both. */
    @Override
    public int compareTo(IpAddress other) {
        int length = Math.min(prefix, other.prefix);
        return masked(length).compareTo(other.masked(length));
    }

    /** The bits that count as an address; of IPv6 all digits. */
    String text() {
        BigInteger address = masked();
        List<String> parts = new ArrayList<>();
        int step = width == 32 ? 8 : 16;
        for (int shift = width - step; shift >= 0; shift -= step) {
            int part = address.shiftRight(shift).intValue() & ((1 << step) - 1);
            parts.add(width == 32 ? Integer.toString(part) : String.format(Locale.ROOT, "%04x", part));
        }
        return String.join(width == 32 ? "." : ":", parts);
    }
}

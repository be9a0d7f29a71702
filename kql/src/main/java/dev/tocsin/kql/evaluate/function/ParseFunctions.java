package dev.tocsin.kql.evaluate.function;

import dev.tocsin.kql.evaluate.value.Texts;
import dev.tocsin.kql.evaluate.value.ValueType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Functions that take texts of well-known forms apart: queries of web addresses, addresses in networks, versions, lines of CSV. */
final class ParseFunctions implements FunctionFamily {
    private static final Pattern VERSION = Pattern.compile("\\d{1,8}(\\.\\d{1,8}){0,3}");
    private static final Pattern IPV4 =
            Pattern.compile("(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})(?:/(\\d{1,2}))?");

    @Override
    public void addTo(FunctionRegistry.Entries functions) {
        functions
                .add(
                        "parse_urlquery",
                        site -> Kernels.eachWithNulls(ValueType.DYNAMIC, values -> {
                            Map<String, @Nullable Object> out = new LinkedHashMap<>();
                            out.put("Query Parameters", query(Texts.text(values[0])));
                            return out;
                        }))
                .add(
                        "parse_version",
                        site -> Kernels.eachWithNulls(ValueType.DECIMAL, values -> version(Texts.text(values[0]))))
                .add("parse_csv", ParseFunctions::csv)
                .add(
                        "parse_ipv4",
                        site -> Kernels.eachWithNulls(ValueType.LONG, values -> {
                            Address address = address(Texts.text(values[0]));
                            return address == null ? null : (Object) address.masked(address.prefix());
                        }))
                .add("ipv4_compare", site -> compare(site, false))
                .add("ipv4_is_match", site -> compare(site, true))
                .add(
                        "ipv4_is_in_range",
                        site -> Kernels.eachWithNulls(
                                ValueType.BOOL, values -> inRange(Texts.text(values[0]), Texts.text(values[1]))))
                .add("ipv4_is_in_any_range", ParseFunctions::inAnyRange)
                .add(
                        "ipv4_is_private",
                        site -> Kernels.eachWithNulls(ValueType.BOOL, values -> isPrivate(Texts.text(values[0]))))
                .add(
                        "ipv4_netmask_suffix",
                        site -> Kernels.eachWithNulls(ValueType.LONG, values -> {
                            Address address = address(Texts.text(values[0]));
                            return address == null ? null : (Object) (long) address.prefix();
                        }));
    }

    private static Map<String, @Nullable Object> query(String text) {
        Map<String, @Nullable Object> out = new LinkedHashMap<>();
        if (text.isEmpty()) {
            return out;
        }
        for (String pair : text.split("&", -1)) {
            int at = pair.indexOf('=');
            out.put(at < 0 ? pair : pair.substring(0, at), at < 0 ? "" : pair.substring(at + 1));
        }
        return out;
    }

    /** Each part has eight digits, so that versions are ordered as numbers. */
    private static @Nullable Object version(String text) {
        if (!VERSION.matcher(text).matches()) {
            return null;
        }
        StringBuilder digits = new StringBuilder();
        List<String> parts = new ArrayList<>(List.of(text.split("\\.", -1)));
        while (parts.size() < 4) {
            parts.add("0");
        }
        for (String part : parts) {
            digits.append("0".repeat(8 - part.length())).append(part);
        }
        return new BigDecimal(digits.toString());
    }

    /** The fields of the first record. */
    private static Kernel csv(CallSite site) {
        return Kernels.eachWithNulls(ValueType.DYNAMIC, values -> {
            String text = Texts.text(values[0]);
            List<@Nullable Object> fields = new ArrayList<>();
            StringBuilder field = new StringBuilder();
            boolean quoted = false;
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                if (quoted && c == '"' && i + 1 < text.length() && text.charAt(i + 1) == '"') {
                    field.append(c);
                    i++;
                } else if (c == '"') {
                    quoted = !quoted;
                } else if (!quoted && (c == '\n' || c == '\r')) {
                    break;
                } else if (!quoted && c == ',') {
                    fields.add(field.toString());
                    field.setLength(0);
                } else {
                    field.append(c);
                }
            }
            fields.add(field.toString());
            return fields;
        });
    }

    /** An address and how many of its leading bits count. */
    private record Address(long bits, int prefix) {
        long masked(int length) {
            return length == 0 ? 0 : bits & (0xFFFFFFFFL << (32 - length)) & 0xFFFFFFFFL;
        }
    }

    private static @Nullable Address address(String text) {
        Matcher matcher = IPV4.matcher(text.trim());
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
        return prefix > 32 ? null : new Address(bits, prefix);
    }

    /** Compared by the bits that count in both, and by those that the call names. */
    private static Kernel compare(CallSite site, boolean match) {
        return Kernels.eachWithNulls(site.result(), values -> {
            Address a = address(Texts.text(values[0]));
            Address b = address(Texts.text(values[1]));
            if (a == null || b == null) {
                return null;
            }
            int length = Math.min(a.prefix(), b.prefix());
            if (values.length > 2 && values[2] instanceof Long given) {
                length = (int) Math.min(length, Math.max(0, given));
            }
            int order = Long.compare(a.masked(length), b.masked(length));
            return match ? (Object) (order == 0) : (Object) (long) order;
        });
    }

    private static @Nullable Object inRange(String text, String range) {
        Address address = address(text);
        Address of = address(range);
        return address == null || of == null
                ? null
                : (Object) (address.masked(of.prefix()) == of.masked(of.prefix()) && address.prefix() >= of.prefix());
    }

    private static Kernel inAnyRange(CallSite site) {
        return Kernels.eachWithNulls(ValueType.BOOL, values -> {
            boolean known = false;
            for (int i = 1; i < values.length; i++) {
                List<?> ranges = values[i] instanceof List<?> list ? list : List.of(Texts.text(values[i]));
                for (Object range : ranges) {
                    Object inside = inRange(Texts.text(values[0]), Texts.text(range));
                    if (Boolean.TRUE.equals(inside)) {
                        return true;
                    }
                    known |= inside != null;
                }
            }
            if (!known) {
                throw site.undocumented("no address and no range that are valid have no documented result");
            }
            return false;
        });
    }

    private static @Nullable Object isPrivate(String text) {
        if (address(text) == null) {
            return null;
        }
        for (String range : List.of("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16")) {
            if (Boolean.TRUE.equals(inRange(text, range))) {
                return true;
            }
        }
        return false;
    }
}

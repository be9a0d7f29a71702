package dev.tocsin.kql.evaluate.function;

import dev.tocsin.kql.evaluate.value.Texts;
import dev.tocsin.kql.evaluate.value.ValueType;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Functions that find IPv4 addresses in a text. Letters and digits beside one make it none; so says
 * <a href="https://learn.microsoft.com/kusto/query/has-ipv4-prefix-function">the page of has_ipv4_prefix()</a>.
 */
final class AddressSearch implements FunctionFamily {
    private static final Pattern ADDRESS =
            Pattern.compile("(?<![\\p{L}\\p{N}])\\d{1,3}(?:\\.\\d{1,3}){3}(?![\\p{L}\\p{N}])");
    private static final Pattern PREFIX = Pattern.compile("(?:\\d{1,3}\\.){1,3}");

    @Override
    public void addTo(FunctionRegistry.Entries functions) {
        functions
                .add("has_ipv4", site -> found(site, false))
                .add("has_any_ipv4", site -> found(site, false))
                .add("has_ipv4_prefix", site -> found(site, true))
                .add("has_any_ipv4_prefix", site -> found(site, true));
    }

    private static Kernel found(CallSite site, boolean prefixes) {
        return Kernels.eachWithNulls(ValueType.BOOL, values -> {
            List<String> wanted = new ArrayList<>();
            for (int i = 1; i < values.length; i++) {
                List<?> several = values[i] instanceof List<?> list ? list : List.of(Texts.text(values[i]));
                several.forEach(one -> wanted.add(Texts.text(one)));
            }
            wanted.removeIf(one -> !isAddress(one) && !(prefixes && isPrefix(one)));
            return !wanted.isEmpty() && found(site, Texts.text(values[0]), wanted);
        });
    }

    private static boolean found(CallSite site, String text, List<String> wanted) {
        Matcher matcher = ADDRESS.matcher(text);
        while (matcher.find()) {
            String address = matcher.group();
            if (isAddress(address) && wanted.stream().anyMatch(one -> matches(address, one))) {
                checkBorders(site, text, matcher.start(), matcher.end());
                return true;
            }
        }
        return false;
    }

    private static boolean matches(String address, String wanted) {
        return wanted.endsWith(".") ? address.startsWith(wanted) : address.equals(wanted);
    }

    /** Digits behind one more full stop may be a part of what is no address then. */
    private static void checkBorders(CallSite site, String text, int start, int end) {
        boolean before = start > 1 && text.charAt(start - 1) == '.' && Character.isDigit(text.charAt(start - 2));
        boolean behind = end + 1 < text.length() && text.charAt(end) == '.' && Character.isDigit(text.charAt(end + 1));
        if (before || behind) {
            throw site.undocumented(
                    "whether an address of more than four numbers has an address in it is not documented");
        }
    }

    private static boolean isAddress(String text) {
        @Nullable IpAddress address = text.contains("/") ? null : IpAddress.v4(text);
        return address != null;
    }

    private static boolean isPrefix(String text) {
        if (!PREFIX.matcher(text).matches()) {
            return false;
        }
        for (String part : text.substring(0, text.length() - 1).split("\\.", -1)) {
            if (Integer.parseInt(part) > 255) {
                return false;
            }
        }
        return true;
    }
}

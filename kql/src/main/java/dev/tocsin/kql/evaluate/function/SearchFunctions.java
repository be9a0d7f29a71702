package dev.tocsin.kql.evaluate.function;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.tocsin.kql.evaluate.value.Texts;
import dev.tocsin.kql.evaluate.value.ValueType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Functions that find, count and cut away what is in a text, and make texts longer. */
final class SearchFunctions implements FunctionFamily {
    private static final long MOST_REPEATS = 1024;

    @Override
    public void addTo(FunctionRegistry.Entries functions) {
        functions
                .add("trim", site -> trimmed(site, true, true))
                .add("trim_start", site -> trimmed(site, true, false))
                .add("trim_end", site -> trimmed(site, false, true))
                .add("countof", SearchFunctions::count)
                .add("indexof", SearchFunctions::index)
                .add("indexof_regex", SearchFunctions::indexOfPattern)
                .add(List.of("extract_all", "extractall"), SearchFunctions::extractAll)
                .add(
                        "reverse",
                        site -> Kernels.text(
                                text -> new StringBuilder(text).reverse().toString()))
                .add(
                        "strcmp",
                        site -> Kernels.eachWithNulls(site.result(), values ->
                                (long) Integer.signum(Texts.text(values[0]).compareTo(Texts.text(values[1])))))
                .add("strrep", SearchFunctions::repeated)
                .add(
                        List.of("strcat_array", "array_strcat"),
                        site -> Kernels.each(ValueType.STRING, values -> joined(values, site)));
    }

    private static Kernel trimmed(CallSite site, boolean start, boolean end) {
        RegexFunctions.Patterns patterns = new RegexFunctions.Patterns(site);
        return Kernels.eachWithNulls(ValueType.STRING, values -> {
            String regex = "(?:" + Texts.text(values[0]) + ")";
            String text = Texts.text(values[1]);
            if (start) {
                Matcher head = patterns.get("^" + regex + "*").matcher(text);
                text = head.find()
                        ? text.substring(
                                checked(head, patterns, "^" + regex, text, site).end())
                        : text;
            }
            if (end) {
                Matcher tail = patterns.get(regex + "*\\z").matcher(text);
                text = tail.find()
                        ? text.substring(
                                0,
                                checked(tail, patterns, regex + "\\z", text, site)
                                        .start())
                        : text;
            }
            return text;
        });
    }

    /** The page of trim() says that all matches go, those of its siblings that one does: only trim() may have several. */
    private static Matcher checked(
            Matcher all, RegexFunctions.Patterns patterns, String once, String text, CallSite site) {
        if (!site.name().equals("trim") && all.end() > all.start()) {
            Matcher one = patterns.get(once).matcher(text);
            if (!one.find() || one.start() != all.start() || one.end() != all.end()) {
                throw site.undocumented("whether one match or all of several go is not documented");
            }
        }
        return all;
    }

    private static Kernel count(CallSite site) {
        RegexFunctions.Patterns patterns = new RegexFunctions.Patterns(site);
        return Kernels.eachWithNulls(ValueType.LONG, values -> {
            String text = Texts.text(values[0]);
            String what = Texts.text(values[1]);
            if (what.isEmpty()) {
                throw site.undocumented("how often nothing occurs is not documented");
            }
            long found = 0;
            if (values.length > 2 && Texts.text(values[2]).equals("regex")) {
                Matcher matcher = patterns.get(what).matcher(text);
                while (matcher.find()) {
                    found++;
                }
                return found;
            }
            // Plain matches may overlap.
            for (int at = text.indexOf(what); at >= 0; at = text.indexOf(what, at + 1)) {
                found++;
            }
            return found;
        });
    }

    /** Where to look: from, up to, and the how-manieth; in UTF-16 units. */
    private record Scope(int from, int to, long occurrence) {}

    /** Null if the arguments are such that the result is null. */
    private static @Nullable Scope scope(@Nullable Object[] values, String text, boolean fromEnd, CallSite site) {
        int size = text.codePointCount(0, text.length());
        long start = number(values, 2, 0);
        long length = number(values, 3, -1);
        long occurrence = number(values, 4, 1);
        if ((start < 0 && !fromEnd) || length < -1 || occurrence < 0) {
            return null;
        }
        if (occurrence == 0 || start < -size) {
            throw site.undocumented("such a position or occurrence has no documented result");
        }
        long from = Math.min(size, start < 0 ? size + start : start);
        long to = length < 0 ? size : Math.min(size, from + length);
        return new Scope(text.offsetByCodePoints(0, (int) from), text.offsetByCodePoints(0, (int) to), occurrence);
    }

    private static long number(@Nullable Object[] values, int at, long otherwise) {
        return values.length > at && values[at] instanceof Number number ? number.longValue() : otherwise;
    }

    private static Kernel index(CallSite site) {
        return Kernels.eachWithNulls(ValueType.LONG, values -> {
            String text = Texts.text(values[0]);
            String what = Texts.text(values[1]);
            Scope scope = scope(values, text, true, site);
            if (scope == null) {
                return null;
            }
            if (what.isEmpty()) {
                throw site.undocumented("where nothing occurs is not documented");
            }
            if (scope.occurrence() > 1 && scope.to() < text.length()) {
                throw site.notImplemented("with a length and a later occurrence");
            }
            int at = text.indexOf(what, scope.from());
            for (long i = 1; i < scope.occurrence() && at >= 0; i++) {
                int next = text.indexOf(what, at + what.length());
                if (next != text.indexOf(what, at + 1)) {
                    throw site.undocumented("whether occurrences overlap is not documented");
                }
                at = next;
            }
            return at < 0 || at + what.length() > scope.to() ? -1 : (long) text.codePointCount(0, at);
        });
    }

    private static Kernel indexOfPattern(CallSite site) {
        RegexFunctions.Patterns patterns = new RegexFunctions.Patterns(site);
        return Kernels.eachWithNulls(ValueType.LONG, values -> {
            String text = Texts.text(values[0]);
            Scope scope = scope(values, text, false, site);
            if (scope == null) {
                return null;
            }
            Matcher matcher = patterns.get(Texts.text(values[1])).matcher(text.substring(scope.from(), scope.to()));
            for (long i = 0; i < scope.occurrence(); i++) {
                if (!matcher.find()) {
                    return -1L;
                }
            }
            return (long) text.codePointCount(0, scope.from() + matcher.start());
        });
    }

    private static Kernel extractAll(CallSite site) {
        RegexFunctions.Patterns patterns = new RegexFunctions.Patterns(site);
        return Kernels.eachWithNulls(ValueType.DYNAMIC, values -> {
            Pattern pattern = patterns.get(Texts.text(values[0]));
            if (pattern.groupCount() < 1 || pattern.groupCount() > 16) {
                throw site.failure("the regular expression must have 1 to 16 groups");
            }
            List<?> wanted = values.length > 2 && values[1] instanceof List<?> list ? list : List.of();
            if (values.length > 2 && wanted.isEmpty()) {
                throw site.undocumented("no groups at all have no documented result");
            }
            Matcher matcher = pattern.matcher(Texts.text(values[values.length - 1]));
            List<Object> found = new ArrayList<>();
            while (matcher.find()) {
                List<Object> groups = new ArrayList<>();
                if (wanted.isEmpty()) {
                    for (int i = 1; i <= pattern.groupCount(); i++) {
                        groups.add(text(matcher.group(i)));
                    }
                }
                for (Object group : wanted) {
                    groups.add(group(matcher, pattern, group, site));
                }
                found.add(groups.size() == 1 ? groups.get(0) : groups);
            }
            return found.isEmpty() ? null : found;
        });
    }

    private static String group(Matcher matcher, Pattern pattern, Object group, CallSite site) {
        if (group instanceof String name && pattern.namedGroups().containsKey(name)) {
            return text(matcher.group(name));
        }
        if (group instanceof Long number && number >= 1 && number <= pattern.groupCount()) {
            return text(matcher.group(number.intValue()));
        }
        throw site.failure("there is no group " + Texts.text(group) + " in the regular expression");
    }

    private static String text(@Nullable String group) {
        return group == null ? "" : group;
    }

    private static Kernel repeated(CallSite site) {
        return Kernels.eachWithNulls(ValueType.STRING, values -> {
            long count = number(values, 1, 0);
            if (count < 1) {
                throw site.undocumented("less than one repetition has no documented result");
            }
            String delimiter = values.length > 2 ? Texts.text(values[2]) : "";
            StringBuilder out = new StringBuilder();
            for (long i = 0; i < Math.min(count, MOST_REPEATS); i++) {
                out.append(i == 0 ? "" : delimiter).append(Texts.text(values[0]));
            }
            return out.toString();
        });
    }

    private static String joined(@Nullable Object[] values, CallSite site) {
        if (!(values[0] instanceof List<?> items)) {
            throw site.undocumented("a value that is no array has no documented result");
        }
        StringBuilder out = new StringBuilder();
        String delimiter = Texts.text(values[1]);
        boolean first = true;
        for (Object item : items) {
            out.append(first ? "" : delimiter).append(Texts.text(item));
            first = false;
        }
        return out.toString();
    }
}

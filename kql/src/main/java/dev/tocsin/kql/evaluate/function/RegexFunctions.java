package dev.tocsin.kql.evaluate.function;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.tocsin.kql.evaluate.value.Texts;
import dev.tocsin.kql.evaluate.value.ValueType;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Functions with regular expressions, which are those of RE2. */
final class RegexFunctions implements FunctionFamily {
    @Override
    public void addTo(FunctionRegistry.Entries functions) {
        functions
                .add("extract", RegexFunctions::extract)
                .add(List.of("replace_regex", "replace"), RegexFunctions::replace);
    }

    /** Compiled patterns of one call; a query with so many that they fill memory is none that people write. */
    static final class Patterns {
        private static final int MOST = 1000;
        private final ConcurrentHashMap<String, Pattern> compiled = new ConcurrentHashMap<>();
        private final CallSite site;

        Patterns(CallSite site) {
            this.site = site;
        }

        Pattern get(String text) {
            Pattern known = compiled.get(text);
            if (known != null) {
                return known;
            }
            try {
                Pattern pattern = Pattern.compile(text);
                if (compiled.size() < MOST) {
                    compiled.put(text, pattern);
                }
                return pattern;
            } catch (PatternSyntaxException e) {
                throw site.failure("the regular expression is not valid: " + e.getDescription());
            }
        }
    }

    private static Kernel extract(CallSite site) {
        if (site.count() > 3 && site.result() == ValueType.DYNAMIC) {
            throw site.notImplemented("with typeof(dynamic)");
        }
        Patterns patterns = new Patterns(site);
        return Kernels.eachWithNulls(site.result(), values -> {
            Pattern pattern = patterns.get(Texts.text(values[0]));
            int group = values[1] instanceof Number number ? number.intValue() : 0;
            Matcher matcher = pattern.matcher(Texts.text(values[2]));
            if (group > pattern.groupCount() || group < 0) {
                throw site.failure("there is no group " + group + " in the regular expression");
            }
            @Nullable String found = matcher.find() ? matcher.group(group) : null;
            if (site.result() == ValueType.STRING) {
                return found == null ? "" : found;
            }
            return found == null ? null : ConversionFunctions.convert(found, site.result(), site);
        });
    }

    private static Kernel replace(CallSite site) {
        Patterns patterns = new Patterns(site);
        boolean old = site.name().equals("replace");
        return Kernels.eachWithNulls(ValueType.STRING, values -> {
            String text = Texts.text(values[old ? 2 : 0]);
            String pattern = Texts.text(values[old ? 0 : 1]);
            String with = Texts.text(values[old ? 1 : 2]);
            return patterns.get(pattern).matcher(text).replaceAll(groups(with));
        });
    }

    /** {@code \1} for a group is {@code $1} to the library. */
    private static String groups(String with) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < with.length(); i++) {
            char c = with.charAt(i);
            if (c == '$') {
                out.append("\\$");
            } else if (c == '\\' && i + 1 < with.length() && Character.isDigit(with.charAt(i + 1))) {
                out.append('$').append(with.charAt(++i));
            } else if (c == '\\' && i + 1 < with.length()) {
                out.append('\\').append(with.charAt(++i));
            } else if (c == '\\') {
                out.append("\\\\");
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }
}

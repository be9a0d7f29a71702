package dev.tocsin.kql.evaluate.function;

import dev.tocsin.kql.evaluate.value.Texts;
import dev.tocsin.kql.evaluate.value.ValueType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Functions on text. */
final class TextFunctions implements FunctionFamily {
    @Override
    public void addTo(FunctionRegistry.Entries functions) {
        functions
                .add("strcat", site -> Kernels.eachWithNulls(ValueType.STRING, TextFunctions::concatenated))
                .add(
                        "strlen",
                        site -> Kernels.textToLong(ValueType.LONG, text -> text.codePointCount(0, text.length())))
                .add("tolower", site -> Kernels.text(text -> text.toLowerCase(Locale.ROOT)))
                .add("toupper", site -> Kernels.text(text -> text.toUpperCase(Locale.ROOT)))
                .add("substring", TextFunctions::substring)
                .add("split", TextFunctions::split)
                .add(
                        "strcat_delim",
                        site -> Kernels.eachWithNulls(ValueType.STRING, values -> {
                            List<String> parts = new ArrayList<>();
                            for (int i = 1; i < values.length; i++) {
                                parts.add(Texts.text(values[i]));
                            }
                            return String.join(Texts.text(values[0]), parts);
                        }))
                .add(
                        "replace_string",
                        site -> Kernels.eachWithNulls(ValueType.STRING, values -> {
                            String what = Texts.text(values[1]);
                            String text = Texts.text(values[0]);
                            return what.isEmpty() ? text : text.replace(what, Texts.text(values[2]));
                        }));
    }

    private static String concatenated(@Nullable Object[] values) {
        StringBuilder out = new StringBuilder();
        for (Object value : values) {
            out.append(Texts.text(value));
        }
        return out.toString();
    }

    private static Kernel substring(CallSite site) {
        return Kernels.eachWithNulls(ValueType.STRING, values -> {
            String text = Texts.text(values[0]);
            if (values[1] == null || (values.length > 2 && values[2] == null)) {
                throw site.undocumented("a part from or up to null has no documented result");
            }
            long start = ((Number) java.util.Objects.requireNonNull(values[1])).longValue();
            int length = text.codePointCount(0, text.length());
            if (start < 0) {
                start = Math.max(0, length + start);
            }
            if (start >= length) {
                return "";
            }
            long count = values.length > 2 && values[2] instanceof Number number ? number.longValue() : length;
            if (count < 0) {
                throw site.undocumented("a negative length has no documented result");
            }
            int from = text.offsetByCodePoints(0, (int) start);
            return text.substring(from, text.offsetByCodePoints(from, (int) Math.min(count, length - start)));
        });
    }

    private static Kernel split(CallSite site) {
        return Kernels.eachWithNulls(ValueType.DYNAMIC, values -> {
            String text = Texts.text(values[0]);
            String delimiter = Texts.text(values[1]);
            if (delimiter.isEmpty()) {
                throw site.undocumented("an empty delimiter has no documented result");
            }
            List<@Nullable Object> parts = new ArrayList<>();
            int from = 0;
            for (int at = text.indexOf(delimiter); at >= 0; at = text.indexOf(delimiter, from)) {
                parts.add(text.substring(from, at));
                from = at + delimiter.length();
            }
            parts.add(text.substring(from));
            if (values.length < 3 || !(values[2] instanceof Number index)) {
                return parts;
            }
            long wanted = index.longValue();
            if (wanted < 0) {
                throw site.undocumented("a negative index has no documented result");
            }
            return wanted < parts.size() ? List.of(String.valueOf(parts.get((int) wanted))) : List.of();
        });
    }
}

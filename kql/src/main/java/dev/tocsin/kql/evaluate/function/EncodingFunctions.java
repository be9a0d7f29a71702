package dev.tocsin.kql.evaluate.function;

import dev.tocsin.kql.evaluate.value.Texts;
import dev.tocsin.kql.evaluate.value.ValueType;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Texts as bytes and code points, numbers near others, and sizes as people read them. */
final class EncodingFunctions implements FunctionFamily {
    private static final List<String> BYTES = List.of("Bytes", "KB", "MB", "GB", "TB", "PB");

    @Override
    public void addTo(FunctionRegistry.Entries functions) {
        functions
                .add(
                        "string_size",
                        site -> Kernels.textToLong(
                                ValueType.LONG, text -> text.getBytes(StandardCharsets.UTF_8).length))
                .add("isascii", site -> Kernels.textTest(text -> text.chars().allMatch(c -> c < 128)))
                .add(
                        List.of("unicode_codepoints_from_string", "to_utf8"),
                        site -> Kernels.eachWithNulls(ValueType.DYNAMIC, values -> {
                            List<@Nullable Object> points = new ArrayList<>();
                            Texts.text(values[0]).codePoints().forEach(point -> points.add((long) point));
                            return points;
                        }))
                .add(List.of("unicode_codepoints_to_string", "make_string"), EncodingFunctions::fromCodePoints)
                .add("around", EncodingFunctions::around)
                .add("format_bytes", EncodingFunctions::bytes);
    }

    private static Kernel fromCodePoints(CallSite site) {
        return Kernels.eachWithNulls(ValueType.STRING, values -> {
            StringBuilder out = new StringBuilder();
            for (Object value : values) {
                List<?> points =
                        value instanceof List<?> list ? list : List.of(java.util.Objects.requireNonNullElse(value, ""));
                for (Object point : points) {
                    if (!(point instanceof Long code) || code < 0 || code > Character.MAX_CODE_POINT) {
                        throw site.undocumented("what is no code point has no documented result");
                    }
                    out.appendCodePoint(code.intValue());
                }
            }
            return out.toString();
        });
    }

    private static double real(@Nullable Object value) {
        return ((Number) java.util.Objects.requireNonNull(value)).doubleValue();
    }

    /** Whether the value is no further from the centre than that. */
    private static Kernel around(CallSite site) {
        if (!site.type(0).longs() || !site.type(1).longs() || !site.type(2).longs()) {
            throw site.notImplemented("of " + site.type(0).word());
        }
        return (arguments, rows, run) -> {
            long[] out = new long[rows];
            boolean[] nulls = Kernels.eitherNull(arguments[0], arguments[1], rows);
            for (int i = 0; i < rows; i++) {
                if (nulls == null || !nulls[i]) {
                    out[i] =
                            Math.abs(arguments[0].longAt(i) - arguments[1].longAt(i)) <= arguments[2].longAt(i) ? 1 : 0;
                }
            }
            return new dev.tocsin.kql.evaluate.value.Longs(ValueType.BOOL, out, nulls, rows);
        };
    }

    private static Kernel bytes(CallSite site) {
        return Kernels.each(ValueType.STRING, values -> {
            double value = real(values[0]);
            int digits = values.length > 1 && values[1] instanceof Number given ? given.intValue() : 0;
            int unit = 0;
            if (values.length > 2) {
                unit = BYTES.indexOf(String.valueOf(values[2]));
                if (unit < 0) {
                    throw site.undocumented("the unit " + values[2] + " is not known here");
                }
            } else {
                while (unit < BYTES.size() - 1 && Math.abs(value) >= Math.pow(1024, unit + 1)) {
                    unit++;
                }
            }
            BigDecimal rounded =
                    BigDecimal.valueOf(value / Math.pow(1024, unit)).setScale(digits, RoundingMode.HALF_UP);
            String text =
                    rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
            return String.format(Locale.ROOT, "%s %s", text, BYTES.get(unit));
        });
    }
}

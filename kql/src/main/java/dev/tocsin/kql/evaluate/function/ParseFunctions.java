package dev.tocsin.kql.evaluate.function;

import dev.tocsin.kql.evaluate.value.Texts;
import dev.tocsin.kql.evaluate.value.ValueType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Functions that take texts of well-known forms apart: queries of web addresses, versions, lines of CSV. */
final class ParseFunctions implements FunctionFamily {
    private static final Pattern VERSION = Pattern.compile("\\d{1,8}(\\.\\d{1,8}){0,3}");

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
                .add("parse_csv", ParseFunctions::csv);
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
}

package dev.tocsin.emulator.otlp;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Attributes of a resource, a span, an event, a data point or a log record; those without a value are left out. */
final class Attributes {
    private static final int MOST_KEY = 150;
    private static final int MOST_VALUE = 8_192;

    private final Map<String, AnyValue> values = new LinkedHashMap<>();

    Attributes(List<KeyValue> given) {
        for (KeyValue one : given) {
            if (one.getValue().getValueCase() != AnyValue.ValueCase.VALUE_NOT_SET) {
                values.put(one.getKey(), one.getValue());
            }
        }
    }

    boolean has(String key) {
        return values.containsKey(key);
    }

    /** The value as text; empty when there is none. */
    String text(String key) {
        AnyValue value = values.get(key);
        return value == null ? "" : PythonText.str(value);
    }

    /** Python's {@code get(a) or get(b)}: the first that is there and not empty, zero or false. */
    String first(String... keys) {
        for (String key : keys) {
            AnyValue value = values.get(key);
            if (value != null && isTrue(value)) {
                return PythonText.str(value);
            }
        }
        return "";
    }

    /** A whole number, also one that is written as text; 0 for what is none. */
    long whole(String... keys) {
        try {
            return Long.parseLong(first(keys).strip());
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    /** The value itself. */
    @Nullable
    AnyValue value(String key) {
        return values.get(key);
    }

    /** What becomes of them in an item ({@code _utils.py}, {@code _filter_custom_properties}). */
    ObjectNode properties(Predicate<String> kept) {
        ObjectNode properties = JsonNodeFactory.instance.objectNode();
        values.forEach((key, value) -> {
            if (!key.isEmpty() && key.codePointCount(0, key.length()) <= MOST_KEY && kept.test(key)) {
                properties.put(key, PythonText.cut(PythonText.str(value), MOST_VALUE));
            }
        });
        return properties;
    }

    private static boolean isTrue(AnyValue value) {
        return switch (value.getValueCase()) {
            case STRING_VALUE -> !value.getStringValue().isEmpty();
            case BOOL_VALUE -> value.getBoolValue();
            case INT_VALUE -> value.getIntValue() != 0;
            case DOUBLE_VALUE -> value.getDoubleValue() != 0;
            case BYTES_VALUE -> !value.getBytesValue().isEmpty();
            case ARRAY_VALUE -> value.getArrayValue().getValuesCount() > 0;
            case KVLIST_VALUE -> value.getKvlistValue().getValuesCount() > 0;
            default -> false;
        };
    }
}

package dev.tocsin.kql.evaluate.function;

import dev.tocsin.kql.evaluate.value.ValueType;
import java.util.List;
import java.util.Map;

/**
 * {@code gettype()}. Its <a href="https://learn.microsoft.com/kusto/query/gettype-function">page</a> says int for a whole number in
 * JSON where buildschema() says long: such numbers are refused.
 */
final class TypeFunctions implements FunctionFamily {
    @Override
    public void addTo(FunctionRegistry.Entries functions) {
        functions.add("gettype", site -> {
            ValueType type = site.type(0);
            return Kernels.eachWithNulls(ValueType.STRING, values -> {
                if (type != ValueType.DYNAMIC && (values[0] != null || type == ValueType.STRING)) {
                    return type.word();
                }
                if (values[0] == null && type == ValueType.DYNAMIC) {
                    return "null";
                }
                if (values[0] instanceof String) {
                    return "string";
                }
                if (values[0] instanceof List<?>) {
                    return "array";
                }
                if (values[0] instanceof Map<?, ?>) {
                    return "dictionary";
                }
                throw site.undocumented("the type of this value is not documented");
            });
        });
    }
}

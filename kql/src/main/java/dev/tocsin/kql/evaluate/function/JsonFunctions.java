package dev.tocsin.kql.evaluate.function;

import dev.tocsin.kql.evaluate.value.Texts;
import dev.tocsin.kql.evaluate.value.ValueType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Functions on JSON. */
final class JsonFunctions implements FunctionFamily {
    @Override
    public void addTo(FunctionRegistry.Entries functions) {
        functions
                .add(
                        List.of("array_length", "arraylength"),
                        site -> Kernels.each(
                                ValueType.LONG,
                                values -> values[0] instanceof List<?> list ? (Object) (long) list.size() : null))
                .add(List.of("pack", "bag_pack", "pack_dictionary"), JsonFunctions::pack)
                .add(
                        "pack_array",
                        site -> Kernels.eachWithNulls(
                                ValueType.DYNAMIC,
                                values -> new ArrayList<@Nullable Object>(Arrays.asList(values.clone()))));
    }

    private static Kernel pack(CallSite site) {
        return Kernels.eachWithNulls(ValueType.DYNAMIC, values -> {
            Map<String, @Nullable Object> bag = new LinkedHashMap<>();
            for (int i = 0; i + 1 < values.length; i += 2) {
                bag.put(Texts.text(values[i]), values[i + 1]);
            }
            return bag;
        });
    }
}

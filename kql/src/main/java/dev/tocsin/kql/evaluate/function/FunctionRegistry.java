package dev.tocsin.kql.evaluate.function;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The functions that are implemented, by name. What is not in here is refused by name. */
public final class FunctionRegistry {
    private final Map<String, ScalarFunction> byName;
    private final Set<String> windows;

    private FunctionRegistry(Entries entries) {
        byName = Map.copyOf(entries.byName);
        windows = Set.copyOf(entries.windows);
    }

    /** All families. */
    public static FunctionRegistry standard() {
        Entries entries = new Entries();
        for (FunctionFamily family : List.of(
                new ConversionFunctions(),
                new ChoiceFunctions(),
                new TextFunctions(),
                new RegexFunctions(),
                new TimeFunctions(),
                new BinFunctions(),
                new CalendarFunctions(),
                new NumberFunctions(),
                new MathFunctions(),
                new SearchFunctions(),
                new RepeatFunctions(),
                new JsonFunctions(),
                new WindowFunctions(),
                new ArrayFunctions(),
                new BagFunctions(),
                new EncodingFunctions(),
                new ParseFunctions(),
                new AddressFunctions(),
                new AddressSearch(),
                new SeriesArithmetic(),
                new SeriesFilling(),
                new SeriesStatistics(),
                new SeriesFilters(),
                new XmlFunctions(),
                new LocationFunctions(),
                new UrlFunctions(),
                new HashFunctions(),
                new CompressionFunctions(),
                new PunycodeFunctions(),
                new ReplaceFunctions(),
                new JsonPathFunctions(),
                new TypeFunctions(),
                new SpecialFunctions(),
                new TimeZoneFunctions())) {
            family.addTo(entries);
        }
        return new FunctionRegistry(entries);
    }

    /** The function of that name; null if it is not implemented. */
    public @Nullable ScalarFunction find(String name) {
        return byName.get(name);
    }

    /** Whether the function looks at other rows, so that it must get all rows of the table at once. */
    public boolean looksAtOtherRows(String name) {
        return windows.contains(name);
    }

    /** The names of all functions that are implemented. */
    public Set<String> names() {
        return byName.keySet();
    }

    /** Where families put their functions. */
    static final class Entries {
        private final Map<String, ScalarFunction> byName = new HashMap<>();
        private final Set<String> windows = new HashSet<>();

        /**
         * Adds a function.
         *
         * @throws IllegalArgumentException if there is one of that name
         */
        Entries add(String name, ScalarFunction function) {
            if (byName.put(name, function) != null) {
                throw new IllegalArgumentException("Two functions are named " + name);
            }
            return this;
        }

        /** Adds a function that looks at other rows. */
        Entries addWindow(String name, ScalarFunction function) {
            windows.add(name);
            return add(name, function);
        }

        /** Adds a function that has several names. */
        Entries add(List<String> names, ScalarFunction function) {
            names.forEach(name -> add(name, function));
            return this;
        }
    }
}

package dev.tocsin.kql.symbol;

import java.util.HashMap;
import java.util.Map;

/** Names of columns that are made different by numbers behind them: {@code timestamp1}. */
public final class UniqueNames {
    private final Map<String, Integer> suffixes = new HashMap<>();

    /** Takes a name that needs no number. */
    public void take(String name) {
        suffixes.putIfAbsent(name, 0);
    }

    /** The name itself if it is free, else with the smallest number that makes it so; then it is taken. */
    public String unique(String name) {
        Integer last = suffixes.putIfAbsent(name, 0);
        if (last == null) {
            return name;
        }
        int suffix = last + 1;
        while (suffixes.containsKey(name + suffix)) {
            suffix++;
        }
        suffixes.put(name, suffix);
        suffixes.put(name + suffix, 0);
        return name + suffix;
    }
}

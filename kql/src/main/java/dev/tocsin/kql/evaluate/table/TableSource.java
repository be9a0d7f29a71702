package dev.tocsin.kql.evaluate.table;

import org.jspecify.annotations.Nullable;

/** Where a query's tables come from. */
public interface TableSource {
    /** The table of that name; null if there is none. */
    @Nullable
    Table table(String name);
}

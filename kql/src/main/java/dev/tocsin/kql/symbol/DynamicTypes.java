package dev.tocsin.kql.symbol;

import java.util.List;

/** JSON of which little is known. Not constants of {@link Dynamic}: it and its records could wait for each other to begin. */
public final class DynamicTypes {
    /** Of which nothing is known. */
    public static final Dynamic ANY = new Dynamic.Any();

    /** An array of anything. */
    public static final Dynamic ARRAY = new Dynamic.ArrayOf(ANY);

    /** An object with no property that is known. */
    public static final Dynamic BAG = new Dynamic.Bag(List.of());

    private DynamicTypes() {}
}

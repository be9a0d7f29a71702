package dev.tocsin.arm;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How one property of an object decides which shape the whole object has.
 *
 * @param property the deciding property, such as {@code odata.type}
 * @param mapping the whole shape by the value of that property, in the order of the specification
 */
public record Discriminator(String property, Map<String, Shape> mapping) {
    /** Copies the mapping, keeping its order. */
    public Discriminator {
        mapping = Collections.unmodifiableMap(new LinkedHashMap<>(mapping));
    }
}

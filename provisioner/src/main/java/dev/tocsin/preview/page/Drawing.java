package dev.tocsin.preview.page;

import java.util.Set;

/**
 * An item, drawn.
 *
 * @param html inside of its place
 * @param stub why it is not drawn as it is meant; empty when it is
 * @param uses ids of parameters that it depends on
 */
record Drawing(String html, String stub, Set<Integer> uses) {
    /** Copies the set. */
    Drawing {
        uses = Set.copyOf(uses);
    }
}

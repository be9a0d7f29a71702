package dev.tocsin.emulator.ingest;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** One item of a request. */
public sealed interface Item {
    /** An item that is JSON. */
    record Parsed(ObjectNode envelope) implements Item {}

    /**
     * An item that is refused for its form.
     *
     * @param why for the answer
     */
    record Broken(String why) implements Item {}
}

package dev.tocsin.emulator.otlp;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** A data point, a span or a log record. */
public sealed interface Piece {
    /**
     * One that the exporter would send.
     *
     * @param envelopes items without an instrumentation key: a span and its events; none for what the exporter leaves out
     */
    record Sent(List<ObjectNode> envelopes) implements Piece {
        /** Copies the list. */
        public Sent {
            envelopes = List.copyOf(envelopes);
        }
    }

    /**
     * One that it would not send, or that comes in a form from which it cannot be told what it would send.
     *
     * @param why for the answer: what, and what to do
     */
    record Refused(String why) implements Piece {}
}

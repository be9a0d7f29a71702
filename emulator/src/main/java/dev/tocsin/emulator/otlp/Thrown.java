package dev.tocsin.emulator.otlp;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * An exception of an event or a log record.
 *
 * @param stack empty for none
 */
record Thrown(String type, String message, String stack) {
    static Thrown of(Attributes attributes) {
        return new Thrown(
                attributes.first("exception.type"),
                attributes.first("exception.message"),
                attributes.text("exception.stacktrace"));
    }

    Thrown withMessage(String other) {
        return new Thrown(type, other, stack);
    }

    void put(ObjectNode data) {
        ObjectNode details = data.putArray("exceptions").addObject();
        details.put("typeName", PythonText.cut(type.isEmpty() ? "Exception" : type, SpanPieces.MOST_NAME));
        details.put("message", PythonText.cut(message.isEmpty() ? "Exception" : message, SpanPieces.MOST_TEXT));
        if (!stack.isEmpty()) {
            details.put("hasFullStack", true).put("stack", PythonText.cut(stack, SpanPieces.MOST_TEXT));
        }
    }
}

package dev.tocsin.json;

/** The text is not JSON that we accept. The message is one line without source text (it may hold secrets). */
public final class JsonSyntaxException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient TextPosition position;

    /**
     * @param message what is wrong, one line
     * @param position where in the text
     */
    public JsonSyntaxException(String message, TextPosition position) {
        super(message);
        this.position = position;
    }

    /** Where the text stops being acceptable. */
    public TextPosition position() {
        return position;
    }
}

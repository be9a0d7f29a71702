package dev.tocsin.cli;

/** There is no workbook to be drawn. The message is for people, one line; empty when all was said. */
final class NoWorkbookException extends Exception {
    private static final long serialVersionUID = 1L;

    NoWorkbookException(String message) {
        super(message);
    }
}

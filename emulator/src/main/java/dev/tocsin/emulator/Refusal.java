package dev.tocsin.emulator;

/** A request that ARM or a resource provider answers with an error. */
final class Refusal extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Reply reply;

    Refusal(Reply reply) {
        super(null, null, false, false);
        this.reply = reply;
    }

    /** An error of ARM itself, which always uses the envelope. */
    Refusal(int status, String code, String message) {
        this(Reply.of(status, ErrorShape.ENVELOPE.body(code, message)));
    }

    Reply reply() {
        return reply;
    }
}

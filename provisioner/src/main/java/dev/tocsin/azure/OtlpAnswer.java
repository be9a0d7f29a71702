package dev.tocsin.azure;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import dev.tocsin.emulator.otlp.Signal;
import java.io.IOException;

/**
 * An answer of OTLP/HTTP: an {@code Export…ServiceResponse} whose field 1, when it is there, is a partial success of a number (1) and a
 * message (2), or a {@code google.rpc.Status} with its message in field 2. The classes for the three responses would say no more.
 *
 * @param isTaken whether all was taken
 * @param message what was not, for the user
 */
record OtlpAnswer(boolean isTaken, String message) {
    private static final int LONGEST = 600;

    static OtlpAnswer of(Signal signal, Received received) {
        boolean success = received.status() >= 200 && received.status() < 300;
        boolean protobuf = received.header("Content-Type")
                .map(type -> type.startsWith(Signal.PROTOBUF))
                .orElse(false);
        Told told = new Told(0, "");
        if (protobuf) {
            try {
                told = success ? partial(received.bytes()) : told(CodedInputStream.newInstance(received.bytes()));
            } catch (IOException e) {
                return new OtlpAnswer(
                        false, "the answer to the " + signal.unit() + " is no protobuf: " + e.getMessage());
            }
        }
        String why = told.message().isEmpty() ? received.body().path("message").asText("") : told.message();
        String shown = why.length() > LONGEST ? why.substring(0, LONGEST) + "…" : why;
        return success
                ? new OtlpAnswer(
                        told.number() == 0,
                        told.number() + " " + signal.unit() + " were not taken" + (shown.isEmpty() ? "" : ": " + shown))
                : new OtlpAnswer(
                        false,
                        "the ingestion does not take the " + signal.unit() + " (" + received.status() + ")"
                                + (shown.isEmpty() ? "" : ": " + shown));
    }

    /** Number and message, which both messages have in the same fields. */
    private record Told(long number, String message) {}

    private static Told partial(byte[] bytes) throws IOException {
        CodedInputStream in = CodedInputStream.newInstance(bytes);
        Told told = new Told(0, "");
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            if (tag == (1 << 3 | WireFormat.WIRETYPE_LENGTH_DELIMITED)) {
                told = told(CodedInputStream.newInstance(in.readByteArray()));
            } else {
                in.skipField(tag);
            }
        }
        return told;
    }

    private static Told told(CodedInputStream in) throws IOException {
        long number = 0;
        String message = "";
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            if (tag == (1 << 3 | WireFormat.WIRETYPE_VARINT)) {
                number = in.readInt64();
            } else if (tag == (2 << 3 | WireFormat.WIRETYPE_LENGTH_DELIMITED)) {
                message = in.readString();
            } else {
                in.skipField(tag);
            }
        }
        return new Told(number, message);
    }
}

package dev.tocsin.emulator.otlp;

import com.google.protobuf.CodedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Answers of OTLP/HTTP in protobuf (opentelemetry.io/docs/specs/otlp, "OTLP/HTTP Response"). */
public final class ExportAnswer {
    /** {@code google.rpc.Code}: what was sent is wrong, whatever the state of the server. */
    public static final int INVALID_ARGUMENT = 3;

    private static final int PARTIAL_SUCCESS = 1;
    private static final int NUMBER = 1;
    private static final int MESSAGE = 2;

    private ExportAnswer() {}

    /**
     * To a body that was read: an {@code Export…ServiceResponse}. Those of all signals are the same on the wire, with a partial success of a
     * number and a message.
     *
     * @param rejected how many did not land
     * @param why empty when all landed; then the answer says nothing about a part
     */
    public static byte[] of(int rejected, String why) {
        return rejected == 0 && why.isEmpty()
                ? new byte[0]
                : written(out -> out.writeByteArray(PARTIAL_SUCCESS, status(rejected, why)));
    }

    /**
     * A {@code google.rpc.Status}, the body of a refusal. Its class would be one more library for two fields.
     *
     * @param code of {@code google.rpc.Code}
     */
    public static byte[] status(int code, String message) {
        return written(out -> {
            out.writeInt32(NUMBER, code);
            out.writeString(MESSAGE, message);
        });
    }

    private interface Writing {
        void to(CodedOutputStream out) throws IOException;
    }

    private static byte[] written(Writing writing) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        CodedOutputStream out = CodedOutputStream.newInstance(bytes);
        try {
            writing.to(out);
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}

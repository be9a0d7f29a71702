package dev.tocsin.emulator.otlp;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.WireFormat;
import dev.tocsin.emulator.ingest.RejectedException;
import java.io.IOException;

/** Counts the fields of a message before it is read: an empty one takes two bytes on the wire, and fifty times that as an object. */
final class FieldLimit {
    /** A hundred for each of the items that one body may have. */
    static final int MOST_FIELDS = 2_000_000;

    /** What protobuf's reader takes unless it is told otherwise. */
    private static final int MOST_DEPTH = 100;

    private int left = MOST_FIELDS;

    private FieldLimit() {}

    /**
     * Looks at a message that is not read yet.
     *
     * @throws RejectedException when it has too many fields
     * @throws IOException when it is no message
     */
    static void check(Descriptor type, byte[] body) throws RejectedException, IOException {
        new FieldLimit().walk(type, CodedInputStream.newInstance(body), 0);
    }

    private void walk(Descriptor type, CodedInputStream in, int depth) throws RejectedException, IOException {
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            if (left-- == 0) {
                throw new RejectedException("The body has more than " + MOST_FIELDS + " fields.");
            }
            FieldDescriptor field = type.findFieldByNumber(WireFormat.getTagFieldNumber(tag));
            boolean message = field != null
                    && field.getJavaType() == FieldDescriptor.JavaType.MESSAGE
                    && WireFormat.getTagWireType(tag) == WireFormat.WIRETYPE_LENGTH_DELIMITED;
            // What is nested deeper is refused by the reader itself, which comes after this.
            if (message && depth < MOST_DEPTH) {
                int before = in.pushLimit(in.readRawVarint32());
                walk(field.getMessageType(), in, depth + 1);
                in.popLimit(before);
            } else {
                in.skipField(tag);
            }
        }
    }
}

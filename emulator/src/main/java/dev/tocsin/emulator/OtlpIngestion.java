package dev.tocsin.emulator;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.emulator.ingest.Items;
import dev.tocsin.emulator.ingest.Landed;
import dev.tocsin.emulator.ingest.Landing;
import dev.tocsin.emulator.ingest.RejectedException;
import dev.tocsin.emulator.otlp.ExportAnswer;
import dev.tocsin.emulator.otlp.OtlpBody;
import dev.tocsin.emulator.otlp.Piece;
import dev.tocsin.emulator.otlp.Signal;
import dev.tocsin.json.JsonWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * OTLP/HTTP in protobuf (opentelemetry.io/docs/specs/otlp), a convenience that a component in Azure does not have. It lands what Microsoft's
 * exporter would have sent to {@code /v2.1/track}. Every method needs the folder's lock.
 */
final class OtlpIngestion {
    private static final int REJECTED = 400;
    private static final int OTHER_MEDIA_TYPE = 415;

    private final Components components;
    private final TelemetryStore store;

    OtlpIngestion(Components components, TelemetryStore store) {
        this.components = components;
        this.store = store;
    }

    Reply answer(Signal signal, ArmRequest request, Instant now) throws IOException {
        if (!request.method().equals("POST")) {
            return Bodies.methodNotAllowed(request.method()).reply();
        }
        String type = request.headers().getOrDefault("Content-Type", "");
        if (!Signal.PROTOBUF.equals(type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT))) {
            return otherMediaType();
        }
        try {
            Map.Entry<String, String> component = component(
                    request.headers().getOrDefault(Signal.COMPONENT, "").strip());
            byte[] body = Items.unpacked(request.body(), request.headers().getOrDefault("Content-Encoding", ""));
            Batch batch = new Batch(component.getValue(), now);
            OtlpBody.pieces(signal, body).forEach(batch::take);
            if (!store.append(component.getKey(), batch.rows)) {
                batch.refuseAll();
            }
            return protobuf(200, ExportAnswer.of(batch.rejected, batch.why(signal)));
        } catch (RejectedException e) {
            return protobuf(REJECTED, ExportAnswer.status(ExportAnswer.INVALID_ARGUMENT, e.why()));
        }
    }

    /** To what may be JSON: the status as JSON, which any reader of a log can read. */
    private static Reply otherMediaType() {
        ObjectNode status = JsonNodeFactory.instance.objectNode();
        status.put("code", ExportAnswer.INVALID_ARGUMENT)
                .put(
                        "message",
                        "The emulator takes OTLP as " + Signal.PROTOBUF + " alone; set"
                                + " OTEL_EXPORTER_OTLP_PROTOCOL=http/protobuf, or take the exporter for it.");
        return Reply.of(OTHER_MEDIA_TYPE, status);
    }

    private static Reply protobuf(int status, byte[] body) {
        return new Reply(status, body, Map.of("Content-Type", Signal.PROTOBUF));
    }

    /** Key and id of the component that is meant. */
    private Map.Entry<String, String> component(String wanted) throws IOException, RejectedException {
        List<Map.Entry<String, String>> all = List.copyOf(components.byKey().entrySet());
        List<Map.Entry<String, String>> meant = wanted.isEmpty()
                ? all
                : all.stream()
                        .filter(one -> name(one).equalsIgnoreCase(wanted)
                                || one.getKey().equalsIgnoreCase(wanted))
                        .toList();
        if (meant.size() == 1) {
            return meant.get(0);
        }
        throw new RejectedException(
                all.isEmpty()
                        ? "There is no component in the emulator; create one first."
                        : ambiguous(wanted, all, meant));
    }

    private static String ambiguous(
            String wanted, List<Map.Entry<String, String>> all, List<Map.Entry<String, String>> meant) {
        String by = "; name one by the header " + Signal.COMPONENT;
        String as = ", as in OTEL_EXPORTER_OTLP_HEADERS=" + Signal.COMPONENT + "=";
        if (wanted.isEmpty()) {
            return "The emulator has " + all.size() + " components" + by + as + name(all.get(0)) + ".";
        }
        String shown = "'" + (wanted.length() > 60 ? wanted.substring(0, 60) + "…" : wanted) + "'";
        return meant.isEmpty()
                ? "The emulator has no component " + shown + by + as + name(all.get(0)) + "."
                : "The emulator has " + meant.size() + " components " + shown + by + ", by its instrumentation key" + as
                        + meant.get(0).getKey() + ".";
    }

    private static String name(Map.Entry<String, String> component) {
        return component.getValue().substring(component.getValue().lastIndexOf('/') + 1);
    }

    /** What becomes of the pieces of a body. */
    private static final class Batch {
        private final String resource;
        private final Instant now;
        private final List<Landed> rows = new ArrayList<>();
        private int taken;
        private int rejected;
        private String first = "";

        Batch(String resource, Instant now) {
            this.resource = resource.toLowerCase(Locale.ROOT);
            this.now = now;
        }

        /** All rows of a piece land, or none. */
        void take(Piece piece) {
            taken++;
            try {
                if (piece instanceof Piece.Refused refused) {
                    throw new RejectedException(refused.why());
                }
                List<Landed> landed = new ArrayList<>();
                for (ObjectNode envelope : ((Piece.Sent) piece).envelopes()) {
                    demandFits(envelope);
                    landed.addAll(Landing.of(envelope, now));
                }
                landed.forEach(row -> row.columns().put("Type", row.table()).put("_ResourceId", resource));
                rows.addAll(landed);
            } catch (RejectedException e) {
                rejected++;
                first = first.isEmpty() ? e.why() : first;
            }
        }

        private static void demandFits(ObjectNode envelope) throws RejectedException {
            if (JsonWriter.compact(envelope).getBytes(StandardCharsets.UTF_8).length > Items.MOST_OF_ITEM) {
                throw new RejectedException("The item has more than " + Items.MOST_OF_ITEM + " bytes.");
            }
        }

        void refuseAll() {
            rejected = taken;
            first = Ingestion.FULL;
        }

        String why(Signal signal) {
            return rejected == 0
                    ? ""
                    : rejected + " of " + taken + " " + signal.unit() + " did not land; the first: " + first;
        }
    }
}

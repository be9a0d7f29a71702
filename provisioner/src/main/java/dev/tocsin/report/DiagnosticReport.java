package dev.tocsin.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.diagnostic.Diagnostic;
import dev.tocsin.diagnostic.Level;
import dev.tocsin.diagnostic.Location;
import dev.tocsin.json.JsonWriter;
import java.util.List;

/** Diagnostics as people and programs read them: one line first, further places after. */
public final class DiagnosticReport {
    private final Paint paint;

    /** A report in colour or plain. */
    public DiagnosticReport(Paint paint) {
        this.paint = paint;
    }

    /** A line each, {@code file:line:column: level: message [CODE]}, then related places. */
    public String text(List<Diagnostic> diagnostics) {
        StringBuilder out = new StringBuilder();
        for (Diagnostic diagnostic : diagnostics) {
            String level = diagnostic.level().word() + ":";
            out.append(paint.bold(Shown.printable(diagnostic.location() + ":")))
                    .append(' ')
                    .append(diagnostic.level() == Level.ERROR ? paint.bad(level) : paint.warn(level))
                    .append(' ')
                    .append(Shown.oneLine(diagnostic.message()))
                    .append(paint.dim(" [" + diagnostic.code() + "]"))
                    .append('\n');
            if (!diagnostic.location().pointer().isEmpty()) {
                out.append(paint.dim("    at "
                                + Shown.printable(diagnostic.location().pointer())))
                        .append('\n');
            }
            for (Location place : diagnostic.related()) {
                out.append(paint.dim("    from " + Shown.printable(place.toString())))
                        .append('\n');
            }
        }
        return out.toString();
    }

    /** {@code {"formatVersion","findings":[{"rule","level","message","file","line","column","pointer"}]}}. */
    public static String json(List<Diagnostic> diagnostics) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("formatVersion", "1.0");
        ArrayNode findings = root.putArray("findings");
        for (Diagnostic diagnostic : diagnostics) {
            Location at = diagnostic.location();
            findings.addObject()
                    .put("rule", diagnostic.code())
                    .put("level", diagnostic.level().word())
                    .put("message", diagnostic.message())
                    .put("file", at.file())
                    .put("line", at.line())
                    .put("column", at.column())
                    .put("pointer", at.pointer());
        }
        return JsonWriter.pretty(root) + "\n";
    }
}

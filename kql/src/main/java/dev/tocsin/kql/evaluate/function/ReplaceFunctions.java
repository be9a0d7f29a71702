package dev.tocsin.kql.evaluate.function;

import dev.tocsin.kql.evaluate.value.Texts;
import dev.tocsin.kql.evaluate.value.ValueType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Functions that put other letters in the place of some, and that look for several texts at once. */
final class ReplaceFunctions implements FunctionFamily {
    /** What both .NET and RE2 escape; and what only one of them does. */
    private static final String SIGNS = "\\*+?|{[()^$.";

    private static final String DOUBTFUL = "]}-#&~`'\"!%,/:;<=>@ \t\n\r\f";

    @Override
    public void addTo(FunctionRegistry.Entries functions) {
        functions
                .add("translate", site -> Kernels.eachWithNulls(ValueType.STRING, ReplaceFunctions::translated))
                .add(
                        "replace_strings",
                        site -> Kernels.eachWithNulls(ValueType.STRING, values -> replaced(values, site)))
                .add("regex_quote", site -> Kernels.text(text -> quoted(text, site)))
                .add("has_any_index", ReplaceFunctions::firstTerm);
    }

    /** Of fewer replacements the last one counts for all others. */
    private static String translated(@Nullable Object[] values) {
        int[] wanted = Texts.text(values[0]).codePoints().toArray();
        int[] others = Texts.text(values[1]).codePoints().toArray();
        StringBuilder out = new StringBuilder();
        Texts.text(values[2]).codePoints().forEach(point -> {
            for (int i = 0; i < wanted.length; i++) {
                if (wanted[i] == point) {
                    if (others.length > 0) {
                        out.appendCodePoint(others[Math.min(i, others.length - 1)]);
                    }
                    return;
                }
            }
            out.appendCodePoint(point);
        });
        return out.toString();
    }

    /** Item by item, each in what no earlier item has matched. An item that is no text replaces nothing. */
    private static String replaced(@Nullable Object[] values, CallSite site) {
        if (!(values[1] instanceof List<?> wanted) || !(values[2] instanceof List<?> others)) {
            throw site.undocumented("what is no array has no documented result");
        }
        if (wanted.size() != others.size()) {
            throw site.undocumented("arrays of several lengths have no documented result");
        }
        List<Piece> pieces = List.of(new Piece(Texts.text(values[0]), false));
        for (int i = 0; i < wanted.size(); i++) {
            if (wanted.get(i) instanceof String what && !what.isEmpty()) {
                pieces = split(pieces, what, others.get(i) instanceof String other ? other : what);
            }
        }
        StringBuilder out = new StringBuilder();
        pieces.forEach(piece -> out.append(piece.text()));
        return out.toString();
    }

    /** A part of a text; done when something has matched it. */
    private record Piece(String text, boolean done) {}

    private static List<Piece> split(List<Piece> pieces, String what, String other) {
        List<Piece> out = new ArrayList<>();
        for (Piece piece : pieces) {
            int from = 0;
            int at = piece.done() ? -1 : piece.text().indexOf(what);
            while (at >= 0) {
                out.add(new Piece(piece.text().substring(from, at), false));
                out.add(new Piece(other, true));
                from = at + what.length();
                at = piece.text().indexOf(what, from);
            }
            out.add(new Piece(piece.text().substring(from), piece.done()));
        }
        return out;
    }

    private static String quoted(String text, CallSite site) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (DOUBTFUL.indexOf(c) >= 0) {
                throw site.undocumented("whether \"" + c + "\" is escaped is not documented");
            }
            out.append(SIGNS.indexOf(c) >= 0 ? "\\" : "").append(c);
        }
        return out.toString();
    }

    /** The place, among the terms, of the first that the text has. */
    private static Kernel firstTerm(CallSite site) {
        return Kernels.eachWithNulls(ValueType.LONG, values -> {
            if (!(values[1] instanceof List<?> terms)) {
                throw site.undocumented("what is no array has no documented result");
            }
            String text = Terms.fold(Texts.text(values[0]));
            for (int i = 0; i < terms.size(); i++) {
                if (Terms.isIn(text, Terms.fold(Texts.text(terms.get(i))), true, true, site)) {
                    return (long) i;
                }
            }
            return -1L;
        });
    }
}

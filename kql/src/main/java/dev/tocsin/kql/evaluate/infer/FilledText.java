package dev.tocsin.kql.evaluate.infer;

import dev.tocsin.kql.text.KqlDiagnostic;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A text with other text in some of its places. Knows where in the original a place is. */
record FilledText(String original, List<StandIn> pieces) {
    FilledText {
        pieces = pieces.stream().sorted(Comparator.comparingInt(StandIn::start)).toList();
    }

    /** With another value in that place too, which lies apart from the others. */
    FilledText with(StandIn piece) {
        return with(List.of(piece));
    }

    FilledText with(List<StandIn> more) {
        List<StandIn> all = new ArrayList<>(pieces);
        all.addAll(more);
        return new FilledText(original, all);
    }

    String text() {
        StringBuilder text = new StringBuilder();
        int at = 0;
        for (StandIn piece : pieces) {
            text.append(original, at, piece.start()).append(piece.value());
            at = piece.start() + piece.length();
        }
        return text.append(original, at, original.length()).toString();
    }

    /** The offset in the original of an offset in the text; inside of a value, where its place begins. */
    int place(int offset) {
        int grown = 0;
        for (StandIn piece : pieces) {
            int start = piece.start() + grown;
            if (offset < start) {
                break;
            }
            if (offset < start + piece.value().length()) {
                return piece.start();
            }
            grown += piece.value().length() - piece.length();
        }
        return offset - grown;
    }

    /** The offset in the text of a place in the original that lies apart from the values. */
    int offset(int place) {
        int offset = place;
        for (StandIn piece : pieces) {
            if (piece.start() < place) {
                offset += piece.value().length() - piece.length();
            }
        }
        return offset;
    }

    /** Whether a place of the original lies in one of those that have other text. */
    boolean covers(int place) {
        return pieces.stream().anyMatch(piece -> piece.start() <= place && place < piece.start() + piece.length());
    }

    KqlDiagnostic placed(KqlDiagnostic told) {
        int start = place(told.start());
        int end = place(told.start() + told.length());
        return new KqlDiagnostic(told.level(), told.code(), told.message(), start, Math.max(0, end - start));
    }
}

package dev.tocsin.kql.schema;

import dev.tocsin.kql.syntax.Lexer;
import dev.tocsin.kql.syntax.StringLiterals;
import dev.tocsin.kql.syntax.TokenKind;
import dev.tocsin.kql.syntax.Tokens;
import dev.tocsin.kql.text.SourceRange;
import java.util.ArrayList;

/**
 * The text of a call, such as {@code workspace("w").AppRequests}, in the one form that all ways to write it have: without
 * spaces and comments between tokens, and with strings in one kind of quotes.
 */
public final class CallText {
    private static final String LINE = "\n";

    private CallText() {}

    /** The form of a call that stands alone. */
    public static String of(String call) {
        Tokens tokens = Lexer.scan(call, false, new ArrayList<>());
        return of(tokens, new SourceRange(0, call.length()));
    }

    /** The form of a call in a query. */
    public static String of(Tokens tokens, SourceRange range) {
        StringBuilder text = new StringBuilder();
        for (int i = first(tokens, range.start()); i < tokens.count() && tokens.end(i) <= range.end(); i++) {
            if (tokens.kind(i) == TokenKind.STRING) {
                // A line break cannot stand in a name, so that no other text looks like a string.
                text.append(LINE)
                        .append(StringLiterals.value(tokens.text().substring(tokens.start(i), tokens.end(i))))
                        .append(LINE);
            } else if (tokens.kind(i) != TokenKind.END) {
                text.append(tokens.text(i));
            }
        }
        return text.toString();
    }

    /** The first token that begins there or later. */
    private static int first(Tokens tokens, int start) {
        int low = 0;
        int high = tokens.count() - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (tokens.start(middle) < start) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}

package dev.tocsin.kql.parse;

import dev.tocsin.kql.syntax.Lexer;
import dev.tocsin.kql.syntax.TokenKind;
import dev.tocsin.kql.syntax.Tokens;
import dev.tocsin.kql.text.KqlDiagnostic;
import dev.tocsin.kql.text.KqlDiagnostic.Level;
import dev.tocsin.kql.text.SourceRange;
import dev.tocsin.kql.tree.Query;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * Parses the Kusto Query Language. The grammar is Microsoft's, as its own parser has it
 * (github.com/microsoft/Kusto-Query-Language); where errors stand and which code they have agrees with it too.
 */
public final class KqlParser {
    private final KqlOptions options;

    public KqlParser(KqlOptions options) {
        this.options = options;
    }

    /** Never throws for anything that the text may be. */
    public ParsedQuery parse(String text) {
        List<KqlDiagnostic> diagnostics = new ArrayList<>();
        int limit = options.limits().maxLength();
        if (text.length() > limit) {
            diagnostics.add(new KqlDiagnostic(
                    Level.REFUSAL,
                    "KS244",
                    "The query has " + text.length() + " characters, over the limit of " + limit
                            + "; split it, or put data into a table",
                    0,
                    0));
            return refused("", diagnostics);
        }
        Tokens tokens = Lexer.scan(text, options.workbook(), diagnostics);
        if (tokens.kind(0) == TokenKind.DOT) {
            diagnostics.clear();
            diagnostics.add(command(tokens));
            return refused(text, diagnostics);
        }
        Grammar grammar = new Grammar(new Cursor(tokens, options, diagnostics));
        try {
            Query tree = grammar.query();
            return new ParsedQuery(tokens, tree, tidy(diagnostics));
        } catch (DepthExceeded e) {
            diagnostics.clear();
            diagnostics.add(e.diagnostic(options.limits().maxDepth()));
            return refused(text, diagnostics);
        } catch (StackOverflowError e) {
            // The limit is made for the stack that a JVM gives a thread; this one had less.
            diagnostics.clear();
            diagnostics.add(new DepthExceeded(0).diagnostic(options.limits().maxDepth()));
            return refused(text, diagnostics);
        }
    }

    /** By place, each once: two parentheses that are missing at one place are one error. */
    private static List<KqlDiagnostic> tidy(List<KqlDiagnostic> diagnostics) {
        List<KqlDiagnostic> tidy = new ArrayList<>(new LinkedHashSet<>(diagnostics));
        tidy.sort(KqlDiagnostic.BY_PLACE);
        return tidy;
    }

    private static KqlDiagnostic command(Tokens tokens) {
        String name = "." + (tokens.kind(1) == TokenKind.END ? "" : tokens.text(1));
        return new KqlDiagnostic(
                Level.REFUSAL,
                "TOC3101",
                "Management command " + name + " is not a query; write a query, which begins with a table's name",
                tokens.start(0),
                tokens.end(1) - tokens.start(0));
    }

    private static ParsedQuery refused(String text, List<KqlDiagnostic> diagnostics) {
        Tokens none = Lexer.scan("", false, new ArrayList<>());
        Query empty = new Query(new SourceRange(0, text.length()), List.of(), List.of());
        return new ParsedQuery(none, empty, diagnostics);
    }
}

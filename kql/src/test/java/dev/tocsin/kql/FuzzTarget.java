package dev.tocsin.kql;

import dev.tocsin.kql.bind.BoundQuery;
import dev.tocsin.kql.bind.KqlBinder;
import dev.tocsin.kql.parse.Dialect;
import dev.tocsin.kql.parse.KqlOptions;
import dev.tocsin.kql.parse.KqlParser;
import dev.tocsin.kql.parse.ParsedQuery;
import dev.tocsin.kql.print.KqlFormatter;
import dev.tocsin.kql.schema.Schema;
import dev.tocsin.kql.text.KqlDiagnostic;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What a fuzzer calls with any bytes, and throws when a law is broken. {@code docs/kql-parser.md} tells how Jazzer runs
 * it; what Jazzer found is in {@link FuzzTargetTest}.
 */
public final class FuzzTarget {
    /** In the sweep of a fuzzer a query may hang no longer than this, in nanoseconds. */
    private static final long SLOWEST = 5_000_000_000L;

    private static final Schema SCHEMA = Schema.anyScope();

    static {
        // Reading the tables and functions for the first time is no part of a query's time.
        new KqlBinder(SCHEMA).bind(new KqlParser(KqlOptions.LOGS).parse("requests | count"));
    }

    private FuzzTarget() {}

    /** The entry point that Jazzer looks for. The first byte chooses dialect and placeholders, the rest is the query. */
    public static void fuzzerTestOneInput(byte[] data) {
        if (data.length == 0) {
            return;
        }
        String query = new String(data, 1, data.length - 1, StandardCharsets.UTF_8);
        Dialect dialect = (data[0] & 1) == 0 ? Dialect.LOGS : Dialect.RESOURCE_GRAPH;
        holds(query, KqlOptions.LOGS.withDialect(dialect).withWorkbook((data[0] & 2) != 0));
    }

    /** Parses, binds and formats, and asks whether all answers are sound. */
    static void holds(String query, KqlOptions options) {
        long begin = System.nanoTime();
        KqlParser parser = new KqlParser(options);
        ParsedQuery parsed = parser.parse(query);
        demand(Trees.misplaced(parsed.tree(), query));
        BoundQuery bound = new KqlBinder(SCHEMA).bind(parsed);
        for (KqlDiagnostic one : bound.diagnostics()) {
            if (one.start() < 0 || one.start() + one.length() > query.length()) {
                throw new AssertionError("outside of the text: " + one);
            }
            if (one.message().isBlank()
                    || one.message().contains("\n")
                    || one.message().contains("\r")) {
                throw new AssertionError("not one line: " + one);
            }
        }
        if (!parsed.failed()) {
            formats(parser, parsed);
        }
        if (System.nanoTime() - begin > SLOWEST) {
            throw new AssertionError("slow");
        }
    }

    private static void formats(KqlParser parser, ParsedQuery parsed) {
        String printed = KqlFormatter.format(parsed);
        ParsedQuery again = parser.parse(printed);
        if (again.failed()) {
            throw new AssertionError("formatted, it has errors: " + again.diagnostics());
        }
        if (!Trees.texts(again.tokens()).equals(Trees.texts(parsed.tokens()))) {
            throw new AssertionError("formatted, it has other tokens: " + printed);
        }
        if (!KqlFormatter.format(again).equals(printed)) {
            throw new AssertionError("formatted again, it changes: " + printed);
        }
    }

    private static void demand(List<String> wrong) {
        if (!wrong.isEmpty()) {
            throw new AssertionError("nodes out of place: " + wrong);
        }
    }
}

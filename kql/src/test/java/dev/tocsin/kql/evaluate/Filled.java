package dev.tocsin.kql.evaluate;

import dev.tocsin.kql.bind.KqlBinder;
import dev.tocsin.kql.evaluate.infer.Inference;
import dev.tocsin.kql.evaluate.infer.Inference.Inferred;
import dev.tocsin.kql.parse.KqlOptions;
import dev.tocsin.kql.parse.KqlParser;
import dev.tocsin.kql.parse.ParsedQuery;
import dev.tocsin.kql.schema.Schema;
import dev.tocsin.kql.text.KqlDiagnostic;
import dev.tocsin.kql.text.KqlDiagnostic.Level;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Values for the words that stand in for placeholders of workbooks in queries of the corpus: what such a word stands for is what
 * leaves the fewest errors where it stands.
 */
final class Filled {
    private static final Schema KNOWN = Schema.anyScope();
    private static final KqlParser PARSER = new KqlParser(KqlOptions.LOGS.withWorkbook(false));
    private static final int ROUNDS = 3;
    private static final int MOST_WORDS = 12;
    private static final Pattern POINT =
            Pattern.compile("datetime\\(2026-01-01T00:00:00Z\\)|\\bdate(?:time)?\\(\\s*(['\"]?)[ax]\\1\\s*\\)");
    private static final Pattern TEXT = Pattern.compile("\\btodatetime\\(\\s*(['\"])x\\1\\s*\\)");
    private static final Pattern SPAN = Pattern.compile("\\btime(?:span)?\\(\\s*(['\"]?)[ax]\\1\\s*\\)");
    private static final Pattern CLOCK = Pattern.compile("\\btimespan\\((24|72):00:00\\)");
    private static final Pattern LONELY = Pattern.compile("(?m)^\\s*==\\s*\n\\s*a\\s*$|==\\s*\n\\s*a\\s*$");
    private static final Pattern WORD = Pattern.compile("[A-Za-z_]\\w*");
    private static final List<String> VALUES = List.of(
            "1",
            "\"x\"",
            "1h",
            "datetime(2024-01-15)",
            "true",
            "dynamic([1])",
            "count()",
            "(time > ago(1h))",
            "print a = 1");

    private Filled() {}

    static Inferred inferred(String query) {
        String text = points(query);
        Inferred best = infer(text);
        for (int i = 0; i < ROUNDS && best.bound().failed(); i++) {
            String next = better(text, best);
            if (next == null) {
                break;
            }
            for (int words = 0; words < MOST_WORDS && next != null; words++) {
                text = next;
                next = better(text, bound(text, best.schema()));
            }
            best = infer(text);
        }
        return best;
    }

    private static Inferred bound(String text, Schema schema) {
        return new Inferred(new KqlBinder(schema).bind(PARSER.parse(text)), schema);
    }

    private static Inferred infer(String text) {
        return Inference.infer(PARSER.parse(text), KNOWN);
    }

    /** Points in time that a placeholder stood in are a beginning and an end in turn; lengths of time are an hour. */
    private static String points(String text) {
        String points = alternating(alternating(text, POINT, "datetime(", ")"), TEXT, "todatetime('", "')");
        String spans = SPAN.matcher(points).replaceAll("time(1h)");
        // Where a table was compared with a placeholder, the placeholder brought operators.
        return LONELY.matcher(CLOCK.matcher(spans).replaceAll("time(1d)")).replaceAll("");
    }

    private static String alternating(String text, Pattern pattern, String before, String behind) {
        int[] count = new int[1];
        return pattern.matcher(text)
                .replaceAll(match -> before + (count[0]++ % 2 == 0 ? "2024-01-15" : "2024-01-16") + behind);
    }

    private static List<KqlDiagnostic> errors(Inferred inferred) {
        return inferred.bound().diagnostics().stream()
                .filter(one -> one.level() == Level.ERROR)
                .toList();
    }

    /** The text with another value for one word, so that there are fewer errors; null if none makes them fewer. */
    private static @Nullable String better(String text, Inferred inferred) {
        KqlBinder binder = new KqlBinder(inferred.schema());
        for (int at : places(text, errors(inferred))) {
            Matcher word = WORD.matcher(text);
            int end = word.find(at) ? word.end() : at;
            String better = null;
            int fewest = errors(inferred).size();
            for (String value : VALUES) {
                String next = text.substring(0, at) + value + text.substring(end);
                ParsedQuery parsed = PARSER.parse(next);
                int left = parsed.failed()
                        ? Integer.MAX_VALUE
                        : errors(new Inferred(binder.bind(parsed), inferred.schema()))
                                .size();
                if (left < fewest) {
                    better = next;
                    fewest = left;
                }
            }
            if (better != null) {
                return better;
            }
        }
        return null;
    }

    private static Set<Integer> places(String text, List<KqlDiagnostic> errors) {
        Set<Integer> places = new LinkedHashSet<>();
        for (KqlDiagnostic error : errors) {
            int from = text.lastIndexOf('\n', Math.max(0, error.start() - 1)) + 1;
            int line = text.indexOf('\n', error.start() + error.length());
            words(text, from, line < 0 ? text.length() : line, places);
        }
        words(text, 0, text.length(), places);
        return places;
    }

    private static void words(String text, int from, int to, Set<Integer> places) {
        Matcher words = WORD.matcher(text).region(from, to);
        while (words.find() && places.size() < 10) {
            String word = words.group();
            boolean filler = word.length() <= 2 && word.equals(word.toLowerCase(Locale.ROOT));
            if (filler && !List.of("by", "on", "in", "or", "to", "of").contains(word)) {
                places.add(words.start());
            }
        }
    }
}

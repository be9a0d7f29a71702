package dev.tocsin.kql.evaluate.infer;

import dev.tocsin.kql.bind.BoundQuery;
import dev.tocsin.kql.bind.KqlBinder;
import dev.tocsin.kql.evaluate.infer.Inference.Inferred;
import dev.tocsin.kql.parse.KqlParser;
import dev.tocsin.kql.parse.ParsedQuery;
import dev.tocsin.kql.schema.Schema;
import dev.tocsin.kql.syntax.TokenKind;
import dev.tocsin.kql.syntax.Tokens;
import dev.tocsin.kql.text.KqlDiagnostic;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Fills in what a query leaves to others: times that are a word or a placeholder, placeholders, and names in places where no
 * table and no column can be meant. A value is the first of those that leave the fewest errors.
 */
final class Filling {
    private static final int ROUNDS = 3;
    private static final int MOST_STAND_INS = 60;
    private static final int MOST_TRIED = 12;

    private final ParsedQuery query;
    private final KqlParser parser;
    private final Schema known;
    private final Times times;
    private final List<String> values;

    Filling(ParsedQuery query, KqlParser parser, Schema known, Instant now) {
        this.query = query;
        this.parser = parser;
        this.known = known;
        times = new Times(now);
        values = List.of("1", "\"x\"", "1h", times.end(), "true", "dynamic([1])", "count()", "> ago(1d)");
    }

    FilledQuery filled() {
        FilledText text = new FilledText(query.tokens().text(), List.of());
        if (query.failed()) {
            return new FilledQuery(text, Inference.infer(query, known));
        }
        FilledText timed = text.with(times.in(query));
        if (!parse(timed).failed()) {
            text = timed;
        }
        Inferred inferred = infer(text);
        FilledText placed = withPlaceholders(text, inferred.schema());
        if (!placed.equals(text)) {
            text = placed;
            inferred = infer(text);
        }
        for (int i = 0; i < ROUNDS && inferred.bound().failed(); i++) {
            FilledText next = withNames(text, inferred);
            if (next.equals(text)) {
                break;
            }
            text = next;
            inferred = infer(text);
        }
        return new FilledQuery(text, inferred);
    }

    private ParsedQuery parse(FilledText text) {
        return parser.parse(text.text());
    }

    private Inferred infer(FilledText text) {
        return Inference.infer(parse(text), known);
    }

    /** With a value for each placeholder: the same wherever it stands, or nothing, where it brings whole operators. */
    private FilledText withPlaceholders(FilledText before, Schema schema) {
        Map<String, List<Integer>> places = new LinkedHashMap<>();
        Tokens tokens = query.tokens();
        for (int i = 0; i < tokens.count() && places.size() < MOST_STAND_INS; i++) {
            if (tokens.kind(i) == TokenKind.PLACEHOLDER && !before.covers(tokens.start(i))) {
                places.computeIfAbsent(tokens.text(i), key -> new ArrayList<>()).add(tokens.start(i));
            }
        }
        FilledText text = before;
        for (Map.Entry<String, List<Integer>> entry : places.entrySet()) {
            String name = entry.getKey();
            List<String> choices = new ArrayList<>(times.suggested(name));
            choices.addAll(values);
            choices.add(name.replaceAll("[{}]|:.*", ""));
            choices.add("");
            FilledText now = text;
            List<FilledText> candidates = choices.stream()
                    .map(value -> now.with(entry.getValue().stream()
                            .map(place -> new StandIn(place, name.length(), value))
                            .toList()))
                    .toList();
            FilledText best = best(candidates, schema, Integer.MAX_VALUE);
            text = best == null ? text : best;
        }
        return text;
    }

    /** With values for names that cannot mean a table or a column where they stand. */
    private FilledText withNames(FilledText before, Inferred inferred) {
        FilledText text = before;
        BoundQuery bound = inferred.bound();
        while (text.pieces().size() < MOST_STAND_INS) {
            FilledText next = withName(text, bound, inferred.schema());
            if (next == null) {
                return text;
            }
            text = next;
            bound = new KqlBinder(inferred.schema()).bind(parse(text));
        }
        return text;
    }

    private @Nullable FilledText withName(FilledText text, BoundQuery bound, Schema schema) {
        List<KqlDiagnostic> errors = bound.faults();
        if (errors.isEmpty()) {
            return null;
        }
        for (StandIn name : undeclared(text, bound, errors.get(0), schema)) {
            List<FilledText> candidates = values(name.start()).stream()
                    .map(value -> text.with(new StandIn(name.start(), name.length(), value)))
                    .toList();
            FilledText better = best(candidates, schema, errors.size());
            if (better != null) {
                return better;
            }
        }
        return null;
    }

    /** The first of those with the fewest errors, if these are fewer than that. */
    private @Nullable FilledText best(List<FilledText> candidates, Schema schema, int before) {
        KqlBinder binder = new KqlBinder(schema);
        FilledText best = null;
        int fewest = before;
        for (FilledText candidate : candidates) {
            ParsedQuery parsed = parse(candidate);
            int left = parsed.failed()
                    ? Integer.MAX_VALUE
                    : binder.bind(parsed).faults().size();
            if (left < fewest) {
                best = candidate;
                fewest = left;
            }
        }
        return best;
    }

    /**
     * Names at the first error, and in its line those of which inference could only make tables. What is wrong behind it may be
     * so because of it.
     */
    private List<StandIn> undeclared(FilledText text, BoundQuery bound, KqlDiagnostic error, Schema schema) {
        Tokens tokens = bound.parsed().tokens();
        int from = tokens.text().lastIndexOf('\n', Math.max(0, error.start() - 1)) + 1;
        int to = tokens.text().indexOf('\n', error.start() + error.length());
        List<StandIn> names = new ArrayList<>();
        for (int i = 0; i < tokens.count() && names.size() < MOST_TRIED; i++) {
            boolean near = tokens.start(i) >= from && (to < 0 || tokens.end(i) <= to);
            int place = near && isUndeclared(tokens, i, error, schema) ? text.place(tokens.start(i)) : -1;
            if (place >= 0 && !text.covers(place)) {
                names.add(new StandIn(place, tokens.end(i) - tokens.start(i), ""));
            }
        }
        return names;
    }

    /** What may stand for the name in that place. */
    private List<String> values(int place) {
        Tokens tokens = query.tokens();
        for (int i = 1; i < tokens.count(); i++) {
            if (tokens.start(i) == place && tokens.text(i - 1).equals("step")) {
                return List.of("1h", "1");
            }
        }
        return values;
    }

    private boolean isUndeclared(Tokens tokens, int name, KqlDiagnostic error, Schema schema) {
        if (tokens.kind(name) != TokenKind.IDENTIFIER) {
            return false;
        }
        String word = tokens.text(name);
        boolean missing = error.start() == tokens.start(name)
                && error.length() == word.length()
                && Set.of("KS142", "KS236", "KS145").contains(error.code());
        return missing || (schema.table(word) != null && known.table(word) == null);
    }
}

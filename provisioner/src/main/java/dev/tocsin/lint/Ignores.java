package dev.tocsin.lint;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.diagnostic.Diagnostic;
import dev.tocsin.diagnostic.Level;
import dev.tocsin.diagnostic.Location;
import dev.tocsin.json.JsonPointers;
import dev.tocsin.kql.bind.BoundQuery;
import dev.tocsin.kql.text.SourceRange;
import dev.tocsin.kql.text.TextLines;
import dev.tocsin.load.Definition;
import dev.tocsin.load.LintSettings;
import dev.tocsin.load.SourceFile;
import dev.tocsin.resource.DesiredResource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.IntFunction;

/**
 * What the project wants to hear no more of, each with its reason: in {@code tocsin.json} by rule and file, in a definition for
 * all of it, in a comment of a query for a line.
 */
final class Ignores {
    private static final String WORD = "tocsin:ignore";

    private final List<Ignore> ignores = new ArrayList<>();
    private final List<Finding> wrong = new ArrayList<>();

    Ignores(LintedProject project, LintSettings settings) {
        for (LintSettings.Ignore one : settings.ignores()) {
            ignores.add(new Ignore(one.rule(), one.place(), one.file(), "", 0, Integer.MAX_VALUE));
        }
        Set<Definition> windows = new HashSet<>();
        for (DesiredResource resource : project.state().resources()) {
            Definition definition = resource.origin().definition();
            // A window may be several resources, and is ignored as one.
            if (!(definition instanceof Definition.Window) || windows.add(definition)) {
                ofDefinition(resource);
            }
        }
        for (LintedQuery query : project.queries()) {
            ofQuery(query);
        }
    }

    private void ofDefinition(DesiredResource resource) {
        SourceFile source = resource.origin().definition().source();
        JsonNode list = source.root().path("lint").path("ignore");
        for (int i = 0; i < list.size(); i++) {
            String at = JsonPointers.child("/lint/ignore", i);
            String rule = list.get(i).path("rule").asText();
            if (rule.isEmpty() || list.get(i).path("reason").asText().isBlank()) {
                wrong(source.at(at));
            } else {
                boolean window = resource.origin().definition() instanceof Definition.Window;
                ignores.add(new Ignore(
                        rule,
                        source.at(at),
                        window ? source.name() : "",
                        window ? "" : resource.key(),
                        0,
                        Integer.MAX_VALUE));
            }
        }
    }

    /** Those of a query that belongs to no project. */
    Ignores(BoundQuery query, String key, IntFunction<Location> places) {
        ofComments(query, key, places);
    }

    private void ofQuery(LintedQuery query) {
        if (query.text().contains(WORD)) {
            ofComments(
                    query.bound(),
                    query.key(),
                    offset ->
                            query.places().diagnose(Level.NOTE, "", offset, "").location());
        }
    }

    /** A comment before everything else is for all of the query, another for its line and the next. */
    private void ofComments(BoundQuery query, String key, IntFunction<Location> places) {
        String all = query.parsed().tokens().text();
        TextLines lines = new TextLines(all);
        for (SourceRange comment : query.parsed().tokens().comments()) {
            String text = all.substring(comment.start(), comment.end()).replaceFirst("^//\\s*", "");
            if (!text.startsWith(WORD)) {
                continue;
            }
            Location place = places.apply(comment.start());
            String[] words = text.substring(WORD.length()).strip().split("\\s+", 2);
            if (words.length < 2 || !words[0].matches("(TOC|KS)\\d+")) {
                wrong(place);
                continue;
            }
            int line = lines.line(comment.start());
            boolean first = all.substring(0, comment.start())
                    .lines()
                    .allMatch(one -> one.isBlank() || one.strip().startsWith("//"));
            ignores.add(new Ignore(words[0], place, "", key, first ? 0 : line, first ? Integer.MAX_VALUE : line + 1));
        }
    }

    private void wrong(Location place) {
        String message = "an ignored rule needs its code and a reason, such as \"" + WORD.toLowerCase(Locale.ROOT)
                + " TOC2302 the application itself looks for a part of the word\"";
        wrong.add(new Finding(new Diagnostic("TOC2001", Level.ERROR, message, place, List.of()), "", "", List.of()));
    }

    /** Whether somebody ignores it; remembers that the ignoring was of use. */
    boolean covers(Finding finding) {
        // What is about the query as a whole, such as a column that it lacks, is on no line of it.
        Finding.QueryLine line = finding.query().orElseGet(() -> new Finding.QueryLine(query(finding), 0));
        boolean covered = false;
        for (Ignore ignore : ignores) {
            if (ignore.covers(finding, line)) {
                ignore.used = true;
                covered = true;
            }
        }
        return covered;
    }

    /** The key of the query that a finding with a pointer to it is about. */
    private static String query(Finding finding) {
        int detail = finding.pointer().indexOf('#');
        return finding.key()
                + (detail < 0 ? finding.pointer() : finding.pointer().substring(0, detail));
    }

    /** What is wrong with the ignores themselves, and those that ignore nothing. */
    List<Finding> remarks() {
        List<Finding> remarks = new ArrayList<>(wrong);
        for (Ignore ignore : ignores) {
            if (!ignore.used) {
                String message = "nothing of " + ignore.rule + " is found there; remove the ignore";
                remarks.add(new Finding(
                        new Diagnostic("TOC2002", Level.NOTE, message, ignore.place, List.of()), "", "", List.of()));
            }
        }
        return remarks;
    }

    private static final class Ignore {
        private final String rule;
        private final Location place;
        private final String file;
        private final String key;
        private final int fromLine;
        private final int toLine;
        private boolean used;

        Ignore(String rule, Location place, String file, String key, int fromLine, int toLine) {
            this.rule = rule;
            this.place = place;
            this.file = file;
            this.key = key;
            this.fromLine = fromLine;
            this.toLine = toLine;
        }

        boolean covers(Finding finding, Finding.QueryLine at) {
            if (!rule.equals(finding.code())) {
                return false;
            }
            if (!file.isEmpty()) {
                return finding.diagnostic().location().file().equals(file)
                        || finding.diagnostic().related().stream()
                                .anyMatch(one -> one.file().equals(file));
            }
            return key.isEmpty()
                    || key.equals(finding.key())
                    || key.equals(at.query()) && fromLine <= at.line() && at.line() <= toLine;
        }
    }
}

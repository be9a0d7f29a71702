package dev.tocsin.lint;

import dev.tocsin.diagnostic.Diagnostic;
import dev.tocsin.diagnostic.Level;
import dev.tocsin.diagnostic.Location;
import dev.tocsin.kql.text.SourceRange;
import dev.tocsin.resource.DesiredResource;
import dev.tocsin.workbook.Item;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Gathers what the rules find. Not thread-safe. */
public final class Findings {
    private final List<Finding> found = new ArrayList<>();

    /** About the value at a pointer of a resource's body; stands where the user can mend it. */
    public void add(Rule rule, DesiredResource resource, String pointer, String message) {
        add(rule, rule.level(), resource, pointer, message);
    }

    /** The same with a level that differs from the rule's own. */
    public void add(Rule rule, Level level, DesiredResource resource, String pointer, String message) {
        Diagnostic diagnostic = resource.origin().diagnose(level, rule.code(), pointer, message);
        found.add(new Finding(diagnostic, resource.key(), pointer, List.of()));
    }

    /** About a key that is missing, or about what a template says by itself. */
    public void addStructural(Rule rule, DesiredResource resource, String pointer, String message) {
        Diagnostic diagnostic = resource.origin().structural(rule.level(), rule.code(), pointer, message);
        found.add(new Finding(diagnostic, resource.key(), pointer, List.of()));
    }

    /** About a place in a file that belongs to no definition, such as a telemetry contract. */
    public void add(Rule rule, Location place, String message) {
        Diagnostic diagnostic = new Diagnostic(rule.code(), rule.level(), message, place, List.of());
        found.add(new Finding(diagnostic, "", place.file() + place.pointer(), List.of()));
    }

    /**
     * About a value in a workbook. A baseline knows it by the path of names to its item, which stays when other items move.
     *
     * @param below pointer from the item
     * @param fixes how to mend it; none where a person must decide
     */
    public void add(
            Rule rule,
            Level level,
            LintedWorkbook workbook,
            Item item,
            String below,
            String message,
            List<FileEdit> fixes) {
        Diagnostic diagnostic = workbook.places().diagnose(level, rule.code(), item.pointer() + below, message);
        String key = workbook.at() + "#" + workbook.tree().path(item) + below;
        found.add(new Finding(diagnostic, workbook.resource().key(), key, fixes));
    }

    /** About a part of a query, which is also what a baseline knows it by. */
    public void add(Rule rule, Level level, LintedQuery query, SourceRange range, String message) {
        String excerpt = query.text().substring(range.start(), range.end());
        add(rule, level, query, range.start(), query.pointer() + "#" + excerpt, message);
    }

    /**
     * About a place in a query.
     *
     * @param offset in the query's text, from zero
     * @param pointer what a baseline knows it by
     */
    public void add(Rule rule, Level level, LintedQuery query, int offset, String pointer, String message) {
        Diagnostic diagnostic = query.places().diagnose(level, rule.code(), offset, message);
        Finding.QueryLine line = new Finding.QueryLine(query.key(), query.line(offset));
        found.add(new Finding(diagnostic, query.resource().key(), pointer, List.of(), Optional.of(line)));
    }

    List<Finding> all() {
        return List.copyOf(found);
    }
}

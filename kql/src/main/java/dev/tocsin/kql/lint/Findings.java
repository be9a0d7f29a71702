package dev.tocsin.kql.lint;

import dev.tocsin.kql.text.KqlDiagnostic;
import dev.tocsin.kql.text.KqlDiagnostic.Level;
import dev.tocsin.kql.text.SourceRange;
import dev.tocsin.kql.tree.Node;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Gathers what rules find in one query. */
final class Findings {
    private final List<QueryFinding> found = new ArrayList<>();

    void add(QueryRule rule, Node node, String message) {
        add(rule, rule.level(), node.range(), message, List.of());
    }

    void add(QueryRule rule, SourceRange range, String message) {
        add(rule, rule.level(), range, message, List.of());
    }

    /** @param level where it differs from the rule's own */
    void add(QueryRule rule, Level level, SourceRange range, String message, List<TextEdit> fixes) {
        found.add(new QueryFinding(
                new KqlDiagnostic(level, rule.code(), message, range.start(), range.end() - range.start()), fixes));
    }

    List<QueryFinding> all() {
        found.sort(Comparator.comparingInt(one -> one.diagnostic().start()));
        return List.copyOf(found);
    }
}

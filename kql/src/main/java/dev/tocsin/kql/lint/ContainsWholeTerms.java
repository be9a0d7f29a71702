package dev.tocsin.kql.lint;

import dev.tocsin.kql.text.KqlDiagnostic.Level;
import dev.tocsin.kql.tree.Operation;
import dev.tocsin.kql.tree.Relation;
import java.util.Map;

/** {@code contains} looks into every text; {@code has} asks the index for whole terms (Kusto documentation, best practices). */
final class ContainsWholeTerms implements QueryRule {
    @Override
    public String code() {
        return "TOC2302";
    }

    @Override
    public Level level() {
        return Level.INFO;
    }

    @Override
    public String title() {
        return "contains where has would do";
    }

    private static final Map<Relation, String> TERMS = Map.of(
            Relation.CONTAINS, "has",
            Relation.NOT_CONTAINS, "!has",
            Relation.CONTAINS_CS, "has_cs",
            Relation.NOT_CONTAINS_CS, "!has_cs");

    /** Shorter terms are not in the index (Kusto documentation, string operators: "three or more characters"). */
    private static final int SHORTEST_TERM = 3;

    @Override
    public void check(QueryView query, Findings findings) {
        for (Operation.Comparison comparison : query.all(Operation.Comparison.class)) {
            String terms = TERMS.get(comparison.relation());
            String text = QueryView.literal(comparison.right());
            if (terms != null && text != null && isTerms(text)) {
                findings.add(
                        this,
                        comparison,
                        "\"" + comparison.relation().symbol() + "\" finds \"" + text
                                + "\" inside of words too, and cannot use the index; if a whole word is meant, write "
                                + terms);
            }
        }
    }

    /** Whether it begins and ends with a letter or digit, so that the index could have it. */
    private static boolean isTerms(String text) {
        return text.length() >= SHORTEST_TERM
                && Character.isLetterOrDigit(text.charAt(0))
                && Character.isLetterOrDigit(text.charAt(text.length() - 1));
    }
}

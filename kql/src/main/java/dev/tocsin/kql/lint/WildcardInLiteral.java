package dev.tocsin.kql.lint;

import dev.tocsin.kql.text.KqlDiagnostic.Level;
import dev.tocsin.kql.tree.Operation;
import dev.tocsin.kql.tree.Relation;
import java.util.Set;

/** {@code *} and {@code %} stand for themselves in Kusto's comparisons of text. */
final class WildcardInLiteral implements QueryRule {
    @Override
    public String code() {
        return "TOC2337";
    }

    @Override
    public Level level() {
        return Level.WARNING;
    }

    @Override
    public String title() {
        return "a wildcard that is none";
    }

    private static final Set<Relation> PLAIN = Set.of(
            Relation.EQUAL,
            Relation.NOT_EQUAL,
            Relation.EQUAL_IGNORING_CASE,
            Relation.NOT_EQUAL_IGNORING_CASE,
            Relation.HAS,
            Relation.NOT_HAS,
            Relation.CONTAINS,
            Relation.NOT_CONTAINS,
            Relation.STARTS_WITH,
            Relation.NOT_STARTS_WITH,
            Relation.ENDS_WITH,
            Relation.NOT_ENDS_WITH);

    @Override
    public void check(QueryView query, Findings findings) {
        for (Operation.Comparison comparison : query.all(Operation.Comparison.class)) {
            String text = QueryView.literal(comparison.right());
            if (text != null && text.length() > 1 && PLAIN.contains(comparison.relation()) && hasWildcard(text)) {
                findings.add(
                        this,
                        comparison.right(),
                        "\"" + text
                                + "\" is taken as it is: * and % are no wildcards; use contains, startswith, endswith or matches regex");
            }
        }
    }

    /** At an end, beside a letter or digit: elsewhere it may well be meant. */
    private static boolean hasWildcard(String text) {
        int last = text.length() - 1;
        return isStar(text.charAt(0)) && Character.isLetterOrDigit(text.charAt(1))
                || text.charAt(last) == '*' && Character.isLetterOrDigit(text.charAt(last - 1));
    }

    private static boolean isStar(char one) {
        return one == '*' || one == '%';
    }
}

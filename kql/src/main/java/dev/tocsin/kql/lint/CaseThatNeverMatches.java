package dev.tocsin.kql.lint;

import dev.tocsin.kql.text.KqlDiagnostic.Level;
import dev.tocsin.kql.tree.Expression;
import dev.tocsin.kql.tree.Operation;
import dev.tocsin.kql.tree.Relation;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What {@code tolower} gives never equals a text with capitals, and the other way round. */
final class CaseThatNeverMatches implements QueryRule {
    @Override
    public String code() {
        return "TOC2318";
    }

    @Override
    public Level level() {
        return Level.ERROR;
    }

    @Override
    public String title() {
        return "compares lower case with upper case";
    }

    private static final Set<Relation> CASED = Set.of(
            Relation.EQUAL,
            Relation.NOT_EQUAL,
            Relation.IN,
            Relation.NOT_IN,
            Relation.HAS_CS,
            Relation.NOT_HAS_CS,
            Relation.CONTAINS_CS,
            Relation.NOT_CONTAINS_CS,
            Relation.STARTS_WITH_CS,
            Relation.NOT_STARTS_WITH_CS,
            Relation.ENDS_WITH_CS,
            Relation.NOT_ENDS_WITH_CS);

    @Override
    public void check(QueryView query, Findings findings) {
        for (Operation.Comparison comparison : query.all(Operation.Comparison.class)) {
            if (CASED.contains(comparison.relation())) {
                check(comparison.left(), List.of(comparison.right()), findings);
                check(comparison.right(), List.of(comparison.left()), findings);
            }
        }
        for (Operation.Membership membership : query.all(Operation.Membership.class)) {
            if (CASED.contains(membership.relation())) {
                check(membership.operand(), membership.values(), findings);
            }
        }
    }

    private void check(Expression cased, List<Expression> values, Findings findings) {
        String function = QueryView.called(QueryView.bare(cased));
        if (!function.equals("tolower") && !function.equals("toupper")) {
            return;
        }
        for (Expression value : values) {
            String text = QueryView.literal(value);
            if (text != null && !cased(text, function).equals(text)) {
                findings.add(
                        this,
                        value,
                        "What " + function + " gives never matches \"" + text + "\"; write \"" + cased(text, function)
                                + "\"");
            }
        }
    }

    private static String cased(String text, String function) {
        return function.equals("tolower") ? text.toLowerCase(Locale.ROOT) : text.toUpperCase(Locale.ROOT);
    }
}

package dev.tocsin.kql.lint;

import dev.tocsin.kql.bind.BoundQuery;
import java.util.List;

/** The rules on queries. What is wrong with a query says the binder; rules tell what is right and still not meant. */
public final class QueryLint {
    private static final List<QueryRule> RULES = List.of(
            new NoTimeFilter(),
            new ContainsWholeTerms(),
            new SearchesEveryTable(),
            new InvisibleCharacters(),
            new TrailingSemicolon(),
            new CountsSampledRows(),
            new LongQuery(),
            new ReadsNoTable(),
            new TakesMoreThanIsShown(),
            new TakesAnyRows(),
            new TimeRangeTheWrongWayRound(),
            new JoinWithoutKind(),
            new ContradictoryConditions(),
            new CaseThatNeverMatches(),
            new StringIsNeverNull(),
            new WholeNumberDivision(),
            new AndBesideOr(),
            new WildcardInLiteral(),
            new UnusedLet());

    private QueryLint() {}

    /** All rules, by code. */
    public static List<QueryRule> rules() {
        return RULES;
    }

    /**
     * All that the rules find, by place. A query with errors is not looked at: what it means is not known.
     *
     * @param purpose what runs the query
     * @param timed whether what runs it limits the time range
     */
    public static List<QueryFinding> lint(BoundQuery bound, Purpose purpose, boolean timed) {
        if (bound.failed()) {
            return List.of();
        }
        QueryView view = new QueryView(bound, purpose, timed);
        Findings findings = new Findings();
        for (QueryRule rule : RULES) {
            rule.check(view, findings);
        }
        return findings.all();
    }
}

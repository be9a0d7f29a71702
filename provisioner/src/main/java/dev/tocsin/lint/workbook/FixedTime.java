package dev.tocsin.lint.workbook;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.diagnostic.Level;
import dev.tocsin.kql.syntax.TokenKind;
import dev.tocsin.kql.syntax.Tokens;
import dev.tocsin.lint.Findings;
import dev.tocsin.lint.LintedQuery;
import dev.tocsin.lint.QueryScope;
import dev.tocsin.workbook.Item;
import dev.tocsin.workbook.ItemType;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** A logs query that says itself how far back it looks, in a workbook whose readers choose a time range. */
final class FixedTime extends FactsRule {
    private static final int TIME_RANGE = 4;

    FixedTime(SharedFacts facts) {
        super(facts, "TOC2215", Level.NOTE, "a time range that readers cannot change");
    }

    @Override
    void check(WorkbookFacts facts, Findings findings) {
        Set<String> times = times(facts);
        if (times.isEmpty()) {
            return;
        }
        for (Item item : facts.items()) {
            LintedQuery query = facts.query(item, "/content/query").orElse(null);
            if (item.type() == ItemType.QUERY
                    && query != null
                    && query.scope() != QueryScope.RESOURCE_GRAPH
                    && !query.timed()
                    && looksBack(query.bound().parsed().tokens())
                    && facts.references().stream()
                            .noneMatch(one -> one.item().index() == item.index() && times.contains(one.name()))) {
                Optional<String> shown = facts.definitions().stream()
                        .filter(one -> isTime(one) && facts.sees(item, one))
                        .map(Definition::name)
                        .findFirst();
                if (shown.isPresent()) {
                    String message = "the query fixes its time range, so {" + shown.get()
                            + "} does not change it; say so in the title, or take the time range from the parameter";
                    tell(findings, facts.workbook(), item, "/content/query", message);
                }
            }
        }
    }

    /** Parameters for a time range, and those that are computed from one. */
    private static Set<String> times(WorkbookFacts facts) {
        Set<String> times = new TreeSet<>();
        facts.definitions().stream().filter(FixedTime::isTime).forEach(one -> times.add(one.name()));
        Set<String> computed = new HashSet<>();
        do {
            times.addAll(computed);
            computed.clear();
            for (Reference one : facts.references()) {
                if (one.item().type() == ItemType.PARAMETER && times.contains(one.name())) {
                    one.item().name().filter(name -> !times.contains(name)).ifPresent(computed::add);
                }
            }
        } while (!computed.isEmpty());
        return times;
    }

    private static boolean isTime(Definition definition) {
        JsonNode type = definition.item().json().path("type");
        return definition.kind() == Definition.Kind.PARAMETER && type.asInt() == TIME_RANGE;
    }

    private static boolean looksBack(Tokens tokens) {
        for (int i = 0; i < tokens.count(); i++) {
            if (tokens.kind(i) == TokenKind.IDENTIFIER && tokens.text(i).equals("ago")) {
                return true;
            }
        }
        return false;
    }
}

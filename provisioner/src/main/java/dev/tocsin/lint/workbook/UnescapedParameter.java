package dev.tocsin.lint.workbook;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.diagnostic.Level;
import dev.tocsin.lint.Findings;
import dev.tocsin.lint.workbook.Reference.Use;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Text that readers type, in a string of a query as it is: a quotation mark in it ends the string, and what follows is read as
 * query. Hidden parameters are computed and not told.
 */
final class UnescapedParameter extends FactsRule {
    private static final int TEXT = 1;
    private static final Set<String> AS_IT_IS = Set.of("", "value", "label");

    UnescapedParameter(SharedFacts facts) {
        super(facts, "TOC2217", Level.WARNING, "typed text in a string of a query");
    }

    @Override
    void check(WorkbookFacts facts, Findings findings) {
        Set<String> told = new HashSet<>();
        for (Reference one : facts.references()) {
            boolean inString = one.use() == Use.LITERAL
                    && facts.query(one.item(), one.below()).isPresent();
            if (inString
                    && AS_IT_IS.contains(one.specifier())
                    && isTyped(facts.definitions(one.name()))
                    && told.add(one.item().pointer() + one.below() + " " + one.name())) {
                String message = "readers type {" + one.name()
                        + "}, and a quotation mark in it breaks the query; write {" + one.name() + ":escape}";
                tell(findings, level(), facts, one, message);
            }
        }
    }

    private static boolean isTyped(List<Definition> definitions) {
        return !definitions.isEmpty()
                && definitions.stream().allMatch(one -> {
                    JsonNode json = one.item().json();
                    return one.kind() == Definition.Kind.PARAMETER
                            && json.path("type").asInt() == TEXT
                            && !json.path("isHiddenWhenLocked").asBoolean()
                            && !json.has("criteriaData");
                });
    }
}

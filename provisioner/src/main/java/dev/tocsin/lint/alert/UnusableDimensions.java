package dev.tocsin.lint.alert;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.diagnostic.Level;
import dev.tocsin.json.JsonPointers;
import dev.tocsin.kql.symbol.Column;
import dev.tocsin.kql.symbol.Dynamic;
import dev.tocsin.kql.symbol.TableType;
import dev.tocsin.lint.CodedRule;
import dev.tocsin.lint.Findings;
import dev.tocsin.lint.LintedProject;
import java.util.Optional;

/** Dimensions that are too many, missing in the result or of type dynamic. */
final class UnusableDimensions extends CodedRule {
    UnusableDimensions() {
        super("TOC2007", Level.ERROR, "a dimension that the service cannot split by");
    }

    private static final int MOST = 6;

    @Override
    public void check(LintedProject project, Findings findings) {
        for (Condition condition : Condition.of(project)) {
            JsonNode dimensions = condition.json().path("dimensions");
            String pointer = condition.pointer() + "/dimensions";
            if (dimensions.size() > MOST) {
                findings.add(
                        this,
                        condition.rule(),
                        pointer,
                        "a rule takes at most " + MOST + " dimensions, not " + dimensions.size());
            }
            Optional<TableType> result = condition.result();
            for (int i = 0; i < dimensions.size() && result.isPresent(); i++) {
                String name = dimensions.get(i).path("name").asText();
                String at = JsonPointers.child(pointer, i) + "/name";
                Column column = result.get().column(name);
                if (column == null) {
                    findings.add(
                            this,
                            condition.rule(),
                            at,
                            "the query gives no column " + name + " to split by; it gives "
                                    + Condition.names(result.get()));
                } else if (column.type() instanceof Dynamic) {
                    findings.add(
                            this,
                            condition.rule(),
                            at,
                            "the column " + name + " is of type dynamic, and rules split by text and numbers only;"
                                    + " use tostring() in the query");
                }
            }
        }
    }
}

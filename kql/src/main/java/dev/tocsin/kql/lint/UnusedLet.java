package dev.tocsin.kql.lint;

import dev.tocsin.kql.text.KqlDiagnostic.Level;
import dev.tocsin.kql.tree.Statement;
import dev.tocsin.kql.tree.Value;

/** A name that is given and never used is a leftover, or a name that was misspelt. */
final class UnusedLet implements QueryRule {
    @Override
    public String code() {
        return "TOC2324";
    }

    @Override
    public Level level() {
        return Level.INFO;
    }

    @Override
    public String title() {
        return "a let that nothing uses";
    }

    @Override
    public void check(QueryView query, Findings findings) {
        if (!query.all(Statement.Filled.class).isEmpty()) {
            return;
        }
        for (Statement.Let let : query.all(Statement.Let.class)) {
            String name = let.name().value();
            int uses = 0;
            for (Value.Name one : query.all(Value.Name.class)) {
                uses += one.value().equals(name) ? 1 : 0;
            }
            if (uses == 1 && let.name().form() != Value.Form.TEMPLATE && !isFilledIn(query)) {
                findings.add(this, let.name(), "\"" + name + "\" is never used; remove it, or use it");
            }
        }
    }

    /** Text that a workbook puts in may use any name. */
    private static boolean isFilledIn(QueryView query) {
        return !query.all(Value.Placeholder.class).isEmpty()
                || !query.all(Value.Template.class).isEmpty();
    }
}

package dev.tocsin.kql.lint;

import dev.tocsin.kql.symbol.Scalar;
import dev.tocsin.kql.text.KqlDiagnostic.Level;
import dev.tocsin.kql.tree.Operation;

/** A string is never null, only empty (Kusto documentation, null values): {@code isnull} is always false, {@code isnotnull} always true. */
final class StringIsNeverNull implements QueryRule {
    @Override
    public String code() {
        return "TOC2319";
    }

    @Override
    public Level level() {
        return Level.WARNING;
    }

    @Override
    public String title() {
        return "asks whether a string is null";
    }

    @Override
    public void check(QueryView query, Findings findings) {
        for (Operation.Call call : query.all(Operation.Call.class)) {
            String function = QueryView.called(call);
            boolean asks = function.equals("isnull") || function.equals("isnotnull") || function.equals("notnull");
            if (asks
                    && call.arguments().size() == 1
                    && query.type(call.arguments().get(0)) == Scalar.STRING) {
                boolean isNull = function.equals("isnull");
                findings.add(
                        this,
                        call,
                        "A string is never null, so this is always " + !isNull + "; write "
                                + (isNull ? "isempty(" : "isnotempty(")
                                + query.text(call.arguments().get(0)) + ")");
            }
        }
    }
}

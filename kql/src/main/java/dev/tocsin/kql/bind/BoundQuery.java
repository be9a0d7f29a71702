package dev.tocsin.kql.bind;

import dev.tocsin.kql.parse.ParsedQuery;
import dev.tocsin.kql.symbol.Column;
import dev.tocsin.kql.symbol.TableType;
import dev.tocsin.kql.symbol.Type;
import dev.tocsin.kql.text.KqlDiagnostic;
import dev.tocsin.kql.text.KqlDiagnostic.Level;
import dev.tocsin.kql.tree.Node;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A query whose names are resolved. */
public final class BoundQuery {
    private final KqlBinder binder;
    private final ParsedQuery parsed;
    private final IdentityHashMap<Node, Meaning> meanings;
    private final IdentityHashMap<Node, BoundCall> calls;
    private final IdentityHashMap<Node, Layout> layouts;
    private final @Nullable Type result;
    private final List<KqlDiagnostic> diagnostics;
    private final Set<KqlDiagnostic> taken;

    BoundQuery(
            KqlBinder binder,
            ParsedQuery parsed,
            IdentityHashMap<Node, Meaning> meanings,
            IdentityHashMap<Node, BoundCall> calls,
            IdentityHashMap<Node, Layout> layouts,
            @Nullable Type result,
            Problems found) {
        this.binder = binder;
        this.parsed = parsed;
        this.meanings = new IdentityHashMap<>(meanings);
        this.calls = new IdentityHashMap<>(calls);
        this.layouts = new IdentityHashMap<>(layouts);
        this.result = result;
        List<KqlDiagnostic> all = new ArrayList<>(parsed.diagnostics());
        all.addAll(found.all());
        all.sort(KqlDiagnostic.BY_PLACE);
        diagnostics = List.copyOf(all);
        taken = found.taken();
    }

    /**
     * The same query, of which some operators' columns are known now that were not before.
     *
     * @param known the columns of {@code evaluate} without a schema, which depend on data
     */
    public BoundQuery with(Map<Node, TableType> known) {
        return binder.bindAgain(parsed, known);
    }

    public ParsedQuery parsed() {
        return parsed;
    }

    /** What that node of the query's tree means; absent for a node that has no meaning of its own. */
    public @Nullable Meaning meaning(Node node) {
        return meanings.get(node);
    }

    /** What the body of the query's own function means where that node calls it; absent for every other node. */
    public @Nullable BoundCall call(Node node) {
        return calls.get(node);
    }

    /** Where the columns come from that this operator gives; absent for one that gives those of its tables as they are. */
    public @Nullable Layout layout(Node operator) {
        return layouts.get(operator);
    }

    /** The type of the last statement's value; absent if there is none. */
    public @Nullable Type result() {
        return result;
    }

    /** The result's columns; empty if it is no table. */
    public List<Column> columns() {
        return result instanceof TableType table ? table.columns() : List.of();
    }

    /** The parser's and the binder's, by place. */
    public List<KqlDiagnostic> diagnostics() {
        return diagnostics;
    }

    /** Why it cannot run: the errors and refusals but those that {@link #isTaken}. */
    public List<KqlDiagnostic> faults() {
        return diagnostics.stream()
                .filter(one -> one.level() == Level.ERROR || one.level() == Level.REFUSAL)
                .filter(one -> !isTaken(one))
                .toList();
    }

    /** Whether Microsoft's binder says this of the query, but its documentation shows that the service takes it. */
    public boolean isTaken(KqlDiagnostic one) {
        return taken.contains(one);
    }

    /** The name that a diagnostic is about, without the brackets of {@code ['a name']}. */
    public String named(KqlDiagnostic one) {
        String text = parsed.tokens().text().substring(one.start(), one.start() + one.length());
        boolean bracketed = text.startsWith("[") && text.length() > 4;
        return bracketed ? text.substring(2, text.length() - 2) : text;
    }

    /** The column or variable that the query names but has not; absent if something else is wrong. */
    public @Nullable String missing(KqlDiagnostic one) {
        return one.code().equals("KS142") ? named(one) : null;
    }

    /** Whether there are faults. */
    public boolean failed() {
        return !faults().isEmpty();
    }
}

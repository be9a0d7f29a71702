package dev.tocsin.kql.evaluate.expression;

import dev.tocsin.kql.evaluate.function.CallSite;
import dev.tocsin.kql.evaluate.function.Terms;
import dev.tocsin.kql.evaluate.run.Run;
import dev.tocsin.kql.evaluate.table.Batch;
import dev.tocsin.kql.evaluate.value.Longs;
import dev.tocsin.kql.evaluate.value.Texts;
import dev.tocsin.kql.evaluate.value.ValueType;
import dev.tocsin.kql.evaluate.value.Values;
import dev.tocsin.kql.evaluate.value.Vector;
import dev.tocsin.kql.tree.Relation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** {@code in}, {@code has_any}, {@code has_all} and their kin, against values that are the same for all rows, or vary. */
final class Membership implements Evaluation {
    private final Relation relation;
    private final Evaluation operand;
    private final Function<Run, List<@Nullable Object>> values;
    private final List<Evaluation> varying;
    private final int slot;
    private final CallSite site;

    /** The values, ready to be looked up. */
    private record Wanted(Set<Object> set, List<String> texts, boolean hasNull) {}

    /**
     * @param values those that are the same for all rows, as they stand alone; an array stands for its items
     * @param varying those that are not
     * @param slot to keep them in
     */
    Membership(
            Relation relation,
            Evaluation operand,
            Function<Run, List<@Nullable Object>> values,
            List<Evaluation> varying,
            int slot,
            CallSite site) {
        this.relation = relation;
        this.operand = operand;
        this.values = values;
        this.varying = List.copyOf(varying);
        this.slot = slot;
        this.site = site;
    }

    @Override
    public ValueType type() {
        return ValueType.BOOL;
    }

    @Override
    public boolean constant() {
        return operand.constant() && varying.isEmpty();
    }

    @Override
    public Vector evaluate(Batch batch, Run run) {
        Vector of = operand.evaluate(batch, run);
        int rows = batch.rows();
        long[] out = new long[rows];
        if (varying.isEmpty()) {
            Wanted wanted = run.once(slot, () -> prepare(values.apply(run)));
            for (int i = 0; i < rows; i++) {
                out[i] = test(of, i, wanted) ? 1 : 0;
            }
            return new Longs(ValueType.BOOL, out, null, rows);
        }
        List<@Nullable Object> same = run.once(slot, () -> values.apply(run));
        List<Vector> others = new ArrayList<>();
        for (Evaluation one : varying) {
            others.add(one.evaluate(batch, run));
        }
        for (int i = 0; i < rows; i++) {
            List<@Nullable Object> all = new ArrayList<>(same);
            for (Vector other : others) {
                all.add(other.at(i));
            }
            out[i] = test(of, i, prepare(all)) ? 1 : 0;
        }
        return new Longs(ValueType.BOOL, out, null, rows);
    }

    private boolean folds() {
        return relation != Relation.IN && relation != Relation.NOT_IN;
    }

    private Wanted prepare(List<@Nullable Object> all) {
        List<@Nullable Object> flat = new ArrayList<>();
        for (Object value : all) {
            if (value instanceof List<?> items) {
                flat.addAll(items);
            } else {
                flat.add(value);
            }
        }
        Set<Object> set = new HashSet<>();
        List<String> texts = new ArrayList<>();
        boolean hasNull = false;
        for (Object value : flat) {
            hasNull |= value == null;
            if (folds()) {
                String text = Terms.fold(Texts.text(value));
                set.add(text);
                texts.add(text);
            } else if (value != null) {
                set.add(key(value));
            }
        }
        return new Wanted(set, texts, hasNull);
    }

    private boolean test(Vector of, int row, Wanted wanted) {
        return switch (relation) {
            case IN -> contains(of, row, wanted);
            case NOT_IN -> !contains(of, row, wanted);
            case IN_IGNORING_CASE -> wanted.set().contains(Terms.fold(of.textAt(row)));
            case NOT_IN_IGNORING_CASE -> !wanted.set().contains(Terms.fold(of.textAt(row)));
            case HAS_ANY -> terms(of.textAt(row), wanted, false);
            case HAS_ALL -> terms(of.textAt(row), wanted, true);
            default -> throw new IllegalArgumentException("Not a membership: " + relation);
        };
    }

    private boolean terms(String text, Wanted wanted, boolean all) {
        String folded = Terms.fold(text);
        for (String term : wanted.texts()) {
            if (Terms.isIn(folded, term, true, true, site) != all) {
                return !all;
            }
        }
        return all;
    }

    private boolean contains(Vector of, int row, Wanted wanted) {
        Object value = of.at(row);
        if (value == null) {
            if (wanted.hasNull()) {
                throw site.undocumented("null is looked for among values with null; use isnull()");
            }
            return false;
        }
        return wanted.set().contains(key(value));
    }

    /** Numbers of several types that are the same are one key; of texts and JSON the text counts. */
    private Object key(Object value) {
        if (value instanceof List || value instanceof Map) {
            return Texts.text(value);
        }
        if (value instanceof Double real && real == Math.rint(real) && Math.abs(real) < 9e15) {
            return real.longValue();
        }
        if (value instanceof Number number && !(value instanceof Long) && !(value instanceof Double)) {
            return Values.decimal(number).stripTrailingZeros();
        }
        return value;
    }
}

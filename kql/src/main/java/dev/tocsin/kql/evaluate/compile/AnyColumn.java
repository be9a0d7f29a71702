package dev.tocsin.kql.evaluate.compile;

import dev.tocsin.kql.evaluate.expression.Call;
import dev.tocsin.kql.evaluate.expression.Constant;
import dev.tocsin.kql.evaluate.expression.Evaluation;
import dev.tocsin.kql.evaluate.expression.ScalarOperators;
import dev.tocsin.kql.evaluate.function.CallSite;
import dev.tocsin.kql.evaluate.run.EvaluationException;
import dev.tocsin.kql.evaluate.value.ValueType;
import dev.tocsin.kql.symbol.Column;
import dev.tocsin.kql.text.SourceRange;
import dev.tocsin.kql.tree.Relation;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code * has "text"}: whether any column, as text, matches. */
final class AnyColumn {
    private static final Set<Relation> POSITIVE = EnumSet.of(
            Relation.HAS,
            Relation.HAS_CS,
            Relation.HAS_PREFIX,
            Relation.HAS_PREFIX_CS,
            Relation.HAS_SUFFIX,
            Relation.HAS_SUFFIX_CS,
            Relation.CONTAINS,
            Relation.CONTAINS_CS,
            Relation.STARTS_WITH,
            Relation.STARTS_WITH_CS,
            Relation.ENDS_WITH,
            Relation.ENDS_WITH_CS,
            Relation.MATCHES_REGEX,
            Relation.EQUAL_IGNORING_CASE);

    private final Compilation compilation;
    private final ExpressionCompiler expressions;
    private final List<Column> columns;

    AnyColumn(Compilation compilation, ExpressionCompiler expressions, List<Column> columns) {
        this.compilation = compilation;
        this.expressions = expressions;
        this.columns = List.copyOf(columns);
    }

    Evaluation matches(Relation relation, Evaluation text, SourceRange range) {
        if (!POSITIVE.contains(relation) || text.type() != ValueType.STRING) {
            throw EvaluationException.notImplemented("* " + relation.symbol() + " of all columns", range);
        }
        List<Evaluation> each = new ArrayList<>();
        for (Column column : columns) {
            Evaluation value = expressions.cast(expressions.column(column, range), ValueType.STRING, range);
            each.add(compared(relation, value, text, range));
        }
        if (each.isEmpty()) {
            return new Constant(ValueType.BOOL, compilation.slot(), run -> false);
        }
        return any(each, range);
    }

    static Evaluation compared(Relation relation, Evaluation value, Evaluation text, SourceRange range) {
        CallSite site =
                new CallSite(relation.symbol(), List.of(value.type(), text.type()), none(2), ValueType.BOOL, 0, range);
        return Call.of(ValueType.BOOL, ScalarOperators.comparison(relation, site), List.of(value, text));
    }

    private static Evaluation any(List<Evaluation> each, SourceRange range) {
        CallSite site = new CallSite(
                "or", each.stream().map(Evaluation::type).toList(), none(each.size()), ValueType.BOOL, 0, range);
        return Call.of(ValueType.BOOL, ScalarOperators.logic(false, site), each);
    }

    private static List<@Nullable Object> none(int count) {
        return new ArrayList<>(java.util.Collections.nCopies(count, null));
    }
}

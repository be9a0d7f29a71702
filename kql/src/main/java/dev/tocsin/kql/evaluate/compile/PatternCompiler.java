package dev.tocsin.kql.evaluate.compile;

import dev.tocsin.kql.evaluate.expression.Constant;
import dev.tocsin.kql.evaluate.run.EvaluationException;
import dev.tocsin.kql.evaluate.value.ValueType;
import dev.tocsin.kql.tree.Clause;
import dev.tocsin.kql.tree.Expression;
import dev.tocsin.kql.tree.Operation;
import dev.tocsin.kql.tree.Statement;
import dev.tocsin.kql.tree.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Makes relations of calls of patterns: the body of the first match whose arguments, and whose name behind a dot, are the call's.
 * See <a href="https://learn.microsoft.com/kusto/query/pattern-statement">the pattern statement</a>.
 */
final class PatternCompiler {
    private final Compilation compilation;

    PatternCompiler(Compilation compilation) {
        this.compilation = compilation;
    }

    /** What the expression gives, if it calls a pattern; else null. */
    @Nullable
    TableNode table(Expression expression, Scope scope) {
        Expression path = expression instanceof Operation.Path written ? written.member() : null;
        Expression target = expression instanceof Operation.Path written ? written.target() : expression;
        if (!(target instanceof Operation.Call call) || !(call.function() instanceof Value.Name name)) {
            return null;
        }
        for (Scope declaring = scope; declaring != null; declaring = declaring.outer()) {
            Statement.Pattern pattern = declaring.pattern(name.value());
            if (pattern != null) {
                return table(pattern, call, path, scope, declaring);
            }
        }
        return null;
    }

    private TableNode table(
            Statement.Pattern pattern, Operation.Call call, @Nullable Expression path, Scope scope, Scope declaring) {
        List<Object> arguments = values(call.arguments(), scope);
        String member = path == null ? null : member(path, scope);
        for (Clause.PatternMatch match : pattern.matches()) {
            String wanted = match.path() == null ? null : member(match.path(), declaring);
            if (values(match.arguments(), declaring).equals(arguments) && Objects.equals(wanted, member)) {
                return body(pattern, match, arguments, wanted, declaring);
            }
        }
        throw EvaluationException.failure(
                "The pattern " + pattern.name().value() + " has no match for this call", call.range());
    }

    private List<Object> values(List<Expression> written, Scope scope) {
        List<Object> values = new ArrayList<>();
        for (Expression expression : written) {
            Object value = compilation.expressions(scope, RowShape.none()).literalValue(expression);
            if (value == null) {
                throw EvaluationException.notImplemented(
                        "An argument of a pattern that is not written out", expression.range());
            }
            values.add(value);
        }
        return values;
    }

    private String member(Expression path, Scope scope) {
        if (path instanceof Value.Name name) {
            return name.value();
        }
        Expression inner = path instanceof Operation.Bracketed bracketed ? bracketed.inner() : path;
        return String.valueOf(values(List.of(inner), scope).get(0));
    }

    private TableNode body(
            Statement.Pattern pattern,
            Clause.PatternMatch match,
            List<Object> arguments,
            @Nullable String member,
            Scope declaring) {
        Scope inner = new Scope(declaring, declaring.bindings(), RowShape.none());
        for (int i = 0; i < pattern.parameters().size(); i++) {
            name(inner, pattern.parameters().get(i), arguments.get(i));
        }
        if (pattern.path() != null && member != null) {
            name(inner, pattern.path(), member);
        }
        compilation.declare(match.body().statements(), inner);
        Expression result = match.body().result();
        if (result == null) {
            throw EvaluationException.notImplemented("A match without a result", match.range());
        }
        return compilation.tables().table(result, inner);
    }

    private void name(Scope inner, Clause.Column parameter, Object value) {
        if (!(value instanceof String)) {
            throw EvaluationException.notImplemented("A parameter of a pattern that is no string", parameter.range());
        }
        inner.name(parameter.name().value(), new Constant(ValueType.STRING, compilation.slot(), run -> value));
    }
}

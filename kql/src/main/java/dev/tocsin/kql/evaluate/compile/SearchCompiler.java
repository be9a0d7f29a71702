package dev.tocsin.kql.evaluate.compile;

import com.google.re2j.Pattern;
import dev.tocsin.kql.evaluate.expression.Call;
import dev.tocsin.kql.evaluate.expression.Constant;
import dev.tocsin.kql.evaluate.expression.Evaluation;
import dev.tocsin.kql.evaluate.expression.ScalarOperators;
import dev.tocsin.kql.evaluate.function.CallSite;
import dev.tocsin.kql.evaluate.operator.RowSteps;
import dev.tocsin.kql.evaluate.run.EvaluationException;
import dev.tocsin.kql.evaluate.value.ValueType;
import dev.tocsin.kql.symbol.Column;
import dev.tocsin.kql.symbol.GroupType;
import dev.tocsin.kql.symbol.Symbol;
import dev.tocsin.kql.symbol.TableType;
import dev.tocsin.kql.text.SourceRange;
import dev.tocsin.kql.tree.Expression;
import dev.tocsin.kql.tree.Node;
import dev.tocsin.kql.tree.Operation;
import dev.tocsin.kql.tree.Relation;
import dev.tocsin.kql.tree.RowOperator;
import dev.tocsin.kql.tree.Value;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes relations of {@code search}, which is a filter on a union, as its page in Microsoft's documentation says. */
final class SearchCompiler {
    private final Compilation compilation;
    private final UnionCompiler unions;

    SearchCompiler(Compilation compilation, UnionCompiler unions) {
        this.compilation = compilation;
        this.unions = unions;
    }

    /**
     * @param input what is searched; absent for the tables that the operator names, or for all
     * @param name of the input, if it is a table
     */
    TableNode search(RowOperator.Search search, @Nullable TableNode input, @Nullable String name, Scope scope) {
        SourceRange range = OperatorCompiler.start(search);
        List<UnionCompiler.Member> members = new ArrayList<>();
        if (!search.tables().isEmpty()) {
            for (Expression table : search.tables()) {
                unions.add(table, scope, false, members);
            }
        } else if (input != null) {
            members.add(new UnionCompiler.Member(input, name));
        } else if (scope.bindings().meaning(search).symbol() instanceof GroupType all) {
            for (Symbol member : all.members()) {
                TableType type = (TableType) member;
                members.add(new UnionCompiler.Member(compilation.tables().stored(type, range), type.name()));
            }
        }
        TableType type = (TableType) scope.bindings().meaning(search).rawType();
        if (type.open()) {
            throw EvaluationException.notImplemented("A search in tables whose columns are not known", range);
        }
        TableNode rows = unions.combined(members, type, true, false, range);
        String kind = Parameters.word(search.parameters(), "kind");
        Predicate predicate = new Predicate(scope, rows.shape(), "case_sensitive".equals(kind));
        return new TableNode(RowSteps.filter(rows.relation(), List.of(predicate.of(search.predicate()))), rows.shape());
    }

    /** What a row is looked at for; a text alone may be in any column. */
    private final class Predicate {
        private final ExpressionCompiler expressions;
        private final AnyColumn any;
        private final boolean exact;

        Predicate(Scope scope, RowShape shape, boolean exact) {
            expressions = compilation.expressions(scope, shape);
            List<Column> searched = shape.columns().subList(1, shape.size());
            any = new AnyColumn(compilation, expressions, searched);
            this.exact = exact;
        }

        Evaluation of(Expression written) {
            Expression expression = Trees.underlying(written);
            if (expression instanceof Value.Star) {
                return always();
            }
            if (Literals.isLiteral(expression)) {
                return term(null, expression);
            }
            if (expression instanceof Operation.Logical logical) {
                List<Evaluation> operands = new ArrayList<>();
                for (Expression operand : logical.operands()) {
                    operands.add(of(operand));
                }
                CallSite site = expressions.site(
                        "\"and\" or \"or\"", operands, List.of(), ValueType.BOOL, 0, expression.range());
                return Call.of(ValueType.BOOL, ScalarOperators.logic(logical.conjunction(), site), operands);
            }
            if (expression instanceof Operation.Comparison comparison) {
                return comparison(comparison);
            }
            if (exact) {
                refuseInexact(expression);
            }
            Evaluation value = expressions.compile(expression);
            if (value.type() != ValueType.BOOL) {
                throw EvaluationException.notImplemented("A search for this", expression.range());
            }
            return value;
        }

        private Evaluation comparison(Operation.Comparison comparison) {
            boolean star = comparison.left() instanceof Value.Star;
            if (comparison.relation() == Relation.SEARCH) {
                return term(star ? null : expressions.compile(comparison.left()), comparison.right());
            }
            if (exact) {
                refuseInexact(comparison);
            }
            return star
                    ? any.matches(comparison.relation(), expressions.compile(comparison.right()), comparison.range())
                    : expressions.compile(comparison);
        }

        /** With case_sensitive it is told only of operators in general that they heed the case. */
        private void refuseInexact(Node node) {
            if (node instanceof Operation.Comparison comparison
                    && !comparison.relation().symbol().endsWith("_cs")
                    && Character.isLetter(comparison.relation().symbol().charAt(0))) {
                throw EvaluationException.notImplemented(
                        "search kind=case_sensitive with "
                                + comparison.relation().symbol(),
                        comparison.range());
            }
            node.forEachChild(this::refuseInexact);
        }

        private Evaluation always() {
            return new Constant(ValueType.BOOL, compilation.slot(), run -> true);
        }

        /** A text with stars: where they are says how it is looked for. */
        private Evaluation term(@Nullable Evaluation column, Expression literal) {
            if (!(expressions.literalValue(literal) instanceof String text)) {
                throw EvaluationException.notImplemented("A search for what is no text", literal.range());
            }
            boolean before = text.startsWith("*");
            boolean behind = text.length() > 1 && text.endsWith("*");
            String inside = text.substring(before ? 1 : 0, text.length() - (behind ? 1 : 0));
            if (inside.isEmpty()) {
                return always();
            }
            int star = inside.indexOf('*');
            if (star >= 0 && (before || behind)) {
                throw EvaluationException.undocumented(
                        "How a text with stars inside and at an end is searched for is not documented",
                        literal.range());
            }
            Relation relation = star >= 0 ? Relation.MATCHES_REGEX : relation(before, behind);
            String wanted = star >= 0 ? regex(inside) : inside;
            Evaluation constant = new Constant(ValueType.STRING, compilation.slot(), run -> wanted);
            return column == null
                    ? any.matches(relation, constant, literal.range())
                    : AnyColumn.compared(
                            relation,
                            expressions.cast(column, ValueType.STRING, literal.range()),
                            constant,
                            literal.range());
        }

        private Relation relation(boolean before, boolean behind) {
            if (before && behind) {
                return exact ? Relation.CONTAINS_CS : Relation.CONTAINS;
            }
            if (before) {
                return exact ? Relation.HAS_SUFFIX_CS : Relation.HAS_SUFFIX;
            }
            if (behind) {
                return exact ? Relation.HAS_PREFIX_CS : Relation.HAS_PREFIX;
            }
            return exact ? Relation.HAS_CS : Relation.HAS;
        }

        private String regex(String text) {
            List<String> parts = new ArrayList<>();
            for (String part : text.split("\\*+", -1)) {
                parts.add(Pattern.quote(part));
            }
            return "\\b" + String.join(".*", parts) + "\\b";
        }
    }
}

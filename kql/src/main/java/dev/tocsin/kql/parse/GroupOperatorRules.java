package dev.tocsin.kql.parse;

import dev.tocsin.kql.parse.Grammar.ListEnd;
import dev.tocsin.kql.syntax.TokenKind;
import dev.tocsin.kql.tree.Clause;
import dev.tocsin.kql.tree.Expression;
import dev.tocsin.kql.tree.GroupOperator;
import dev.tocsin.kql.tree.Operation;
import dev.tocsin.kql.tree.Operator;
import dev.tocsin.kql.tree.Value;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Operators that make fewer rows of many, or many of few; {@link ScanRules} has scan. */
final class GroupOperatorRules {
    private final Grammar grammar;
    private final Cursor cursor;
    private final ScanRules scans;

    GroupOperatorRules(Grammar grammar) {
        this.grammar = grammar;
        cursor = grammar.cursor;
        scans = new ScanRules(grammar);
    }

    @Nullable
    Operator operator(String word) {
        return switch (word) {
            case "summarize" -> summarize();
            case "make-series" -> makeSeries();
            case "reduce" -> reduce();
            case "mv-expand", "mvexpand" -> mvExpand();
            case "mv-apply", "mvapply" -> mvApply();
            case "scan" -> scans.scan();
            default -> null;
        };
    }

    private Operator summarize() {
        int start = cursor.start();
        String keyword = cursor.source(cursor.next());
        List<Clause.Parameter> parameters = grammar.parameters.withEquals();
        List<Expression> aggregates = grammar.list(
                grammar.expressions::named, grammar::missing, ListEnd.commonOr(() -> cursor.at("by")), false);
        List<Expression> by = new ArrayList<>();
        if (cursor.eat("by")) {
            by.addAll(grammar.list(grammar.expressions::named, grammar::missing, ListEnd.commonOr(this::atBin), true));
            if (cursor.at("bin") && cursor.kind(1) == TokenKind.EQUAL) {
                by.add(oldBin());
            }
        }
        return new GroupOperator.Summarize(cursor.since(start), keyword, parameters, aggregates, by);
    }

    /** {@code by a bin = 5m}, an old way to write {@code bin(a, 5m)}. */
    private boolean atBin() {
        return cursor.at("bin")
                && cursor.kind(1) == TokenKind.EQUAL
                && switch (cursor.kind(2)) {
                    case LONG, INT, REAL, DECIMAL, TIMESPAN, DATETIME, STRING, BOOL, GUID -> true;
                    default -> false;
                };
    }

    private Expression oldBin() {
        int start = cursor.start();
        Value.Name name = grammar.names.anyToken();
        cursor.expect(TokenKind.EQUAL);
        Expression value = grammar.expressions.requiredUnnamed();
        return new Operation.Named(cursor.since(start), List.of(name), false, value);
    }

    private Operator makeSeries() {
        int start = cursor.start();
        String keyword = cursor.source(cursor.next());
        List<Clause.Parameter> parameters = grammar.parameters.withEquals();
        ListEnd end = ListEnd.commonOr(() -> cursor.at("on") || cursor.at("from") || cursor.at("in"));
        List<Clause.Series> aggregates = grammar.list(this::series, this::missingSeries, end, true);
        cursor.expect("on");
        Expression on = grammar.expressions.requiredNamed();
        Expression from = null;
        Expression to = null;
        Expression step = null;
        List<Expression> inRange = List.of();
        if (cursor.at("from") || cursor.at("to") || cursor.at("step")) {
            from = cursor.eat("from") ? grammar.expressions.requiredUnnamed() : null;
            to = cursor.eat("to") ? grammar.expressions.requiredUnnamed() : null;
            cursor.expect("step");
            step = grammar.expressions.requiredUnnamed();
        } else {
            inRange = inRange();
        }
        List<Expression> by = cursor.eat("by")
                ? grammar.list(grammar.expressions::named, grammar::missing, ListEnd.NO_COMMA, true)
                : List.of();
        return new GroupOperator.MakeSeries(
                cursor.since(start), keyword, parameters, aggregates, on, from, to, step, inRange, by);
    }

    private List<Expression> inRange() {
        if (cursor.workbook() && cursor.at(TokenKind.PLACEHOLDER)) {
            return List.of(grammar.literals.onePlaceholder());
        }
        cursor.expect("in");
        cursor.expect("range");
        cursor.expect(TokenKind.OPEN_PAREN);
        List<Expression> all = grammar.list(grammar.expressions::named, grammar::missing, ListEnd.COMMON, false);
        cursor.expect(TokenKind.CLOSE_PAREN);
        return all;
    }

    private Clause.@Nullable Series series() {
        int start = cursor.start();
        Expression aggregate = grammar.expressions.named();
        if (aggregate == null) {
            return null;
        }
        Expression defaultValue = defaultValue();
        return new Clause.Series(cursor.since(start), aggregate, defaultValue);
    }

    private @Nullable Expression defaultValue() {
        if (!cursor.eat("default")) {
            return null;
        }
        cursor.expect(TokenKind.EQUAL);
        return grammar.expressions.requiredNamed();
    }

    private Clause.Series missingSeries() {
        Expression missing = grammar.missing();
        return new Clause.Series(missing.range(), missing, null);
    }

    private Operator reduce() {
        int start = cursor.start();
        String keyword = cursor.source(cursor.next());
        List<Clause.Parameter> parameters = grammar.parameters.all("threshold", "characters");
        cursor.expect("by");
        Expression by = grammar.expressions.requiredNamed();
        List<Clause.Parameter> with =
                cursor.eat("with") ? grammar.parameters.commaSeparated("threshold", "characters") : List.of();
        return new GroupOperator.Reduce(cursor.since(start), keyword, parameters, by, with);
    }

    private Operator mvExpand() {
        int start = cursor.start();
        String keyword = cursor.source(cursor.next());
        List<Clause.Parameter> parameters = grammar.parameters.withEquals();
        List<Clause.Spread> columns =
                grammar.list(this::spread, this::missingSpread, ListEnd.commonOr(() -> cursor.at("limit")), true);
        Expression limit = cursor.eat("limit") ? grammar.expressions.requiredUnnamed() : null;
        return new GroupOperator.MvExpand(cursor.since(start), keyword, parameters, columns, limit);
    }

    /** {@code a}, {@code a = b}, {@code a to typeof(long)}. */
    private Clause.@Nullable Spread spread() {
        int start = cursor.start();
        Expression value = cursor.at("to") ? grammar.missing() : grammar.expressions.named();
        if (value == null) {
            return null;
        }
        Value.TypeOf type = cursor.eat("to") ? typeOf() : null;
        return new Clause.Spread(cursor.since(start, value), value, type);
    }

    private Value.TypeOf typeOf() {
        Value.TypeOf type = grammar.schemas.typeOf();
        if (type != null) {
            return type;
        }
        cursor.absent("typeof literal");
        return new Value.TypeOf(cursor.nothing(), List.of());
    }

    private Clause.Spread missingSpread() {
        Expression missing = grammar.missing();
        return new Clause.Spread(missing.range(), missing, null);
    }

    private Operator mvApply() {
        int start = cursor.start();
        String keyword = cursor.source(cursor.next());
        List<Clause.Parameter> parameters = grammar.parameters.withEquals();
        List<Clause.Spread> columns = applied();
        Expression limit = cursor.eat("limit") ? grammar.expressions.requiredUnnamed() : null;
        Expression id = cursor.eat("id") ? grammar.expressions.requiredUnnamed() : null;
        cursor.expect("on");
        Clause.Subquery subquery = subquery();
        return new GroupOperator.MvApply(cursor.since(start), keyword, parameters, columns, limit, id, subquery);
    }

    /** Of one column the type may stand alone. */
    private List<Clause.Spread> applied() {
        if (cursor.at("to")) {
            int start = cursor.start();
            int position = cursor.position();
            cursor.next();
            Value.TypeOf type = grammar.schemas.typeOf();
            if (type != null && !cursor.at(TokenKind.COMMA)) {
                return List.of(new Clause.Spread(cursor.since(start), null, type));
            }
            cursor.reset(position);
        }
        return grammar.list(this::spread, this::missingSpread, ListEnd.commonOr(this::atApplyClause), true);
    }

    /** These words may be names of columns too; what follows tells. */
    private boolean atApplyClause() {
        return (cursor.at("limit") || cursor.at("id") || cursor.at("on"))
                && cursor.kind(1) != TokenKind.COMMA
                && cursor.kind(1) != TokenKind.EQUAL
                && !cursor.at(1, "to");
    }

    private Clause.Subquery subquery() {
        int start = cursor.start();
        boolean open = cursor.at(TokenKind.OPEN_PAREN);
        cursor.expect(TokenKind.OPEN_PAREN);
        Expression query = open ? grammar.pipelines.contextual() : grammar.missing();
        cursor.expect(TokenKind.CLOSE_PAREN);
        return new Clause.Subquery(cursor.since(start, query), null, query);
    }
}

package dev.tocsin.kql.parse;

import dev.tocsin.kql.parse.Grammar.ListEnd;
import dev.tocsin.kql.syntax.TokenKind;
import dev.tocsin.kql.tree.Clause;
import dev.tocsin.kql.tree.Expression;
import dev.tocsin.kql.tree.GroupOperator;
import dev.tocsin.kql.tree.Operator;
import dev.tocsin.kql.tree.Value;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The operator that looks for sequences of rows. */
final class ScanRules {
    private final Grammar grammar;
    private final Cursor cursor;

    ScanRules(Grammar grammar) {
        this.grammar = grammar;
        cursor = grammar.cursor;
    }

    Operator scan() {
        int start = cursor.start();
        String keyword = cursor.source(cursor.next());
        List<Clause.Parameter> parameters = grammar.parameters.all();
        ListEnd end = ListEnd.commonOr(this::atClause);
        List<Expression> order = List.of();
        if (cursor.eat("order")) {
            cursor.expect("by");
            order = grammar.list(grammar.expressions::ordered, grammar::missing, end, true);
        }
        List<Expression> partition = List.of();
        if (cursor.eat("partition")) {
            cursor.expect("by");
            partition = grammar.list(grammar.expressions::unnamed, grammar::missing, end, true);
        }
        List<Clause.FunctionParameter> declared =
                cursor.eat("declare") ? grammar.schemas.functionParameters(false) : List.of();
        cursor.expect("with");
        cursor.expect(TokenKind.OPEN_PAREN);
        List<Clause.Step> steps = new ArrayList<>();
        while (cursor.at("step")) {
            steps.add(step());
        }
        cursor.expect(TokenKind.CLOSE_PAREN);
        return new GroupOperator.Scan(cursor.since(start), keyword, parameters, order, partition, declared, steps);
    }

    private boolean atClause() {
        return switch (cursor.word()) {
            case "partition", "order", "by", "declare", "with" -> true;
            default -> false;
        };
    }

    private Clause.Step step() {
        int start = cursor.start();
        cursor.next();
        Value.Name name = grammar.names.newName();
        if (name == null) {
            name = grammar.names.missingName();
        }
        boolean optional = cursor.eat("optional");
        String output = output();
        cursor.expect(TokenKind.COLON);
        Expression condition = grammar.expressions.requiredUnnamed();
        List<Clause.Assignment> assignments = cursor.eat(TokenKind.FAT_ARROW)
                ? grammar.list(this::assignment, this::missingAssignment, ListEnd.COMMON, true)
                : List.of();
        cursor.expect(TokenKind.SEMICOLON);
        return new Clause.Step(cursor.since(start), name, optional, output, condition, assignments);
    }

    /** Which matched rows the step gives; empty for what is usual. */
    private String output() {
        if (!cursor.eat("output")) {
            return "";
        }
        cursor.expect(TokenKind.EQUAL);
        String value = cursor.text();
        if (value.equals("all") || value.equals("last") || value.equals("none")) {
            cursor.next();
            return value;
        }
        cursor.missing("all, last or none");
        return "";
    }

    private Clause.@Nullable Assignment assignment() {
        int start = cursor.start();
        Value.Name name = grammar.names.newName();
        if (name == null) {
            return null;
        }
        cursor.expect(TokenKind.EQUAL);
        Expression value = grammar.expressions.requiredUnnamed();
        return new Clause.Assignment(cursor.since(start), name, value);
    }

    private Clause.Assignment missingAssignment() {
        Value.Name name = grammar.names.missingName();
        return new Clause.Assignment(name.range(), name, new Value.Missing(cursor.nothing()));
    }
}

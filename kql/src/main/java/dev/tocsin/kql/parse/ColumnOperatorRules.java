package dev.tocsin.kql.parse;

import dev.tocsin.kql.parse.Grammar.ListEnd;
import dev.tocsin.kql.syntax.TokenKind;
import dev.tocsin.kql.tree.Clause;
import dev.tocsin.kql.tree.ColumnOperator;
import dev.tocsin.kql.tree.ColumnOperator.AssertSchema;
import dev.tocsin.kql.tree.ColumnOperator.Distinct;
import dev.tocsin.kql.tree.ColumnOperator.Extend;
import dev.tocsin.kql.tree.ColumnOperator.GetSchema;
import dev.tocsin.kql.tree.ColumnOperator.Parse;
import dev.tocsin.kql.tree.ColumnOperator.ParseKv;
import dev.tocsin.kql.tree.ColumnOperator.Print;
import dev.tocsin.kql.tree.ColumnOperator.Project;
import dev.tocsin.kql.tree.ColumnOperator.ProjectAway;
import dev.tocsin.kql.tree.ColumnOperator.ProjectByNames;
import dev.tocsin.kql.tree.ColumnOperator.ProjectKeep;
import dev.tocsin.kql.tree.ColumnOperator.ProjectRename;
import dev.tocsin.kql.tree.ColumnOperator.ProjectReorder;
import dev.tocsin.kql.tree.ColumnOperator.Serialize;
import dev.tocsin.kql.tree.Expression;
import dev.tocsin.kql.tree.Node;
import dev.tocsin.kql.tree.Operator;
import dev.tocsin.kql.tree.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Operators that choose or compute columns. */
final class ColumnOperatorRules {
    private final Grammar grammar;
    private final Cursor cursor;

    ColumnOperatorRules(Grammar grammar) {
        this.grammar = grammar;
        cursor = grammar.cursor;
    }

    @Nullable
    Operator operator(String word) {
        return switch (word) {
            case "project" -> columns(this::named, Project::new);
            case "project-away" -> columns(grammar.entities::columns, ProjectAway::new);
            case "project-keep" -> columns(grammar.entities::columns, ProjectKeep::new);
            case "project-rename" -> columns(this::named, ProjectRename::new);
            case "project-reorder" -> columns(grammar.entities::orderedColumns, ProjectReorder::new);
            case "project-by-names" -> columns(grammar.expressions::unnamed, ProjectByNames::new);
            case "extend" -> someColumns(Extend::new);
            case "print" -> someColumns(Print::new);
            case "serialize" -> serialize();
            case "distinct" -> distinct();
            case "getschema" -> getSchema();
            case "assert-schema" -> assertSchema();
            case "parse", "parse-where" -> parse();
            case "parse-kv" -> parseKv();
            default -> null;
        };
    }

    /** Makes the operator of what was parsed. */
    private interface Maker {
        ColumnOperator make(dev.tocsin.kql.text.SourceRange range, String keyword, List<Expression> expressions);
    }

    private @Nullable Expression named() {
        return grammar.expressions.named();
    }

    private Operator columns(Supplier<@Nullable Expression> column, Maker maker) {
        return make(column, maker, false);
    }

    private Operator someColumns(Maker maker) {
        return make(this::named, maker, true);
    }

    private Operator make(Supplier<@Nullable Expression> column, Maker maker, boolean oneOrMore) {
        int start = cursor.start();
        String keyword = cursor.source(cursor.next());
        List<Expression> all = grammar.list(column, grammar::missing, ListEnd.COMMON, oneOrMore);
        return maker.make(cursor.since(start), keyword, all);
    }

    private Operator serialize() {
        int start = cursor.start();
        String keyword = cursor.source(cursor.next());
        List<Clause.Parameter> parameters = grammar.parameters.withEquals();
        List<Expression> all = grammar.list(this::named, grammar::missing, ListEnd.COMMON, false);
        return new Serialize(cursor.since(start), keyword, parameters, all);
    }

    private Operator distinct() {
        int start = cursor.start();
        String keyword = cursor.source(cursor.next());
        List<Clause.Parameter> parameters = grammar.parameters.withEquals();
        List<Expression> all = grammar.list(this::starOrNamed, grammar::missing, ListEnd.COMMON, true);
        return new Distinct(cursor.since(start), keyword, parameters, all);
    }

    private @Nullable Expression starOrNamed() {
        return cursor.at(TokenKind.STAR) ? new Value.Star(cursor.next()) : named();
    }

    private Operator getSchema() {
        int start = cursor.start();
        String keyword = cursor.source(cursor.next());
        Clause.Parameter kind = grammar.parameters.single("kind");
        return new GetSchema(cursor.since(start), keyword, kind);
    }

    private Operator assertSchema() {
        int start = cursor.start();
        String keyword = cursor.source(cursor.next());
        Clause.Schema schema = grammar.schemas.rowSchema();
        return new AssertSchema(cursor.since(start), keyword, schema);
    }

    private Operator parse() {
        int start = cursor.start();
        String keyword = cursor.source(cursor.next());
        List<Clause.Parameter> parameters = grammar.parameters.withEquals("flags");
        Expression source = grammar.expressions.requiredUnnamed();
        cursor.expect("with");
        List<Node> pattern = new ArrayList<>();
        Node part = patternPart();
        while (part != null) {
            pattern.add(part);
            part = patternPart();
        }
        return new Parse(cursor.since(start), keyword, parameters, source, pattern);
    }

    private @Nullable Node patternPart() {
        return switch (cursor.kind()) {
            case STAR -> new Value.Star(cursor.next());
            case STRING -> grammar.literals.string();
            default -> cursor.atWholeClause() ? null : grammar.schemas.columnWithOptionalType();
        };
    }

    private Operator parseKv() {
        int start = cursor.start();
        String keyword = cursor.source(cursor.next());
        Expression source = grammar.expressions.requiredUnnamed();
        cursor.expect("as");
        Clause.Schema keys = grammar.schemas.rowSchema();
        List<Clause.Parameter> properties =
                grammar.parameters.withClause("pair_delimiter", "kv_delimiter", "regex", "quote", "escape", "greedy");
        return new ParseKv(cursor.since(start), keyword, source, keys, properties);
    }
}

package dev.tocsin.kql.evaluate.compile;

import com.google.re2j.Matcher;
import com.google.re2j.PatternSyntaxException;
import dev.tocsin.kql.bind.Layout;
import dev.tocsin.kql.evaluate.expression.Evaluation;
import dev.tocsin.kql.evaluate.function.CallSite;
import dev.tocsin.kql.evaluate.function.Casts;
import dev.tocsin.kql.evaluate.operator.KeyValues;
import dev.tocsin.kql.evaluate.operator.Parsing;
import dev.tocsin.kql.evaluate.operator.Pattern;
import dev.tocsin.kql.evaluate.run.EvaluationException;
import dev.tocsin.kql.evaluate.value.ValueType;
import dev.tocsin.kql.symbol.Column;
import dev.tocsin.kql.tree.Clause;
import dev.tocsin.kql.tree.ColumnOperator;
import dev.tocsin.kql.tree.Expression;
import dev.tocsin.kql.tree.Node;
import dev.tocsin.kql.tree.Operator;
import dev.tocsin.kql.tree.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Makes relations of {@code parse}, {@code parse-where} and {@code parse-kv}. */
final class ParseCompiler {
    private final Compilation compilation;

    ParseCompiler(Compilation compilation) {
        this.compilation = compilation;
    }

    private static CallSite site(Operator operator) {
        return new CallSite(
                operator.keyword(),
                List.of(ValueType.STRING),
                List.of(),
                ValueType.STRING,
                0,
                OperatorCompiler.start(operator));
    }

    TableNode parse(ColumnOperator.Parse parse, TableNode input, Scope scope) {
        String kind = Parameters.word(parse.parameters(), "kind");
        if ("regex".equals(kind)) {
            throw EvaluationException.notImplemented("parse kind=regex", OperatorCompiler.start(parse));
        }
        List<Pattern.Part> parts = new ArrayList<>();
        List<String> names = new ArrayList<>();
        List<ValueType> types = new ArrayList<>();
        for (Node node : parse.pattern()) {
            Value.Name name = node instanceof Clause.Column column
                    ? column.name()
                    : node instanceof Value.Name only ? only : null;
            if (name != null) {
                ValueType type = scope.bindings().type(name);
                parts.add(new Pattern.Column(names.size(), type));
                names.add(name.value());
                types.add(type);
            } else if (node instanceof Value.Star) {
                parts.add(new Pattern.Any());
            } else if (node instanceof Expression expression && Literals.isLiteral(expression)) {
                parts.add(new Pattern.Text(String.valueOf(Literals.value(expression))));
            } else {
                throw EvaluationException.notImplemented("This part of a pattern", node.range());
            }
        }
        Pattern pattern = new Pattern(parts, "relaxed".equals(kind), site(parse));
        int count = names.size();
        return parsed(
                parse,
                parse.source(),
                text -> pattern.match(text, count),
                names,
                types,
                parse.keyword().equals("parse-where"),
                input,
                scope);
    }

    TableNode keyValues(ColumnOperator.ParseKv parse, TableNode input, Scope scope) {
        List<String> names = new ArrayList<>();
        List<ValueType> types = new ArrayList<>();
        for (Node node : parse.keys().columns()) {
            if (node instanceof Clause.Column column) {
                names.add(column.name().value());
                types.add(scope.bindings().type(column.name()));
            }
        }
        return parsed(parse, parse.source(), reader(parse, names, types), names, types, false, input, scope);
    }

    private static Function<String, @Nullable Object @Nullable []> reader(
            ColumnOperator.ParseKv parse, List<String> names, List<ValueType> types) {
        CallSite site = site(parse);
        String regex = Parameters.word(parse.properties(), "regex");
        if (regex != null) {
            return regex(regex, names, types, site);
        }
        List<String> quotes = new ArrayList<>();
        List<String> escapes = new ArrayList<>();
        for (Clause.Parameter property : parse.properties()) {
            for (Expression value : property.values()) {
                if (property.name().equals("quote")) {
                    quotes.add(String.valueOf(Literals.value(value)));
                } else if (property.name().equals("escape")) {
                    escapes.add(String.valueOf(Literals.value(value)));
                }
            }
        }
        String pair = Parameters.word(parse.properties(), "pair_delimiter");
        String between = Parameters.word(parse.properties(), "kv_delimiter");
        if (escapes.size() > 1 || (pair == null) != (between == null)) {
            throw site.notImplemented("with these properties");
        }
        KeyValues keyValues = new KeyValues(
                names,
                types,
                pair == null ? "" : pair,
                between == null ? "" : between,
                quotes,
                escapes.isEmpty() ? "" : escapes.get(0),
                "true".equals(Parameters.word(parse.properties(), "greedy")),
                site);
        return keyValues::values;
    }

    private static Function<String, @Nullable Object @Nullable []> regex(
            String regex, List<String> names, List<ValueType> types, CallSite site) {
        com.google.re2j.Pattern pattern;
        try {
            pattern = com.google.re2j.Pattern.compile(regex);
        } catch (PatternSyntaxException e) {
            throw site.failure("the regular expression is not valid: " + e.getDescription());
        }
        return text -> {
            @Nullable Object[] values = new Object[names.size()];
            boolean[] known = new boolean[names.size()];
            Matcher matcher = pattern.matcher(text);
            while (matcher.find()) {
                int index = names.indexOf(matcher.group(1));
                if (index >= 0 && !known[index]) {
                    known[index] = true;
                    values[index] = Casts.convert(matcher.group(2), types.get(index), site);
                }
            }
            return values;
        };
    }

    private TableNode parsed(
            Operator operator,
            Expression source,
            Function<String, @Nullable Object @Nullable []> parse,
            List<String> names,
            List<ValueType> types,
            boolean dropping,
            TableNode input,
            Scope scope) {
        Evaluation text = compilation.expressions(scope, input.shape()).compile(source);
        List<Parsing.Cell> cells = new ArrayList<>();
        List<Column> columns = new ArrayList<>();
        Map<String, Integer> places = new HashMap<>();
        Map<String, Column> again = new HashMap<>();
        for (Layout.Slot slot : OperatorCompiler.layout(operator, scope).slots()) {
            // A column that is there is replaced, as by extend: in a row that does not match it has no value either.
            String name = slot.column().name();
            int part = names.indexOf(name);
            Integer index =
                    slot.input() == null || part >= 0 ? null : input.shape().index(slot.input());
            Integer before = places.putIfAbsent(name, cells.size());
            if (before != null && part >= 0) {
                again.put(name, slot.column());
            } else {
                cells.add(new Parsing.Cell(index == null ? -1 : index, part));
                columns.add(slot.column());
            }
        }
        RowShape shape = RowShape.of(
                columns.stream()
                        .map(column -> again.getOrDefault(column.name(), column))
                        .toList(),
                OperatorCompiler.start(operator));
        for (Column column : columns) {
            shape.alias(column, java.util.Objects.requireNonNull(places.get(column.name())));
        }
        return new TableNode(Parsing.of(input.relation(), text, parse, types, cells, dropping), shape);
    }
}

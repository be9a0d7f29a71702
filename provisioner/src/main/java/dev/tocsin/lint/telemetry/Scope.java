package dev.tocsin.lint.telemetry;

import dev.tocsin.kql.bind.BoundQuery;
import dev.tocsin.kql.bind.Meaning;
import dev.tocsin.kql.symbol.Column;
import dev.tocsin.kql.syntax.StringLiterals;
import dev.tocsin.kql.tree.Expression;
import dev.tocsin.kql.tree.Operation;
import dev.tocsin.kql.tree.Tabular;
import dev.tocsin.kql.tree.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the names mean that a query declares. */
final class Scope {
    private final BoundQuery bound;
    private final Map<String, Optional<Rows>> tables;
    private final Map<String, List<String>> texts;
    private final Map<String, Tabular.Function> functions;

    Scope(BoundQuery bound) {
        this(bound, Map.of(), Map.of(), Map.of());
    }

    private Scope(
            BoundQuery bound,
            Map<String, Optional<Rows>> tables,
            Map<String, List<String>> texts,
            Map<String, Tabular.Function> functions) {
        this.bound = bound;
        this.tables = new HashMap<>(tables);
        this.texts = new HashMap<>(texts);
        this.functions = new HashMap<>(functions);
    }

    /** For the body of a function: what it declares is not seen outside. */
    Scope inner() {
        return new Scope(bound, tables, texts, functions);
    }

    void declare(String name, @Nullable Rows rows) {
        tables.put(name, Optional.ofNullable(rows));
    }

    void declare(String name, List<String> values) {
        texts.put(name, values);
    }

    void declare(String name, Tabular.Function function) {
        functions.put(name, function);
    }

    /** Whether the query declares a table of this name. */
    boolean declaresTable(String name) {
        return tables.containsKey(name);
    }

    /** The rows of a table that the query declares; {@code null} where they are of no known origin. */
    @Nullable
    Rows table(String name) {
        return tables.getOrDefault(name, Optional.empty()).orElse(null);
    }

    Tabular.@Nullable Function function(String name) {
        return functions.get(name);
    }

    /** The texts that the expressions stand for; {@code null} unless each is known. */
    @Nullable
    List<String> texts(List<Expression> expressions) {
        List<String> all = new ArrayList<>();
        for (Expression one : expressions) {
            List<String> some = texts(one);
            if (some == null) {
                return null;
            }
            all.addAll(some);
        }
        return all;
    }

    /** A text, or the texts of an array; {@code null} where they are not known, as with a placeholder in them. */
    @Nullable
    List<String> texts(Expression expression) {
        if (expression instanceof Operation.Parenthesized inside) {
            return texts(inside.inner());
        }
        if (expression instanceof Value.Literal literal) {
            return literal.kind() == Value.Kind.STRING ? filled(StringLiterals.value(literal.text())) : null;
        }
        if (expression instanceof Value.Strings strings) {
            StringBuilder text = new StringBuilder();
            strings.parts().forEach(part -> text.append(StringLiterals.value(part.text())));
            return filled(text.toString());
        }
        if (expression instanceof Value.Dynamic dynamic) {
            return texts(dynamic.value());
        }
        if (expression instanceof Value.JsonArray array) {
            return texts(array.items());
        }
        if (expression instanceof Value.Name name) {
            Meaning meaning = bound.meaning(name);
            List<String> declared =
                    meaning != null && meaning.symbol() instanceof Column ? null : texts.get(name.value());
            return declared != null
                    ? declared
                    : meaning != null && meaning.value() instanceof String text ? filled(text) : null;
        }
        return null;
    }

    private static @Nullable List<String> filled(String text) {
        return text.indexOf('{') < 0 ? List.of(text) : null;
    }
}

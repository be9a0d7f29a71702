package dev.tocsin.kql.bind;

import dev.tocsin.kql.symbol.Column;
import dev.tocsin.kql.symbol.Conversions;
import dev.tocsin.kql.symbol.Dynamic;
import dev.tocsin.kql.symbol.Scalar;
import dev.tocsin.kql.symbol.Special;
import dev.tocsin.kql.symbol.TableType;
import dev.tocsin.kql.symbol.Type;
import dev.tocsin.kql.syntax.StringLiterals;
import dev.tocsin.kql.tree.Clause;
import dev.tocsin.kql.tree.Expression;
import dev.tocsin.kql.tree.Node;
import dev.tocsin.kql.tree.Value;
import java.util.ArrayList;
import java.util.List;

/** The types and values of literals. */
final class LiteralTypes {
    private final Binding binding;

    LiteralTypes(Binding binding) {
        this.binding = binding;
    }

    Meaning meaning(Value value) {
        if (value instanceof Value.Literal literal) {
            return Meaning.constant(type(literal.kind()), Constants.value(literal));
        }
        if (value instanceof Value.Strings strings) {
            return Meaning.constant(Scalar.STRING, text(strings));
        }
        if (value instanceof Value.Dynamic dynamic) {
            Meaning inner = binding.expressions.bind(dynamic.value(), false);
            return Meaning.constant(Dynamic.of(inner.type()), inner.value());
        }
        if (value instanceof Value.JsonArray array) {
            return Meaning.constant(array(array), null);
        }
        if (value instanceof Value.JsonObject object) {
            return Meaning.constant(object(object), null);
        }
        return value instanceof Value.TypeOf typeOf ? typeOf(typeOf) : Meaning.UNKNOWN;
    }

    private static Type type(Value.Kind kind) {
        return switch (kind) {
            case BOOL -> Scalar.BOOL;
            case DATETIME -> Scalar.DATETIME;
            case DECIMAL -> Scalar.DECIMAL;
            case GUID -> Scalar.GUID;
            case INT -> Scalar.INT;
            case LONG -> Scalar.LONG;
            case NULL -> Scalar.NULL;
            case REAL -> Scalar.REAL;
            case STRING -> Scalar.STRING;
            case TIMESPAN -> Scalar.TIMESPAN;
            case WORD -> Special.VOID;
        };
    }

    private String text(Value.Strings strings) {
        StringBuilder text = new StringBuilder();
        for (Value.Literal part : strings.parts()) {
            Object value = binding.expressions.bind(part, false).value();
            text.append(value == null ? "" : value);
        }
        return text.toString();
    }

    private Type array(Value.JsonArray array) {
        List<Type> types = new ArrayList<>();
        for (Expression item : array.items()) {
            types.add(binding.expressions.bind(item, false).type());
        }
        return Dynamic.arrayOf(Conversions.common(types, Conversions.Allowed.NONE));
    }

    private Type object(Value.JsonObject object) {
        List<Column> properties = new ArrayList<>();
        for (Clause.JsonProperty property : object.properties()) {
            Type type = binding.expressions.bind(property.value(), false).type();
            properties.add(new Column(key(property.name()), type));
        }
        return new Dynamic.Bag(properties);
    }

    private static String key(String written) {
        boolean quoted = written.length() > 1 && (written.startsWith("\"") || written.startsWith("'"));
        return quoted ? StringLiterals.value(written) : written;
    }

    private Meaning typeOf(Value.TypeOf typeOf) {
        Type type;
        if (typeOf.columns().size() == 1 && typeOf.columns().get(0) instanceof Clause.TypeName name) {
            type = Declarations.type(name);
        } else {
            List<Column> columns = new ArrayList<>();
            boolean open = false;
            for (Node node : typeOf.columns()) {
                if (node instanceof Value.Star || node instanceof Clause.AnyColumns) {
                    columns.addAll(binding.rowColumns());
                    open |= binding.rowOrEmpty().open();
                } else if (node instanceof Clause.Column column) {
                    columns.add(new Column(column.name().value(), Declarations.type(column.type())));
                }
            }
            type = new TableType(columns, open);
        }
        return new Meaning(Scalar.TYPE, type, true, null, null);
    }
}
